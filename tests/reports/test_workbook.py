"""Does the workbook say what it is, show numbers as the page does, and come out the same every time?"""

from __future__ import annotations

import datetime as dt
import json
import time
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import openpyxl
import pytest

import mentorlab
from mentorlab.reports.forms import Told
from mentorlab.reports.forms.workbook import write_workbook
from mentorlab.reports.kinds import kind_of

FINGERPRINT = "0123456789ab"


@pytest.fixture(scope="module")
def told() -> Told:
    program = mentorlab.load("demo")
    results = [mentorlab.outcomes.contrast(program), mentorlab.outcomes.change(program, group="site")]
    found = [
        {"finding": one.to_dict(), "table": json.loads(one.table.to_json(orient="records"))}
        for one in (result.results[0] if hasattr(result, "results") else result for result in results)
    ]
    about = {
        "fingerprint": FINGERPRINT,
        "parameters": {"measure": "skill"},
        "as_of": "2026-12-01",
        "made_on": "2026-12-20",
        "promises": ["something was promised"],
        "counted_otherwise": (),
    }
    return Told(kind_of("outcomes"), program, SimpleNamespace(cells=[]), found, about, "")


@pytest.fixture
def book(told: Told, tmp_path: Path) -> Any:
    write_workbook(tmp_path / "tables.xlsx", told)
    return openpyxl.load_workbook(tmp_path / "tables.xlsx")


def test_the_first_sheet_says_what_the_others_are(book: Any, told: Told) -> None:
    assert book.sheetnames[:2] == ["Read me", "Findings"]
    said = dict(book["Read me"].iter_rows(min_row=2, values_only=True))
    assert set(book.sheetnames) - {"Read me"} <= set(said)
    assert said["Program"] == told.program.charter.program
    assert said["Fingerprint"].startswith(FINGERPRINT)
    assert "fewer than 5 people" in said["Privacy"]
    assert said["Note"] == "Something was promised."
    assert all(said.values())


def test_every_sheet_has_a_filter_over_all_its_rows_and_a_frozen_head(book: Any) -> None:
    for sheet in book:
        assert sheet.auto_filter.ref == sheet.dimensions
        assert sheet.freeze_panes == "A2"


def test_numbers_are_shown_by_what_they_are_and_held_in_full(book: Any, told: Told) -> None:
    name = next(name for name in book.sheetnames if "change" in name)
    head, first, *_ = book[name].iter_rows()
    cells = {heading.value: cell for heading, cell in zip(head, first, strict=True)}
    row = told.found[1]["table"][0]
    assert cells["n"].number_format == "#,##0"
    assert cells["change"].number_format == "#,##0.00"  # the page says "+0.43": two digits of the standard error
    assert cells["change"].value == pytest.approx(row["change"], abs=1e-15)
    listed = {cell.column_letter: cell for cell in book["Estimates"][2]}
    heads = {cell.value: cell.column_letter for cell in book["Estimates"][1]}
    assert listed[heads["level"]].number_format == "0%"
    assert listed[heads["p"]].number_format == '[<0.001]"< 0.001";0.000'


def test_the_same_report_gives_the_same_bytes(told: Told, tmp_path: Path) -> None:
    write_workbook(tmp_path / "first.xlsx", told)
    time.sleep(1.1)  # a file's moment is told in seconds
    write_workbook(tmp_path / "second.xlsx", told)
    assert (tmp_path / "first.xlsx").read_bytes() == (tmp_path / "second.xlsx").read_bytes()
    created = openpyxl.load_workbook(tmp_path / "first.xlsx").properties.created
    assert created == dt.datetime(2026, 12, 20)
