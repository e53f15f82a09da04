"""What stands in a CSV file? Commas, semicolons, tabs or bars between its cells, whichever its header uses.

A row is a record: quoted cells may hold line ends. Line ends may be LF, CR LF or CR. Every record that is not wholly
empty becomes a row; cells beyond the header are left out and are a fault.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
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

Records = list[list[str]]


def read_csv(table: str, content: bytes) -> tuple[pd.DataFrame, list[Fault], list[Note]]:
    """A CSV file as a frame of text (see `read.text_frame`), what is wrong with it, and how its bytes were read."""
    said = decoded(content)
    if said.text is None:
        return pd.DataFrame(), [Fault(table, "", said.problem or "is no text", DO)], []
    notes = [Note(table, "", said.note)] if said.note else []
    text, first_row, declared = said.text, FIRST_ROW, None
    if found := DECLARED.match(text):
        text, first_row, declared = text[found.end() :], FIRST_ROW + 1, found[1]
    try:
        separator = declared or separator_of(text)
        records = _records(text, separator) if separator else []
    except csv.Error as error:
        what = f"cannot be read as CSV: {error}"
        return pd.DataFrame(), [Fault(table, "", what, "check that every quotation mark that opens is closed")], notes
    if separator is None:
        what = "has a header with more than one of commas, semicolons, tabs and bars, and its rows do not tell which"
        do = "put quotation marks around the names of columns that hold one"
        return pd.DataFrame(), [Fault(table, "", what, do)], notes
    if not records or not any(cell.strip() for cell in records[0]):
        return pd.DataFrame(), [Fault(table, "", "has no header", "name the columns in the first row")], notes
    header, rows = records[0], records[1:]
    faults = _ragged(table, len(header), rows, first_row, SEPARATORS[separator])
    columns: list[Any] = list(zip_longest(*rows))
    columns += [(None,) * len(rows)] * (len(header) - len(columns))
    frame, more = text_frame(table, header, columns, first_row)
    return frame, faults + more, notes


def _records(text: str, separator: str, at_most: int | None = None) -> Records:
    """The records of a text, or its first ones. Raises csv.Error where quotation marks do not match."""
    limit = csv.field_size_limit(2**31 - 1)
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
        return [record for record, _ in zip(reader, range(at_most), strict=False)] if at_most else list(reader)
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


def _ragged(table: str, width: int, rows: Records, first_row: int, separator: str) -> list[Fault]:
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
