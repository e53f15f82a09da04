"""How are values spread over people?"""

from __future__ import annotations

import math

import pytest
from scipy import stats as sp

from mentorlab import stats
from mentorlab.errors import NotComputable


@pytest.mark.parametrize(
    ("values", "expected"),
    # By hand, half the mean difference over the mean: of 1 … 5 the differences are 4×1, 3×2, 2×3, 1×4 = 20, twice over
    # 25 pairs = 1.6; half of it over 3 = 4/15.
    [([1, 2, 3, 4, 5], 4 / 15), ([7, 7, 7], 0.0), ([0, 0, 0, 8], 0.75), ([0, 0], 0.0), ([3, math.nan, 1], 0.25)],
)
def test_gini_by_hand(values, expected):
    assert stats.gini(values) == pytest.approx(expected)


def test_the_average_has_its_t_interval():
    # By hand: mean 5, SD 2.5820 of 2, 4, 6, 8; standard error 1.2910; t(3) at 97.5 % = 3.18245.
    found = stats.average([2, 4, 6, 8, math.nan])
    assert (found.value, found.n) == (5.0, 4)
    assert (found.low, found.high) == pytest.approx((5 - 3.18245 * 1.290994, 5 + 3.18245 * 1.290994), abs=1e-4)


def test_the_whole_spread():
    # Type 7: the tenth of 0 … 10 lies at 1, the median at 5; Gini of 0 … 10 = 2·Σ i·x / (n·Σx) − (n+1)/n = 4/11.
    found = stats.spread_of(range(11))
    assert (found.median, found.lowest_tenth, found.lowest, found.highest) == (5.0, 1.0, 0.0, 10.0)
    assert found.gini == pytest.approx(4 / 11)


@pytest.mark.parametrize(("values", "message"), [([1], "at least two"), ([3, -1], "below zero")])
def test_refusals(values, message):
    with pytest.raises(NotComputable, match=message):
        stats.spread_of(values)


def test_an_average_over_clusters_by_hand() -> None:
    # Three mentors with sums of residuals from 3 of −2, 0, 2 over sizes 2, 1, 2. In the model of a mean CR2 divides
    # each squared sum by 1 − size/5: (4/.6 + 0 + 4/.6)/25 = 8/15. Bell and McCaffrey's matrix has .08, .04, .08 on its
    # diagonal and .023094, .053333 beside it: squares .0144 + 4 · .000533 + 2 · .002844 = 1/45, so df = .2² · 45 = 1.8.
    found = stats.average([1, 3, 3, 4, 4], cluster=["a", "a", "b", "c", "c"])
    assert found.value == pytest.approx(3)
    assert found.se == pytest.approx(math.sqrt(8 / 15))
    assert found.high == pytest.approx(3 + sp.t.ppf(0.975, 1.8) * math.sqrt(8 / 15))
    assert "3 clusters" in found.method


def test_clusters_of_one_widen_nothing() -> None:
    # With a cluster each, CR2 divides each squared residual by 1 − 1/n: the usual standard error of a mean.
    values = [1.0, 2.0, 4.0, 9.0]
    assert stats.average(values, cluster=list("abcd")).se == pytest.approx(stats.average(values).se)


def test_a_value_without_a_cluster_is_refused() -> None:
    with pytest.raises(NotComputable, match="needs a cluster"):
        stats.average([1, 2, 3], cluster=["a", None, "b"])
    assert stats.average([2, 2, 2], cluster=["a", "a", "b"]).se == 0
