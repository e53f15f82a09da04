"""What shows that a match is what its policy promises? Prices of places, from the engine that made it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np

from mentorlab.matching.certificate import Certificate, Proof, paired
from mentorlab.matching.checking.criteria import aims
from mentorlab.matching.checking.drawn import lots_of
from mentorlab.matching.checking.feasible import totals

if TYPE_CHECKING:
    from mentorlab.matching.lists import Array
    from mentorlab.matching.market import Market
    from mentorlab.matching.match import Match


def certified(
    market: Market,
    match: Match,
    policy: str,
    *,
    seed: int = 0,
    weights: Mapping[str, float] | None = None,
    rules: Sequence[str] = (),
) -> Certificate:
    """The certificate of a match that a policy made of a market with lots from `seed`.

    weights, rules: what the market was made with, as the charter or the run names them.
    """
    counted = totals(market, match.mentor_of, dict.fromkeys([*aims(policy, market), "matched", "fit"]))
    return Certificate(
        policy,
        market,
        paired(market, match.mentor_of),
        {name: value for name, value in counted.items() if name not in ("free", "lowest")},
        proofs(market, match, policy, counted["lowest"]),
        lots=lots_of(seed, market) if policy == "stable" else {},
        seed=seed,
        weights=dict(weights or {}),
        rules=tuple(rules),
    )


def proofs(market: Market, match: Match, policy: str, lowest: int) -> tuple[Proof, ...]:
    """The proofs of the policy's aims. `lowest`: the lowest fit of a pair that did not have to be made."""
    levels = tuple({name: 1} for name in aims(policy, market))
    if match.prices is None or not levels:
        return ()
    proof = Proof(levels, _by_level(match))
    return (proof,) if policy != "fairest" else _fairest(market, proof, lowest)


def _fairest(market: Market, best: Proof, lowest: int) -> tuple[Proof, ...]:
    """Three ceilings: of the number, of the number among pairs that fit better than the lowest, and of the sum."""
    from mentorlab.matching.solving.fairest import worst_off
    from mentorlab.matching.solving.markets import optimal_market

    number = best.levels[:1]
    most = optimal_market(market, with_choice=False)
    found = worst_off(market)
    price = found.sought.astype(np.int64)
    if found.of_minimums:  # they cannot be kept above the lowest: whoever serves the others earns more than there is
        price = np.where(~found.sought & (market.minimum > 0), -len(market.mentees) - 1, 0)
    return (
        Proof(number, _by_level(most)[:1]),
        Proof(number, price[None, :], lowest + 1),
        Proof(best.levels, best.prices, lowest),
    )


def _by_level(match: Match) -> Array:
    """The prices of a match, level before level: of people, then of points."""
    prices = np.asarray(match.prices, dtype=np.int64)
    people = np.zeros_like(prices) if match.more_people is None else match.more_people
    return np.stack([people, prices]) if prices.ndim == 1 else prices
