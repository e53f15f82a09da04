"""Which pairs may need a call: what is told to anybody, what stands in the list for staff, and only when agreed."""

from __future__ import annotations

import dataclasses
import datetime as dt
import functools
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from mentorlab.answers.result import Result
from mentorlab.answers.wording import AUDIENCES
from mentorlab.engagement import health
from mentorlab.engagement.flagging.now import calls, today
from mentorlab.engagement.flagging.reading import read
from mentorlab.engagement.flagging.told_now import told_now
from mentorlab.engagement.health import staff_lists
from mentorlab.measures.opening import load
from mentorlab.tables.program import Program
from tests.engagement.fading_pairs import CHARTER, STARTS, a_year_before, cycle
from tests.programs import of_twelve, write_program

CUT = pd.Timestamp("2025-06-01")
AGREED = {"individual_flags": True, "agreed_with": "works council", "agreed_on": "2025-01-02"}
Open = Callable[..., Program]


def up_to(tables: dict[str, pd.DataFrame], day: pd.Timestamp) -> dict[str, pd.DataFrame]:
    """The tables as a program under way has them: what is to come is planned for the next three weeks."""
    meetings, support = tables["meetings"].copy(), tables["support"]
    to_come = meetings["planned_on"] > day
    meetings.loc[to_come, "status"] = "planned"
    meetings.loc[to_come, "held_on"] = pd.NaT
    support = support[support["on"] <= day]
    settled = support["resolved_on"].where(support["resolved_on"] <= day)
    meetings = meetings[meetings["planned_on"] < day + pd.Timedelta(days=21)]
    return {**tables, "meetings": meetings, "support": support.assign(resolved_on=settled)}


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Open:
    """A program under way of so many pairs, with an earlier cycle beside it, or without; each opened once."""

    @functools.cache
    def opened(n: int = 120, *, before: int = 120, **more: float) -> Program:
        folder = tmp_path_factory.mktemp("health")
        if before:
            a_year_before(folder / "before", cycle(before, seed=1, **more)[0])  # type: ignore[arg-type]
        said = {**CHARTER, "cycle": "2026", "earlier_cycles": ["../before"] if before else []}
        tables = up_to(cycle(n, seed=2, **more)[0], CUT)  # type: ignore[arg-type]
        return load(write_program(folder / "now", said, **tables))

    return opened


def with_charter(program: Program, **parts: Any) -> Program:
    """The program, its charter saying something else."""
    said = {**program.charter.model_dump(by_alias=True), **parts}
    return dataclasses.replace(
        program, charter=type(program.charter).model_validate(said, by_alias=True, by_name=False)
    )


def cell(result: Result, topic: str, group: str, column: str) -> Any:
    rows = result.table[result.table["topic"].str.startswith(topic) & (result.table["group"] == group)]
    assert len(rows) == 1
    return rows.iloc[0][column]


def test_every_flag_shows_how_often_it_was_right(running: Open) -> None:
    result = health(running())
    rows = result.table[result.table["topic"] == "Replayed on earlier cycles"].set_index("group")
    any_rule = rows.loc["any plain rule"]
    assert any_rule["predictive"] == any_rule["n_right"] / any_rule["n_calls"]
    assert any_rule["sensitivity"] == any_rule["n_right"] / any_rule["n_stopped"]
    assert any_rule["specificity"] == any_rule["n_spared"] / any_rule["n_went_on"]
    assert any_rule["predictive_low"] < any_rule["predictive"] < any_rule["predictive_high"]
    assert rows.loc["model, with as many calls", "n_calls"] == any_rule["n_calls"]
    for name in ("no meeting for long", "called off in a row", "somebody did not come"):
        assert {"sensitivity", "specificity", "predictive"} <= set(rows.loc[name].dropna().index)
    assert cell(result, "The same without", "any plain rule", "sensitivity") > 0
    assert "not back-tested" in cell(result, "Not back-tested", "nothing planned", "tested")
    more = cell(result, "Model less", "difference in calls that were right", "more")
    assert result.estimate("model_less_rules").estimate.value == more
    right = f"{100 * any_rule['predictive']:.0f}"
    assert all(re.search(rf"{right} (of 100|would have been)", result.sentence(audience)) for audience in AUDIENCES)
    assert result.defined[1].id == "engagement.disengaged"
    assert result.figure().alt == result.sentence()


