"""Every table of a report in one Excel workbook: what it is in front, then the findings, and what columns mean behind.

Cells hold numbers in full and show them as the page does. The same report of the same day gives the same bytes.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mentorlab.answers.columns import COLUMNS
from mentorlab.answers.wording import catalogue, decimals
from mentorlab.reports.findings import definitions_in
from mentorlab.reports.forms import Told
from mentorlab.reports.forms.page import footer
from mentorlab.tables.definitions import shipped_definitions

ESTIMATED = ["question", "objective", "measure", "name", "value", "low", "high", "level", "unit", "p", "n", "method"]
COUNTED = ["definition", "name", "counts", "of", "left out", "numbers", "source", "version", "fingerprint"]
WIDE = ("claim", "method", "meaning", "counts", "of", "left out", "source", "Which")
SHEET_NAME = 31  # Excel allows no longer name
FORMATS = {"count": "#,##0", "money": "#,##0", "share": "0%", "p": '[<0.001]"< 0.001";0.000'}
FINER_SHARE = "0.0%"  # of estimates, whose intervals may be narrow
WRAPPED = {"text_wrap": True, "valign": "top"}
Row = Sequence[Any]


@dataclass(frozen=True, eq=False)
class Book:
    """A workbook that is being written. Every format is made once, however many cells have it."""

    file: Any
    heading: Any
    made: dict[tuple[str, bool], Any]

    def looking(self, shown: str, *, wrapped: bool) -> Any:
        """The format of cells whose numbers are shown so; "" is as Excel chooses."""
        if (shown, wrapped) not in self.made:
            about = {"num_format": shown} if shown else {}
            self.made[shown, wrapped] = self.file.add_format(about | (WRAPPED if wrapped else {}))
        return self.made[shown, wrapped]


def write_workbook(path: Path, told: Told) -> None:
    """Write the workbook. Text is always written as text, so that no cell can be read as a formula."""
    import xlsxwriter

    found = told.found
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(str(path), options) as file:
        made_on = dt.date.fromisoformat(told.about["made_on"])
        # Without a day of its own the file would hold the clock's time, and differ every time.
        file.set_properties({"title": _of(told), "created": dt.datetime(made_on.year, made_on.month, made_on.day)})
        book, counted = Book(file, file.add_format({"bold": True, "bottom": 1}), {}), _counted(found)
        tables = [(_table_name(number, one), one) for number, one in enumerate(found, start=1) if one["table"]]
        _words(book, catalogue("workbook").READ_ME, *_read_me(told, [name for name, _ in tables], bool(counted)))
        _words(book, "Findings", *_findings(found))
        for name, one in tables:
            columns = [column for column in COLUMNS if column in one["table"][0]]
            shown = _shown_as(columns, one["finding"]["estimates"])
            _sheet(book, name, columns, [[row[column] for column in columns] for row in one["table"]], shown)
        _sheet(book, "Estimates", ESTIMATED, _estimates(found), _estimate_shown)
        used = {column for one in found for row in one["table"][:1] for column in row}
        meanings = [[name, column.meaning] for name, column in COLUMNS.items() if name in used]
        _words(book, "Definitions", ["column", "meaning"], meanings)
        if counted:
            _words(book, "How it is counted", COUNTED, counted)


def _of(told: Told) -> str:
    charter, unit = told.program.charter, told.program.unit
    of = f"{unit.value}, " if unit else ""
    return " ".join(f"{told.kind.title} {of}{charter.program}, {charter.cycle}".split())[:255]


def _read_me(told: Told, tables: Sequence[str], counted: bool) -> tuple[Sequence[str], list[Row]]:
    """What the report is about, what stands on each sheet, what is hidden, and what it was made from."""
    words, charter, unit = catalogue("workbook"), told.program.charter, told.program.unit
    return words.HEADINGS, [
        (words.REPORT, told.kind.title),
        (words.PROGRAM, charter.program),
        *([(words.UNIT, unit.value)] if unit else []),
        (words.CYCLE, charter.cycle),
        ("Findings", words.FINDINGS),
        *((name, words.ONE_TABLE) for name in tables),
        ("Estimates", words.ESTIMATES),
        ("Definitions", words.DEFINITIONS),
        *([("How it is counted", words.COUNTED)] if counted else []),
        (words.EMPTY, words.EMPTY_MEANS),
        (words.PRIVACY, words.PRIVACY_MEANS.format(smallest=charter.privacy.smallest_group)),
        *footer(told.about),
    ]


def _table_name(number: int, one: Mapping[str, Any]) -> str:
    return _sheet_name(f"{number} {one['finding']['question'].split('.')[-1]} {one['finding']['measure'] or ''}")


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


def _shown_as(columns: Sequence[str], estimates: Sequence[Mapping[str, Any]]) -> Callable[[Row], Sequence[str]]:
    """How the numbers of each column are shown: as on the page, where the first estimate says how many decimals."""
    deserved = decimals(estimates[0]["se"], estimates[0]["value"] or 0.0) if estimates else 2

    def shown(name: str) -> str:
        column = COLUMNS[name]
        if column.kind != "number":
            return FORMATS.get(column.kind, "")
        places = max(deserved if column.places is None else column.places, 0)
        return "#,##0" + (f".{'0' * places}" if places else "")

    formats = [shown(name) for name in columns]
    return lambda _: formats


def _estimate_shown(row: Row) -> Sequence[str]:
    """Estimates of one list have units of their own, and so each row its own formats."""
    value = FINER_SHARE if row[ESTIMATED.index("unit")] == "share" else ""
    by_name = {"value": value, "low": value, "high": value, "level": "0%", "p": FORMATS["p"], "n": FORMATS["count"]}
    return [by_name.get(name, "") for name in ESTIMATED]


def _words(book: Book, name: str, columns: Sequence[str], rows: Sequence[Row]) -> None:
    _sheet(book, name, columns, rows, lambda _: [""] * len(columns), wrapped=True)


def _sheet(
    book: Book,
    name: str,
    columns: Sequence[str],
    rows: Sequence[Row],
    shown: Callable[[Row], Sequence[str]],
    *,
    wrapped: bool = False,
) -> None:
    sheet = book.file.add_worksheet(name)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(len(rows), 1), len(columns) - 1)
    for place, column in enumerate(columns):
        sheet.write_string(0, place, column, book.heading)
        sheet.set_column(place, place, 60 if column in WIDE else 16)
    for line, row in enumerate(rows, start=1):
        for place, (value, how) in enumerate(zip(row, shown(row), strict=True)):
            if value is not None:
                sheet.write(line, place, value, book.looking(how, wrapped=wrapped))
