"""Are the chances right, and does luck within equal chances find what was planted where a plain comparison fails?"""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from scipy import stats as sp

from mentorlab.errors import NotComputable
from mentorlab.matching.bars import PairBar
from mentorlab.matching.lists import Lists
from mentorlab.matching.luck.draws import Drawable, chances, draw_once, drawable
from tests.matching.lot_markets import by_asking, one_market
from tests.matching.markets import market_of, random_market


def _random(seed: int, n: int = 5, m: int = 3) -> tuple[Drawable, list[list[int]], list[list[int]]]:
    rng = np.random.default_rng(seed)
    lists = [rng.permutation(m)[: rng.integers(1, m + 1)].tolist() for _ in range(n)]
    tiers = [rng.integers(0, 2, len(one)).tolist() for one in lists]
    made = Lists.from_rows(lists)
    tier = np.array([one for row in tiers for one in row], dtype=np.int64)
    return Drawable(made.start, made.whom, tier, rng.integers(0, 3, m), np.full(n, -1)), lists, tiers


@pytest.mark.parametrize("seed", range(6))
def test_every_draw_is_the_match_that_plain_asking_gives(seed: int) -> None:
    market, lists, tiers = _random(seed)
    for lots in itertools.permutations(range(5)):
        found = draw_once(market, np.array(lots)).tolist()
        assert found == by_asking(lists, tiers, market.capacity.tolist(), np.array(lots))


def test_simulated_chances_are_those_over_all_orders_of_lots() -> None:
    for seed in range(6):
        market, lists, tiers = _random(seed)
        counts = np.random.default_rng(seed).random((5, 3)) < 0.5
        exact = np.zeros((2, 5))
        orders = list(itertools.permutations(range(5)))
        for lots in orders:
            for i, j in enumerate(by_asking(lists, tiers, market.capacity.tolist(), np.array(lots))):
                exact[:, i] += (j >= 0 and counts[i, j], j >= 0)
        exact /= len(orders)
        found = chances(market, counts, counts, draws=4000, seed=seed)
        # Five standard errors of a chance of one half over 4,000 draws.
        assert np.abs(found.given - exact[0]).max() < 0.04
        assert np.abs(found.matched - exact[1]).max() < 0.04
        assert ((exact[0] > 0) | (found.given == 0)).all()


def test_two_who_want_the_same_place_have_one_half_each_unless_a_class_is_better() -> None:
    everyone = np.ones((2, 1), dtype=bool)
    fits = market_of([[60], [50]], [1])
    lots = chances(drawable(fits, 1, np.arange(1)), everyone, fits.fit_table(), draws=2000, seed=0)
    assert lots.given == pytest.approx([0.5, 0.5], abs=0.05)
    assert lots.given.sum() == 1
    assert lots.error == pytest.approx(0.0112, abs=0.0001)  # √(.25/2000)
    assert lots.average == pytest.approx(55, abs=0.6)
    whole = chances(drawable(fits, None, np.arange(1)), everyone, fits.fit_table(), draws=200, seed=0)
    assert whole.given.tolist() == [1.0, 0.0]
    assert whole.average == 60
    # Of 60 as the best there is, 60 and 50 are in the upper of two classes, and in two of seven.
    assert chances(drawable(fits, 2, np.arange(1)), everyone, everyone, draws=200, seed=0).given.min() > 0
    assert chances(drawable(fits, 7, np.arange(1)), everyone, everyone, draws=200, seed=0).given.tolist() == [1.0, 0.0]


def test_what_the_mentor_chose_comes_before_any_lot() -> None:
    fits = market_of([[60], [60]], [1], mentor_choices=[[1]])
    found = chances(drawable(fits, 1, np.arange(1)), np.ones((2, 1)), np.ones((2, 1)), draws=200, seed=0)
    assert found.given.tolist() == [0.0, 1.0]


def test_bars_and_pairs_that_must_be_are_kept() -> None:
    bars = (PairBar("not_own_manager", Lists.from_rows([[], [], [1]]), 2),)
    market = market_of(np.ones((3, 2)), [1, 1], bars=bars, must=[(0, 0)])
    found = drawable(market, 1, np.arange(2))
    counts = np.array([[True, False]] * 3)
    chance = chances(found, counts, np.ones((3, 2)), draws=500, seed=0)
    assert chance.given.tolist() == [1.0, 0.0, 0.0]  # the first mentor's only place is taken
    assert chance.matched.tolist() == [1.0, 1.0, 0.0]  # the third may not have the second mentor
    assert draw_once(found, np.array([2, 1, 0])).tolist() == [0, 1, -1]
    assert chance.halves.tolist() == [[1.0, 0.0, 0.0]] * 2


def test_with_every_difference_in_fit_it_is_the_policy_stable() -> None:
    from mentorlab.matching.policies.stable import stable

    for seed in range(20):
        market = random_market(40, 12, seed, places=3, best=[5, 100][seed % 2])
        rng = np.random.default_rng(seed)
        mentors, mentees = rng.permutation(12), rng.permutation(40)
        found = draw_once(drawable(market, None, mentors), mentees)
        assert found.tolist() == stable(market, np.random.default_rng(seed)).mentor_of.tolist()


def test_the_same_seed_gives_the_same_chances() -> None:
    market = _random(1)[0]
    counts = np.ones((5, 3), dtype=bool)
    first, again, other = (chances(market, counts, counts, draws=300, seed=seed) for seed in (7, 7, 8))
    assert first.given.tolist() == again.given.tolist()
    assert first.given.tolist() != other.given.tolist()


def test_too_many_draws_for_the_pool_are_refused_with_how_many_would_do() -> None:
    market = random_market(2000, 1000, 0)
    found = drawable(market, 1, np.arange(1000))
    with pytest.raises(NotComputable, match=r"draws=10,000 or fewer"):
        chances(found, np.ones((2000, 1000)), np.ones((2000, 1000)), draws=100_000, seed=0)


def _held(markets: int, **size: int) -> tuple[int, int, float]:
    tried = [one_market(seed, **size) for seed in range(markets)]
    by_luck = sum(one.holds(one.by_luck) for one in tried)
    bias = float(np.mean([one.by_luck.value for one in tried])) - 0.5
    return by_luck, sum(one.holds(one.naive) for one in tried), bias


def test_by_luck_the_planted_effect_is_found_and_by_plain_comparison_it_is_not() -> None:
    """20 markets: the limits are wide, but the naive difference is far outside them."""
    low, high = sp.binom.ppf([0.0005, 0.9995], 20, 0.95)
    by_luck, naive, bias = _held(20, draws=300)
    assert low <= by_luck <= high
    assert naive < low
    assert abs(bias) < 3.3 * 0.26 / np.sqrt(20)  # the standard error of one estimate is about .26


@pytest.mark.long
def test_coverage_over_1000_markets_lies_within_the_limits() -> None:
    low, high = sp.binom.ppf([0.0005, 0.9995], 1000, 0.95)
    by_luck, naive, bias = _held(1000)
    assert low <= by_luck <= high, by_luck
    assert naive < low, naive
    assert abs(bias) < 3.3 * 0.26 / np.sqrt(1000)