def test_without_an_earlier_cycle_every_flag_says_that_it_is_not_back_tested(running: Open) -> None:
    result = health(running(before=0))
    rows = result.table[result.table["topic"] == "Not back-tested"]
    assert len(rows) == 7
    assert rows["tested"].str.startswith("not back-tested").all()
    assert "not back-tested" in result.sentence()
    assert not result.estimates
    assert {check.name: check.result for check in result.checks}["back_tested"] == "failed"


def test_an_earlier_cycle_that_lacks_a_table_is_named(tmp_path: Path) -> None:
    tables = cycle(30)[0]
    write_program(tmp_path / "before", CHARTER, pairs=tables["pairs"])
    said = {**CHARTER, "cycle": "2026", "earlier_cycles": ["../before"]}
    result = health(load(write_program(tmp_path / "now", said, **tables)))
    assert any("hold no meeting: 2025" in note for note in result.notes)
    assert "not back-tested" in result.sentence()


def test_an_earlier_cycle_that_tells_nothing_is_no_back_test(tmp_path: Path) -> None:
    """Meetings of its first month only: later days, on which contacts are on record, do not tell that nobody met."""
    tables = cycle(30)[0]
    first = tables["meetings"][tables["meetings"]["planned_on"] < STARTS + 30]
    a_year_before(tmp_path / "before", {**tables, "meetings": first})
    said = {**CHARTER, "cycle": "2026", "earlier_cycles": ["../before"]}
    result = health(load(write_program(tmp_path / "now", said, **tables)))
    assert "no pair can be followed" in result.sentence()
    assert result.table["tested"].str.contains("followed for long enough").sum() == 5


def test_an_old_export_of_meetings_is_said(running: Open, tmp_path: Path) -> None:
    tables = cycle(30, helped=0.5)[0]
    early = tables["meetings"][tables["meetings"]["planned_on"] < STARTS + 100]
    old = health(load(write_program(tmp_path, CHARTER, **{**tables, "meetings": early})))
    results = [{check.name: check.result for check in one.checks}["on_record"] for one in (old, health(running()))]
    assert results == ["failed", "passed"]


def test_of_an_earlier_cycle_that_still_runs_only_what_is_known_today_counts(tmp_path: Path) -> None:
    """Both began in January; the one named as earlier speaks until October, this one until 1 June."""
    write_program(tmp_path / "before", CHARTER, **cycle(30, seed=1)[0])
    said = {**CHARTER, "cycle": "2026", "earlier_cycles": ["../before"]}
    data = read(load(write_program(tmp_path / "now", said, **up_to(cycle(30)[0], CUT))))
    assert data.before[0].day <= data.now.day


def test_where_nothing_can_be_foreseen_it_says_so(running: Open) -> None:
    result = health(running(n=20, before=100, fading=0.0, uneven=0.0, chance=0.6))
    assert "no sign that the flags foresee anything" in result.sentence()
    assert {check.name: check.result for check in result.checks}["foresees"] == "failed"


def test_the_list_stands_in_the_order_of_ids_with_reasons_and_no_score(running: Open) -> None:
    program = with_charter(running(), privacy=AGREED)
    listed = staff_lists(program, {})["calls.csv"]
    assert list(listed) == ["pair_id", "mentor_id", "mentee_id", "why", "got_help", "model_agrees"]
    assert listed["pair_id"].is_monotonic_increasing
    assert set(listed["model_agrees"]) <= {"yes", "no"}
    assert listed["why"].str.contains("agreed are 21|after the match|called off|did not come|requests").all()
    assert len(listed) == cell(health(program), "Now", "any plain rule", "n_flagged")
    # By hand from the tables: who has met, and not for more than 42 days, is on the list for that reason.
    meetings = program.table("meetings")
    last = meetings[meetings["status"] == "held"].groupby("pair_id")["held_on"].max()
    silent = (pd.Timestamp(program.as_of) - last).dt.days
    told = listed[listed["why"].str.contains("no meeting held for")].set_index("pair_id")["why"]
    assert set(told.index) == set(silent[silent > 42].index)
    one = told.index[0]
    assert told[one].startswith(f"no meeting held for {silent[one]} days, agreed are 21")


