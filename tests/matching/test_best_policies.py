"""Do the policies that promise the best keep their promise: against every possible match of small markets?"""

from __future__ import annotations

from functools import cache
from itertools import product

import numpy as np
import pytest

from mentorlab.errors import BadInput
from mentorlab.matching.bars import CodeBar, PairBar
from mentorlab.matching.lists import Array, Lists
from mentorlab.matching.market import Market
from mentorlab.matching.match import Match
from mentorlab.matching.policies import policy_named
from mentorlab.matching.solving import starting
from mentorlab.matching.solving.fairest import worst_off
from mentorlab.matching.solving.markets import optimal_market
from tests.matching.markets import market_of, random_market

LOTS = np.random.default_rng(0)


def small_market(seed: int) -> Market:
    """Up to six mentees and four mentors, with rules, choices, minimums and pairs that must be made in turn."""
    rng = np.random.default_rng(seed)
    n, m = int(rng.integers(2, 7)), int(rng.integers(2, 5))
    capacity = rng.integers(0, 3, m)
    bars = [CodeBar("near", "within", rng.integers(-1, 5, n), rng.integers(-1, 5, m), 2)]
    if seed % 2:
        bars.append(CodeBar("both", "overlap", rng.integers(1, 8, n), rng.integers(1, 8, m)))
    named = PairBar("not", Lists.from_rows([np.flatnonzero(row) for row in rng.random((n, m)) < 0.2]), m)
    must = []
    if seed % 4 == 0 and capacity.any():
        must = [(int(rng.integers(n)), int(capacity.argmax()))]
    return market_of(
        rng.integers(0, 12, (n, m)),
        capacity.tolist(),
        minimum=np.minimum(capacity, rng.integers(0, 3, m)).tolist() if seed % 3 == 0 else None,
        bars=(*bars, named),
        must=must,
        choices=[rng.permutation(m)[:3].tolist() for _ in range(n)],
        mentor_choices=[rng.permutation(n)[:2].tolist() for _ in range(m)],
        bonus=(6, 4, 2),
        mentor_bonus=(3, 1),
    )


@cache
def every_match(seed: int) -> list[Array]:
    """All matches of a small market that keep rules, places, minimums and the pairs that must be made."""
    market = small_market(seed)
    n, m = market.size
    fixed = dict(market.must.tolist())
    may = market.allowed_table()
    options = [[fixed[i]] if i in fixed else [-1, *np.flatnonzero(may[i])] for i in range(n)]
    found = []
    for chosen in product(*options):
        load = np.bincount([j for j in chosen if j >= 0], minlength=m)
        if (load <= market.capacity).all() and (load >= market.minimum).all():
            found.append(np.array(chosen))
    return found


def worth(market: Market, mentor_of: Array, policy: str) -> tuple[object, ...]:
    """What a policy compares, in its order."""
    i = np.flatnonzero(mentor_of >= 0)
    fit = int(market.fit(i, mentor_of[i]).sum())
    if policy == "optimal":
        return len(i), fit
    if policy == "optimal_with_choice":
        return len(i), int(market.points(i, mentor_of[i]).sum())
    if policy == "most_then_rank":
        ranks = [market.choices.of(a).tolist().index(b) for a, b in zip(i, mentor_of[i]) if b in market.choices.of(a)]  # noqa: B905
        return len(i), np.bincount(ranks, minlength=3).tolist() if ranks else [0, 0, 0], fit
    decided = i[~np.isin(i, market.must[:, 0])]
    return len(i), int(market.fit(decided, mentor_of[decided]).min(initial=10**6)), fit


