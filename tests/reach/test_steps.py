"""Who came how far: counted by hand on a dozen people, every step, both roles, days that are not yet."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import pairwise
from typing import Any

import pandas as pd
import pytest

from mentorlab.measures.opening import load
from mentorlab.reach.stepping.waited import waited
from mentorlab.reach.steps import STEPS, Role, steps
from mentorlab.tables.program import Program
from tests.programs import write_program
from tests.reach import twelve_on_the_way as hand

Make = Callable[..., Program]
BY_HAND = {
    # b01 could join in both roles, and applied as a mentee too: 13 possible mentees, 5 possible mentors
    "mentee": [13, 12, 10, 9, 9, 8, 6, 5, 3, 2, 1],
    "mentor": [5, 3, 3, 3, 3, 3, 3, 2, 2, 1, 0],
}
RECORDED = [name for name in STEPS if name != "trained"]


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Program:
    return load(write_program(tmp_path_factory.mktemp("way") / "program", hand.CHARTER, **hand.tables()))


@pytest.mark.parametrize("role", ["mentee", "mentor"])
def test_every_step_by_hand(program: Program, role: Role) -> None:
    found = steps(program, role)
    assert found.came.sum().to_dict() == dict(zip(RECORDED, BY_HAND[role], strict=True))
    assert found.absent == {"trained": "not_recorded"}


def test_who_is_in_two_roles_is_counted_in_each(program: Program) -> None:
    as_mentee, as_mentor = (steps(program, role).came.loc["b01"] for role in ("mentee", "mentor"))
    assert as_mentee.index[as_mentee].tolist()[-1] == "complete"
    assert as_mentor.index[as_mentor].tolist()[-1] == "matched"


def test_nobody_is_left_out_silently(program: Program) -> None:
    found = steps(program, "mentee")
    assert found.left_out == {"left_before": 1, "later": 1, "not_eligible": 1}  # m14, m13, x01
    assert not found.came.index.isin(["m13", "m14", "x01"]).any()


def test_what_is_not_on_record_is_told_from_what_is(program: Program) -> None:
    found = steps(program, "mentee")
    without = found.came & ~found.on_record
    assert {name: sorted(without.index[without[name]]) for name in without if without[name].any()} == {
        "reached": ["b01"],
        "opened": ["b01", "m10"],
        "answered": ["b01", "m10"],
        "complete": ["m10"],
    }


def test_times_are_censored_and_not_cut(program: Program) -> None:
    found = waited(steps(program, "mentee"), "complete", "matched")
    # Complete on 22, 22, 23, 24, 26, 26 January (b01: 22), matched on 1 or 5 February; m06 and b01 wait until 10 July.
    assert found.days.drop("m10").to_dict() == {
        "m01": 10,
        "m02": 10,
        "m03": 9,
        "m04": 8,
        "m05": 10,
        "m06": 165,
        "b01": 169,
    }
    assert pd.isna(found.days["m10"])  # no day on which it was complete
    assert found.waiting[found.waiting].index.tolist() == ["m06", "b01"]
    # 7 people: S falls to 6/7 after 8 days, 5/7 after 9, 2/7 after 10.
    assert found.median(slice(None), 3, 0.95)[0] == 10
    # Of 10 days, only five came by then: with a smallest group of 6 it is not told.
    assert pd.isna(found.median(slice(None), 6, 0.95)[0])


def test_who_left_or_said_no_waits_no_longer(program: Program) -> None:
    found = steps(program, "mentee")
    to_complete = waited(found, "applied", "complete")
    assert (to_complete.days["m07"], bool(to_complete.waiting["m07"])) == (26, False)  # 25 January to 20 February
    to_opened = waited(found, "reached", "opened")
    assert (to_opened.days["m12"], bool(to_opened.waiting["m12"])) == (29, False)  # 11 January to 9 February
    assert (to_opened.days["m09"], bool(to_opened.waiting["m09"])) == (180, True)  # to 10 July
    to_active = waited(found, "first_meeting", "active")
    assert (to_active.days["m10"], bool(to_active.waiting["m10"])) == (23, False)  # the pair ended on 20 March
    assert (to_active.days["m04"], bool(to_active.waiting["m04"])) == (145, True)  # 15 February to 10 July


@pytest.mark.parametrize(
    ("day", "counts", "absent"),
    [
        # Nothing but messages yet; m11 is not eligible yet.
        ("2026-01-13", [12, 11, 8], {"completed", "survey_returned", "matched", "applied"}),
        # Two have met in the pairs made on 1 and 5 February; nobody is at a third meeting.
        ("2026-02-16", [12, 12, 10, 9, 9, 8, 6, 3, 0], {"completed", "survey_returned"}),
        # q10 ended as done, with one meeting on record: nobody completed.
        ("2026-03-25", [13, 12, 10, 9, 9, 8, 6, 5, 1, 0], {"survey_returned"}),
    ],
)
def test_on_an_earlier_day_less_has_happened(program: Program, day: str, counts: list[int], absent: set[str]) -> None:
    found = steps(program.as_at(date.fromisoformat(day)), "mentee")
    assert found.came.sum().tolist() == counts
    assert absent <= set(found.absent)
    assert found.absent.get("survey_returned", "") in ("not_due", "not_recorded")


def test_a_definition_in_the_charter_counts_otherwise(make: Make) -> None:
    own = {"reach.active": {"meetings": 2}, "reach.completed": {"share_of_time": 0.3}}
    found = steps(make({**hand.CHARTER, "definitions": own}, **hand.tables()), "mentee")
    assert found.came["active"].sum() == 4  # m04 too: 15 February and 15 March, one of them logged twice
    # q3 was to run from 1 February to 30 June, 149 days; it ended after 59, which is 40 %.
    assert sorted(found.came.index[found.came["completed"]]) == ["m01", "m02", "m03", "m04"]
    assert sorted(found.came.index[found.came["survey_returned"]]) == ["m01", "m03"]


def test_without_people_the_first_step_on_record_is_the_first(make: Make) -> None:
    some: dict[str, Any] = {name: hand.tables()[name] for name in ("applications", "pairs")}
    found = steps(make(hand.CHARTER, **some), "mentee")
    assert found.names == ("applied", "complete", "matched", "completed")
    # The tables speak up to 1 April: of six pairs, q6 ended as done, and four still run.
    assert found.came.sum().tolist() == [10, 8, 6, 1]
    assert {found.absent[name] for name in ("eligible", "reached", "opened", "active")} == {"not_recorded"}


def test_an_empty_column_is_not_recorded_and_no_zero(make: Make) -> None:
    tables = hand.tables()
    tables["outreach"] = tables["outreach"].assign(opened_on=None)
    found = steps(make(hand.CHARTER, **tables), "mentee")
    assert "opened" not in found.names
    assert found.absent["opened"] == "not_recorded"


def test_nobody_exceeds_who_was_there_before() -> None:
    """Any pattern of records gives nested steps."""
    from mentorlab.reach.steps import _came

    names = [name for name in STEPS if name != "trained"]
    patterns = pd.DataFrame(
        [[(number >> place) & 1 for place in range(len(names))] for number in range(2 ** len(names))],
        columns=names,
        dtype=bool,
    )
    came = _came(patterns)
    for before, name in pairwise(names):
        assert (came[before] | ~came[name]).all()
    early = names[: names.index("first_meeting")]
    assert (came[early] | ~patterns[early]).all(axis=None)  # up to the match, no record is lost
