"""Are the arithmetic of returns and the draws what the books and a calculation by hand say?"""

from __future__ import annotations

import math

import numpy as np
import pytest

from mentorlab import stats
from mentorlab.errors import NotComputable
from mentorlab.returns.valuing.payback import (
    Benefit,
    benefit_cost_ratio,
    months_to_pay_back,
    return_on_investment,
)


def test_phillips_example() -> None:
    assert benefit_cost_ratio(480_000, 300_000) == 1.6
    assert return_on_investment(480_000, 300_000) == 60
    assert months_to_pay_back(Benefit(480_000, 0), 300_000, 12) == 7.5


@pytest.mark.parametrize(
    ("once", "yearly", "cost", "within", "months"),
    [
        (0, 480, 300, 12, 7.5),
        (100, 100, 300, 36, 24),  # 200 in the first year, then 100 a year: two years
        (100, 100, 300, 12, math.inf),
        (300, 0, 300, 12, 12),
        (299, 0, 300, 60, math.inf),  # what comes once never covers it
        (-100, 200, 300, 36, 24),  # a loss once, then 200 a year
        (0, 0, 300, 60, math.inf),
        (500, -100, 300, 60, 9),
    ],
)
def test_payback_by_hand(once: float, yearly: float, cost: float, within: float, months: float) -> None:
    assert months_to_pay_back(Benefit(once, yearly), cost, within) == months


def test_an_estimate_varies_as_its_interval_says() -> None:
    one = stats.Measured(2.0, 1.0, 5.0, 0.9)  # a long upper side
    drawn = one.drawn(200_000, np.random.default_rng(0))
    assert np.quantile(drawn, [0.05, 0.5, 0.95]) == pytest.approx([1, 2, 5], abs=0.02)


def test_draws_are_independent_and_the_same_with_the_same_seed() -> None:
    guesses = {"a": stats.Guess(2, 1, 3), "b": stats.Measured(0, -1, 1, 0.95), "c": stats.Guess(7, 7, 7)}
    one, two = (stats.draws_of(guesses, draws=20_000, seed=3) for _ in range(2))
    assert all((one[name] == two[name]).all() for name in guesses)
    assert abs(np.corrcoef(one["a"], one["b"])[0, 1]) < 0.03
    assert set(one["c"]) == {7.0}


@pytest.mark.parametrize("ends", [(2.0, 2.0, 2.0), (2.0, math.nan, 3.0), (2.0, 3.0, 4.0)])
def test_an_estimate_without_an_interval_around_it_is_refused(ends: tuple[float, float, float]) -> None:
    with pytest.raises(NotComputable):
        stats.Measured(*ends, 0.95)
