"""Which cell stands where in an export? Rows for its header, and whole columns of text below it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import Any

import numpy as np
import pandas as pd

from mentorlab.errors import BadInput, Fault, did_you_mean
from mentorlab.tables.exports.headers import header_rows
from mentorlab.tables.exports.recognised import recognised
from mentorlab.tables.notes import Note
from mentorlab.tables.read import as_text, read_workbook
from mentorlab.tables.separated import SEPARATORS, Separated, ragged, records_of, separated

MOST_HEADER_ROWS = 3


@dataclass(frozen=True, eq=False)
class Grid:
    """The cells of an export. `top`: its first rows; `columns`: each as its different words and, for every row from the
    first on, the place of its word (−1 = empty); `first_row`: the number of the first row in a spreadsheet.
    """

    top: Sequence[Sequence[Any]]
    columns: Sequence[pd.Categorical]
    first_row: int
    notes: list[Note] = field(default_factory=list)

    def below(self, n: int, width: int) -> pd.DataFrame:
        """The rows below `n` header rows by place of column; index = row number. Wholly empty rows are no rows."""
        n_rows = len(self.columns[0]) - n if len(self.columns) else 0
        nothing = pd.Categorical.from_codes(np.full(n_rows, -1), categories=pd.Index([], dtype=object))
        parts = [self.columns[place][n:] if place < len(self.columns) else nothing for place in range(width)]
        filled = np.zeros(n_rows, dtype=bool)
        for part in parts:
            filled |= part.codes >= 0
        frame = pd.DataFrame({place: part[filled] for place, part in enumerate(parts)})
        frame.index = pd.Index(np.flatnonzero(filled) + self.first_row + n, dtype="int64")
        return frame


def grid_of(file: str, content: bytes, sheet: str | None) -> Grid:
    """The cells of a CSV file or a workbook. Raises BadInput where it cannot be read."""
    return _of_workbook(file, content, sheet) if content.startswith(b"PK\x03\x04") else _of_text(file, content)


def _of_text(file: str, content: bytes) -> Grid:
    found = separated(file, content)
    if found.faults:
        raise BadInput(found.faults)
    quick = _quickly(found)
    if quick is not None:
        return quick
    records, faults = records_of(file, found)
    if not faults:
        n = header_rows(records[:MOST_HEADER_ROWS], recognised(records[:MOST_HEADER_ROWS]))
        width = max(len(row) for row in records[:n])
        faults = ragged(file, width, records[n:], found.first_row + n, SEPARATORS[found.separator])
    if faults:
        raise BadInput(faults)
    return Grid(records[:MOST_HEADER_ROWS], _columns(records), found.first_row, found.notes)


def _quickly(found: Separated) -> Grid | None:
    """The same cells by pyarrow, for a text without quotation marks and with as many cells in every row; else None."""
    import pyarrow as pa
    from pyarrow import csv

    if '"' in found.text:
        return None
    content = found.text.encode()
    head = re.match(r"[^\r\n]*", found.text)
    names = [str(place) for place in range(head.group().count(found.separator) + 1)] if head else []
    kind = pa.dictionary(pa.int32(), pa.string())
    try:
        table = csv.read_csv(
            pa.BufferReader(content),
            read_options=csv.ReadOptions(column_names=names),
            parse_options=csv.ParseOptions(delimiter=found.separator, quote_char=False, ignore_empty_lines=False),
            convert_options=csv.ConvertOptions(column_types=dict.fromkeys(names, kind), strings_can_be_null=False),
        )
    except pa.ArrowInvalid:
        return None
    columns = []
    for name in names:
        one = table[name].unify_dictionaries().combine_chunks()
        columns.append(_cleaned(one.indices.to_numpy(zero_copy_only=False), one.dictionary.to_pylist()))
    top = [
        [None if column.codes[row] < 0 else column.categories[column.codes[row]] for column in columns]
        for row in range(min(MOST_HEADER_ROWS, table.num_rows))
    ]
    return Grid(top, columns, found.first_row, found.notes)


def _of_workbook(file: str, content: bytes, sheet: str | None) -> Grid:
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
    rows = [[_cell(cell) for cell in row] for row in sheets[sheet or next(iter(sheets))]]
    return Grid(rows[:MOST_HEADER_ROWS], _columns(rows), 1)


def _cell(cell: Any) -> str | None:
    """A cell of a workbook as text, to the second: spreadsheets keep time as fractions of a day."""
    return as_text(cell.replace(microsecond=0) if isinstance(cell, dt.datetime) else cell)


def _columns(rows: Sequence[Sequence[Any]]) -> list[pd.Categorical]:
    columns: Iterator[Any] = zip_longest(*rows)
    found = []
    for cells in columns:
        words = np.empty(len(rows), dtype=object)
        words[:] = cells
        codes, different = pd.factorize(words)
        found.append(_cleaned(codes, list(different)))
    return found


def _cleaned(codes: np.ndarray, words: Sequence[Any]) -> pd.Categorical:
    """Text without blanks around it; what is blank is missing. Each different text is looked at once."""
    texts = [str(word).replace("\u00a0", " ").strip() or None for word in words]
    places, unique = pd.factorize(np.array(texts, dtype=object))
    lookup = np.append(places, -1).astype("int32")  # the last stands for −1, a missing cell
    return pd.Categorical.from_codes(lookup[codes], categories=pd.Index(unique, dtype=object))
