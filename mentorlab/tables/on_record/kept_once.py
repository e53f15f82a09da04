"""How is a record put in its place so that none is ever overwritten, by whoever comes at the same time either?"""

from __future__ import annotations

import os
import tempfile
from datetime import date
from pathlib import Path

from mentorlab.errors import BadInput, Fault
from mentorlab.tables.whole_files import FOR_EVERYBODY


def free_name(taken: object, kind: str, day: date, ending: str) -> str:
    """The name of the next record of this day: `draw-2026-02-23.json`, then `draw-2026-02-23_2.json`, …

    `taken`: anything that can say whether a name is `in` it.
    """
    name, again = f"{kind}-{day.isoformat()}.{ending}", 1
    while name in taken:  # type: ignore[operator]
        again += 1
        name = f"{kind}-{day.isoformat()}_{again}.{ending}"
    return name


def keep(path: Path, content: bytes) -> None:
    """Write a file that is not there yet; its folder is made. All of it is on the disk before it has its name.

    Raises BadInput where a file of that name is there, or where it cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        aside = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            aside.chmod(FOR_EVERYBODY)
            _name(aside, path)
        finally:
            aside.unlink(missing_ok=True)
    except FileExistsError:
        what = "is there already, made by somebody else at the same time; nothing was overwritten"
        raise BadInput(Fault(f"records/{path.name}", "", what, "look at it, then try again")) from None
    except OSError as error:
        what = f"cannot be written ({error.strerror}); nothing was changed"
        raise BadInput(Fault(f"records/{path.name}", "", what, "make the folder records/ writable")) from error


def _name(aside: Path, path: Path) -> None:
    """Give the file its name, unless the name is taken: a link is refused where a replacement would not be."""
    try:
        os.link(aside, path)
    except FileExistsError:
        raise
    except OSError:  # a disk without links
        with path.open("xb") as file:
            file.write(aside.read_bytes())
            file.flush()
            os.fsync(file.fileno())
