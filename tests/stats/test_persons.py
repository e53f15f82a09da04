"""Reliable change and goal attainment: printed values, and what is refused."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from mentorlab import stats
from mentorlab.errors import NotComputable


def test_reliable_change_as_printed() -> None:
    # STANDARDS 3.5: 20 → 26 with SD 5 and reliability .85 is 2.19 standard errors; reliable from 5.37 points on.
    found = stats.reliable_change([20.0], [26.0], sd=5, reliability=0.85)
    assert found.index[0] == pytest.approx(2.19, abs=0.005)
    assert found.threshold == pytest.approx(5.37, abs=0.005)
    # a scale from 1 to 5 with SD .7 and reliability .80: from .87 points on
    assert stats.reliable_change([1.0], [1.0], sd=0.7, reliability=0.8).threshold == pytest.approx(0.87, abs=0.005)


def test_both_spreads_by_hand_and_said_so() -> None:
    # √(3² + 4²) · √(1 − .75) = 2.5
    found = stats.reliable_change([10.0], [15.0], sd=3, sd_after=4, reliability=0.75)
    assert found.index[0] == pytest.approx(2.0)
    assert found.se == pytest.approx(2.5)
    assert "Maassen" in found.method
    assert "Jacobson" in stats.reliable_change([1.0], [2.0], sd=3, reliability=0.75).method


def test_people_are_joined_on_their_ids_and_missing_ones_have_no_index() -> None:
    before = pd.Series([1.0, 2.0, np.nan], index=["a", "b", "c"])
    after = pd.Series([5.0, 2.0, 3.0], index=["b", "a", "c"])
    index = stats.reliable_change(before, after, sd=1, reliability=0.5).index
    assert index["a"] == pytest.approx(1.0)
    assert index["b"] == pytest.approx(3.0)
    assert np.isnan(index["c"])


def test_a_share_of_five_percent_moves_by_error_alone() -> None:
    # planted: true scores never change, the error of each measurement has variance (1 − r)·SD²
    rng = np.random.default_rng(1)
    true = rng.normal(50, np.sqrt(0.8) * 10, 200_000)
    once, again = (true + rng.normal(0, np.sqrt(0.2) * 10, true.size) for _ in range(2))
    found = stats.reliable_change(once, again, sd=10, reliability=0.8)
    assert np.mean(np.abs(found.index) > 1.959964) == pytest.approx(0.05, abs=0.002)


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"sd": 0.0, "reliability": 0.8}, "spread above zero"),
        ({"sd": float("nan"), "reliability": 0.8}, "spread above zero"),
        ({"sd": 1.0, "sd_after": 0.0, "reliability": 0.8}, "sd_after"),
        ({"sd": 1.0, "reliability": 1.0}, "above 0 and below 1"),
        ({"sd": 1.0, "reliability": -0.2}, "above 0 and below 1"),
        ({"sd": 1.0, "reliability": 0.8, "level": 95}, "0.95 for 95 %"),
    ],
)
def test_what_cannot_be_judged_is_refused(settings: dict[str, float], said: str) -> None:
    with pytest.raises(NotComputable, match=said):
        stats.reliable_change([1.0, 2.0], [2.0, 3.0], **settings)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("levels", "weights", "printed"),
    [
        ([1, 1, 1], None, 63.69),  # STANDARDS, goal attainment: all four
        ([1, 0, -1], [3, 2, 1], 54.41),
        ([2], None, 70.0),
        ([-1] * 5, [1] * 5, 34.92),
    ],
)
def test_goal_attainment_as_printed(levels: list[int], weights: list[int] | None, printed: float) -> None:
    assert stats.goal_attainment(levels, weights) == pytest.approx(printed, abs=0.005)


def test_many_persons_at_once_are_as_one_by_one() -> None:
    levels, weights = [1, 1, 1, 2, np.nan, 1, 0, -1], [1, 1, 1, 1, 1, 3, 2, 1]
    found = stats.goal_attainments(levels, weights, list("aaabbccc"))
    assert found.round(2).to_dict() == {"a": 63.69, "b": 70.0, "c": 54.41}


@pytest.mark.parametrize(
    ("levels", "weights", "rho", "said"),
    [
        ([np.nan], None, 0.3, "no goal has a level"),
        ([3], None, 0.3, "outside"),
        ([1, 1], [1, 0], 0.3, "no weight above zero"),
        ([1, 1], [1], 0.3, "one of each per goal"),
        ([1], None, 1.5, "between 0 and 1"),
    ],
)
def test_goals_that_cannot_be_scored_are_refused(
    levels: list[float], weights: list[float] | None, rho: float, said: str
) -> None:
    with pytest.raises(NotComputable, match=said):
        stats.goal_attainment(levels, weights, rho=rho)
