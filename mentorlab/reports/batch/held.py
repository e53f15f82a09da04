"""Is somebody else at this work? A lock on a file, which the system lets go when its holder dies, however it dies."""

from __future__ import annotations

import errno
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

LOOKS = 0.2  # seconds between two looks at a lock that another holds
NO_LOCKS = (errno.ENOLCK, errno.ENOSYS, errno.ENOTSUP)  # a file system without locks: said by `Taken` never


class Taken(Exception):
    """Another process holds it."""


@contextmanager
def held(path: Path, *, wait: bool = True) -> Iterator[None]:
    """Hold the lock of this file, which is made where it is not there. Raises Taken where another holds it and `wait`
    is not wished. A kernel or worker that this process starts does not inherit it.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a+b") as file:
        while not _locked(file):
            if not wait:
                raise Taken(str(path))
            time.sleep(LOOKS)
        yield


def _locked(file: IO[bytes]) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        return error.errno in NO_LOCKS
    return True
