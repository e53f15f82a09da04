"""Every table of a report in one Excel workbook, with the findings in front and what the columns mean behind."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from mentorlab.answers.columns import COLUMNS
from mentorlab.reports.findings import definitions_in
from mentorlab.reports.forms import Told
from mentorlab.tables.definitions import shipped_definitions

ESTIMATED = ["question", "objective", "measure", "name", "value", "low", "high", "level", "unit", "p", "n", "method"]
COUNTED = ["definition", "name", "counts", "of", "left out", "numbers", "source", "version", "fingerprint"]
WIDE = ("claim", "method", "meaning", "counts", "of", "left out", "source")
SHEET_NAME = 31  # Excel allows no longer name


def write_workbook(path: Path, told: Told) -> None:
    """Write the workbook. Text is always written as text, so that no cell can be read as a formula."""
    import xlsxwriter

    found = told.found

    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(str(path), options) as book:
        bold = book.add_format({"bold": True, "bottom": 1})
        wrap = book.add_format({"text_wrap": True, "valign": "top"})
        _sheet(book, "Findings", *_findings(found), bold, wrap)
        for number, one in enumerate(found, start=1):
            rows = one["table"]
            if rows:
                name = f"{number} {one['finding']['question'].split('.')[-1]} {one['finding']['measure'] or ''}"
                columns = [column for column in COLUMNS if column in rows[0]]
                cells = [[row[column] for column in columns] for row in rows]
                _sheet(book, _sheet_name(name), columns, cells, bold, None)
        _sheet(book, "Estimates", ESTIMATED, _estimates(found), bold, None)
        used = {column for one in found for row in one["table"][:1] for column in row}
        meanings = [[name, column.meaning] for name, column in COLUMNS.items() if name in used]
        _sheet(book, "Definitions", ["column", "meaning"], meanings, bold, wrap)
        if counted := _counted(found):
            _sheet(book, "How it is counted", COUNTED, counted, bold, wrap)


def _sheet_name(text: str) -> str:
    """A name that Excel takes: none of its forbidden signs, no quotation mark at an end, 31 signs at most."""
    return re.sub(r"[\[\]:*?/\\]", " ", text)[:SHEET_NAME].strip(" '")


def _findings(found: Sequence[Mapping[str, Any]]) -> tuple[list[str], list[list[Any]]]:
    columns = ["question", "objective", "measure", "design", "claim", "verdict", "certainty", "status"]
    return columns, [[one["finding"][column] for column in columns] for one in found]


def _estimates(found: Sequence[Mapping[str, Any]]) -> list[list[Any]]:
    """Every estimate with its interval, in one list; what is hidden holds no number."""
    return [
        [*(one["finding"][name] for name in ESTIMATED[:3]), *(estimate[name] for name in ESTIMATED[3:])]
        for one in found
        for estimate in one["finding"]["estimates"]
    ]


def _counted(found: Sequence[Mapping[str, Any]]) -> list[list[Any]]:
    """The definitions behind the findings, in words and with the numbers that were in force."""
    rows = []
    for used in definitions_in(found):
        one = shipped_definitions()[used["id"]]
        numbers = "; ".join(f"{name.replace('_', ' ')} {value:g}" for name, value in used["settings"].items())
        words = [one.name, one.counts, one.of, one.leaves_out, numbers, one.source]
        rows.append([used["id"], *words, used["version"], used["fingerprint"]])
    return rows


def _sheet(book: Any, name: str, columns: Sequence[str], rows: Sequence[Sequence[Any]], bold: Any, text: Any) -> None:
    sheet = book.add_worksheet(name)
    sheet.freeze_panes(1, 0)
    for place, column in enumerate(columns):
        sheet.write_string(0, place, column, bold)
        sheet.set_column(place, place, 60 if column in WIDE else 16)
    for line, row in enumerate(rows, start=1):
        for place, value in enumerate(row):
            if value is not None:
                sheet.write(line, place, value, text)
