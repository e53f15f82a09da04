"""Does everything in a program hang together? Ids, days, arms and who may do what when."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from mentorlab.simulation.drawing import draw_people, draw_teams
from mentorlab.simulation.program import Simulated, simulate
from mentorlab.simulation.staff import Array
from mentorlab.simulation.truth import DESIGNS, Truth
from mentorlab.tables.arms import arms as read_arms
from mentorlab.tables.contracts import TABLES
from mentorlab.tables.on_record.draw import arms_sha256
from tests.simulation.conftest import arms


@pytest.fixture(scope="module", params=DESIGNS)
def designed(request: pytest.FixtureRequest) -> Simulated:
    return simulate(Truth(people=200, design=request.param, seed=6, effects={"engagement_pulse": 0.3}))


def test_there_is_every_table_that_a_program_may_have(demo: Simulated) -> None:
    assert set(TABLES) - set(demo.tables) == {"summaries", "arranged"}
    assert [name for name, table in demo.tables.items() if table.empty] == []


def test_the_charter_says_which_purpose_each_need_serves(demo: Simulated) -> None:
    assert set(demo.charter["needs"]) == set(demo.tables["needs"]["need"])


def test_sizes(demo: Simulated) -> None:
    people, joined = demo.tables["people"], demo.tables["applications"]
    assert len(people) == 320
    assert people["person_id"].is_unique
    assert people["person_id"].str.fullmatch(r"p[0-9a-f]{6}").all()
    assert (joined["role"] == "mentor").sum() == demo.truth.n_mentors == 46
    assert set(joined.loc[joined["role"] == "mentee", "person_id"]) == set(arms(demo).index)
    unit = people.set_index("person_id")["business_unit"]
    assert unit.nunique() == 6
    assert arms(demo).groupby(unit).value_counts().min() < 5  # a unit too small to be shown


def test_managers_are_people_and_nobody_manages_oneself(demo: Simulated) -> None:
    people = demo.tables["people"]
    assert people["manager_id"].isna().sum() == 1
    assert people["manager_id"].dropna().isin(people["person_id"]).all()
    assert (people["manager_id"] != people["person_id"]).all()


def test_nobody_answers_meets_or_is_promoted_after_leaving(designed: Simulated) -> None:
    left = designed.tables["people"].set_index("person_id")["left_on"].dropna()
    answers = designed.tables["responses"]
    assert not (answers["answered_on"] > answers["person_id"].map(left)).any()
    events = designed.tables["events"]
    assert not (events["happened_on"] > events["person_id"].map(left)).any()
    pairs = designed.tables["pairs"].set_index("pair_id")
    meetings = designed.tables["meetings"].join(pairs[["mentor_id", "mentee_id", "ended_on"]], on="pair_id")
    for who in ("mentor_id", "mentee_id"):
        assert not (meetings["planned_on"] > meetings[who].map(left)).any()
    assert (meetings["planned_on"] <= meetings["ended_on"]).all()


def test_days_are_in_order(designed: Simulated) -> None:
    pairs = designed.tables["pairs"]
    assert (pairs["matched_on"] <= pairs["accepted_on"]).all()
    assert (pairs["accepted_on"] < pairs["ended_on"]).all()
    assert (pairs["ended_on"] <= pairs["planned_end_on"]).all()
    meetings = designed.tables["meetings"].join(pairs.set_index("pair_id")["accepted_on"], on="pair_id")
    assert (meetings["planned_on"] > meetings["accepted_on"]).all()
    assert (meetings["planned_on"].dt.weekday < 5).all()
    if "assignments" in designed.tables:
        before = designed.tables["responses"].query("wave == 'before'")["answered_on"]
        assert before.max() < designed.tables["assignments"]["assigned_on"].iloc[0]  # nobody knew when answering


def test_only_those_with_a_place_are_matched(designed: Simulated) -> None:
    pairs = designed.tables["pairs"]
    assert pairs["mentee_id"].is_unique
    if designed.truth.design == "encouragement":
        assert arms(designed)[pairs["mentee_id"]].nunique() == 2  # some asked without being encouraged
    else:
        assert (arms(designed)[pairs["mentee_id"]] == "program").all()
    offered = set(arms(designed).index[arms(designed) == "program"])
    unmatched = offered - set(pairs["mentee_id"])
    joined = designed.tables["applications"].query("role == 'mentee'").set_index("person_id")
    if designed.truth.design in ("lottery", "waitlist", "comparison"):
        left = designed.tables["people"].set_index("person_id")["left_on"]
        said_no = joined.loc[sorted(unmatched), "declined_on"].notna()
        assert (said_no | left[sorted(unmatched)].notna()).all()


def test_those_who_take_part_have_met(designed: Simulated) -> None:
    pairs, meetings = designed.tables["pairs"], designed.tables["meetings"]
    met = set(meetings.loc[meetings["status"] == "held", "pair_id"])
    frame = designed.potential["engagement_pulse"]
    takes = frame["takes_up"].where(frame["arm"] == "program", frame["takes_up_anyway"])
    people = pairs.set_index("pair_id")["mentee_id"]
    assert {pair for pair, person in people.items() if takes[person]} == met
    came = designed.tables["attendance"].merge(meetings, on="meeting_id")
    assert (came.groupby("meeting_id").size()[meetings.loc[meetings["status"] == "held", "meeting_id"]] == 2).all()
    assert set(came["status"]) <= {"held", "no_show"}


def test_waves_are_those_of_the_design(designed: Simulated) -> None:
    waves = set(designed.tables["responses"]["wave"])
    design = designed.truth.design
    assert ("before" in waves) == (design != "after_only") or "mentor" in waves
    assert ("earlier" in waves) == (design == "difference_in_differences")
    assert {"middle", "after"} <= waves
    assert ("assignments" in designed.tables) == (design not in ("after_only", "before_after"))


@pytest.mark.parametrize("design", ["lottery", "waitlist", "randomised", "encouragement"])
def test_the_draw_can_be_drawn_again_from_its_record(design: str) -> None:
    one = simulate(Truth(people=200, design=design, seed=8))
    (name, record), table = next(iter(one.records.items())), one.tables["assignments"]
    other = "waitlist" if design == "waitlist" else "comparison"
    blocks = table.set_index("person_id")["block"]
    again = draw_people(blocks, record["places"], record["seed"], ("program", other))
    pd.testing.assert_series_equal(again, arms(one), check_names=False, check_dtype=False)
    assert arms_sha256(table) == record["arms_sha256"]
    assert (table["drawn_with"] == name).all()
    assert table["chance"].unique().tolist() == [round(record["places"] / record["people"], 6)]


def test_teams_begin_together_and_can_be_drawn_again() -> None:
    one = simulate(Truth(people=400, design="stepped", seed=8))
    record, table = next(iter(one.records.values())), one.tables["assignments"].set_index("person_id")
    assert len(table[["cluster", "starts_on"]].drop_duplicates()) == record["teams"]
    assert table["starts_on"].nunique() == 3
    begin = record["teams_beginning"]
    step = draw_teams(table["cluster"], -(-begin // 2), begin // 2, record["seed"])
    assert ((step < 2) == (table["arm"] == "program")).all()
    manager = one.tables["people"].set_index("person_id")["manager_id"]
    assert (table["cluster"] == manager[table.index]).all()
    began = one.tables["pairs"].set_index("mentee_id")["matched_on"]
    assert (began[step[began.index] == 1] >= pd.Timestamp("2026-06-08")).all()


def test_places_by_score_go_to_those_at_the_cut_or_above() -> None:
    one = simulate(Truth(people=300, design="cutoff", seed=8))
    cut = next(iter(one.records.values()))["cutoff"]
    need = one.tables["measures"].query("measure == 'need_for_support'").set_index("person_id")["value"]
    assert ((need >= cut) == (arms(one)[need.index] == "program")).all()


def test_places_are_shared_in_proportion_and_everybody_has_the_same_chance() -> None:
    blocks = pd.Series(["big"] * 17 + ["small"] * 4 + ["one"], index=[f"p{n:02d}" for n in range(22)])
    draws = [draw_people(blocks, 9, seed, ("program", "other")) == "program" for seed in range(600)]
    shares = pd.concat(draws, axis=1).mean(axis=1)
    assert all(one.sum() == 9 for one in draws)
    of_block = pd.concat([one.groupby(blocks).sum() for one in draws], axis=1)
    exact = blocks.value_counts() * 9 / 22
    assert (of_block.sub(exact, axis=0).abs() < 1).all(axis=None)
    assert (shares - 9 / 22).abs().max() < 3.9 * np.sqrt(9 * 13 / 22**2 / 600)


def test_any_policy_can_be_handed_in() -> None:
    def the_other_way_round(scores: Array, capacity: Array, choices: Array, _: np.random.Generator) -> Array:
        assert scores.shape == (len(choices), len(capacity))
        room = np.repeat(np.arange(len(capacity)), capacity)[::-1]
        return room[: len(scores)]

    one = simulate(Truth(seed=3), the_other_way_round)
    assert (one.tables["pairs"]["policy"] == "the_other_way_round").all()
    ours = simulate(Truth(seed=3)).tables["pairs"]["score"].mean()
    assert one.tables["pairs"]["score"].mean() < ours


def test_the_order_of_asking_changes_no_table() -> None:
    forwards, backwards = simulate(Truth(people=120, seed=2)), simulate(Truth(people=120, seed=2))
    names = list(forwards.tables)
    one = {name: forwards.tables[name] for name in names}
    other = {name: backwards.tables[name] for name in reversed(names)}
    for name in names:
        pd.testing.assert_frame_equal(one[name], other[name])


@pytest.mark.parametrize("people", [40, 41, 60, 900])
def test_other_sizes(people: int) -> None:
    for design in DESIGNS:
        one = simulate(Truth(people=people, design=design, seed=11, effects={"engagement_pulse": 0.3}))
        assert len(one.tables["people"]) == people
        assert not one.tables["pairs"].empty


def test_arms_are_read_as_they_were_given(designed: Simulated) -> None:
    from mentorlab.simulation.memory import as_program

    read = read_arms(as_program(designed))
    assert read.drawn == ("record" if "draw-2026-02-23.json" in designed.records else None)
    frame = designed.potential["engagement_pulse"]
    assert (read.people.loc[frame.index, "arm"] == frame["arm"]).all()
