"""How does a folder come into being whole or not at all?"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mentorlab.errors import CHARTER, BadInput, Fault


@contextmanager
def fresh_folder(folder: str | Path) -> Iterator[Path]:
    """Fill the folder that this hands out; it takes the name asked for when all of it is there.

    A place that holds anything already is refused (BadInput). Until then the name ends in `.part`; after a failure
    nothing is left.
    """
    folder = Path(folder).absolute()
    refuse_if_taken(folder)
    part = folder.with_name(f"{folder.name}.{os.getpid()}.part")
    try:
        part.mkdir(parents=True)
    except OSError as error:
        what = f"cannot be made: {error.strerror}"
        raise BadInput(Fault(str(folder), "", what, "name a folder that may be written")) from error
    try:
        yield part
        if folder.is_dir():
            folder.rmdir()  # it is empty, or it would have been refused; some systems do not replace folders
        part.replace(folder)
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        raise


def refuse_if_taken(folder: Path) -> None:
    """Raise BadInput where the place is a file or a folder that holds anything."""
    if (folder / CHARTER).exists():
        raise BadInput(Fault(str(folder), "", "holds a program already", "name a new folder"))
    if folder.is_file() or (folder.is_dir() and any(folder.iterdir())):
        raise BadInput(Fault(str(folder), "", "is not empty", "name a new folder"))


def write_new(path: Path, content: bytes) -> None:
    """Write a file of a folder that is being made, down to the disk."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
