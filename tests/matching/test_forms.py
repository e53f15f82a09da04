"""Are circles and shortlists the best there are, among all that could be made?"""

from __future__ import annotations

from itertools import combinations, product
from typing import Any

import numpy as np
import pytest

from mentorlab.errors import BadInput
from mentorlab.matching.bars import PairBar
from mentorlab.matching.forms import circles, formed, shortlists
from mentorlab.matching.lists import Array, Lists
from mentorlab.matching.market import Market
from mentorlab.tables.charter.matching import Matching
from tests.matching.markets import market_of, random_market

SEEDS = pytest.mark.parametrize("seeds", [range(12), pytest.param(range(12, 300), marks=pytest.mark.long)], ids=str)


def drawn(seed: int, n: int, m: int) -> tuple[Market, Array]:
    """A small market with a quarter of its pairs barred, minimums and capacities; and which pairs are allowed."""
    rng = np.random.default_rng(seed)
    fine = rng.random((n, m)) < 0.75
    least = rng.integers(1, 4, m)
    most = least + rng.integers(0, 3, m)
    bar = PairBar("rule", Lists.from_rows([np.flatnonzero(~row) for row in fine]), m)
    table = rng.integers(0, 20, (n, m))
    must = [(0, 0)] if seed % 3 == 0 else []
    if must:
        least[0] = 1
    return market_of(table, most.tolist(), minimum=least.tolist(), bars=(bar,), must=must), fine


def best_circles(market: Market, fine: Array) -> tuple[int, int]:
    """The most people, then the most points, of every seating there is."""
    (n, m), points, best = market.size, market.points_table(), (-1, -1)
    must = {int(i): int(j) for i, j in market.must}
    options = [[must[i]] if i in must else [-1, *np.flatnonzero(fine[i])] for i in range(n)]
    for mentors in product(*options):
        load = np.bincount([j for j in mentors if j >= 0], minlength=m)
        if ((load == 0) | ((load >= np.maximum(market.minimum, 1)) & (load <= market.capacity))).all():
            seated = [(i, j) for i, j in enumerate(mentors) if j >= 0]
            best = max(best, (len(seated), sum(int(points[one]) for one in seated)))
    return best


@SEEDS
def test_circles_are_the_best_of_all_seatings(seeds: range) -> None:
    for seed in seeds:
        n, m = 3 + seed % 4, 1 + seed % 3
        market, fine = drawn(seed, n, m)
        found = circles(market)
        assert (found.n_matched, found.total) == best_circles(market, fine), seed
        assert found.proven
        assert found.bound == found.total


def test_a_circle_is_opened_with_enough_people_or_not_at_all() -> None:
    market = random_market(40, 12, seed=2)
    found = circles(market, smallest=4, largest=7)
    load = np.bincount(found.mentor_of, minlength=12)
    assert found.n_matched == found.most == 40
    assert set(load[load > 0]) <= {4, 5, 6, 7}
    assert (circles(market, smallest=4, largest=7).mentor_of == found.mentor_of).all()


def test_who_cannot_be_in_a_whole_circle_stays_without() -> None:
    # Three may only sit with the first mentor, who opens from four on.
    bar = PairBar("rule", Lists.from_rows([[1], [1], [1], [0], [0], [0], [0]]), 2)
    found = circles(market_of(np.ones((7, 2)), bars=(bar,)), smallest=4, largest=6)
    assert found.mentor_of.tolist() == [-1, -1, -1, 1, 1, 1, 1]
    assert (found.most, found.proven) == (4, True)


def test_a_search_that_stops_early_says_how_much_better_it_could_be() -> None:
    # Circles of exactly three: at most 15 of 16. Whether 16 can sit takes more than one branch to rule out.
    market = random_market(16, 8, seed=4, best=4)
    whole, early = (circles(market, smallest=3, largest=3, branches=branches) for branches in (1000, 1))
    assert (whole.n_matched, whole.most, whole.proven) == (15, 15, True)
    assert (early.n_matched, early.most, early.proven) == (15, 16, False)
    assert early.total <= whole.total <= early.bound


