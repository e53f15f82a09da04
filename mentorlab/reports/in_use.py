"""Does somebody still work in a folder, or has its process died? The system's own lock on it says so.

A lock goes with its process, however that ends, and stays with the folder when it is renamed; a number of a process in
a file would do neither. Where a system or a file system knows no such lock, every folder counts as in use.
"""

from __future__ import annotations

import importlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

LOCKS: Any = importlib.import_module("fcntl") if os.name == "posix" else None


@contextmanager
def in_use(folder: Path) -> Iterator[None]:
    """In here the folder is worked in."""
    handle = _locked(folder, shared=True)
    try:
        yield
    finally:
        if handle is not None:
            os.close(handle)


@contextmanager
def left_alone(folder: Path) -> Iterator[bool]:
    """Is the folder nobody's any more? Then it is ours in here."""
    handle = _locked(folder, shared=False)
    try:
        yield handle is not None and _is(folder, handle)
    finally:
        if handle is not None:
            os.close(handle)


def _locked(folder: Path, *, shared: bool) -> int | None:
    if LOCKS is None:
        return None
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return None
    try:
        LOCKS.flock(handle, (LOCKS.LOCK_SH if shared else LOCKS.LOCK_EX) | LOCKS.LOCK_NB)
    except OSError:
        os.close(handle)
        return None
    return handle


def _is(folder: Path, handle: int) -> bool:
    """Does the folder still have its name, now that it is locked? Another may have been quicker."""
    try:
        return os.path.samestat(os.fstat(handle), folder.stat())
    except OSError:
        return False
