"""Is every audience told what is in it for them, in time, and is what is missing named?"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import mentorlab
from mentorlab.answers.question import not_possible
from mentorlab.answers.result import Result
from mentorlab.answers.wording import AUDIENCES
from mentorlab.errors import BadInput
from mentorlab.measures.opening import load
from mentorlab.planning.drafts.letter_findings import heard, top_needs
from mentorlab.tables.program import Program
from tests.programs import write_program

ALL = {name: {"concerns": "time", "benefits": "x", "message": "y", "channel": "z"} for name in
       ("leaders", "managers", "mentors", "mentees", "non_participants")}  # fmt: skip
RHYTHM = {"meetings_every_days": 21, "minutes": 60}


def of(folder: Path, charter: dict[str, Any], **tables: pd.DataFrame) -> Program:
    return load(write_program(folder, charter, **tables))


def answer(frame: pd.DataFrame, said: str = "It would pay from 3 fewer leavers on.") -> Result:
    return Result(design="survey", sentences=dict.fromkeys(AUDIENCES, said), frame=frame)


GAPS = pd.DataFrame(
    {
        "group": ["Everyone", "Everyone", "Everyone", "Everyone", "mentees"],
        "need": ["time_to_learn", "feedback", "peers", "tools", "secret"],
        "gap": [1.27, 2.0, 0.4, 0.1, 4.0],
        "gap_low": [1.0, 1.7, 0.1, -0.2, 3.0],
        "gap_high": [1.5, 2.3, 0.7, 0.4, 5.0],
        "rank": [2, 1, 3, 4, 1],
        "tier": [1, 1, 1, 1, 1],
        "n": [1234, 120, 118, 110, 3],
        "hidden": [False, False, False, False, True],
    }
)
VOICES = pd.DataFrame(
    {
        "group": ["mentors", "mentors", "managers", "mentees"],
        "kind": ["benefit", "benefit", "hurdle", "benefit"],
        "theme": ["Fresh views", "Joy", "Time", "Rare"],
        "n": [12, 7, 9, 5],
        "n_answered": [31, 31, 20, 5],
        "hidden": [False, False, False, True],
    }
)


def test_the_demo_is_told_on_the_days_of_its_calendar() -> None:
    demo = mentorlab.load("demo")
    table = mentorlab.planning.audiences(demo).table.set_index("group")
    calendar = mentorlab.planning.calendar(demo).table
    # 2 March 2026 is a Monday; the calendar tells leaders 70 days before, managers 56: Mondays too.
    assert table.loc["Leaders", "first_on"] == "2025-12-22"
    assert table.loc["Managers", "first_on"] == "2026-01-05"
    for name in ("first_on", "again_on", "after_on", "results_on"):
        assert set(table[name]) <= set(calendar["planned_on"])
    assert (table["launch_on"] == "2026-03-02").all()
    assert table["missing"].tolist() == ["nothing"] * 5
    assert table["n_to_write"].tolist() == [0] * 5


def test_a_programs_own_calendar_moves_the_days(tmp_path: Path) -> None:
    program = of(tmp_path, {"starts_on": "2026-05-04"})
    (program.folder / "calendar.yaml").write_text(
        "items:\n  - {id: managers_told, kind: message, audience: managers, title: Told, content: Early., "
        "on: starts_on, days: -83}\n",
        encoding="utf-8",
    )
    table = mentorlab.planning.audiences(mentorlab.load(program.folder)).table.set_index("group")
    assert table.loc["Managers", "first_on"] == "2026-02-10"  # 83 days before 4 May, a Tuesday


def test_everybody_hears_twice_before_the_launch_and_again_after_it(tmp_path: Path) -> None:
    charter = {"ends_on": "2026-12-31", "audiences": {**ALL, "works_council": {"message": "m"}}}
    table = mentorlab.planning.audiences(of(tmp_path, charter)).table
    assert table["group"].tolist()[-1] == "Works council"
    assert (table["first_on"] < table["again_on"]).all()
    assert (table["again_on"] < table["launch_on"]).all()
    assert (table["launch_on"] < table["after_on"]).all()
    assert (table["after_on"] < table["results_on"]).all()


def test_what_is_missing_is_named_audience_by_audience(tmp_path: Path) -> None:
    audiences = {**ALL, "mentors": {"message": "m"}, "mentees": {**ALL["mentees"], "concerns": "wearing a tie"}}
    told = mentorlab.planning.audiences(of(tmp_path, {"audiences": audiences, "rhythm": RHYTHM}))
    missing = told.table.set_index("group")["missing"]
    assert missing["Leaders"] == missing["Managers"] == "nothing"
    assert missing["Mentors"] == "what is in it for them; what they worry about; where they are told"
    assert missing["Mentees"] == "what can be said to the worry “wearing a tie”"
    assert told.sentence("analyst").startswith("The charter says to three of five audiences what they need to hear.")
    assert "Mentors: what is in it for them; what they worry about; where they are told" in told.sentence("staff")
    assert {check.name: check.result for check in told.checks} == {
        "spoken_to": "passed",
        "what_is_in_it": "failed",
        "worries_answered": "failed",
        "channel": "failed",
    }


def test_nothing_missing_is_said_to_be_nothing(tmp_path: Path) -> None:
    told = mentorlab.planning.audiences(of(tmp_path, {"audiences": ALL, "rhythm": RHYTHM}))
    assert told.sentence("analyst").startswith("The charter says to all five audiences what they need to hear.")
    assert {check.result for check in told.checks} == {"passed"}
    assert (told.table["missing"] == "nothing").all()


def test_findings_go_into_the_drafts_and_hidden_ones_do_not() -> None:
    told = mentorlab.planning.audiences(
        mentorlab.load("demo"), needs=answer(GAPS), voices=answer(VOICES), stakes=answer(GAPS)
    )
    drafts = {one.name: one.markdown for one in told.documents}
    assert (
        "| feedback | 2.0 (plausibly 1.7 to 2.3) | 120 |\n| time to learn | 1.3 (plausibly 1.0 to 1.5) | 1,234 |"
        in drafts["business_case"]
    )
    assert "Going by these answers, one more need could be as great." in drafts["business_case"]
    assert "secret" not in drafts["business_case"]
    assert "tools" not in drafts["business_case"]
    assert "It would pay from 3 fewer leavers on. This is no return" in drafts["business_case"]
    assert "Most often they named “Fresh views” (12 of 31 people)" in drafts["letter_mentors"]
    assert "Most often they named “Time” (9 of 20 people)" in drafts["letter_managers"]
    assert not any("Rare" in draft for draft in drafts.values())
    assert any("what people need, what people said and what is at stake" in text for _, text in told.facts)


@pytest.mark.parametrize(
    "name", ["needs", *(pytest.param(name, marks=pytest.mark.long) for name in ("voices", "stakes"))]
)
def test_an_answer_without_one_is_told_and_changes_no_letter(name: str) -> None:
    demo = mentorlab.load("demo")
    told = mentorlab.planning.audiences(demo, **{name: not_possible("the program has no table x", "add x")})
    assert told.documents == mentorlab.planning.audiences(demo).documents
    assert any("could not be used: the program has no table x." in note for note in told.notes)


def test_tables_of_another_shape_add_nothing() -> None:
    other = pd.DataFrame({"group": ["mentors"], "share": [0.5]})
    assert top_needs(other) == []
    assert heard(other, "mentors") is None
    assert heard(VOICES.assign(n=7), "mentors") is None  # two named equally often: neither is the most
    rest = heard(VOICES.assign(share_low=[float("nan"), 0.1, 0.2, 0.3]), "mentors")  # the first is "other themes"
    assert rest is not None
    assert "“Joy” (7 of 31 people)" in rest


def test_few_drafted_goals_are_not_counted_out(tmp_path: Path) -> None:
    said = pd.DataFrame({"person_id": ["a"], "stakeholder": "mentees", "kind": "aspiration", "code": "expert"})
    told = mentorlab.planning.audiences(of(tmp_path, {}, people=said[["person_id"]], voices=said))
    assert told.notes == ("Draft goals for fewer than 5 mentees stand in the list for the program's staff.",)


def test_a_faulty_table_does_not_hold_the_letters_up(tmp_path: Path) -> None:
    faulty = pd.DataFrame({"stakeholder": ["mentees"], "kind": ["wish"], "code": ["x"]})
    told = mentorlab.planning.audiences(of(tmp_path, {}, voices=faulty))
    assert told.status == "ok"
    assert len(told.documents) == 8


def test_only_an_answer_is_taken_for_an_answer() -> None:
    with pytest.raises(BadInput, match=r"settings\.needs: 'gaps' cannot be used"):
        mentorlab.planning.audiences(mentorlab.load("demo"), needs="gaps")  # type: ignore[arg-type]
