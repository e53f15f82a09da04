"""Do the intervals hold the planted truth as often as they say? 400 programs each, limits of 99.9 % around 95 %."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
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


@pytest.mark.parametrize("study", [change, d_z, d_av, difference, g, ancova, clustered, did])
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
