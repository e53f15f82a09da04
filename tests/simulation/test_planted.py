"""Is what was planted what is there, and would an honest comparison find it?"""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from mentorlab.simulation.known import true_effect, true_effects
from mentorlab.simulation.measured import SCALES, SCORES
from mentorlab.simulation.program import Simulated, simulate
from mentorlab.simulation.truth import Truth
from tests.simulation.conftest import PLANTED, arms, scores

DRAWN = ("lottery", "waitlist", "randomised", "stepped")


def seen(frame: pd.DataFrame) -> pd.Series:
    """The score after that a person has, by the arm the person is in."""
    return frame["if_offered"].where(frame["arm"] == "program", frame["if_not"])


def difference(frame: pd.DataFrame) -> float:
    by_arm = seen(frame).groupby(frame["arm"]).mean()
    return float(by_arm["program"] - by_arm["comparison"])


@pytest.mark.parametrize("measure", SCORES)
def test_the_planted_effect_is_the_mean_of_the_persons_effects(many: list[Simulated], measure: str) -> None:
    for one in many:
        assert true_effect(one, measure) == pytest.approx(PLANTED[measure], abs=0.01)


@pytest.mark.parametrize("points", [-0.6, 0.05, 1.2, 2.0])
def test_other_sizes_are_reached_too(points: float) -> None:
    one = simulate(Truth(seed=5, effects={"engagement_pulse": points}))
    assert true_effect(one, "engagement_pulse") == pytest.approx(points, abs=0.01)
    stay = one.potential["stay_intention"]
    assert (stay["if_offered"] == stay["if_not"]).all()


@pytest.mark.parametrize("measure", SCORES)
def test_offered_against_waiting_is_unbiased(many: list[Simulated], measure: str) -> None:
    found = np.array([difference(one.potential[measure]) for one in many])
    limit = stats.t.ppf(0.9995, len(found) - 1) * found.std(ddof=1) / math.sqrt(len(found))
    assert abs(found.mean() - PLANTED[measure]) < limit


@pytest.mark.long
@pytest.mark.parametrize("design", DRAWN)
def test_every_draw_is_unbiased_also_where_effects_differ(design: str) -> None:
    errors = []
    for seed in range(30):
        one = simulate(
            Truth(people=240, design=design, seed=seed, dose={"performance": 0.5}, match_value={"performance": 3.0})
        )
        errors.append(difference(one.potential["performance"]) - true_effect(one, "performance"))
    assert abs(np.mean(errors)) < stats.t.ppf(0.9995, 29) * np.std(errors, ddof=1) / math.sqrt(30)


def test_those_who_would_not_take_part_gain_nothing(demo: Simulated) -> None:
    for frame in demo.potential.values():
        away = frame[~frame["takes_up"]]
        assert (away["if_offered"] == away["if_not"]).all()


def test_the_effect_on_those_who_take_part_is_larger_by_their_share(demo: Simulated) -> None:
    takes = demo.potential["performance"]["takes_up"].mean()
    assert true_effect(demo, "performance", "taken_up") == pytest.approx(2.0 / takes, abs=0.01)
    table = true_effects(demo).set_index("measure")
    assert table.loc["performance", "planted"] == 2.0
    assert (table["n"] == len(demo.tables["assignments"])).all()


def test_encouragement_works_through_those_whom_it_brings() -> None:
    """The effect of the encouragement divided by what it changes in taking part is the effect on those (CACE)."""
    one = simulate(Truth(people=2000, seed=3, design="encouragement", effects={"performance": 4.0}))
    frame = one.potential["performance"]
    brought = frame["takes_up"].mean() - frame["takes_up_anyway"].mean()
    assert 0.2 < brought < 0.5
    assert true_effect(one, "performance") / brought == pytest.approx(true_effect(one, "performance", "taken_up"))
    assert not (frame["takes_up_anyway"] & ~frame["takes_up"]).any()  # nobody is put off by it
    assert difference(frame) == pytest.approx(true_effect(one, "performance"), abs=1.5)


@pytest.mark.parametrize("measure", ["engagement_pulse", "performance"])
def test_dose_group_and_fit_are_worth_what_was_planted(measure: str) -> None:
    """Each person's gain regressed on meetings held, group and fit gives the planted numbers back."""
    unit = 5.0 if measure == "performance" else 0.5
    truth = Truth(
        people=6000,
        seed=2,
        design="lottery",
        effects={measure: unit},
        by_group={measure: {"site": {"Hilltop": 0.6 * unit}}},
        dose={measure: 0.04 * unit},
        match_value={measure: 0.3 * unit},
    )
    one = simulate(truth)
    frame, pairs = one.potential[measure], one.tables["pairs"].set_index("mentee_id")
    meetings = one.tables["meetings"]
    held = meetings[meetings["status"] == "held"].groupby("pair_id").size()
    took = frame[frame["takes_up"] & (frame["arm"] == "program")]
    people = one.tables["people"].set_index("person_id").loc[took.index]
    n_held = held.reindex(pairs.loc[took.index, "pair_id"]).to_numpy()
    hilltop = (people["site"] == "Hilltop").to_numpy()
    design = np.column_stack([np.ones(len(took)), n_held, hilltop])
    gain = (took["with_place"] - took["without"]).to_numpy()
    found, *_ = np.linalg.lstsq(design, gain, rcond=None)
    assert found[1] == pytest.approx(0.04 * unit, abs=0.02 * unit)  # fit goes with meeting more, and is left out here
    assert found[2] == pytest.approx(0.6 * unit, abs=0.1 * unit)
    score = pairs.loc[took.index, "score"].to_numpy()
    assert np.corrcoef(gain, score)[0, 1] > 0.2


@pytest.mark.parametrize(("event", "points"), [("retention", 0.04), ("retention", -0.05), ("promotion", 0.06)])
def test_shares_of_people_are_planted_too(event: str, points: float) -> None:
    one = simulate(Truth(people=1200, seed=4, design="lottery", effects={event: points}))
    n = len(one.potential[event])
    assert true_effect(one, event) == pytest.approx(points, abs=1.01 / n)
    people, arm = one.tables["people"].set_index("person_id"), arms(one)
    if event == "retention":
        here = people.loc[arm.index, "left_on"].isna().astype(float)
    else:
        happened = one.tables["events"]
        happened = happened.loc[happened["event"] == event, "person_id"]
        here = pd.Series(arm.index.isin(happened), index=arm.index).astype(float)
    pd.testing.assert_series_equal(here, seen(one.potential[event]), check_names=False)


@pytest.mark.parametrize("measure", sorted(SCALES))
def test_answers_are_those_of_the_arm(demo: Simulated, measure: str) -> None:
    """Scores worked out from the responses table are the potential scores of the arm the person is in."""
    expected, found = seen(demo.potential[measure]), scores(demo, measure, "after")
    both = found.index.intersection(expected.index)
    assert len(both) > 110
    np.testing.assert_allclose(found[both], expected[both])


def test_another_effect_changes_the_answers_only(demo: Simulated) -> None:
    none = simulate(Truth())
    for name, table in none.tables.items():
        if name not in ("responses", "measures"):
            pd.testing.assert_frame_equal(table, demo.tables[name])
    ours, theirs = none.tables["responses"], demo.tables["responses"]
    pd.testing.assert_frame_equal(ours.drop(columns="value"), theirs.drop(columns="value"))
    assert not ours["value"].equals(theirs["value"])
