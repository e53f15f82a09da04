"""Is a match judged right? By hand on small markets, and against a count of every pair on random ones."""

from __future__ import annotations

import numpy as np
import pytest

from mentorlab.matching.bars import PairBar
from mentorlab.matching.blocking import blocking
from mentorlab.matching.judged.judging import judge
from mentorlab.matching.lists import Lists
from mentorlab.matching.market import Market
from mentorlab.matching.match import Match
from tests.matching.markets import market_of, random_market


def by_hand() -> Market:
    """Four mentees, three mentors (the last with two places). Mentee 0 may not have mentor 0; nobody named mentor 2."""
    barred = PairBar("not_own_manager", Lists.from_rows([[0], [], [], []]), 3)
    table = [[90, 40, 10], [80, 60, 20], [70, 50, 30], [10, 20, 30]]
    return market_of(table, [1, 1, 2], bars=(barred,), choices=[[1], [0, 1], [1, 0], []], minimum=[0, 0, 2])


def test_ranks_fit_load_and_rules_by_hand() -> None:
    found = judge(by_hand(), np.array([0, 1, 2, -1]))
    assert found.ranks.tolist() == [0, 2, 0, -1]  # 0: named others; 1: second choice; 3: nobody
    assert found.fit[:3] == pytest.approx([100 * 90 / 90, 100 * 60 / 90, 100 * 30 / 90])
    assert np.isnan(found.fit[3])
    assert found.load.counts == {"idle": 0, "partly": 1, "full": 2, "over": 0}
    assert found.load.below_minimum == 1
    assert {rule: people.tolist() for rule, people in found.broken.items()} == {"not_own_manager": [0]}
    assert {why: people.tolist() for why, people in found.why.items() if len(people)} == {"left_free": [3]}


def test_who_named_nobody_is_told_from_who_got_nobody_they_named() -> None:
    assert judge(by_hand(), np.array([1, 0, 2, 2])).ranks.tolist() == [1, 1, 0, -2]


@pytest.mark.parametrize(
    ("capacity", "barred", "why"),
    [
        ([1, 1], [[], [], [0, 1]], "no_allowed"),
        ([2, 0], [[], [], [0]], "no_places"),
        ([1, 1], [[], [], []], "all_full"),
    ],
)
def test_why_somebody_has_no_mentor(capacity: list[int], barred: list[list[int]], why: str) -> None:
    market = market_of(np.ones((3, 2)), capacity, bars=(PairBar("rule", Lists.from_rows(barred), 2),))
    found = judge(market, np.array([0, 0 if capacity[0] == 2 else 1, -1]))
    assert {name: people.tolist() for name, people in found.why.items() if len(people)} == {why: [2]}


def _brute(market: Market, mentor_of: np.ndarray) -> list[tuple[int, int]]:
    """The definition, pair by pair."""
    fit, may = market.fit_table(), market.allowed_table()

    def key(lists: Lists, one: int, other: int, fit: int) -> tuple[int, int]:
        named = lists.of(one).tolist()
        return (-named.index(other) if other in named else -1000, fit)

    found = []
    for i, j in np.ndindex(*fit.shape):
        mine = mentor_of[i]
        if not may[i, j] or mine == j:
            continue
        now = key(market.choices, i, mine, fit[i, mine]) if mine >= 0 else (-9999, 0)
        if key(market.choices, i, j, fit[i, j]) <= now:
            continue
        theirs = np.flatnonzero(mentor_of == j)
        least = min((key(market.mentor_choices, j, other, fit[other, j]) for other in theirs), default=(9, 9))
        if len(theirs) < market.capacity[j] or (len(theirs) and key(market.mentor_choices, j, i, fit[i, j]) > least):
            found.append((i, j))
    return found


@pytest.mark.parametrize("seed", range(25))
def test_blocking_pairs_are_those_of_the_definition(seed: int) -> None:
    rng = np.random.default_rng(seed)
    n, m = 14, 6
    chosen = [rng.choice(m, size=rng.integers(0, 4), replace=False) for _ in range(n)]
    theirs = [rng.choice(n, size=rng.integers(0, 4), replace=False) for _ in range(m)]
    barred = PairBar("rule", Lists.from_rows([np.flatnonzero(row) for row in rng.random((n, m)) < 0.2]), m)
    table = rng.integers(0, 6, (n, m))  # few values: many ties
    market = market_of(table, rng.integers(0, 4, m).tolist(), bars=(barred,), choices=chosen, mentor_choices=theirs)
    mentor_of = rng.integers(-1, m, n)  # also over capacity, also against the rules
    found = blocking(market, Match(mentor_of))
    assert [tuple(pair) for pair in found.pairs.tolist()] == _brute(market, mentor_of)
    assert found.mentees == len({i for i, _ in _brute(market, mentor_of)})


def test_blocks_of_mentees_give_the_same_as_all_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    from mentorlab.matching.judged import unmatched

    market = random_market(40, 15, seed=3)
    mentor_of = np.random.default_rng(1).integers(-1, 15, 40)
    why = unmatched.why_unmatched(market, mentor_of)
    monkeypatch.setattr(unmatched, "CELLS", 45)
    again = unmatched.why_unmatched(market, mentor_of)
    assert all((again[name] == why[name]).all() for name in why)


def test_a_pair_that_must_be_made_blocks_nothing() -> None:
    # Mentor 0 would rather have mentee 1, and mentee 1 mentor 0; but 0 and 0 have to be together.
    table = [[1, 0], [9, 0]]
    assert blocking(market_of(table), Match(np.array([0, 1]))).count == 1
    assert blocking(market_of(table, must=[(0, 0)]), Match(np.array([0, 1]))).count == 0