@pytest.mark.parametrize(
    ("privacy", "why"),
    [
        ({}, "privacy.individual_flags"),
        ({"individual_flags": True}, "agreed_with"),
        ({**AGREED, "agreed_on": "2025-12-01"}, "begins after the last day"),
    ],
)
def test_without_an_agreement_there_is_no_list(running: Open, privacy: dict[str, Any], why: str) -> None:
    program = with_charter(running(before=0), privacy=privacy)
    assert staff_lists(program, {}) == {}
    result = health(program)
    assert why in result.sentence("staff")
    assert any("agreed_on" in step for step in result.next_steps)


def test_no_pair_and_no_person_is_named_in_the_answer(running: Open) -> None:
    program = with_charter(running(), privacy=AGREED)
    result = health(program)
    said = str(result.to_dict()) + result.table.to_csv() + "".join(result.sentences.values()) + str(result.facts)
    for name in program.table("pairs")[["pair_id", "mentor_id", "mentee_id"]].to_numpy().ravel():
        assert name not in said


def test_few_pairs_are_not_told_nor_what_would_tell_them(running: Open) -> None:
    program = running(before=0)
    found = today(read(program), None)
    flags = {"a": np.arange(120) < 30, "b": np.arange(120) < 27, "c": np.arange(120) < 3}
    several = dataclasses.replace(found, flags=flags, called=np.arange(120) < 30, helped=np.arange(120) < 28)
    told = told_now(several, 5, 120)
    assert told.called == 30
    assert dict(told.by_rule) == {"a": 30, "b": None, "c": None}  # 30 − 27 flagged by others only; 3 by c
    assert told.helped is None
    assert told.hidden == 3
    b = (np.arange(120) > 16) & (np.arange(120) < 40)
    two = dataclasses.replace(found, flags={"a": np.arange(120) < 20, "b": b}, called=np.arange(120) < 40)
    assert set(told_now(two, 5, 120).by_rule.values()) == {None}  # 20 + 23 − 40 = 3 flagged by both
    few = dataclasses.replace(found, called=found.called & (np.cumsum(found.called) <= 3))
    assert told_now(few, 5, 120).called is None
    assert told_now(dataclasses.replace(found, called=~few.called), 5, 120).called is None


def test_a_small_program_shows_nothing_that_tells_of_few(running: Open) -> None:
    result = health(running(n=4, before=12))
    numbers = result.table.select_dtypes("number")
    assert numbers.drop(columns=[c for c in numbers if "share" in c]).isna().all(axis=None)
    assert "How many pairs need a call is not told" in result.sentence()
    assert "too few pairs" in result.sentence()


def test_thresholds_are_the_charters_and_the_definitions_say_so(running: Open) -> None:
    wide = {"definitions": {"engagement.flag_no_meeting": {"intervals": 4}}}
    usual, own = running(before=0), with_charter(running(before=0), **wide)
    counts = [int(today(read(program), None).flags["flag_no_meeting"].sum()) for program in (usual, own)]
    assert counts[1] < counts[0]
    assert any(one.changed == ("intervals",) for one in health(own).defined)


def test_pairs_that_got_help_are_marked(running: Open) -> None:
    program = with_charter(running(), privacy=AGREED)
    listed = staff_lists(program, {})["calls.csv"].set_index("pair_id")["got_help"]
    support = program.table("support")
    recent = support[support["on"] > pd.Timestamp(program.as_of) - pd.Timedelta(days=42)]
    assert set(listed[listed == "yes"].index) == set(listed.index) & set(recent["pair_id"])


