"""How far may an answer be believed: are the numbers those of counting by hand, and is hidden what must be?"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest

from mentorlab import outcomes
from mentorlab.answers.result import Result
from mentorlab.tables.program import Program
from tests.programs import demo, people_of, two_arms

Make = Callable[..., Program]
DRAWN = {"evaluation": {"design": "randomised", "places_by": "lottery"}}
CHOSEN = {"evaluation": {"design": "comparison", "places_by": "own_choice"}}


def row(result: Result, tested: str, group: str = "") -> pd.Series:
    table = result.table
    found = table[table["tested"].str.startswith(tested) & (table["group"] == group)]
    assert len(found) == 1, table["tested"].tolist()
    return found.iloc[0]


def test_the_certainty_is_the_one_of_the_contrast(make: Make) -> None:
    for tables in (two_arms(), two_arms(lost_program=20), two_arms(7, 40)):
        program = make(**tables)
        one, other = outcomes.credibility(program), outcomes.contrast(program)
        assert (one.certainty, one.certainty_reason) == (other.certainty, other.certainty_reason)
        assert one.checks == other.checks


def test_who_is_missing_counted_by_hand(make: Make) -> None:
    """12 of 60 and 6 of 60: 15 % overall, 20 − 10 = 10 points apart, where the table allows 5.9."""
    result = outcomes.credibility(make(**two_arms(lost_program=12, lost_comparison=6)))
    overall, apart = row(result, "Missing of all"), row(result, "Missing, difference")
    assert (overall["n"], overall["n_assigned"], overall["found"]) == (18, 120, 15)
    # Wilson by hand: (.15 + 3.8415/240 ± 1.96 √(.15 · .85/120 + 3.8415/57600)) / (1 + 3.8415/120) = .16086 ± .06382
    assert (overall["found_low"], overall["found_high"]) == pytest.approx((9.704, 22.468), abs=1e-3)
    assert row(result, "Missing of the group", "program")["found"] == 20
    assert (apart["found"], apart["threshold"], apart["came_out"]) == (pytest.approx(10), 5.9, "high")


def started_higher() -> dict[str, pd.DataFrame]:
    tables = two_arms()
    program = tables["measures"]["person_id"] < "p0060"
    tables["measures"].loc[program & (tables["measures"]["wave"] == "before"), "value"] += 8
    return tables


@pytest.mark.parametrize(
    ("charter", "tables", "says"),
    [
        (DRAWN, two_arms(), "meets without reservations"),
        (DRAWN, two_arms(lost_program=20, seed=3), "meets with reservations"),
        (CHOSEN, two_arms(seed=3), "meets with reservations"),
        (CHOSEN, started_higher(), "does not meet"),
    ],
)
def test_the_rating_follows_draw_loss_and_start(make: Make, charter, tables, says) -> None:
    result = outcomes.credibility(make(charter, **tables))
    starts = result.table[result.table["tested"].str.startswith("Alike")]["found"].abs()
    if says != "meets without reservations":
        assert (starts.max() <= 0.25) == (says == "meets with reservations")
    assert row(result, "Rating")["came_out"] == says
    assert "our own reading" in result.sentence()


def test_every_step_down_has_a_row_with_its_reason(make: Make) -> None:
    charter = {"objectives": [{"id": "skill", "measure": "skill", "for": "mentees", "worthwhile_points": 2}]}
    result = outcomes.credibility(make(charter, **two_arms(effect=3.0, lost_program=4, lost_comparison=4)))
    steps = result.table[result.table["tested"] == "A step down"]["in_words"].tolist()
    assert steps[0] == "It was not named as a primary objective beforehand."
    assert row(result, "Where the design starts")["came_out"] == "high"


def test_those_who_left_are_told_only_where_enough_left(make: Make) -> None:
    tables = two_arms(lost_program=14, lost_comparison=4, seed=3)
    result = outcomes.credibility(make(**tables))
    program, comparison = (row(result, "Those who left", arm) for arm in ("program", "comparison"))
    before = tables["measures"].query("wave == 'before'")["value"].to_numpy()[:60]
    left, stayed = before[:14], before[14:]
    pooled = np.sqrt((13 * left.var(ddof=1) + 45 * stayed.var(ddof=1)) / 58)
    by_hand = (left.mean() - stayed.mean()) / pooled * (1 - 3 / (4 * 60 - 9))
    assert program["found"] == pytest.approx(by_hand)
    assert program["n"] == 14
    assert comparison["hidden"]
    assert np.isnan(comparison["found"])
    assert pd.isna(comparison["n"])


def test_a_wave_that_only_one_or_two_missed_is_not_told(make: Make) -> None:
    tables = two_arms(lost_program=9)
    gone = tables["measures"]["person_id"].isin(["p0070", "p0071"]) & (tables["measures"]["wave"] == "before")
    tables["measures"] = tables["measures"][~gone]
    result = outcomes.credibility(make(**tables))
    assert row(result, "Answered at before", "program")["n"] == 60
    assert row(result, "Answered at after", "program")["n"] == 51
    assert row(result, "Answered at before", "comparison")["hidden"]
    assert row(result, "Answered at after", "comparison")["hidden"]  # 60, of whom 58 are analysed


def test_few_people_are_described_and_nothing_tells_them_apart(make: Make) -> None:
    tables = two_arms(7, 40)
    people = people_of(tables, tenure=np.arange(47.0))
    result = outcomes.credibility(make({"evaluation": {"adjust_for": ["tenure"]}}, people=people, **tables))
    assert result.certainty == "very_low"
    starts = result.table[result.table["tested"].str.startswith(("Alike", "Those who left"))]
    assert starts["found"].isna().all()


def test_what_was_asked_otherwise_than_planned_is_told_with_what_it_means() -> None:
    kept = row(outcomes.credibility(demo()), "The frozen plan")
    assert kept["came_out"] == "kept"


def test_a_charter_that_claims_a_draw_nobody_can_see_is_told(make: Make) -> None:
    charter = {"evaluation": {"design": "waitlist", "places_by": "lottery"}}
    changed = row(outcomes.credibility(make(charter, **two_arms())), "The charter's design")
    assert changed["came_out"] == "changed"
    assert "claims no more than this design allows" in changed["in_words"]


def test_the_scale_is_asked_at_both_waves() -> None:
    result = outcomes.credibility(demo())
    for name in ("alpha", "omega"):
        for wave in ("before", "after"):
            found = row(result, f"Do the questions agree: {name} at {wave}")
            assert found["found_low"] < found["found"] < found["found_high"]
            assert found["came_out"] == "passed"


def test_a_level_that_few_have_is_not_told_by_how_far_apart_the_groups_are(make: Make) -> None:
    """Two of one group are on leave, nobody of the other: the exact Cox index of the two shares has one solution."""
    tables = two_arms()
    people = people_of(tables, on_leave=["yes"] * 2 + ["no"] * 118, age=np.random.default_rng(1).normal(40, 8, 120))
    program = make({"evaluation": {"adjust_for": ["on_leave", "age"]}}, people=people, **tables)
    result = outcomes.credibility(program)
    leave, age = (row(result, f"Alike at the start: {name}") for name in ("on leave", "age"))
    assert leave["hidden"]
    assert leave[["found", "found_low", "found_high"]].isna().all()
    assert age["found"] == round(age["found"], 2)
    assert set(result.shown_as) == {"skill", "start of on leave", "start of age"}
