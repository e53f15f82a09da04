"""Do the formulas give the numbers that are printed? One list, so that nobody has to look for where each is held.

The values are those of the papers and handbooks named in the docstrings of the functions, or worked out beside them by
hand. The boundary of attrition is held row by row in tests/stats/test_credibility.py, published data sets where each
engine is tested.
"""

from __future__ import annotations

import numpy as np
import pytest

from mentorlab import stats
from mentorlab.returns.valuing.payback import (
    Benefit,
    benefit_cost_ratio,
    months_to_pay_back,
    return_on_investment,
)


def _close(found: float, printed: str) -> None:
    """As many decimals as are printed."""
    decimals = len(printed.partition(".")[2])
    assert f"{found:.{decimals}f}" == printed


@pytest.mark.parametrize(("k", "n", "low", "high"), [(42, 60, "0.575", "0.801"), (9, 10, "0.596", "0.982")])
def test_wilson(k: int, n: int, low: str, high: str) -> None:
    share = stats.wilson(k, n)
    _close(share.low, low)
    _close(share.high, high)


def test_impact_ratio() -> None:
    found = stats.impact_ratio(12, 40, 30, 60)
    _close(found.ratio.value, "0.60")
    _close(found.p, "0.063")


@pytest.mark.parametrize(
    ("levels", "weights", "printed"),
    [([1, 1, 1], None, "63.69"), ([1, 0, -1], [3, 2, 1], "54.41"), ([2], None, "70.00"), ([-1] * 5, None, "34.92")],
)
def test_goal_attainment(levels: list[int], weights: list[int] | None, printed: str) -> None:
    _close(stats.goal_attainment(levels, weights), printed)


def test_recommendation_score() -> None:
    for counts, score, half in (((20, 12, 8), "30.0", "24.2"), ((7, 5, 3), "26.7", "39.1")):
        found = stats.recommendation_score(np.repeat([10.0, 8.0, 3.0], counts))
        _close(found.value, score)
        _close(found.high - found.value, half)


def test_returns() -> None:
    assert benefit_cost_ratio(480_000, 300_000) == 1.6
    assert return_on_investment(480_000, 300_000) == 60
    assert months_to_pay_back(Benefit(480_000, 0), 300_000, 12) == 7.5


def test_hedges_g_and_the_cox_index() -> None:
    # Five, six, seven against four, five, six: d = 1, times 1 - 3/15.
    _close(stats.standardised_difference([5, 6, 7], [4, 5, 6]).value, "0.80")
    # Odds of 4 against 1 with three people in each group: .84 is printed without the correction 1 - 3/15, .67 with it.
    found = stats.cox_index(0.8, 3, 0.5, 3)
    _close(found.value, "0.67")
    _close(found.value / (1 - 3 / 15), "0.84")


def test_partially_nested_designs() -> None:
    # 120 people, 60 of them alone, three to a mentor, intraclass correlation .1.
    _close(stats.nested_variance_factor(120, 60, 3, 0.1), "1.05")
    _close(stats.nested_size_factor(120, 60, 3, 0.1), "0.9738")


def test_regression_to_the_mean() -> None:
    _close(stats.expected_regression(60, 15, 40, 0.5), "13.49")
    _close(stats.expected_regression(3.4, 0.7, 3.0, 0.6), "0.33")


def test_reliable_change() -> None:
    found = stats.reliable_change([20.0], [26.0], sd=5, reliability=0.85)
    _close(float(np.asarray(found.index)[0]), "2.19")
    _close(found.threshold, "5.37")
    _close(stats.reliable_change([3.0], [4.0], sd=0.7, reliability=0.8).threshold, "0.87")


@pytest.mark.parametrize(
    ("n", "plain", "with_start"),
    [(40, ".91", ".64"), (60, ".74", ".52"), (100, ".57", ".40"), (200, ".40", ".28"), (400, ".28", ".20")],
)
def test_smallest_detectable(n: int, plain: str, with_start: str) -> None:
    _close(stats.smallest_detectable(n), f"0{plain}")
    _close(stats.smallest_detectable(n, r2=0.5), f"0{with_start}")


def test_five_pairs_cannot_be_told_from_chance() -> None:
    changes = [1.0, 2.0, 3.0, 4.0, 5.0, 6.0]
    assert stats.permutation([0.0] * 5, changes[:5]).p == 0.0625
    assert stats.permutation([0.0] * 6, changes).p == 0.03125
    _close(stats.signed_rank([0.0] * 6, changes).p, "0.031")


def test_e_values() -> None:
    for d, printed in ((0.2, "1.69"), (0.3, "1.96"), (0.5, "2.53")):
        _close(stats.e_value_from_d(d), printed)
    _close(stats.e_value(3.9), "7.26")
