"""Do the intervals hold the planted truth as often as they say? 400 programs each, limits of 99.9 % around 95 %."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest
from scipy import stats as sp

from mentorlab import stats

RUNS = 400
Rng = np.random.Generator


def paired(rng: Rng) -> tuple[stats.Paired, float]:
    before = rng.normal(3, 1, 25)
    return stats.paired(before, before + rng.normal(0.4, 0.8, 25)), 0.4


def change(rng: Rng) -> tuple[stats.Estimate, float]:
    result, truth = paired(rng)
    return result.change, truth


def d_z(rng: Rng) -> tuple[stats.Estimate, float]:
    return paired(rng)[0].d_z, 0.5


def d_av(rng: Rng) -> tuple[stats.Estimate, float]:
    # Equal variances and r = .5, the case in which the scaled interval is near its level (Algina and Keselman 2003).
    both = rng.multivariate_normal([0, 0.5], [[1, 0.5], [0.5, 1]], 30)
    return stats.paired(both[:, 0], both[:, 1]).d_av, 0.5


def difference(rng: Rng) -> tuple[stats.Estimate, float]:
    return stats.two_groups(rng.normal(1, 3, 12), rng.normal(0, 1, 40)).difference, 1.0


def g(rng: Rng) -> tuple[stats.Estimate, float]:
    return stats.two_groups(rng.normal(0.8, 1, 20), rng.normal(0, 1, 30)).g, 0.8


def ancova(rng: Rng) -> tuple[stats.Estimate, float]:
    arm = np.arange(80) % 4 == 0
    before = rng.normal(0, 1, 80)
    return stats.ancova(0.7 * before + 0.3 * arm + rng.normal(0, 1 + arm), before, arm).effect, 0.3


def clustered(rng: Rng) -> tuple[stats.Estimate, float]:
    mentor = np.repeat(np.arange(60), 4)
    arm = mentor % 2 == 0
    before = rng.normal(0, 1, 240)
    after = 0.5 * before + 0.3 * arm + rng.normal(0, 0.8, 60)[mentor] + rng.normal(0, 1, 240)
    return stats.ancova(after, before, arm, cluster=mentor).effect, 0.3


def did(rng: Rng) -> tuple[stats.Estimate, float]:
    arm = np.arange(50) % 2
    before = rng.normal(arm, 1)  # the arms differ from the start
    return stats.did(before, before + 0.5 * arm + rng.normal(0, 1 + arm), arm).effect, 0.5


def held(study: Callable[[Rng], tuple[stats.Estimate, float]]) -> int:
    told = (study(np.random.default_rng(seed)) for seed in range(RUNS))
    return sum(estimate.low <= truth <= estimate.high for estimate, truth in told)


@pytest.mark.parametrize(
    "study",
    [
        difference,
        ancova,
        *(pytest.param(one, marks=pytest.mark.long) for one in (change, d_z, d_av, g, clustered, did)),
    ],
)
def test_intervals_hold_the_truth_as_often_as_they_say(study):
    low, high = sp.binom.ppf([0.0005, 0.9995], RUNS, 0.95)
    assert low <= held(study) <= high


def test_the_check_notices_errors_that_forget_the_clusters():
    def careless(rng: Rng) -> tuple[stats.Estimate, float]:
        mentor = np.repeat(np.arange(60), 4)
        arm = mentor % 2 == 0
        before = rng.normal(0, 1, 240)
        after = 0.5 * before + 0.3 * arm + rng.normal(0, 0.8, 60)[mentor] + rng.normal(0, 1, 240)
        return stats.ancova(after, before, arm).effect, 0.3

    assert held(careless) < sp.binom.ppf(0.0005, RUNS, 0.95)


def unequal_chances(rng: Rng) -> tuple[stats.Estimate, stats.Estimate, float]:
    """Few had a chance where the program does most. The average over everybody: with the chances as weights, and with
    the chance as a covariate, which counts each block by its chances on both sides instead of by its people.
    """
    block = rng.permutation(["few"] * 110 + ["many"] * 90)
    chance, drawn = np.where(block == "few", 0.15, 0.5), np.zeros(200, dtype=bool)
    for name, places in (("few", 16), ("many", 45)):
        drawn[rng.permutation(np.flatnonzero(block == name))[:places]] = True
    effect, before = np.where(block == "few", 0.9, 0.0), rng.normal(0, 1, 200)
    after = 0.8 * before + rng.normal(0, 0.6, 200) + effect * drawn + 0.4 * (block == "many")
    weights = 1 / np.where(drawn, chance, 1 - chance)
    ours = stats.ancova(after, before, drawn, blocks=block, weights=weights).effect
    plain = stats.ancova(after, before, drawn, covariates=pd.DataFrame({"chance": chance})).effect
    return ours, plain, float(effect.mean())


def first_a_test(rng: Rng) -> tuple[stats.Estimate, float]:
    """Own slopes only where the test of slopes asks for them, as drawn designs do; 0.2 of a slope is often missed."""
    arm, before = np.arange(80) % 2 == 0, rng.normal(0, 1, 80)
    after = 0.5 * before + 0.3 * arm + 0.2 * arm * (before - before.mean()) + rng.normal(0, 0.7, 80)
    common = stats.ancova(after, before, arm)
    return (stats.ancova(after, before, arm, slopes="own") if common.slope_p < 0.05 else common).effect, 0.3


def times_held(runs: int) -> tuple[int, int]:
    found = [unequal_chances(np.random.default_rng(seed)) for seed in range(runs)]
    ours = sum(one.low <= truth <= one.high for one, _, truth in found)
    return ours, sum(plain.low <= truth <= plain.high for _, plain, truth in found)


def test_chances_as_weights_hold_the_average_over_everybody():
    ours, plain = times_held(60)
    low = sp.binom.ppf(0.0005, 60, 0.95)
    assert ours >= low
    assert plain < low


@pytest.mark.long
def test_drawn_designs_at_full_size():
    low, high = sp.binom.ppf([0.0005, 0.9995], RUNS, 0.95)
    assert low <= times_held(RUNS)[0] <= high
    assert low <= held(first_a_test) <= high
