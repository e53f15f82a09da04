"""Do the policies in which mentees ask down a list do what their definitions say?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from mentorlab.matching import blocking, completing, short_of_minimum
from mentorlab.matching.bars import CodeBar, PairBar
from mentorlab.matching.lists import Array, Lists
from mentorlab.matching.market import Market
from mentorlab.matching.match import Match
from mentorlab.matching.policies import POLICIES
from mentorlab.matching.policies.first_choice_first import first_choice_first
from mentorlab.matching.policies.first_come import first_come
from mentorlab.matching.policies.random import random
from mentorlab.matching.policies.serial_dictatorship import serial_dictatorship
from mentorlab.matching.policies.stable import stable
from tests.matching.markets import market_of

DRAWS = 300


def mixed(seed: int, n: int = 40, m: int = 15) -> Market:
    """Ties in fit, choices of both sides, two kinds of rules, some mentors full from the start, a pair that must be."""
    rng = np.random.default_rng(seed)
    market = market_of(
        rng.integers(0, 12, (n, m)),
        rng.integers(0, 5, m).tolist(),
        bars=(
            CodeBar("site", "different", rng.integers(-1, 6, n), rng.integers(-1, 6, m)),
            PairBar("manager", Lists.from_rows([np.sort(rng.choice(m, 2, replace=False)) for _ in range(n)]), m),
        ),
        must=[(3, 1)],
        choices=[rng.choice(m, rng.integers(0, 4), replace=False) for _ in range(n)],
        mentor_choices=[rng.choice(n, rng.integers(0, 3), replace=False) for _ in range(m)],
        applied=rng.integers(0, 9, n).tolist(),
    )
    market.capacity[1] = 2
    return market


def order_of(market: Market, mentee: int, lots: Array) -> list[int]:
    """A mentee's complete list, by the definition."""
    stated = [int(j) for j in market.choices.of(mentee)]
    fits = market.fit_table()[mentee]
    rest = sorted(set(range(market.size[1])) - set(stated), key=lambda j: (-fits[j], -lots[j]))
    return [j for j in stated + rest if market.allowed_table()[mentee, j]]


def one_by_one(market: Market, turns: Array, lots: Array) -> list[int]:
    """Serial dictatorship by the definition."""
    free, found = market.capacity.copy(), np.full(market.size[0], -1)
    found[market.must[:, 0]] = market.must[:, 1]
    free[market.must[:, 1]] -= 1
    for mentee in np.argsort(turns):
        open_to = [j for j in order_of(market, mentee, lots) if free[j] > 0]
        if found[mentee] < 0 and open_to:
            found[mentee] = open_to[0]
            free[open_to[0]] -= 1
    return found.tolist()


@pytest.mark.parametrize("name", [*POLICIES, "first_choice_first"])
def test_rules_places_and_what_must_be_are_kept(name: str) -> None:
    policy: Callable[..., Match] = POLICIES.get(name, first_choice_first)
    for seed in range(5):
        market = mixed(seed)
        found = policy(market, np.random.default_rng(seed))
        again = policy(market, np.random.default_rng(seed))
        assert (found.mentor_of == again.mentor_of).all()
        assert found.mentor_of[3] == 1
        made = np.flatnonzero(found.mentor_of >= 0)
        assert market.allowed(made, found.mentor_of[made])[made != 3].all()
        assert (np.bincount(found.mentor_of[made], minlength=15) <= market.capacity).all()


def test_the_stable_match_has_no_blocking_pair_and_others_have_some() -> None:
    for seed in range(20):
        market = mixed(seed)
        assert blocking(market, stable(market, np.random.default_rng(seed))).count == 0
        assert blocking(market, random(market, np.random.default_rng(seed))).count > 0


