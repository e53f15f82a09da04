"""Could this be a real program? Sizes, dates, ids, drop-out, meetings and the record of the draw."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from mentorlab.measures.instruments import instruments
from mentorlab.simulation.places import arms_sha256, draw_arms
from mentorlab.simulation.program import Simulated, simulate
from mentorlab.simulation.scores import SCALES
from mentorlab.simulation.truth import Truth
from mentorlab.stats import attrition_verdict


def arms(one: Simulated) -> pd.Series:
    return one.tables["assignments"].set_index("person_id")["arm"]


def answered(one: Simulated, wave: str) -> pd.Series:
    """Whether each assigned person answered at the wave."""
    rows = one.tables["responses"]
    people = arms(one).index
    return pd.Series(people.isin(rows.loc[rows["wave"] == wave, "person_id"]), index=people)


def test_scales_are_those_of_the_shipped_instruments() -> None:
    shipped = instruments(None)
    for name, scale in SCALES.items():
        one = shipped[name]
        assert one.item_ids == scale.items
        assert set(one.reversed_ids) == scale.reverse
        assert (one.response.min, one.response.max) == (scale.minimum, scale.maximum)


def test_sizes(demo: Simulated) -> None:
    people, joined = demo.tables["people"], demo.tables["applications"]
    assert len(people) == 320
    assert people["person_id"].is_unique
    assert people["person_id"].str.fullmatch(r"p[0-9a-f]{6}").all()
    assert (joined["role"] == "mentor").sum() == 45
    assert 220 <= (joined["role"] == "mentee").sum() <= 240
    assert set(joined.loc[joined["role"] == "mentee", "person_id"]) == set(arms(demo).index)
    units = people["business_unit"].value_counts()
    assert len(units) == 6
    assert arms(demo).groupby(people.set_index("person_id")["business_unit"]).value_counts().min() < 5


def test_managers_are_people_and_nobody_manages_oneself(demo: Simulated) -> None:
    people = demo.tables["people"]
    assert people["manager_id"].isna().sum() == 1
    assert people["manager_id"].dropna().isin(people["person_id"]).all()
    assert (people["manager_id"] != people["person_id"]).all()


def test_drop_out_is_realistic_and_much_alike() -> None:
    many = [simulate(Truth(seed=seed)) for seed in range(12)]
    for one in many:
        missing = 1 - answered(one, "after").groupby(arms(one)).mean()
        assert missing.between(0.08, 0.145).all()
        assert abs(missing["program"] - missing["waitlist"]) < 0.05
        assert 1 - answered(one, "before").mean() == pytest.approx(0.02, abs=0.015)
    assert np.mean([one.tables["people"]["left_on"].notna().mean() for one in many]) == pytest.approx(0.09, abs=0.02)


def test_attrition_is_low_in_most_programs() -> None:
    # Whoever misses one of the two surveys is missing from the analysis.
    verdicts = []
    for seed in range(12):
        one = simulate(Truth(seed=seed))
        missing = 1 - (answered(one, "before") & answered(one, "after")).astype(float)
        by_arm = missing.groupby(arms(one)).mean()
        verdicts.append(attrition_verdict(missing.mean(), by_arm["program"] - by_arm["waitlist"], "cautious"))
    assert verdicts.count("low") >= 9


def test_nobody_answers_or_meets_after_leaving(demo: Simulated) -> None:
    left = demo.tables["people"].set_index("person_id")["left_on"].dropna()
    late = demo.tables["responses"].query("wave == 'after'")
    assert not late["person_id"].isin(left.index).any()
    pairs = demo.tables["pairs"].set_index("pair_id")
    meetings = demo.tables["meetings"].join(pairs[["mentor_id", "mentee_id", "ended_on"]], on="pair_id")
    for who in ("mentor_id", "mentee_id"):
        gone = meetings[who].map(left)
        assert not (meetings["planned_on"] > gone).any()
    assert (meetings["planned_on"] <= meetings["ended_on"]).all()


def test_dates_are_in_order_and_no_meeting_is_at_the_weekend(demo: Simulated) -> None:
    pairs, people = demo.tables["pairs"], demo.tables["people"]
    assert (pairs["matched_on"] <= pairs["accepted_on"]).all()
    assert (pairs["accepted_on"] < pairs["ended_on"]).all()
    assert (pairs["ended_on"] <= pairs["planned_end_on"]).all()
    meetings = demo.tables["meetings"].join(pairs.set_index("pair_id")["accepted_on"], on="pair_id")
    assert (meetings["planned_on"] > meetings["accepted_on"]).all()
    assert (meetings["planned_on"].dt.weekday < 5).all()
    assert (people["hired_on"] < pd.Timestamp("2025-12-01")).all()
    assigned_on = demo.tables["assignments"]["assigned_on"].iloc[0]
    before = demo.tables["responses"].query("wave == 'before'")["answered_on"]
    assert before.max() < assigned_on  # nobody knew the draw when answering


def test_capacity_is_kept_and_few_are_not_matched(demo: Simulated) -> None:
    pairs, joined = demo.tables["pairs"], demo.tables["applications"].set_index("person_id")
    capacity = joined["capacity"].dropna()
    matched = pairs["mentor_id"].value_counts()
    assert (matched <= capacity.loc[matched.index]).all()
    assert pairs["mentee_id"].is_unique
    offered = set(arms(demo).index[arms(demo) == "program"])
    assert set(pairs["mentee_id"]) <= offered
    unmatched = offered - set(pairs["mentee_id"])
    assert 1 <= len(unmatched) <= 15
    assert joined.loc[sorted(unmatched), "declined_on"].notna().all()


def test_meetings_say_why_they_were_not_held(demo: Simulated) -> None:
    meetings = demo.tables["meetings"]
    share = meetings["status"].value_counts(normalize=True)
    assert set(share.index) == {"held", "cancelled", "postponed", "no_show"}
    assert 0.7 < share["held"] < 0.9
    held = meetings["status"] == "held"
    assert (held == meetings["held_on"].notna()).all()
    assert (held == meetings["minutes"].notna()).all()
    assert meetings["reason"].notna().equals(meetings["status"].isin(["cancelled", "postponed"]))
    postponed = set(meetings.loc[meetings["status"] == "postponed", "meeting_id"])
    assert postponed == set(meetings["replaces"].dropna())
    busy = meetings["planned_on"].dt.month == 10
    assert held[busy].mean() < held[~busy].mean() - 0.1


def test_those_who_take_part_have_met(demo: Simulated) -> None:
    pairs, meetings = demo.tables["pairs"], demo.tables["meetings"]
    met = set(meetings.loc[meetings["status"] == "held", "pair_id"])
    takes = demo.potential["engagement_pulse"]["takes_up"]
    people = pairs.set_index("pair_id")["mentee_id"]
    assert {pair for pair, person in people.items() if takes[person]} == met


def test_the_draw_can_be_drawn_again_from_its_record(demo: Simulated) -> None:
    (name, record), table = next(iter(demo.records.items())), demo.tables["assignments"]
    blocks = table.set_index("person_id")["block"]
    again = draw_arms(blocks, record["places"], record["seed"])
    pd.testing.assert_series_equal(again, arms(demo), check_names=False, check_dtype=False)
    assert arms_sha256(again) == record["arms_sha256"]
    assert (table["drawn_with"] == name).all()
    assert table["chance"].unique().tolist() == [round(record["places"] / record["applicants"], 6)]


def test_places_are_shared_in_proportion_and_everybody_has_the_same_chance() -> None:
    blocks = pd.Series(["big"] * 17 + ["small"] * 4 + ["one"], index=[f"p{n:02d}" for n in range(22)])
    draws = [draw_arms(blocks, 9, seed) == "program" for seed in range(1500)]
    shares = pd.concat(draws, axis=1).mean(axis=1)
    assert all(one.sum() == 9 for one in draws)
    of_block = pd.concat([one.groupby(blocks).sum() for one in draws], axis=1)
    exact = blocks.value_counts() * 9 / 22
    assert (of_block.sub(exact, axis=0).abs() < 1).all(axis=None)
    assert (shares - 9 / 22).abs().max() < 3.9 * np.sqrt(9 * 13 / 22**2 / 1500)


def test_another_effect_changes_the_answers_only(demo: Simulated) -> None:
    none = simulate(Truth())
    for name, table in none.tables.items():
        if name != "responses":
            pd.testing.assert_frame_equal(table, demo.tables[name])
    ours, theirs = none.tables["responses"], demo.tables["responses"]
    pd.testing.assert_frame_equal(ours.drop(columns="value"), theirs.drop(columns="value"))
    assert not ours["value"].equals(theirs["value"])


@pytest.mark.parametrize(("people", "mentors"), [(60, 5), (60, 20), (150, 12), (900, 160)])
def test_other_sizes(people: int, mentors: int) -> None:
    one = simulate(Truth(people=people, mentors=mentors, seed=11, effects={"engagement_pulse": 0.3}))
    assert len(one.tables["people"]) == people
    assert {"program", "waitlist"} == set(arms(one))
