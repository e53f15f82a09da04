"""Do ranges of assumptions hold what they say, and are the drivers those that move the result?"""

from __future__ import annotations

import math

import pytest

from mentorlab import stats
from mentorlab.errors import NotComputable

Guess = stats.Guess


def test_one_guess_has_the_quantiles_of_its_triangle() -> None:
    """Triangle on 0, 2, 10, by hand: F(x) = x²/20 up to 2, 1 − (10 − x)²/80 beyond: 5 % at 1, 95 % at 8."""
    found = stats.ranged(lambda one: one["a"], {"a": Guess(2, 0, 10)}, draws=200_000)
    assert found.value == 2
    assert found.low == pytest.approx(1.0, abs=0.03)
    assert found.high == pytest.approx(8.0, abs=0.03)


def test_the_sum_of_many_guesses_is_narrower_than_the_sum_of_their_ranges() -> None:
    """100 triangles on −1, 0, 1 (variance 1/6 each): the sum is nearly normal, 90 % within 1.645·√(100/6) = 6.715."""
    guesses = {str(place): Guess(0, -1, 1) for place in range(100)}
    found = stats.ranged(lambda all_: sum(all_.values()), guesses, draws=50_000)
    assert found.high == pytest.approx(6.715, abs=0.1)
    assert found.low == pytest.approx(-6.715, abs=0.1)


def test_fixed_values_stay_what_they_are() -> None:
    found = stats.ranged(lambda one: one["a"] * one["b"], {"a": Guess(3, 3, 3), "b": Guess(4, 4, 4)})
    assert (found.value, found.low, found.high) == (12, 12, 12)


def test_drivers_come_in_the_order_of_their_swing() -> None:
    """100 / a at 1, 2, 4: from 100 to 25; + b from 0 to 10. The fixed one drives nothing."""
    guesses = {"b": Guess(5, 0, 10), "a": Guess(2, 1, 4), "c": Guess(1, 1, 1)}
    first, second = stats.drivers(lambda one: 100 / one["a"] + one["b"] * one["c"], guesses)
    assert (first.name, first.at_low, first.at_high, first.swing) == ("a", 105, 30, 75)
    assert (second.name, second.at_low, second.at_high) == ("b", 50, 60)


def test_the_same_seed_gives_the_same_range() -> None:
    guesses = {"a": Guess(2, 0, 10)}
    first, again, other = (stats.ranged(lambda one: one["a"], guesses, seed=seed) for seed in (1, 1, 2))
    assert first == again
    assert first != other


@pytest.mark.parametrize("wrong", [(2, 3, 4), (2, 1, 1.5), (math.nan, 1, 2), (1, 0, math.inf)])
def test_guesses_out_of_order_are_refused(wrong: tuple[float, float, float]) -> None:
    with pytest.raises(NotComputable, match="in this order"):
        Guess(*wrong)


def test_a_range_over_zero_cannot_be_divided_by() -> None:
    with pytest.raises(NotComputable, match="holds zero"):
        stats.ranged(lambda one: 1 / one["a"], {"a": Guess(0, 0, 0)})
    with pytest.raises(NotComputable, match="level"):
        stats.ranged(lambda one: one["a"], {"a": Guess(1, 0, 2)}, level=90)