def best_shortlists(market: Market, fine: Array, k: int, least: int, most: int) -> tuple[int, int, int] | None:
    (n, m), points, best = market.size, market.points_table(), None
    must = {(int(i), int(j)) for i, j in market.must}
    options = []
    for i in range(n):
        bound = {j for a, j in must if a == i}
        mentors = sorted({*np.flatnonzero(fine[i]).tolist(), *bound})
        options.append([one for size in range(k + 1) for one in combinations(mentors, size) if bound <= set(one)])
    for lists in product(*options):
        load = np.bincount([j for one in lists for j in one] or [0], minlength=m) - (not any(lists)) * (
            np.arange(m) == 0
        )
        if (load <= most).all():
            worth = sum(int(points[i, j]) for i, one in enumerate(lists) for j in one)
            found = (sum(map(len, lists)), -int(np.maximum(least - load, 0).sum()), worth)
            best = found if best is None else max(best, found)
    return best


@SEEDS
def test_shortlists_are_the_best_of_all_lists(seeds: range) -> None:
    for seed in seeds:
        n, m, k = 2 + seed % 3, 2 + seed % 2, 1 + seed % 2
        least, most = seed % 3, max(1, seed % 3 + seed % 2)
        market, fine = drawn(seed, n, m)
        found = shortlists(market, k, least, most)
        assert (found.meetings, -found.short, found.total) == best_shortlists(market, fine, k, least, most), seed
        assert found.proven


def test_everybody_meets_several_mentors_best_first() -> None:
    market = random_market(30, 24, seed=9)
    found = shortlists(market)
    assert found.mentor_of.shape == (30, 3)
    assert all(len(set(row)) == 3 for row in found.mentor_of.tolist())
    load = np.bincount(found.mentor_of.ravel(), minlength=24)
    assert ((load >= 2) & (load <= 4)).all()
    assert (found.meetings, found.short) == (90, 0)
    points = market.points_table()
    met = np.take_along_axis(points, found.mentor_of, axis=1)
    assert (np.diff(met, axis=1) <= 0).all()


def test_what_is_too_little_for_all_is_said() -> None:
    found = shortlists(random_market(4, 6, seed=1), k=2, least=2, most=4)
    assert (found.meetings, found.short) == (8, 4)  # 4 × 2 meetings, 6 × 2 asked for
    scarce = shortlists(random_market(9, 2, seed=1), k=3, least=2, most=4)
    assert scarce.meetings == 8
    assert (scarce.mentor_of == -1).sum() == 27 - 8


def test_the_charter_names_the_form() -> None:
    market = random_market(12, 6, seed=3)
    assert formed(market, Matching()) is None
    by_circles = Matching.model_validate({"form": "circles", "circle": {"smallest": 3, "largest": 4}})
    assert formed(market, by_circles).n_matched == 12  # type: ignore[union-attr]
    by_lists = Matching.model_validate({"form": "shortlists", "shortlist": {"mentors": 2, "mentees": [1, 9]}})
    assert formed(market, by_lists).mentor_of.shape == (12, 2)  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("ask", "says"),
    [
        (lambda one: circles(one, smallest=0), "holds nobody"),
        (lambda one: circles(one, smallest=5, largest=4), "5 is more than 4"),
        (lambda one: shortlists(one, 0), "meet nobody"),
        (lambda one: shortlists(one, 2, 4, 2), "are no range"),
        (lambda one: shortlists(one, 1, 0, 1), "more mentors than there is room for"),
        (lambda one: circles(one.take(np.zeros(400, dtype=int), np.zeros(400, dtype=int))), "too many for circles"),
    ],
)
def test_what_cannot_be_is_refused(ask: Any, says: str) -> None:
    market = market_of(np.ones((5, 4)), [2] * 4, must=[(0, 1), (0, 2)] if "room" in says else [])
    with pytest.raises(BadInput, match=says):
        ask(market)
