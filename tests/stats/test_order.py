"""Standing beside the average, and the agreement of two orders: against scipy, and from planted truths."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from scipy.stats import kendalltau

from mentorlab import stats
from mentorlab.errors import NotComputable
from tests.stats.ratings import MANY, PLANTED, asked, rate, true_scores


def test_tau_is_that_of_scipy() -> None:
    rng = np.random.default_rng(1)
    for seed in range(5):
        one, other = (pd.DataFrame(rng.integers(1, 6, (n, 7)).astype(float)) for n in (6, 25))
        have = pd.DataFrame(rng.integers(1, 6, (25, 7)).astype(float))
        found = stats.order_agreement(stats.rated(one, one), stats.rated(other, have), draws=200, seed=seed)
        scores = other.mean() * (other.mean() - have.mean())
        assert found.value == pytest.approx(kendalltau(one.mean().round(9), scores.round(9)).statistic)
        assert -1 <= found.low <= found.value <= found.high <= 1


def _tau_coverage(importance: list[float], planted: str, people: int, leaders: int, times: int) -> float:
    rng = np.random.default_rng(people + leaders)
    truth = kendalltau(rate(importance, MANY, rng).mean(axis=0), true_scores(planted)).statistic
    held = 0
    for seed in range(times):
        wanted, have = asked(planted, people, rng, missing=False)
        led = pd.DataFrame(rate(importance, leaders, rng))
        found = stats.order_agreement(stats.rated(led, led), stats.rated(wanted, have), draws=400, seed=seed)
        held += found.low - 1e-9 <= truth <= found.high + 1e-9
    return held / times


@pytest.mark.parametrize("turned", [False, True])
def test_the_interval_of_tau_holds_the_truth(turned: bool) -> None:
    importance = PLANTED["spread"][0]
    assert _tau_coverage(importance[::-1] if turned else importance, "spread", 90, 12, 60) >= 0.9


@pytest.mark.long
@pytest.mark.parametrize(("people", "leaders"), [(40, 10), (90, 12), (90, 40), (400, 100)])
@pytest.mark.parametrize("order", [[0, 1, 2, 3, 4, 5, 6, 7], [7, 6, 5, 4, 3, 2, 1, 0], [3, 0, 5, 1, 7, 2, 6, 4]])
def test_the_interval_of_tau_holds_the_truth_in_many_surveys(order: list[int], people: int, leaders: int) -> None:
    importance = [PLANTED["spread"][0][place] for place in order]
    assert _tau_coverage(importance, "spread", people, leaders, 400) >= 0.917  # three standard errors


@pytest.mark.parametrize("people", [12, 60])
def test_needs_that_are_truly_average_are_rarely_called_above_or_below(people: int) -> None:
    rng = np.random.default_rng(people)
    called = 0
    for seed in range(100):
        wanted, have = asked("all equal", people, rng, missing=False)
        found = stats.standing(wanted, have, of=("importance", "current", "borich"), draws=300, seed=seed)
        called += bool(found.to_numpy().any())
    assert called <= 11  # 5 and three standard errors of 100


def test_what_stands_out_is_seen() -> None:
    wanted, have = asked("far apart", 300, np.random.default_rng(2), missing=True)
    found = stats.standing(wanted, have)
    assert found["importance"].tolist() == [1, 1, 0, -1, -1] or found["importance"].tolist() == [1, 1, 1, -1, -1]
    assert found["current"].tolist() == [-1, -1, 1, 1, 1]
    assert found.attrs["average"]["importance"] == pytest.approx(wanted.mean().mean(), abs=0.01)


def test_what_has_no_order_is_refused() -> None:
    three = stats.rated(*asked("far apart", 20, np.random.default_rng(2), missing=False))
    two = pd.DataFrame({"a": [1.0, 2], "b": [2.0, 3]})
    flat = pd.DataFrame(np.full((6, 5), 4.0))
    with pytest.raises(NotComputable, match="same three needs"):
        stats.order_agreement(stats.rated(two, two), stats.rated(two, two))
    with pytest.raises(NotComputable, match="same three needs"):
        stats.order_agreement(stats.rated(two, two), three)
    with pytest.raises(NotComputable, match="no order"):
        stats.order_agreement(stats.rated(flat, flat), three)
    with pytest.raises(NotComputable, match="height cannot be judged"):
        stats.standing(two, two, of=("height",))
