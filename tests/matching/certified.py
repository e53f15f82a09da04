"""Certificates that are in order, made without the engines: by `proofs`, and stable ones by single proposals."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from mentorlab.matching.bars import CodeBar, PairBar
from mentorlab.matching.certificate import Certificate, Proof, paired
from mentorlab.matching.checking.criteria import aims
from mentorlab.matching.checking.drawn import lots_of
from mentorlab.matching.checking.feasible import totals
from mentorlab.matching.lists import Array, Lists
from mentorlab.matching.market import Market
from tests.matching.markets import random_market
from tests.matching.proofs import best


def ruled(n: int, m: int, seed: int, *, best: int = 100) -> Market:
    """A random market with two places for each mentor, a rule that compares sites and one that names pairs."""
    rng = np.random.default_rng(seed)
    market = random_market(n, m, seed, places=2, best=best)
    sites = CodeBar("not_same_site", "different", rng.integers(-1, 4, n), rng.integers(-1, 4, m))
    named = PairBar("not_before", Lists.from_rows([np.sort(rng.choice(m, 2, replace=False)) for _ in range(n)]), m)
    wished = Lists.from_rows([rng.choice(n, 2, replace=False) for _ in range(m)])
    return replace(market, bars=(sites, named), mentor_choices=wished, mentor_bonus=(best // 4, best // 8))


def certified(policy: str, market: Market, *, seed: int = 5, allowed: Array | None = None) -> Certificate:
    """A certificate of the policy's match; with `allowed`, of the best among these pairs only."""
    if policy == "stable":
        lots = lots_of(seed, market)
        mentor_of = deferred(market, lots["mentees"], lots["mentors"])
        return of_match(policy, market, mentor_of, (), seed=seed)
    fine = market.allowed_table() if allowed is None else allowed
    mentor_of, proof = best(market, policy, allowed=fine)
    if policy != "fairest":
        return of_match(policy, market, mentor_of, (proof,))
    number, fits = int((mentor_of >= 0).sum()), market.fit_table()
    most = _first(proof, None)
    for least in np.unique(fits[fine])[::-1]:
        above, (mentor_of, proof) = proof, best(market, policy, allowed=fine & (fits >= least))
        if (mentor_of >= 0).sum() == number:
            break
    last = replace(proof, least=int(least))
    return of_match(policy, market, mentor_of, (most, _first(above, int(least) + 1), last))


def of_match(
    policy: str, market: Market, mentor_of: Array, proofs: tuple[Proof, ...], *, seed: int | None = None
) -> Certificate:
    """A certificate of this match, whether it deserves one or not; what it adds up to is counted rightly."""
    counted = totals(market, mentor_of, dict.fromkeys([*aims(policy, market), "matched", "fit"]))
    said = {name: value for name, value in counted.items() if name not in ("free", "lowest")}
    lots = {} if seed is None else lots_of(seed, market)
    return Certificate(policy, market, paired(market, mentor_of), said, proofs, lots=lots, seed=seed)


def deferred(market: Market, mentee_lots: Array, mentor_lots: Array) -> Array:
    """Deferred acceptance one proposal at a time (Gale and Shapley 1962), from plain sorted lists."""
    n, m = market.size
    fits, fine = market.fit_table(), market.allowed_table()
    lists = []
    for i in range(n):
        named = [j for j in market.choices.of(i) if fine[i, j]]
        rest = sorted(
            (j for j in range(m) if fine[i, j] and j not in named), key=lambda j: (-fits[i, j], -mentor_lots[j])
        )
        lists.append([*named, *rest])
    order = []
    for j in range(m):
        named = list(market.mentor_choices.of(j))
        rest = sorted((i for i in range(n) if i not in named), key=lambda i: (-fits[i, j], mentee_lots[i]))
        order.append({i: place for place, i in enumerate([*named, *rest])})
    held: list[list[int]] = [[] for _ in range(m)]
    waiting = list(range(n))
    while waiting:
        i = waiting.pop()
        if not lists[i]:
            continue
        j = lists[i].pop(0)
        held[j] = sorted([*held[j], i], key=order[j].__getitem__)
        if len(held[j]) > market.capacity[j]:
            waiting.append(held[j].pop())
    mentor_of = np.full(n, -1, dtype=np.int64)
    for j, mentees in enumerate(held):
        mentor_of[mentees] = j
    return mentor_of


def _first(proof: Proof, least: int | None) -> Proof:
    return Proof(proof.levels[:1], proof.prices[:1], least)