def test_on_an_earlier_day_plans_are_not_known(running: Open) -> None:
    """Meetings held later are gone from the tables, those called off later are not: plans would lie."""
    program = running(before=0)
    result = health(program, as_of=dt.date(2025, 4, 15))
    assert "not applied" in cell(result, "Not back-tested", "nothing planned", "tested")
    assert "flag_nothing_planned" not in today(read(program.as_at(dt.date(2025, 4, 15))), None).flags
    assert "flag_nothing_planned" in today(read(program), None).flags


def test_twelve_people_by_hand(tmp_path: Path) -> None:
    """Six pairs, on 2025-03-31 (day 84), 21 days agreed. a met on day 78. b on 40 (44 days ago: more than 42), c on 50
    (34 days, more than 31.5, nothing planned; d too, but planned for 90). d: called off on 70 and 77. e never met
    (matched on 0, longer ago than 21 and 10 days). f ended on 60.
    """
    held = [("a", 78), ("b", 40), ("c", 50), ("d", 50), ("f", 10), ("a", 84)]
    off = [("d", 70, "cancelled"), ("d", 77, "postponed"), ("d", 90, "planned")]
    days = [day for _, day in held]
    meetings = pd.DataFrame(
        {
            "meeting_id": [f"m{place}" for place in range(9)],
            "pair_id": [pair for pair, _ in held] + [pair for pair, *_ in off],
            "planned_on": STARTS + np.array(days + [day for _, day, _ in off]),
            "held_on": [*(str(STARTS + day) for day in days), None, None, None],
            "status": ["held"] * 6 + [status for *_, status in off],
        }
    )
    pairs = pd.DataFrame({"pair_id": list("abcdef"), "mentor_id": list("ghijkl"), "mentee_id": list("mnopqr")})
    pairs = pairs.assign(matched_on=STARTS, ended_on=[*[None] * 5, STARTS + 60])
    program = load(write_program(tmp_path, CHARTER, pairs=pairs, meetings=meetings))
    data = read(program)
    listed = calls(data, today(data, None)).set_index("pair_id")["why"].to_dict()
    nothing = "nothing planned, and the last meeting was {} days ago, agreed are 21"
    assert listed == {
        "b": f"no meeting held for 44 days, agreed are 21; {nothing.format(44)}",
        "c": nothing.format(34),
        "d": "meetings called off, postponed or missed in a row: 2",
        "e": "no first meeting 84 days after the match; no first meeting held or planned 84 days after the match",
    }
    assert len(today(data, None).called) == 5


def test_the_twelve_of_both_rooms_by_hand(tmp_path: Path) -> None:
    """On 30 June, 30 days agreed. p1 met 11 days ago (20 June of the form is the 19th of the calendar), p5 15 days ago.
    p3 met 43 days ago (not more than 45 or 60), then its mentor did not come. p6 never met in 120 days; one cancelled
    and one missed, of a third nobody knows; its contact of 1 June is open. p2 and p4 have ended. Staff were in touch
    with p6 alone within 60 days: the contact of 4 May is about E4, who has no pair.
    """
    data = read(of_twelve(tmp_path))
    found = today(data, None)
    listed = calls(data, found).set_index("pair_id")
    assert list(data.now.ids[found.rows.pair]) == ["p1", "p3", "p5", "p6"]
    assert listed["why"].to_dict() == {
        "p3": "somebody did not come to 1 of the meetings since the last one held",
        "p6": (
            "no first meeting 120 days after the match; meetings called off, postponed or missed in a row: 2; "
            "somebody did not come to 1 of the meetings since the last one held; requests for support that are not "
            "settled: 1; no first meeting held or planned 120 days after the match"
        ),
    }
    assert listed["got_help"].to_dict() == {"p3": "no", "p6": "yes"}
    told = told_now(found, 2, 6)
    assert (told.n, told.called, told.by_rule["flag_no_show"]) == (4, 2, 2)
    assert told.by_rule["flag_first_meeting"] is None  # one pair alone
