"""What stands in a CSV file? Commas, semicolons, tabs or bars between its cells, whichever its header uses.

A row is a record: quoted cells may hold line ends. Line ends may be LF, CR LF or CR. Every record that is not wholly
empty becomes a row; cells beyond the header are left out and are a fault.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import Any

import pandas as pd

from mentorlab.errors import Fault
from mentorlab.tables.encoding import DO, decoded
from mentorlab.tables.notes import Note
from mentorlab.tables.read import FIRST_ROW, text_frame

SEPARATORS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}
SAMPLE = 1000  # records by which separators that stand in the header together are told apart
DECLARED = re.compile(r"sep=([,;\t|])(?:\r\n|\r|\n)", re.IGNORECASE)  # a first line that spreadsheets understand
LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")

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
    records, faults = records_of(table, found)
    if faults:
        return pd.DataFrame(), faults, found.notes
    header, rows = records[0], records[1:]
    first_row = found.first_row + 1
    faults = ragged(table, len(header), rows, first_row, SEPARATORS[found.separator])
    columns: list[Any] = list(zip_longest(*rows))
    columns += [(None,) * len(rows)] * (len(header) - len(columns))
    frame, more = text_frame(table, header, columns, first_row)
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
        separator = declared or _separator(text)
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
        records = _records(found.text, found.separator)
    except csv.Error as error:
        return [], [_unclosed(table, error)]
    if not records or not any(cell.strip() for cell in records[0]):
        return [], [Fault(table, "", "has no header", "name the columns in the first row")]
    return records, []


def _unclosed(table: str, error: csv.Error) -> Fault:
    do = "check that every quotation mark that opens is closed"
    return Fault(table, "", f"cannot be read as CSV: {error}", do)


def _records(text: str, separator: str, at_most: int | None = None) -> Records:
    """The records of a text, or its first ones. Raises csv.Error where quotation marks do not match."""
    limit = csv.field_size_limit(2**31 - 1)
    try:
        # Only as much of a long text as is asked for is looked at.
        lines = (line.group() for line in LINE.finditer(text)) if at_most else io.StringIO(text, newline="")
        reader = csv.reader(lines, delimiter=separator, strict=True)
        return [record for record, _ in zip(reader, range(at_most), strict=False)] if at_most else list(reader)
    finally:
        csv.field_size_limit(limit)


def _separator(text: str) -> str | None:
    """The separator in the header; of several there, the one that gives the rows as many cells as the header. None
    where that does not tell.
    """
    samples: dict[str, Records] = {}
    problem: csv.Error | None = None
    for separator in SEPARATORS:
        try:
            samples[separator] = _records(text, separator, SAMPLE)
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
    odd = [(number, row) for number, row in enumerate(rows, start=first_row) if row and len(row) != width]
    long = [number for number, row in odd if len(row) > width and any(cell.strip() for cell in row[width:])]
    short = [number for number, row in odd if len(row) < width and any(cell.strip() for cell in row)]
    marks = f"put quotation marks around cells that hold a {separator}"
    wrong = (("more", long, marks), ("fewer", short, "fill up the row"))
    return [
        Fault(table, "", f"{word} cells than the header has columns ({width})", do, tuple(at[:5]), len(at))
        for word, at, do in wrong
        if at
    ]
