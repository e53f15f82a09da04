"""Differences in SDs where people share clusters: against printed values, a calculation by hand, and planted truth."""

from __future__ import annotations

import math

import numpy as np
import pytest

from mentorlab import stats
from mentorlab.errors import NotComputable


def test_printed_values() -> None:
    # STANDARDS 3.3 (VIVECampbell's reference pages of eta_1armcluster and gamma_1armcluster): N 120, 60 alone, clusters
    # of 3, correlation .1.
    assert stats.nested_variance_factor(120, 60, 3, 0.1) == pytest.approx(1.05)
    assert stats.nested_size_factor(120, 60, 3, 0.1) == pytest.approx(0.9738, abs=5e-5)


def test_by_hand() -> None:
    # h: (118 − .4)² / (118 · .81 + 3 · 114 · .01 + 2 · 114 · .09) = 13829.76 / (95.58 + 3.42 + 20.52) = 115.7108
    assert stats.nested_degrees(120, 3, 0.1, n_alone=60) == pytest.approx(115.7108, abs=1e-3)
    # √(1 − 2 · 2 · .1 / 118)
    assert stats.two_arm_size_factor(120, 3, 0.1) == pytest.approx(math.sqrt(1 - 0.4 / 118))


def test_people_who_are_no_more_alike_than_others_change_nothing() -> None:
    assert stats.nested_variance_factor(80, 40, 4, 0) == 1
    assert stats.nested_size_factor(80, 40, 4, 0) == 1
    assert stats.nested_degrees(80, 4, 0, n_alone=40) == pytest.approx(78)


@pytest.mark.parametrize("given", [(2, 1, 1, 0.1), (10, 10, 2, 0.1), (10, 5, 0.5, 0.1), (10, 5, 2, 1.5)])
def test_what_is_refused(given: tuple[int, int, float, float]) -> None:
    with pytest.raises(NotComputable, match="give more than two people"):
        stats.nested_variance_factor(*given)


def test_clusters_of_one_are_not_clusters() -> None:
    with pytest.raises(NotComputable, match="nobody shares a cluster"):
        stats.clustered_g([1, 2, 3, 4], [1, 1, 0, 0], list("abcd"))


def found(seed: int, *, both: bool, alike: float = 0.3, effect: float = 0.5) -> stats.Estimate:
    """Scores with an SD of 1 in the arm (or arms) with clusters, of which `alike` is the mentor's.

    Whoever has no mentor lacks that part of the spread (the model of Hedges and Citkowicz).
    """
    rng = np.random.default_rng(seed)
    mentor = np.repeat(np.arange(30), 4)
    arm = mentor % 2 == 0 if both else np.arange(120) < 60
    cluster = mentor if both else np.where(arm, mentor, 100 + np.arange(120))
    of_mentors = np.where(arm | both, rng.normal(0, np.sqrt(alike), 300)[cluster], 0)
    own = rng.normal(0, np.sqrt(1 - alike), 120)
    return stats.clustered_g(effect * arm + of_mentors + own, arm, cluster)


@pytest.mark.parametrize("both", [True, False])
def test_planted_truth(both: bool) -> None:
    told = [found(seed, both=both) for seed in range(150)]
    assert np.mean([one.value for one in told]) == pytest.approx(0.5, abs=0.06)
    assert 0.89 <= np.mean([one.low <= 0.5 <= one.high for one in told]) <= 1


@pytest.mark.long
@pytest.mark.parametrize("both", [True, False])
def test_coverage_at_full_size(both: bool) -> None:
    told = [found(seed, both=both) for seed in range(2000)]
    assert np.mean([one.value for one in told]) == pytest.approx(0.5, abs=0.015)
    assert 0.93 <= np.mean([one.low <= 0.5 <= one.high for one in told]) <= 0.97
