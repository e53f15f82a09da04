"""Does each switch mislead in the direction the literature gives, and leave a drawn comparison alone where it should?

Over many programs. Limits are those of a t interval of 99.9 % over programs.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import partial

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from mentorlab.simulation.known import true_effect
from mentorlab.simulation.program import Simulated, simulate
from mentorlab.simulation.switches import SWITCHES
from mentorlab.simulation.truth import Truth
from tests.simulation.conftest import arms, changed, compared, scores

SEEDS = range(24)
PULSE = "engagement_pulse"
SD = 1.0  # of an engagement score, in points
Estimate = Callable[[Simulated], float]


def found(
    estimate: Estimate, design: str, effect: float = 0.0, people: int = 300, **switches: float
) -> tuple[float, float]:
    """The mean error of an estimate over programs, and how far from its expectation that mean can be by chance."""
    errors = []
    for seed in SEEDS:
        truth = Truth(
            people=people, design=design, seed=seed, effects={PULSE: effect} if effect else {}, switches=switches
        )
        errors.append(estimate(simulate(truth)) - effect)
    spread = np.std(errors, ddof=1) / math.sqrt(len(errors))
    return float(np.mean(errors)), float(stats.t.ppf(0.9995, len(errors) - 1) * spread)


def in_differences(one: Simulated) -> float:
    change = changed(one)
    return float(change[True] - change[False])


def before_after(one: Simulated, before: str = "before") -> float:
    return float(changed(one, before=before)[True])


@pytest.mark.parametrize(
    "design",
    ["comparison", *(pytest.param(one, marks=pytest.mark.long) for one in ("difference_in_differences", "waitlist"))],
)
def test_without_switches_comparisons_are_right(design: str) -> None:
    for estimate in (compared, in_differences):
        mean, limit = found(estimate, design, effect=0.4)
        assert abs(mean) < limit


@pytest.mark.long
def test_volunteers_who_differ_mislead_what_looks_only_at_the_end() -> None:
    after_only, limit = found(compared, "comparison", volunteers_differ=1)
    assert limit < after_only == pytest.approx(SWITCHES["volunteers_differ"].size * SD, abs=limit)
    twice, limit = found(in_differences, "difference_in_differences", volunteers_differ=1)
    assert abs(twice) < limit
    drawn, limit = found(compared, "waitlist", volunteers_differ=1)
    assert abs(drawn) < limit
    lower, limit = found(compared, "comparison", volunteers_differ=-1)
    assert -limit > lower == pytest.approx(-SWITCHES["volunteers_differ"].size * SD, abs=limit)


@pytest.mark.long
def test_motivated_people_who_grow_mislead_even_differences_in_differences() -> None:
    size = SWITCHES["motivated_grow"].size * SD
    twice, limit = found(in_differences, "difference_in_differences", motivated_grow=1)
    assert limit < twice == pytest.approx(size, abs=limit)
    alone, limit = found(before_after, "before_after", motivated_grow=1)
    still, _ = found(before_after, "before_after")
    assert limit < alone - still == pytest.approx(size, abs=limit)
    drawn, limit = found(in_differences, "lottery", motivated_grow=1)
    assert abs(drawn) < limit


@pytest.mark.long
def test_low_scorers_rise_without_any_program() -> None:
    """The size by the formula of Barnett and others: (1 − ρ)·σ·φ(z)/(1 − Φ(z)) for the lowest 28 %."""
    rise, limit = found(before_after, "before_after", regression_to_the_mean=1)
    still, _ = found(before_after, "before_after")
    z = stats.norm.ppf(0.72)
    expected = (1 - 0.61) * SD * stats.norm.pdf(z) / 0.28
    assert limit < rise - still == pytest.approx(expected, abs=limit)
    drawn, limit = found(compared, "lottery", people=600, regression_to_the_mean=1)
    assert abs(drawn) < limit


def retained(one: Simulated, paired: bool) -> float:
    people = one.tables["people"].set_index("person_id")
    eligible = people[people["eligible_as"] == "mentee"]
    mentored = eligible.index.isin(one.tables["pairs"]["mentee_id"])
    return float(eligible.loc[mentored == paired, "left_on"].isna().mean())


def test_immortal_time_makes_a_gap_of_at_least_20_points_without_any_effect() -> None:
    for seed in range(4):
        truth = Truth(people=2000, mentors=500, design="comparison", seed=seed, switches={"immortal_time": 1})
        one = simulate(truth)
        assert true_effect(one, "retention") == 0
        assert retained(one, True) - retained(one, False) >= 0.20
    honest = []
    for seed in range(10):
        one = simulate(Truth(people=400, mentors=100, design="lottery", seed=seed, switches={"immortal_time": 1}))
        here = one.tables["people"].set_index("person_id")["left_on"].isna()
        arm = arms(one)
        honest.append(here[arm.index[arm == "program"]].mean() - here[arm.index[arm != "program"]].mean())
    assert abs(np.mean(honest)) < stats.t.ppf(0.9995, 9) * np.std(honest, ddof=1) / math.sqrt(10)


def test_of_those_who_join_within_two_years_three_quarters_stay() -> None:
    """The worked example (2.5 % leave a month, joining at any time while still there): 73 % of participants stay."""
    one = simulate(Truth(people=20_000, mentors=5000, design="comparison", seed=3, switches={"immortal_time": 1}))
    assert retained(one, True) == pytest.approx(0.73, abs=0.02)


def test_drop_out_by_the_outcome_flatters_the_program() -> None:
    mean, limit = found(compared, "lottery", dropout_by_outcome=1)
    assert mean > limit
    one = simulate(Truth(people=2000, design="lottery", seed=1, switches={"dropout_by_outcome": 1}))
    arm = arms(one)
    answered = arm.index.isin(scores(one, PULSE, "after").index)
    missing = 1 - pd.Series(answered, index=arm.index).groupby(arm).mean()
    assert missing["program"] == pytest.approx(0.25, abs=0.03)
    assert missing["comparison"] == pytest.approx(0.11, abs=0.03)


@pytest.mark.long
def test_a_stricter_yardstick_hides_the_effect_and_recall_gilds_it() -> None:
    hidden, limit = found(compared, "lottery", effect=0.4, response_shift=1)
    assert -limit > hidden == pytest.approx(-SWITCHES["response_shift"].size * SD * 0.92, abs=limit)
    recalled, limit = found(partial(before_after, before="recalled_before"), "before_after", response_shift=1)
    asked, _ = found(before_after, "before_after", response_shift=1)
    assert recalled > asked + limit
    untouched = simulate(Truth(seed=1, design="lottery", switches={"response_shift": 1})).tables["measures"]
    pd.testing.assert_frame_equal(untouched, simulate(Truth(seed=1, design="lottery")).tables["measures"])


@pytest.mark.long
def test_a_season_misleads_before_and_after_only() -> None:
    size = SWITCHES["season"].size * SD
    still, limit = found(before_after, "before_after")
    up, _ = found(before_after, "before_after", season=1)
    down, _ = found(before_after, "before_after", season=-1)
    assert (up - still, down - still) == (pytest.approx(size, abs=limit), pytest.approx(-size, abs=limit))
    assert size > limit
    drawn, limit = found(in_differences, "waitlist", season=1)
    assert abs(drawn) < limit


def test_mentees_of_one_mentor_are_alike() -> None:
    """The intraclass correlation of scores after within mentors, by one-way analysis of variance."""
    truth = Truth(people=6000, mentors=700, design="lottery", seed=2)
    shared = Truth(people=6000, mentors=700, design="lottery", seed=2, switches={"shared_mentors": 2})
    alone, together = (within_mentors(simulate(one)) for one in (truth, shared))
    assert alone == pytest.approx(0.0, abs=0.04)
    assert together == pytest.approx(0.2, abs=0.06)


def within_mentors(one: Simulated) -> float:
    pairs = one.tables["pairs"].set_index("mentee_id")["mentor_id"]
    after = scores(one, PULSE, "after").reindex(pairs.index).dropna()
    mentor = pairs[after.index]
    n = after.groupby(mentor).transform("size")
    after, mentor = after[n > 1], mentor[n > 1]
    means, sizes = after.groupby(mentor).mean(), after.groupby(mentor).size()
    between = float((sizes * (means - after.mean()) ** 2).sum() / (len(sizes) - 1))
    within = float(((after - mentor.map(means)) ** 2).sum() / (len(after) - len(sizes)))
    n0 = (sizes.sum() - (sizes**2).sum() / sizes.sum()) / (len(sizes) - 1)
    return (between - within) / (between + (n0 - 1) * within)


def test_spill_over_makes_the_effect_look_smaller() -> None:
    mean, limit = found(compared, "lottery", effect=0.8, spill_over=1)
    assert -limit > mean == pytest.approx(-0.8 * SWITCHES["spill_over"].size * 0.5, abs=limit)


@pytest.mark.long
@pytest.mark.parametrize("name", sorted(SWITCHES))
def test_a_switch_at_zero_changes_nothing(name: str) -> None:
    one, other = (simulate(Truth(people=120, seed=4, design="comparison", switches=on)) for on in ({}, {name: 0.0}))
    for table in one.tables:
        pd.testing.assert_frame_equal(one.tables[table], other.tables[table])
