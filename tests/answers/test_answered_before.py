"""Is an answer about a whole program handed out again exactly while it would be the same?"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from mentorlab import outcomes
from mentorlab.answers import answered_before, question
from mentorlab.measures.opening import load
from mentorlab.tables.privacy.ledger import Figure, Ledger
from mentorlab.tables.privacy.publishing import Publishing
from mentorlab.tables.program import Program
from tests.programs import people_of, two_arms, write_program

RECORD = "records/published-later.json"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    tables = two_arms()
    unit = ["north" if number % 2 else "south" for number in range(120)]
    return write_program(tmp_path / "program", {"units": "unit"}, people=people_of(tables, unit=unit), **tables)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every question that is really asked, while answers are held."""
    monkeypatch.setattr(answered_before, "_kept", {})
    monkeypatch.setattr(answered_before, "_keeping", True)
    whole, names = question.answered_once, list[str]()

    def told(name: str, program: Program, settings: Any, ask: Any) -> Any:
        return whole(name, program, settings, lambda: (names.append(name), ask())[1])

    monkeypatch.setattr(question, "answered_once", told)
    return names


def _reporting(folder: Path, *earlier: Figure, made_with: frozenset[str] = frozenset()) -> Program:
    return replace(load(folder), publishing=Publishing(Ledger(earlier), folder / "notes", made_with))


def _people(folder: Path, lost: int = 0) -> frozenset[str]:
    return frozenset(load(folder).table("people")["person_id"][lost:])


def test_it_is_asked_once_of_the_same_tables_with_the_same_settings(folder: Path, asked: list[str]) -> None:
    first, second = outcomes.contrast(load(folder)), outcomes.contrast(load(folder))
    assert len(asked) == 1
    assert first.to_dict() == second.to_dict()
    narrower = outcomes.contrast(load(folder), level=0.9).estimate("effect").estimate
    assert narrower.level == 0.9
    assert len(asked) == 2


def test_nothing_is_held_where_nobody_asked_for_it(
    folder: Path, asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answered_before, "_keeping", False)
    outcomes.contrast(load(folder))
    outcomes.contrast(load(folder))
    assert len(asked) == 2


def test_it_is_asked_anew_of_other_tables(folder: Path, asked: list[str]) -> None:
    first = outcomes.contrast(load(folder))
    measures = pd.read_csv(folder / "tables" / "measures.csv")
    measures.loc[0, "value"] += 1
    measures.to_csv(folder / "tables" / "measures.csv", index=False)
    assert outcomes.contrast(load(folder)).to_dict() != first.to_dict()
    assert len(asked) == 2


def test_a_unit_is_asked_for_itself_and_the_whole_beside_it_once(folder: Path, asked: list[str]) -> None:
    north, south = load(folder, unit="north"), load(folder, unit="south")
    for program in (north, south):
        assert "In the whole program" in outcomes.contrast(program).sentence()
    assert len(asked) == 1
    assert outcomes.change(north).scope["unit"] != outcomes.change(south).scope["unit"]
    assert asked.count("outcomes.change") == 2


def test_what_another_report_showed_meanwhile_is_looked_at(folder: Path, asked: list[str]) -> None:
    (folder / "notes").mkdir()
    first = outcomes.contrast(_reporting(folder))
    assert first.status == "ok"
    in_program = frozenset(list(first.shown[0])[2:])  # all who had a place but two
    shown = Figure("skill", ("before", "after"), in_program, RECORD)
    assert outcomes.contrast(_reporting(folder, shown)).status == "hidden"
    assert outcomes.contrast(_reporting(folder)).status == "ok"
    assert len(asked) == 3


def test_what_other_reports_of_the_same_batch_show_is_no_news(folder: Path, asked: list[str]) -> None:
    (folder / "notes").mkdir()
    first = outcomes.contrast(_reporting(folder))
    shown = Figure("skill", ("before", "after"), frozenset(list(first.shown[0])[30:]), RECORD)
    outcomes.contrast(_reporting(folder, shown, made_with=frozenset({RECORD})))
    assert len(asked) == 1
    outcomes.contrast(_reporting(folder, shown, made_with=frozenset({"records/published-other.json"})))
    assert len(asked) == 2


def test_an_answer_handed_over_as_a_setting_is_never_taken_for_another(folder: Path) -> None:
    assert not answered_before._plain(outcomes.contrast(load(folder)))
    assert answered_before._plain([1, "a", None, (2.0, True)])


def test_its_figure_is_drawn_once_until_somebody_changes_it(folder: Path, asked: list[str]) -> None:
    once = outcomes.contrast(load(folder)).figure()
    assert len(asked) == 1
    assert outcomes.contrast(load(folder)).figure() is once
    first = once.svg()
    assert once.svg() is first
    once.axes[0].set_xlabel("something else")
    assert once.svg() != first
