"""Weighted means of units: as other programs compute them, and as sure as they say."""

from __future__ import annotations

import numpy as np
import pytest
import statsmodels.api as sm

from mentorlab import stats
from mentorlab.errors import NotComputable

RNG = np.random.default_rng(1)
A, B = RNG.normal(0.4, 0.3, 8), RNG.normal(0, 0.2, 6)
WA, WB = RNG.integers(3, 30, 8).astype(float), RNG.integers(3, 30, 6).astype(float)


def test_equal_weights_give_welch_and_the_t_interval() -> None:
    welch = stats.two_groups(A, B)
    found = stats.units_apart(A, B, np.ones(8), np.ones(6))
    assert (found.estimate.low, found.p, found.df) == pytest.approx((welch.difference.low, welch.p, welch.df))
    mean = stats.mean_of_units(A, np.full(8, 3.0)).estimate
    change = stats.paired(np.zeros(8), A).change
    assert (mean.low, mean.high) == pytest.approx((change.low, change.high))


def test_errors_as_another_program() -> None:
    arm = np.repeat([1.0, 0.0], [8, 6])
    other = sm.WLS(np.r_[A, B], sm.add_constant(arm), weights=np.r_[WA, WB]).fit(cov_type="HC2")
    found = stats.units_apart(A, B, WA, WB).estimate
    assert found.value == pytest.approx(other.params[1])
    assert found.se == pytest.approx(other.bse[1])


def test_the_smallest_found_by_hand() -> None:
    # Normal: 1.959964 + 0.841621 = 2.801585 standard errors.
    one = stats.Estimate(0.0, -1.959963984540054, 1.959963984540054, 0.95, 1.0, 500, "normal")
    assert stats.smallest_found(one) == pytest.approx(2.801585, abs=1e-5)


@pytest.mark.long
def test_as_sure_as_it_says_with_units_of_unequal_size() -> None:
    rng, held = np.random.default_rng(2), []
    for _ in range(2000):
        n = rng.integers(5, 60, 14)
        x = rng.normal(0, 0.05, 14) + rng.normal(0, 1, 14) * 0.7 * np.sqrt(2 / n)
        one = stats.units_apart(x[:7], x[7:], n[:7] / 2, n[7:] / 2).estimate
        held.append(one.low <= 0 <= one.high)
    assert np.mean(held) >= 0.93


@pytest.mark.parametrize(
    ("values", "weights", "match"),
    [([1.0], [1.0], "at least two"), ([1.0, 2.0], [1.0, 0.0], "above 0"), ([1.0, 1.0], [1.0, 2.0], "zero variance")],
)
def test_units_that_say_nothing(values: list[float], weights: list[float], match: str) -> None:
    with pytest.raises(NotComputable, match=match):
        stats.mean_of_units(values, weights)
