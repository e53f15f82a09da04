"""What stands in an export? Its columns, as its header rows name them, and its rows of text."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

from mentorlab.errors import BadInput, Fault
from mentorlab.tables.exports.grid import grid_of
from mentorlab.tables.exports.headers import columns_of, header_rows
from mentorlab.tables.exports.naming import ExportColumn, Naming
from mentorlab.tables.exports.recognised import recognised
from mentorlab.tables.notes import Note

UNREADABLE = {
    ".xls": "save it as .xlsx or .csv",
    ".ods": "save it as .xlsx or .csv",
    ".zip": "unpack it and give the file inside",
    ".sav": "export it as CSV",
    ".pdf": "export the answers as CSV or Excel",
}


@dataclass(frozen=True, eq=False)
class Export:
    """One export. `cells`: a categorical column of text for every column of the file, labelled by its place from 0;
    index = row number as a spreadsheet shows it; empty = missing; rows that are wholly empty are no rows.
    """

    file: str
    format: str
    columns: tuple[ExportColumn, ...]
    cells: pd.DataFrame
    header_rows: int
    sha256: str
    notes: tuple[Note, ...] = ()
    naming: Naming = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "naming", Naming(self.file, self.columns))

    def __len__(self) -> int:
        return len(self.cells)


def content_of(path: Path) -> bytes:
    """The bytes of an export. Raises BadInput where it is no file, empty, or of a kind that cannot be read."""
    if not path.is_file():
        raise BadInput(Fault(str(path), "", "there is no such file", "give the path of the export"))
    if path.suffix.lower() in UNREADABLE:
        what = f"{path.suffix.lower()} files cannot be read"
        raise BadInput(Fault(path.name, "", what, UNREADABLE[path.suffix.lower()]))
    content = path.read_bytes()
    if not content.strip():
        raise BadInput(Fault(path.name, "", "is empty", "export it again"))
    return content


def open_export(path: Path, said: str | None = None, sheet: str | None = None) -> Export:
    """The export in a file. `said`: its format, else it is recognised. Raises BadInput with everything wrong in it."""
    content = content_of(path)
    grid = grid_of(path.name, content, sheet)
    found = recognised(grid.top)
    kind = said or found
    if said not in (None, "wide", found) and found not in ("wide", "calendar"):
        what = f"looks like an export of {found}, the mapping says {said}"
        raise BadInput(Fault(path.name, "", what, f"write `format: {found}`"))
    n = header_rows(grid.top, kind)
    columns = columns_of(grid.top[:n], kind)
    cells = grid.below(n, len(columns))
    faults = _nameless(path.name, columns, cells)
    if faults:
        raise BadInput(faults)
    named = tuple(column for column in columns if column.names)
    sha = hashlib.sha256(content).hexdigest()
    return Export(path.name, kind, named, cells[[column.place for column in named]], n, sha, tuple(grid.notes))


def _nameless(file: str, columns: Sequence[ExportColumn], cells: pd.DataFrame) -> list[Fault]:
    return [
        Fault(file, f"column {column.letter}", "has cells and no name", "name it in the first row")
        for column in columns
        if not column.names and cells[column.place].notna().any()
    ]
