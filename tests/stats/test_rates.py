"""What share of people?"""

from __future__ import annotations

import math

import pytest

from mentorlab import stats
from mentorlab.errors import NotComputable


@pytest.mark.parametrize(("k", "n", "low", "high"), [(42, 60, 0.575, 0.801), (9, 10, 0.596, 0.982)])
def test_golden_intervals(k, n, low, high):
    # STANDARDS.md, section 2: calculated from Wilson's formula.
    estimate = stats.wilson(k, n)
    assert estimate.value == k / n
    assert (estimate.low, estimate.high) == pytest.approx((low, high), abs=5e-4)


@pytest.mark.parametrize(
    ("k", "n", "z", "level"), [(3, 17, 1.6448536, 0.9), (0, 8, 1.959964, 0.95), (5, 5, 1.959964, 0.95)]
)
def test_by_hand(k, n, z, level):
    p = k / n
    centre = (p + z * z / (2 * n)) / (1 + z * z / n)
    half = z * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / (1 + z * z / n)
    estimate = stats.wilson(k, n, level=level)
    assert (estimate.low, estimate.high) == pytest.approx((centre - half, centre + half), abs=1e-7)
    assert 0 <= estimate.low <= p <= estimate.high <= 1


@pytest.mark.parametrize(
    ("k", "n", "message"),
    [
        (1, 0, "nobody"),
        (5, 4, "between 0 and the whole"),
        (-1, 4, "between"),
        (0.5, 4, "whole numbers"),
        (math.nan, 4, "whole"),
    ],
)
def test_refusals(k, n, message):
    with pytest.raises(NotComputable, match=message):
        stats.wilson(k, n)


def test_level():
    with pytest.raises(NotComputable, match="level 95"):
        stats.wilson(1, 2, level=95)


def test_golden_impact_ratio():
    # STANDARDS.md, section 2: 12 of 40 against 30 of 60 gives 0.60, Fisher p .063. Interval: statsmodels 0.15,
    # confint_proportions_2indep(12, 40, 30, 60, method="score", compare="ratio").
    found = stats.impact_ratio(12, 40, 30, 60)
    assert found.ratio.value == pytest.approx(0.60)
    assert found.p == pytest.approx(0.063, abs=5e-4)
    assert (found.ratio.low, found.ratio.high) == pytest.approx((0.34258, 0.99630), abs=1e-5)
    assert found.below_four_fifths
    assert found.ratio.n == 100


@pytest.mark.parametrize("counts", [(1, 5, 3, 4), (5, 50, 45, 50), (1000, 100_000, 3, 2000)])
def test_the_ratios_interval_is_that_of_statsmodels(counts):
    from statsmodels.stats.proportion import confint_proportions_2indep

    expected = confint_proportions_2indep(*counts, method="score", compare="ratio", alpha=0.1)
    found = stats.impact_ratio(*counts, level=0.9).ratio
    assert (found.low, found.high) == pytest.approx(expected, rel=1e-6)


def test_turned_round_the_ratios_interval_is_turned_round():
    # The score test does not know which group is called "others"; so it holds at the ends as well.
    for counts in [(10, 10, 15, 20), (10, 10, 20, 20), (12, 40, 30, 60)]:
        one, other = stats.impact_ratio(*counts).ratio, stats.impact_ratio(*counts[2:], *counts[:2]).ratio
        assert (one.low, one.high) == pytest.approx((1 / other.high, 1 / other.low), rel=1e-7)
        assert one.low < one.value < one.high


def test_nobody_in_the_group_gives_a_ratio_of_zero_with_an_upper_end():
    # Same library as above: (0, 10, 5, 20) gives 1.284945.
    found = stats.impact_ratio(0, 10, 5, 20).ratio
    assert (found.value, found.low) == (0.0, 0.0)
    assert found.high == pytest.approx(1.284945, abs=1e-5)


def test_a_ratio_to_nobody_is_refused():
    with pytest.raises(NotComputable, match="no ratio"):
        stats.impact_ratio(3, 10, 0, 20)