@pytest.mark.parametrize("depth", [1, 3])
@pytest.mark.parametrize("policy", [stable, serial_dictatorship, first_choice_first])
def test_how_much_is_looked_at_in_one_go_does_not_matter(
    policy: Callable[..., Match], depth: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    market = mixed(5)
    whole = policy(market, np.random.default_rng(1))
    monkeypatch.setattr(completing, "DEPTH", depth)
    monkeypatch.setattr(completing, "CELLS", 50)
    assert (policy(market, np.random.default_rng(1)).mentor_of == whole.mentor_of).all()


def test_in_turn_is_serial_dictatorship_by_its_definition() -> None:
    for seed in range(5):
        market = mixed(seed)
        rng = np.random.default_rng(seed)
        lots, turns = rng.permutation(15), rng.permutation(40)
        drawn = serial_dictatorship(market, np.random.default_rng(seed)).mentor_of
        assert drawn.tolist() == one_by_one(market, turns, lots)
        came = first_come(market, np.random.default_rng(seed)).mentor_of
        assert came.tolist() == one_by_one(market, market.applied * 100 + turns, lots)


def test_first_choices_are_served_before_second_ones() -> None:
    # By hand: both 0 and 1 want mentor 0, who takes 1 (fit 9); mentor 1, the second choice of 0, has gone to 2, whose
    # first choice it was, although 0 fits there better. 0 is left with mentor 2.
    market = market_of([[5, 9, 0], [9, 0, 0], [0, 1, 0]], choices=[[0, 1], [0], [1]])
    assert first_choice_first(market, np.random.default_rng(0)).mentor_of.tolist() == [2, 0, 1]
    assert stable(market, np.random.default_rng(0)).mentor_of.tolist() == [1, 0, 2]


def test_a_mentors_own_choice_goes_before_fit() -> None:
    market = market_of([[9], [1]], mentor_choices=[[1]])
    assert stable(market, np.random.default_rng(0)).mentor_of.tolist() == [-1, 0]


def test_equal_fits_are_parted_by_one_lot_for_each_mentee() -> None:
    # Three alike want the same two mentors: with single tie-breaking each is left out in a third of the draws.
    market = market_of([[5, 4]] * 3)
    left_out = np.zeros(3)
    for seed in range(DRAWS):
        left_out[stable(market, np.random.default_rng(seed)).mentor_of == -1] += 1
    assert left_out.sum() == DRAWS
    assert (abs(left_out - DRAWS / 3) < 3.9 * np.sqrt(DRAWS * 2 / 9)).all()  # 99.99 % limits of a binomial


def test_chance_gives_everybody_open_the_same_chance() -> None:
    market = market_of(np.zeros((2, 4)), [1, 1, 1, 0], bars=(PairBar("r", Lists.from_rows([[0], []]), 4),))
    found = np.array([random(market, np.random.default_rng(seed)).mentor_of for seed in range(DRAWS)])
    # By hand: the second comes first in half of the draws and takes 0, 1 or 2; else the first has taken 1 or 2.
    assert not (found == 3).any()
    assert not (found[:, 0] == 0).any()
    share_of_0 = 0.5 / 3 + 0.5 / 2
    assert abs((found[:, 1] == 0).mean() - share_of_0) < 3.9 * np.sqrt(share_of_0 * (1 - share_of_0) / DRAWS)
    assert abs((found[:, 0] == 1).mean() - 0.5) < 3.9 * np.sqrt(0.25 / DRAWS)


def test_blocking_pairs_are_those_of_the_definition() -> None:
    market = replace(mixed(2), must=np.zeros((0, 2), dtype=np.int64))
    found = random(market, np.random.default_rng(2)).mentor_of
    fits, allowed = market.fit_table(), market.allowed_table()

    def grade(stated: Array, other: int, fit: int) -> tuple[int, int]:
        at = np.flatnonzero(stated == other)
        return (-int(at[0]), 0) if len(at) else (-99, fit)

    expected = []
    for i, j in np.argwhere(allowed):
        now = found[i]
        better = now < 0 or grade(market.choices.of(i), j, fits[i, j]) > grade(market.choices.of(i), now, fits[i, now])
        there = np.flatnonzero(found == j)
        theirs = market.mentor_choices.of(j)
        mine = grade(theirs, i, fits[i, j])
        if better and (len(there) < market.capacity[j] or any(grade(theirs, k, fits[k, j]) < mine for k in there)):
            expected.append([i, j])
    result = blocking(market, Match(found))
    assert result.pairs.tolist() == expected
    assert (result.count, result.mentees) == (len(expected), len({i for i, _ in expected}))


def test_who_is_left_short_of_a_minimum_is_counted() -> None:
    market = market_of([[9, 1], [8, 2]], [2, 2], minimum=[0, 1])
    assert short_of_minimum(market, stable(market, np.random.default_rng(0))).tolist() == [0, 1]
