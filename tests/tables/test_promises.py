"""Are flags of persons off until they are agreed, and is it said when data are kept too long?"""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pandas as pd
import pytest
from click.testing import CliRunner

import mentorlab
from mentorlab.cli import main
from mentorlab.tables.program import Program
from mentorlab.tables.promises import broken_promises
from tests.programs import write_program

TODAY = dt.date(2026, 6, 30)
AGREED = {"individual_flags": True, "agreed_with": "works council", "agreed_on": "2026-03-01"}


def _program(folder: Path, **privacy: object) -> Program:
    moved = pd.DataFrame({"person_id": ["p1"], "happened_on": ["2026-05-31"], "event": ["move"]})
    return mentorlab.load(write_program(folder, {"objectives": [], "privacy": privacy}, events=moved))


@pytest.mark.parametrize(
    ("changed", "agreed", "said"),
    [
        ({}, True, []),
        ({"individual_flags": False}, False, []),
        ({"agreed_with": None}, False, ["stay off until privacy says with whom"]),
        ({"agreed_on": None}, False, ["stay off until privacy says with whom"]),
        ({"agreed_on": "2026-05-31"}, True, []),  # the last day of which the tables speak
        ({"agreed_on": "2026-06-01"}, False, []),
        ({"agreed_on": "2026-07-01"}, False, ["stay off until 2026-07-01"]),
    ],
)
def test_flags_need_somebody_a_day_and_that_it_has_come(
    tmp_path: Path, changed: dict[str, object], agreed: bool, said: list[str]
) -> None:
    program = _program(tmp_path, **AGREED | changed)
    assert program.flags_agreed is agreed
    told = broken_promises(program.charter, TODAY)
    assert len(told) == len(said)
    assert all(words in one for words, one in zip(said, told, strict=True))


def test_tables_without_a_day_agree_to_nothing(tmp_path: Path) -> None:
    program = mentorlab.load(write_program(tmp_path, {"objectives": [], "privacy": AGREED}))
    assert program.as_of is None
    assert not program.flags_agreed


@pytest.mark.parametrize(("until", "late"), [("2026-06-29", True), ("2026-06-30", False), (None, False)])
def test_data_kept_too_long_are_told(tmp_path: Path, until: str | None, late: bool) -> None:
    told = broken_promises(_program(tmp_path, keep_until=until).charter, TODAY)
    assert [one.startswith(f"the charter says these data are kept until {until}") for one in told] == [True] * late


def test_check_tells_it_and_stays_green(tmp_path: Path) -> None:
    _program(tmp_path, keep_until="2020-01-01")
    result = CliRunner().invoke(main, ["check", str(tmp_path)])
    assert result.exit_code == 0
    assert "Note: the charter says these data are kept until 2020-01-01, which has passed; delete them" in result.output
