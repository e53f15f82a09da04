"""What stands in a CSV file? Commas, semicolons, tabs or bars between its cells, whichever its header uses.

A row is a record: quoted cells may hold line ends. Line ends may be LF, CR LF or CR. Every record that is not wholly
empty becomes a row; cells beyond the header are left out and are a fault.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice, zip_longest

import pandas as pd

from mentorlab.errors import ROWS_SHOWN, Fault
from mentorlab.tables.distinct import Gathering
from mentorlab.tables.encoding import DO, decoded
from mentorlab.tables.notes import Note
from mentorlab.tables.read import FIRST_ROW, as_text, text_frame

SEPARATORS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}
SAMPLE = 1000  # records by which separators that stand in the header together are told apart
AT_ONCE = 5_000  # records
DECLARED = re.compile(r"sep=([,;\t|])(?:\r\n|\r|\n)", re.IGNORECASE)  # a first line that spreadsheets understand

Records = list[list[str]]


@dataclass(frozen=True)
class Separated:
    """The text of a CSV file and what stands between its cells, or faults. `first_row`: number of the first record, its
    header, as a spreadsheet shows it.
    """

    text: str = ""
    first_row: int = FIRST_ROW - 1
    separator: str = ","
    faults: list[Fault] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)


def read_csv(table: str, content: bytes) -> tuple[pd.DataFrame, list[Fault], list[Note]]:
    """A CSV file as a frame of text (see `read.text_frame`), what is wrong with it, and how its bytes were read."""
    found = separated(table, content)
    if found.faults:
        return pd.DataFrame(), found.faults, found.notes
    try:
        with _cells_of_any_length():
            read = _columns(table, _records(found.text, found.separator), found.first_row + 1, found.separator)
    except csv.Error as error:
        return pd.DataFrame(), [_unclosed(table, error)], found.notes
    if read is None:
        return pd.DataFrame(), [_no_header(table)], found.notes
    header, columns, faults = read
    frame, more = text_frame(table, header, columns, found.first_row + 1)
    return frame, faults + more, found.notes


def separated(table: str, content: bytes) -> Separated:
    """The text of a CSV file and its separator, or what keeps it from being read."""
    said = decoded(content)
    if said.text is None:
        return Separated(faults=[Fault(table, "", said.problem or "is no text", DO)])
    notes = [Note(table, "", said.note)] if said.note else []
    text, first_row, declared = said.text, FIRST_ROW - 1, None
    if found := DECLARED.match(text):
        text, first_row, declared = text[found.end() :], FIRST_ROW, found[1]
    try:
        with _cells_of_any_length():
            separator = declared or separator_of(text)
    except csv.Error as error:
        return Separated(faults=[_unclosed(table, error)], notes=notes)
    if separator is None:
        what = "has a header with more than one of commas, semicolons, tabs and bars, and its rows do not tell which"
        do = "put quotation marks around the names of columns that hold one"
        return Separated(faults=[Fault(table, "", what, do)], notes=notes)
    return Separated(text, first_row, separator, [], notes)


def records_of(table: str, found: Separated) -> tuple[Records, list[Fault]]:
    """The records of a CSV file, its header among them, cell by cell; or what keeps it from being read."""
    if found.faults:
        return [], found.faults
    try:
        with _cells_of_any_length():
            records = list(_records(found.text, found.separator))
    except csv.Error as error:
        return [], [_unclosed(table, error)]
    if not records or not any(cell.strip() for cell in records[0]):
        return [], [_no_header(table)]
    return records, []


def _no_header(table: str) -> Fault:
    return Fault(table, "", "has no header", "name the columns in the first row")


def _unclosed(table: str, error: csv.Error) -> Fault:
    do = "check that every quotation mark that opens is closed"
    return Fault(table, "", f"cannot be read as CSV: {error}", do)


def _columns(
    table: str, records: Iterator[list[str]], first_row: int, separator: str
) -> tuple[list[str], list[pd.Categorical], list[Fault]] | None:
    """The header, the columns (those beyond it too) and what is ragged; None without a header. Some rows at a time, so
    that the texts of millions of rows never stand in memory one by one.
    """
    header = next(records, [])
    if not any(cell.strip() for cell in header):
        return None
    columns = [Gathering() for _ in header]
    long: list[int] = []
    short: list[int] = []
    done = 0
    while rows := list(islice(records, AT_ONCE)):
        widths = set(map(len, rows))
        if widths != {len(header)}:
            _ragged(len(header), rows, first_row + done, long, short)
        width = max(widths)
        columns += [Gathering(skipped=done) for _ in range(width - len(columns))]
        for column, cells in zip(columns, zip_longest(*rows), strict=False):
            column.add(cells)
        for column in columns[width:]:
            column.add((None,) * len(rows))
        done += len(rows)
    faults = _ragged_faults(table, len(header), long, short, SEPARATORS[separator])
    return header, [column.column(as_text) for column in columns], faults


def _records(text: str, separator: str) -> Iterator[list[str]]:
    """The records of a text. Raises csv.Error where quotation marks do not match."""
    return csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)


@contextmanager
def _cells_of_any_length() -> Iterator[None]:
    limit = csv.field_size_limit(2**31 - 1)
    try:
        yield
    finally:
        csv.field_size_limit(limit)


def separator_of(text: str) -> str | None:
    """The separator in the header; of several there, the one that gives the rows as many cells as the header. None
    where that does not tell.
    """
    samples: dict[str, Records] = {}
    problem: csv.Error | None = None
    for separator in SEPARATORS:
        try:
            samples[separator] = list(islice(_records(text, separator), SAMPLE))
        except csv.Error as error:
            problem = error
    there = {one: records for one, records in samples.items() if records and len(records[0]) > 1}
    if not there:
        if problem is not None:
            raise problem
        return ","
    if len(there) == 1:
        return next(iter(there))
    fit = {one: _fit(records) for one, records in there.items()}
    best = [one for one in fit if fit[one] == max(fit.values())]
    return best[0] if len(best) == 1 else None


def _fit(records: Sequence[Sequence[str]]) -> float:
    """The share of filled records that have as many cells as the header. (With a header only, every separator fits.)"""
    filled = [record for record in records if any(cell.strip() for cell in record)]
    return sum(len(record) == len(records[0]) for record in filled) / max(len(filled), 1)


def ragged(table: str, width: int, rows: Records, first_row: int, separator: str) -> list[Fault]:
    """The rows that have more or fewer filled cells than the header has columns."""
    long: list[int] = []
    short: list[int] = []
    _ragged(width, rows, first_row, long, short)
    return _ragged_faults(table, width, long, short, separator)


def _ragged(width: int, rows: Records, first: int, long: list[int], short: list[int]) -> None:
    """Note the rows with more, or fewer, cells than the header; `first` is the number of the first row given."""
    for number, row in enumerate(rows, start=first):
        if len(row) > width and any(cell.strip() for cell in row[width:]):
            long.append(number)
        elif len(row) < width and any(cell.strip() for cell in row):
            short.append(number)


def _ragged_faults(table: str, width: int, long: list[int], short: list[int], separator: str) -> list[Fault]:
    marks = f"put quotation marks around cells that hold a {separator}"
    wrong = (("more", long, marks), ("fewer", short, "fill up the row"))
    return [
        Fault(table, "", f"{word} cells than the header has columns ({width})", do, tuple(rows[:ROWS_SHOWN]), len(rows))
        for word, rows, do in wrong
        if rows
    ]