@pytest.mark.parametrize("small", [1 << 19, pytest.param(-1, marks=pytest.mark.long)], ids=["at once", "in rounds"])
@pytest.mark.parametrize("policy", ["optimal", "optimal_with_choice", "most_then_rank", "fairest"])
def test_no_possible_match_is_better(policy: str, small: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(starting, "SMALL", small)
    monkeypatch.setattr(starting, "FIRST", 1)
    refused = 0
    for seed in range(30):
        market = small_market(seed)
        possible = every_match(seed)
        if not possible:
            refused += 1
            with pytest.raises(BadInput, match="the rules leave them only"):
                policy_named(policy)(market, LOTS)
            continue
        found = policy_named(policy)(market, LOTS)
        best = max(worth(market, match, policy) for match in possible)
        assert worth(market, found.mentor_of, policy) == best, seed
        assert any((found.mentor_of == match).all() for match in possible)
        assert found.proven
        assert found.total == found.bound == best[-1]
    assert 0 < refused < 10


@pytest.mark.parametrize("small", [1 << 19, -1], ids=["at once", "in rounds"])
def test_why_the_worst_off_cannot_be_better_off(small: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(starting, "SMALL", small)
    monkeypatch.setattr(starting, "FIRST", 2)
    for seed in range(15):
        rng = np.random.default_rng(seed)
        barred = PairBar("not", Lists.from_rows([np.flatnonzero(row) for row in rng.random((30, 8)) < 0.4]), 8)
        market = market_of(rng.integers(0, 100, (30, 8)), rng.integers(0, 5, 8).tolist(), bars=(barred,))
        why = worst_off(market)
        found = policy_named("fairest")(market, LOTS)
        i = np.flatnonzero(found.mentor_of >= 0)
        assert market.fit(i, found.mentor_of[i]).min() == why.fit
        assert len(i) == why.people == why.needed
        better = market.allowed_table() & (market.fit_table() > why.fit)
        assert not better[np.ix_(why.crowd, ~why.sought)].any()
        assert (~why.crowd).sum() + market.capacity[why.sought].sum() == why.at_most < why.needed


@pytest.mark.parametrize("with_choice", [False, True])
def test_large_and_small_ways_agree_in_people_total_and_prices(
    with_choice: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for seed, places in ((1, 2), (2, 4), (3, 6)):
        market = random_market(300, 90, seed, places=places, best=10_000)
        at_once = optimal_market(market, with_choice=with_choice)
        monkeypatch.setattr(starting, "SMALL", -1)
        in_rounds = optimal_market(market, with_choice=with_choice)
        monkeypatch.undo()
        assert (at_once.total, at_once.n_matched) == (in_rounds.total, in_rounds.n_matched)
        assert (at_once.prices == in_rounds.prices).all()
        assert at_once.proven
        assert in_rounds.proven


def test_stopped_early_the_bound_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    market = random_market(300, 90, 4, places=4, best=10_000)
    best = optimal_market(market, with_choice=True)
    monkeypatch.setattr(starting, "SMALL", -1)
    monkeypatch.setattr(starting, "FIRST", 5)
    hasty: list[Match] = [optimal_market(market, with_choice=True, rounds=n) for n in (1, 2, 3)]
    assert not hasty[0].proven
    for found in hasty:
        assert found.total <= best.total <= found.bound  # type: ignore[operator]
    assert optimal_market(market, with_choice=True, gap=0.5).gap <= 0.5  # type: ignore[operator]
    assert optimal_market(market, with_choice=True, stop_after=0).total == hasty[0].total


def test_one_more_place_is_worth_its_price() -> None:
    market = random_market(60, 20, 5, places=2)
    found = optimal_market(market, with_choice=True)
    for j in range(20):
        more = market_of(market.fit_table(), (market.capacity + (np.arange(20) == j)).tolist(),
                         choices=[market.choices.of(i) for i in range(60)], bonus=market.bonus)  # fmt: skip
        again = optimal_market(more, with_choice=True)
        assert again.total - found.total == found.prices[j]  # type: ignore[operator,index]
        assert again.n_matched - found.n_matched == found.more_people[j]  # type: ignore[index]


def test_pairs_that_must_be_made_may_collide() -> None:
    market = market_of([[1, 2], [3, 4]], [1, 1], minimum=[2, 0], must=[(0, 0), (0, 1), (1, 1)])
    with pytest.raises(BadInput) as refused:
        optimal_market(market, with_choice=False)
    words = " ".join(fault.what for fault in refused.value.faults)
    assert "1 mentees must be matched with more than one mentor" in words
    assert "1 mentors must have more mentees than they have places" in words
    assert "1 mentors have a minimum above their capacity" in words
