"""Is the calendar dated as its rules say, are faults of a program's own named, and is what was sent found again?"""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pandas as pd
import pytest

from mentorlab.errors import BadInput
from mentorlab.tables.calendar.plan_items import judge_calendar, shipped_items
from mentorlab.tables.calendar.planned import planned
from mentorlab.tables.calendar.sent import plan_and_sent, unplanned
from mentorlab.tables.load import check, load
from mentorlab.tables.program import Program
from tests.tables.a_program import a_program

# 2 March 2026 is a Monday; 27 November 2026 a Friday; the middle of the two is 14 July, half a day rounded down.
CHARTER = """\
program: Northwind graduate mentoring
cycle: 2026-spring
starts_on: 2026-03-02
ends_on: 2026-11-27
waves: [{id: before, on: 2026-02-20}, {id: after, on: 2026-12-01}]
rhythm: {meetings_every_days: 21, minutes: 60}
audiences: {mentors: {channel: team meeting}, works_council: {channel: letter}}
"""
OWN = """\
items:
  - {id: hello, kind: message, audience: [mentors, mentees], title: Hello, content: Said., on: starts_on, RULE}
"""


def a_plan(folder: Path, own: str | None = None, charter: str = CHARTER, **tables: str) -> Program:
    a_program(folder, charter, **tables)
    if own is not None:
        (folder / "calendar.yaml").write_text(own, encoding="utf-8")
    return load(folder)


def days_of(program: Program, item: str, audience: str = "mentors") -> list[str]:
    plan = planned(program)
    rows = plan[(plan["item"] == item) & (plan["audience"] == audience)]
    return [str(day.date()) for day in rows["planned_on"]]


@pytest.mark.parametrize(
    ("rule", "days"),
    [
        ("days: -49", ["2026-01-12"]),
        ("days: -2", ["2026-02-27"]),  # a Saturday, before: the Friday
        ("days: 5", ["2026-03-09"]),  # a Saturday, after: the Monday
        ("until: ends_on, share: 0.5", ["2026-07-15"]),  # 270 days from start to end
        ("days: 28, until: ends_on, share: 1", ["2026-11-27"]),
        ("until: midway, every: month", ["2026-03-02", "2026-04-02", "2026-05-04", "2026-06-02", "2026-07-02"]),
        ("until: ends_on, every: quarter", ["2026-03-02", "2026-06-02", "2026-09-02"]),
        ("until: wave:after, every: quarter", ["2026-03-02", "2026-06-02", "2026-09-02"]),
        ("days: 200, until: ends_on, every: rhythm", ["2026-09-18", "2026-10-09", "2026-10-30", "2026-11-20"]),
    ],
)
def test_days_are_counted_as_the_rule_says(rule: str, days: list[str], tmp_path: Path) -> None:
    program = a_plan(tmp_path, OWN.replace("RULE", rule))
    assert days_of(program, "hello") == days
    assert days_of(program, "hello", "mentees") == days


def test_the_shipped_calendar_guides_before_at_and_after_the_launch(tmp_path: Path) -> None:
    items = shipped_items()
    tips = [item for item in items.values() if item.kind == "tip"]
    assert len({item.content for item in tips}) == len(tips) >= 12
    assert {item.audiences for item in tips} == {("mentors",), ("mentees",)}
    plan = planned(a_plan(tmp_path))
    start, end = pd.Timestamp("2026-03-02"), pd.Timestamp("2026-11-27")
    for audience in ("leadership", "mentors", "mentees", "managers", "non_participants"):
        rows = plan.loc[plan["audience"] == audience, "planned_on"]
        assert (rows < start).any(), audience
        assert ((rows > start) & (rows < end)).any(), audience
    told = plan[plan["item"] == "results_told"]
    assert set(told["audience"]) == {"leadership", "mentors", "mentees", "managers", "non_participants"}
    assert (told["planned_on"] > end).all()
    months = set(plan.loc[plan["kind"] == "tip", "planned_on"].dt.month)
    assert months >= {3, 4, 5, 6, 7, 8, 9, 10}
    assert not plan["planned_on"].dt.dayofweek.isin([5, 6]).any()
    surveys = plan[plan["item"] == "wave"]
    assert sorted(set(surveys["title"])) == ["Survey 'after'", "Survey 'before'"]


def test_the_channel_is_that_of_the_item_else_of_the_audience(tmp_path: Path) -> None:
    plan = planned(a_plan(tmp_path)).set_index(["item", "audience"])["channel"]
    assert plan["invitation", "mentors"] == "team meeting"
    assert plan["invitation", "mentees"] == "e-mail"
    assert plan["launch_session", "mentors"] == "event"


