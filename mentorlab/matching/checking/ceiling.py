"""What can no match exceed? Prices of places give the answer, whoever named them.

Let every mentor have a price p_j. A mentee is worth at most u_i = max(0, best of s_ij − p_j over the mentors allowed):
no match can exceed Σ u_i + Σ c_j p_j, with c_j the places of the mentor where the price is positive and the least
number of mentees they must have where it is negative (weak duality; Kuhn 1955, Shapley and Shubik 1971). This holds
for every choice of prices, so they need not be trusted: a match that reaches the ceiling is the best there is.
Aims in order (as many as possible first, then the fit) are compared in order, and the same holds for each of them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from mentorlab.errors import BadInput, Fault
from mentorlab.matching.checking.recount import EXACT, Block, blocks, values
from mentorlab.matching.lists import Array
from mentorlab.matching.market import Market

Level = Mapping[str, int]  # criterion → its weight


@dataclass(frozen=True, eq=False)
class Ceiling:
    """bound: of each level, the most there could be (in order). worth: of each mentee, their u_i (N × levels)."""

    bound: tuple[int, ...]
    worth: Array
    spread: Mapping[str, int]  # of each criterion, how far two pairs can differ in it


def ceiling(market: Market, levels: Sequence[Level], prices: Array, *, least: int | None = None) -> Ceiling:
    """The most that any match could reach with these prices (levels × M, whole numbers), level before level.

    `least`: only pairs of at least this fit count. Raises BadInput where numbers are too large to be
    counted exactly.
    """
    forced = np.zeros(len(market.mentees), dtype=bool)
    forced[market.must[:, 0]] = True
    worth = np.zeros((len(market.mentees), len(levels)))
    low: dict[str, float] = {}
    high: dict[str, float] = {}
    for block in blocks(market, least=least):
        worth[block.rows] = _best(market, block, levels, prices, low, high)
    worth[~forced & _before_zero(worth)] = 0
    largest = max(abs(worth).max(initial=0), abs(prices.astype(np.float64)).max(initial=0), *high.values())
    if largest >= EXACT / 4:
        what = "its prices or scores are too large to be counted exactly"
        raise BadInput(Fault("certificate.json", "prices", what, "make the certificate again"))
    bound = []
    places = np.where(_before_zero(prices.T), market.minimum, market.capacity)
    for level, price in enumerate(prices):
        of_mentors = sum(int(place) * int(each) for place, each in zip(places, price, strict=True))
        bound.append(of_mentors + sum(map(int, worth[:, level])))
    spread = {name: int(max(high[name], 0) - min(low[name], 0)) for name in high}
    return Ceiling(tuple(bound), worth, spread)


def _best(
    market: Market,
    block: Block,
    levels: Sequence[Level],
    prices: Array,
    low: dict[str, float],
    high: dict[str, float],
) -> Array:
    """Of each mentee of a block, the best s_ij − p_j over the mentors allowed, level before level; −∞ with nobody."""
    still = block.allowed
    found = np.full((len(still), len(levels)), -np.inf)
    for at, level in enumerate(levels):
        total = -prices[at].astype(np.float64)[None, :]
        for name, weight in level.items():
            value = values(market, block, name)
            high[name] = max(high.get(name, 0.0), float(value.max(initial=0)))
            low[name] = min(low.get(name, 0.0), float(value.min(initial=0)))
            total = total + (value if weight == 1 else weight * value)
        if total.size and (total == total[0, 0]).all():  # all add the same: nobody is ruled out for the next aim
            found[still.any(axis=1), at] = total[0, 0]
            continue
        reached = np.where(still, total, -np.inf)
        found[:, at] = reached.max(axis=1, initial=-np.inf)
        if at + 1 < len(levels):
            still = still & (reached == found[:, [at]])
    return found


def _before_zero(rows: Array) -> Array:
    """Which rows come before a row of zeros, in the order of a dictionary?"""
    before, equal = np.zeros(len(rows), dtype=bool), np.ones(len(rows), dtype=bool)
    for column in rows.T:
        before |= equal & (column < 0)
        equal &= column == 0
    return before
