"""Is every planted collision found and named, and is no smaller one overlooked?"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations, product
from typing import Any

import numpy as np
import pytest
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import maximum_bipartite_matching

from mentorlab.errors import NotComputable
from mentorlab.matching.bars import Bars, CodeBar, PairBar
from mentorlab.matching.colliding.demands import Lack, demands_of
from mentorlab.matching.colliding.found import find
from mentorlab.matching.colliding.most import most_matched
from mentorlab.matching.colliding.smallest import smallest_collision
from mentorlab.matching.lists import Lists
from mentorlab.matching.market import Market
from tests.matching.markets import market_of

N, M = 6, 4


def lists(rule: str, rows: Iterable[Iterable[int]]) -> PairBar:
    return PairBar(rule, Lists.from_rows([np.array(sorted(row), dtype=np.int64) for row in rows]), M)


def codes(rule: str, kind: Any, mentees: list[int], mentors: list[int], reach: int = 0) -> CodeBar:
    return CodeBar(rule, kind, np.array(mentees), np.array(mentors), reach)


def a_market(bars: Bars = (), capacity: Any = (2, 2, 2, 2), minimum: Any = None, must: Any = ()) -> Market:
    return market_of(np.ones((N, M)), list(capacity), minimum=minimum, bars=bars, must=must)


MANAGER = lists("not_own_manager", [[0], [1], [2], [3], [0], [1]])  # keeps nobody from everybody
KEPT_APART = lists("must_not_pair", [[0], [], [], [], [], []])
OTHER_SITE = codes("same: site", "same", [7, 1, 1, 1, 1, 1], [1, 1, 1, 1])  # the first stands alone at a site
FIRST_TWO = codes("same: unit", "same", [1] * 6, [1, 1, 2, 2])  # only two mentors are of the mentees' unit
LAST_TWO = codes("different: line", "different", [1] * 6, [1, 1, 2, 2])  # only the others are of another line
HALF = codes("same: site", "same", [1, 1, 1, 2, 2, 2], [1] * M)  # the last three are of no mentor's site
# What is planted, and the smallest set that cannot be met, worked out by hand.
PLANTED: dict[str, tuple[Market, set[str]]] = {
    "nothing": (a_market((MANAGER,)), set()),
    "a rule alone": (a_market((MANAGER, OTHER_SITE)), {"same: site"}),
    "kept apart from everybody": (a_market((lists("must_not_pair", [range(M)] + [[]] * 5),)), {"must_not_pair"}),
    "capacity alone": (a_market((MANAGER,), (1, 1, 1, 1)), {"capacity"}),
    "two rules": (a_market((FIRST_TWO, MANAGER, LAST_TWO), (6, 6, 6, 6)), {"same: unit", "different: line"}),
    "a rule and capacity": (a_market((MANAGER, FIRST_TWO), (2, 2, 6, 6)), {"same: unit", "capacity"}),
    "two mentors for one": (a_market(must=[(0, 1), (0, 2)]), {"must_pair"}),
    "must and a rule": (a_market((MANAGER,), must=[(1, 1)]), {"not_own_manager", "must_pair"}),
    "must and kept apart": (a_market((MANAGER, KEPT_APART), must=[(0, 0)]), {"not_own_manager", "must_pair"}),
    "must and capacity": (a_market(capacity=(1, 2, 2, 2), must=[(2, 0), (3, 0)]), {"must_pair", "capacity"}),
    # The sixth may only have the second mentor, by unit and as kept from the first; the place is given to another.
    "four together": (
        a_market((MANAGER, FIRST_TWO, lists("must_not_pair", [[]] * 5 + [[0]])), (5, 1, 6, 6), must=[(1, 1)]),
        {"not_own_manager", "must_pair"},
    ),
    "four together and no two": (
        a_market((FIRST_TWO, lists("must_not_pair", [[]] * 5 + [[0]])), (5, 1, 6, 6), must=[(0, 1)]),
        {"same: unit", "must_not_pair", "capacity", "must_pair"},
    ),
}  # fmt: skip
MINIMUM: dict[str, tuple[Market, set[str]]] = {
    "met": (a_market(minimum=[1, 1, 1, 1]), set()),
    "more than there are people": (a_market(minimum=[2, 2, 2, 2]), {"minimum"}),
    "a mentor whom a rule leaves nobody": (a_market((FIRST_TWO,), (6,) * 4, [0, 0, 1, 0]), {"same: unit", "minimum"}),
    "must and minimum": (
        a_market((), (6, 6, 6, 6), [0, 2, 0, 0], must=[(i, 0) for i in range(5)]), {"must_pair", "minimum"}
    ),
    "two rules and a minimum": (
        a_market((lists("must_not_pair", [[0]] * 3 + [[]] * 3), HALF),
                 (6, 6, 6, 6), [1, 0, 0, 0]),
        {"must_not_pair", "same: site", "minimum"},
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", PLANTED)
def test_a_planted_collision_is_named(name: str) -> None:
    market, expected = PLANTED[name]
    assert set(find(market).for_mentees) == expected


@pytest.mark.parametrize("name", MINIMUM)
def test_what_keeps_a_minimum_from_being_met_is_named(name: str) -> None:
    market, expected = MINIMUM[name]
    assert set(find(market).for_minimum) == expected


def test_what_loosening_would_gain() -> None:
    # Two mentors of the unit with two places each: four matched. Without the unit all six; with more places all six.
    found = find(PLANTED["a rule and capacity"][0])
    assert found.lack == Lack(2, 0)
    assert {name: gain.mentees for name, gain in found.one.items()} == {
        "not_own_manager": 0, "same: unit": 2, "capacity": 2
    }  # fmt: skip
    assert found.two == {}


def test_where_one_gains_nothing_two_are_tried() -> None:
    # Two rules each leave the first mentee nobody: only loosening both helps.
    bars = (lists("not_previous_partner", [range(M)] + [[]] * 5), OTHER_SITE, MANAGER)
    found = find(a_market(bars))
    assert not any(found.one.values())
    assert found.two == {("not_previous_partner", "same: site"): Lack(1, 0)}


def test_pairs_are_counted_alone_and_together() -> None:
    found = find(a_market((OTHER_SITE, KEPT_APART, FIRST_TWO)))
    each = {rule: (one.barred, one.only, one.without) for rule, one in found.each.items()}
    # The site bars the first mentee from all 4; the unit everybody from 2 mentors, 12 pairs, 2 of them of the first.
    assert each == {"same: site": (4, 1, 1), "must_not_pair": (1, 0, 0), "same: unit": (12, 10, 0)}
    assert (found.together.barred, found.together.without) == (14, 1)


def test_a_market_too_large_for_a_table_is_refused() -> None:
    market = a_market().take(np.zeros(9000, dtype=int), np.zeros(9000, dtype=int))
    with pytest.raises(NotComputable, match="too many to look at every pair"):
        demands_of(market)


def test_the_most_matched_are_as_many_as_scipy_finds() -> None:
    rng = np.random.default_rng(11)
    for _ in range(300):
        n, m = rng.integers(1, 12, 2)
        fine, capacity = rng.random((n, m)) < rng.random(), rng.integers(0, 4, m)
        found = most_matched(fine, capacity)
        made = np.flatnonzero(found >= 0)
        assert fine[made, found[made]].all()
        assert (np.bincount(found[made], minlength=m) <= capacity).all()
        places = fine[:, np.repeat(np.arange(m), capacity)]
        other = (
            maximum_bipartite_matching(csr_matrix(places), perm_type="column") if places.shape[1] else np.array([-1])
        )
        assert len(made) == (other >= 0).sum()


def by_hand(market: Market, kept: set[str]) -> Lack:
    """The least that cannot be had, over every match there is."""
    n, m = market.size
    fine = demands_of(market).fine(kept - {"must_pair"})
    must = {i: [int(j) for a, j in market.must if a == i] for i in market.must[:, 0]} if "must_pair" in kept else {}
    least = market.minimum if "minimum" in kept else np.zeros(m, dtype=int)
    capacity = market.capacity if "capacity" in kept else np.full(m, n)
    best = (n + 1, 10**6)
    options = []
    for i in range(n):
        bound = must.get(i)
        options.append([-1, *(j for j in range(m) if fine[i, j] and (bound is None or bound == [j]))])
    for mentors in product(*options):
        load = np.bincount([j for j in mentors if j >= 0], minlength=m)
        if (load <= capacity).all():
            best = min(best, (mentors.count(-1), int(np.maximum(least - load, 0).sum())))
    return Lack(*best)


@pytest.mark.parametrize(
    "seeds", [range(12), pytest.param(range(12, 120), marks=pytest.mark.long)], ids=["few", "many"]
)
def test_what_lacks_and_the_smallest_collision_are_those_of_every_match_and_every_set(seeds: range) -> None:
    collided = 0
    for seed in seeds:
        rng = np.random.default_rng(seed)
        n, m = 4, 3
        bars: Bars = tuple(
            PairBar(f"same: c{k}", Lists.from_rows([np.flatnonzero(row) for row in rng.random((n, m)) < 0.3]), m)
            for k in range(3)
        )
        capacity = rng.integers(1, 4, m)
        must = [(int(rng.integers(n)), int(rng.integers(m)))] if seed % 2 else []
        minimum = np.minimum(rng.integers(0, 3, m), capacity).tolist()
        market = market_of(np.ones((n, m)), capacity.tolist(), bars=bars, must=must, minimum=minimum)
        found = find(market)
        names = found.demands.names
        every = [set(kept) for size in range(len(names) + 1) for kept in combinations(names, size)]
        lacks = {frozenset(kept): by_hand(market, kept) for kept in every}
        for kept in every:
            assert found.demands.lack(kept) == lacks[frozenset(kept)], (seed, kept)
        for whom, told in (("mentees", found.for_mentees), ("minimum", found.for_minimum)):
            colliding = [kept for kept in every if getattr(lacks[frozenset(kept)], whom)]
            assert bool(colliding) == bool(told)
            if colliding:
                assert len(told) == min(map(len, colliding))
                assert set(told) in colliding
                collided += 1
    assert collided > len(seeds) / 3  # the instances do collide


def test_twelve_rules_are_searched_in_order_of_size() -> None:
    names = [f"r{k:02}" for k in range(12)]
    planted = [{"r03", "r05", "r08", "r11"}, {"r02", "r07", "r09"}, {"r01", "r02", "r03", "r04"}]
    asked = []

    def collide(kept: Iterable[str]) -> bool:
        asked.append(set(kept))
        return any(one <= asked[-1] for one in planted)

    assert smallest_collision(names, collide) == ("r02", "r07", "r09")
    assert len(asked) < 200  # of 4,096 sets
    assert smallest_collision(names[:2], collide) == ()
