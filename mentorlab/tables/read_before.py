"""Has this process read the very same tables before? Then many reports of one program read, type and judge them once.

Only where asked for (`keep`): elsewhere a program that nobody holds any more takes no memory.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

    from mentorlab.errors import Fault
    from mentorlab.tables.files import Found
    from mentorlab.tables.notes import Note

    Read = tuple[pd.DataFrame, list[Fault], list[Note]]
    Judged = tuple[dict[str, pd.DataFrame], list[Fault], list[Note]]

_RECORDS = "records/"  # they grow with every report, and say nothing about the tables
_kept: list[tuple[object, Judged]] = []
_read: dict[str, tuple[object, Read]] = {}
_keeping = False


def keep() -> None:
    """From now on hold the tables of the program that was read last, and hand them out while its files say the same."""
    global _keeping
    _keeping = True


def judged_once(found: Found, judge: Callable[[Found], Judged]) -> Judged:
    """`judge(found)`, or what it said before of the same content (by its sha256), read with the same faults.

    No caller can change what another is handed.
    """
    if not _keeping:
        return judge(found)
    inputs = {name: sha for name, sha in found.inputs.items() if not name.startswith(_RECORDS)}
    said = (found.folder, inputs, list(found.raw), list(found.faults), list(found.notes))
    if not _kept or _kept[0][0] != said:
        _kept[:] = [(said, judge(found))]
    frames, faults, notes = _kept[0][1]
    return {name: frame.copy(deep=False) for name, frame in frames.items()}, list(faults), list(notes)


def read_once(table: str, sha256: str, read: Callable[[], Read]) -> Read:
    """`read()`, or what it said before of a table with the same content.

    No caller can change what another is handed.
    """
    if not _keeping:
        return read()
    if table not in _read or _read[table][0] != sha256:
        _read[table] = (sha256, read())
    frame, faults, notes = _read[table][1]
    return frame.copy(deep=False), list(faults), list(notes)
