"""Does a rehearsal hold what reports will ask, and nothing else?"""

from __future__ import annotations

import json
import random
import warnings
from pathlib import Path

import nbformat
import pytest

from mentorlab.answers import answered_before
from mentorlab.reports.warm.rehearsing import Rehearsal, rehearse
from tests.programs import people_of, two_arms, write_program
from tests.quick_reports import short_kind


@pytest.fixture(autouse=True)
def _held(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answered_before, "_kept", {})
    monkeypatch.setattr(answered_before, "_keeping", False)


def _program(folder: Path) -> Path:
    tables = two_arms()
    people = people_of(tables, unit=["north", "south"] * 60)
    return write_program(folder, {"units": "unit"}, people=people, **tables)


def _names() -> list[object]:
    return [key[0] for key in answered_before._kept]


def test_answers_about_the_whole_are_held_and_nothing_is_written_or_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = _program(tmp_path / "program")
    kind = short_kind(tmp_path, "import warnings; warnings.warn('not here')")
    before = sorted(str(path) for path in tmp_path.rglob("*"))
    drawn = random.getstate()
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        rehearse(Rehearsal(str(kind.notebook), str(folder), {"unit": "north"}).written())
    assert "outcomes.contrast" in _names()
    assert sorted(str(path) for path in tmp_path.rglob("*")) == before
    assert capsys.readouterr() == ("", "")
    assert random.getstate() == drawn


def test_what_cannot_be_run_leaves_what_was_answered_until_then(tmp_path: Path) -> None:
    folder = _program(tmp_path / "program")
    kind = short_kind(tmp_path)
    notebook = nbformat.read(kind.notebook, as_version=4)
    notebook.cells.insert(5, nbformat.v4.new_code_cell("1 / 0"))
    nbformat.write(notebook, kind.notebook)
    rehearse(Rehearsal(str(kind.notebook), str(folder)).written())
    assert _names() == ["outcomes.contrast"]
    rehearse(json.dumps({"notebook": str(tmp_path / "none.ipynb"), "program": str(folder), "parameters": {}}))
    assert _names() == ["outcomes.contrast"]