def test_a_program_replaces_adds_and_takes_out(tmp_path: Path) -> None:
    own = """\
items:
  - {id: reminder, skip: true}
  - {id: invitation, kind: message, audience: works_council, title: To the council, content: Why., on: ends_on}
"""
    program = a_plan(tmp_path, own)
    plan = planned(program)
    assert "reminder" not in set(plan["item"])
    row = plan[plan["item"] == "invitation"].iloc[0]
    assert (row["audience"], row["channel"], str(row["planned_on"].date())) == ("works_council", "letter", "2026-11-27")
    assert "calendar.yaml" in program.inputs


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("{id: a, kind: massage, audience: mentors, title: T, content: C, on: starts_on}", "did you mean 'message'?"),
        ("{id: a, kind: tip, audience: mentor, title: T, content: C, on: starts_on}", "did you mean 'mentors'?"),
        ("{id: a, kind: tip, audience: mentors, title: T, content: C, on: start_on}", "did you mean 'starts_on'?"),
        ("{id: a, kind: tip, audience: mentors, title: T, content: C, on: starts_on, dais: 3}", "did you mean 'days'?"),
        ("{id: a, kind: tip, audience: mentors, content: C, on: starts_on}", "items[a].title: is missing"),
        ("{id: a, kind: tip, audience: mentors, title: T, content: C, on: starts_on, days: soon}", "is not a number"),
        (
            "{id: a, kind: tip, audience: mentors, title: T, content: C, on: starts_on, share: 2, until: ends_on}",
            "share",
        ),
        ("{id: a, kind: tip, audience: mentors, title: T, content: C, on: starts_on, until: ends_on}", "either"),
        ("{id: a, kind: tip, audience: mentors, title: T, content: C, on: starts_on, record: seen}", "is not known"),
        ("{id: remindr, skip: true}", "did you mean 'reminder'?"),
        ("just words", "is no item"),
    ],
)
def test_faults_of_an_own_calendar_are_named_and_stop_the_plan(line: str, fault: str, tmp_path: Path) -> None:
    program = a_plan(tmp_path, f"items:\n  - {line}\n")
    faults, _ = check(tmp_path)
    assert any(fault in str(one) and str(one).startswith("calendar.yaml") for one in faults)
    with pytest.raises(BadInput, match=r"calendar\.yaml"):
        planned(program)


def test_an_item_that_stands_twice_and_an_unknown_setting_are_faults() -> None:
    item = "  - {id: a, kind: tip, audience: mentors, title: T, content: C, on: starts_on}\n"
    _, _, faults = judge_calendar(f"items:\n{item}{item}when: now\n".encode(), "x.yaml", ("mentors",), {})
    assert sorted(str(one).split(";")[0] for one in faults) == [
        "x.yaml.items[a]: stands twice",
        "x.yaml.when: is no setting of a calendar",
    ]


def test_without_an_end_what_counts_on_it_has_no_day_and_says_why(tmp_path: Path) -> None:
    charter = "program: P\ncycle: c\nstarts_on: 2026-03-02\n"
    plan = planned(a_plan(tmp_path, charter=charter)).set_index(["item", "audience"])
    tip = plan.loc[("mentor_tip_listening", "mentors")]
    assert pd.isna(tip["planned_on"])
    assert tip["undated"] == "ends_on"
    assert str(plan.loc[("invitation", "mentors"), "planned_on"].date()) == "2026-01-12"


OUTREACH = """\
person_id,campaign,sent_on,channel,audience
a,Hello,2026-03-01,email,mentors
b,hello,2026-03-03,email,mentors
b,hello,2026-03-04,email,mentors
c,hello,2026-06-10,email,mentors
d,other thing,2026-03-01,email,mentors
"""
PEOPLE = "person_id\na\nb\nc\nd"


def test_contacts_belong_to_the_nearest_day_of_their_campaign_and_audience(tmp_path: Path) -> None:
    own = OWN.replace("RULE", "until: ends_on, every: quarter")
    program = a_plan(tmp_path, own, outreach=OUTREACH, people=PEOPLE)
    plan = plan_and_sent(program)
    rows = plan[(plan["item"] == "hello") & (plan["audience"] == "mentors")]
    assert rows["n"].tolist() == [2, 1, 0]
    assert [str(day.date()) for day in rows["sent_on"].dropna()] == ["2026-03-01", "2026-06-10"]
    assert rows["state"].tolist() == ["sent", "sent", "to come"]
    others = plan[(plan["item"] == "hello") & (plan["audience"] == "mentees")]
    assert others["state"].tolist() == ["not sent", "not sent", "to come"]
    assert unplanned(program) == ["other thing"]


def test_up_to_an_earlier_day_less_is_sent_and_less_is_missing(tmp_path: Path) -> None:
    own = OWN.replace("RULE", "days: 0")
    program = a_plan(tmp_path, own, outreach=OUTREACH, people=PEOPLE).as_at(dt.date(2026, 3, 1))
    rows = plan_and_sent(program)
    hello = rows[rows["item"] == "hello"].set_index("audience")
    assert hello["n"].to_dict() == {"mentors": 1, "mentees": 0}
    assert hello["state"].to_dict() == {"mentors": "sent", "mentees": "to come"}


def test_trainings_and_surveys_are_seen_in_their_own_tables(tmp_path: Path) -> None:
    people = "person_id\n" + "\n".join("abcd")
    applications = """\
person_id,role,applied_on,trained_on
a,mentor,2026-01-12,2026-02-16
b,mentor,2026-01-12,
c,mentee,2026-01-12,
d,mentee,2026-01-12,
"""
    responses = """\
person_id,wave,item,value,answered_on
a,before,G1,3,2026-02-18
c,before,G1,3,2026-02-19
c,before,G2,4,2026-02-19
"""
    program = a_plan(tmp_path, people=people, applications=applications, responses=responses)
    plan = plan_and_sent(program).set_index(["item", "audience", "title"])
    training = plan.loc[("mentor_training", "mentors", "Training for mentors")]
    assert (training["n"], training["state"]) == (1, "sent")
    survey = plan.loc[("wave", "mentees", "Survey 'before'")]
    assert (survey["n"], str(survey["sent_on"].date())) == (1, "2026-02-19")
    # Nothing here could show a message: that it is not on record says nothing.
    assert plan.loc[("invitation", "mentees", "Invitation to join"), "state"] == "not recorded"
