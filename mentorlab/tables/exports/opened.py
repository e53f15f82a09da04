"""What stands in an export? Its columns, as its header rows name them, and its rows of text."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from mentorlab.errors import BadInput, Fault, did_you_mean
from mentorlab.tables.exports.headers import columns_of, header_rows
from mentorlab.tables.exports.naming import ExportColumn, Naming
from mentorlab.tables.exports.recognised import recognised
from mentorlab.tables.notes import Note
from mentorlab.tables.read import as_text, read_workbook
from mentorlab.tables.separated import SEPARATORS, ragged, read_records

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
    grid, notes = _workbook(path.name, content, sheet) if _is_workbook(content) else _separated(path.name, content)
    found = recognised(grid.rows)
    kind = said or found
    if said not in (None, "wide", found) and found not in ("wide", "calendar"):
        what = f"looks like an export of {found}, the mapping says {said}"
        raise BadInput(Fault(path.name, "", what, f"write `format: {found}`"))
    n = header_rows(grid.rows, kind)
    columns = columns_of(grid.rows[:n], kind)
    faults = _too_long(path.name, grid, n, len(columns))
    if faults:
        raise BadInput(faults)
    cells = _cells(grid.rows[n:], len(columns), grid.first_row + n)
    faults = _nameless(path.name, columns, cells)
    if faults:
        raise BadInput(faults)
    named = tuple(column for column in columns if column.names)
    sha = hashlib.sha256(content).hexdigest()
    return Export(path.name, kind, named, cells[[column.place for column in named]], n, sha, tuple(notes))


@dataclass(frozen=True)
class _Grid:
    rows: Sequence[Sequence[Any]]
    first_row: int
    separator: str | None = None


def _is_workbook(content: bytes) -> bool:
    return content.startswith(b"PK\x03\x04")


def _separated(file: str, content: bytes) -> tuple[_Grid, list[Note]]:
    found = read_records(file, content)
    if found.faults:
        raise BadInput(found.faults)
    return _Grid(found.records, found.first_row, SEPARATORS[found.separator]), found.notes


def _workbook(file: str, content: bytes, sheet: str | None) -> tuple[_Grid, list[Note]]:
    sheets, faults = read_workbook(file, content)
    if faults:
        raise BadInput(faults)
    if not sheets:
        raise BadInput(Fault(file, "", "holds nothing", "export it again"))
    if sheet is None and len(sheets) > 1:
        names = ", ".join(repr(name) for name in sheets)
        do = f"write `sheet:` with one of {names} into the mapping"
        raise BadInput(Fault(file, "", f"has {len(sheets)} filled sheets", do))
    if sheet is not None and sheet not in sheets:
        raise BadInput(Fault(file, "", f"has no sheet {sheet!r}", did_you_mean(sheet, tuple(sheets))))
    rows = sheets[sheet or next(iter(sheets))]
    return _Grid([[_cell(cell) for cell in row] for row in rows], 1), []


def _cell(cell: Any) -> str | None:
    """A cell of a workbook as text; a time of day at midnight is nothing that a survey tool means."""
    return as_text(cell.replace(microsecond=0) if isinstance(cell, dt.datetime) else cell)


def _too_long(file: str, grid: _Grid, n: int, width: int) -> list[Fault]:
    if grid.separator is None:
        return []
    return ragged(file, width, [list(row) for row in grid.rows[n:]], grid.first_row + n, grid.separator)


def _cells(rows: Sequence[Sequence[Any]], width: int, first_row: int) -> pd.DataFrame:
    """The cells by column. Rows that are wholly empty are left out."""
    columns: Iterator[Any] = zip_longest(*rows)
    codes = {place: _categorical(cells, len(rows)) for place, cells in zip(range(width), columns, strict=False)}
    for place in range(len(codes), width):
        codes[place] = _categorical((None,) * len(rows), len(rows))
    filled = np.zeros(len(rows), dtype=bool)
    for column in codes.values():
        filled |= column.codes >= 0
    frame = pd.DataFrame({place: column[filled] for place, column in codes.items()})
    frame.index = pd.Index(np.flatnonzero(filled) + first_row, dtype="int64")
    return frame


def _categorical(cells: Sequence[Any], n: int) -> pd.Categorical:
    """Text without blanks around it; what is blank is missing. Each different text is looked at once."""
    words = np.empty(n, dtype=object)
    words[:] = cells
    codes, found = pd.factorize(words)
    texts = [str(word).replace("\u00a0", " ").strip() or None for word in found]
    kept, unique = pd.factorize(np.array(texts, dtype=object))
    lookup = np.append(kept, -1)  # the last stands for −1, a missing cell
    return pd.Categorical.from_codes(lookup[codes].astype("int32"), categories=pd.Index(unique, dtype=object))


def _nameless(file: str, columns: Sequence[ExportColumn], cells: pd.DataFrame) -> list[Fault]:
    return [
        Fault(file, f"column {column.letter}", "has cells and no name", "name it in the first row")
        for column in columns
        if not column.names and cells[column.place].notna().any()
    ]
