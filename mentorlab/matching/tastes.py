"""Whom does each side rather have? A mentee's choices, then fit; a mentor's choices, then fit; ties by lot.

Everything is one whole number for each pair: the lot in the lowest bits, the fit above it, the choices above the fit.
No two are equal, so that the order is complete and the same on every machine.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from mentorlab.errors import NotComputable
from mentorlab.matching.lists import Array, Lists
from mentorlab.matching.market import Market

FIT = 24  # bits of a fit
ROOM = 62  # bits that a whole number has for all


@dataclass(frozen=True, eq=False)
class Tastes:
    """What `compiled.filling.fill` reads: the lots and ranks of both sides (see there)."""

    ours: tuple[Array, Array, Array, Array]
    theirs: tuple[Array, Array, Array]
    lots: Array
    turns: Array
    by_fit: int
    unlisted: int

    @property
    def arrays(self) -> tuple[object, ...]:
        """All of it, in the order of `fill`."""
        return self.ours, self.theirs, self.lots, self.turns, self.by_fit, self.unlisted


def mutual(market: Market, lots: Array, turns: Array, *, first_choice_first: bool = False) -> Tastes:
    """A mentee's choices in their order, then fit; a mentor's choices in their order, then fit.

    lots: one lot for each mentor (a permutation of 0 … M − 1), the same for all mentees; turns: one for each mentee
    (of 0 … N − 1), the same for all mentors. Lots break ties; the higher lot and the lower turn go first.
    first_choice_first: before all else a mentor takes those who state this mentor first, then second, and so on.
    """
    shift, last = FIT + bits(len(turns)), _longest(market.mentor_choices)
    front, stated = shift + bits(last + 1), _longest(market.choices)
    if front + bits(stated + 1) > ROOM:
        raise NotComputable(f"a list of {max(last, stated)} choices is too long to be matched by; shorten it")
    theirs = Lists.from_pairs(market.mentor_choices.whom, market.mentor_choices.owner, len(turns))
    order = np.argsort(market.mentor_choices.whom, kind="stable")
    rank = (market.mentor_choices.rank[order] << shift) + turns[theirs.owner]
    before = (stated << front) if first_choice_first else 0
    ahead = (stated - market.choices.rank) << front if first_choice_first else np.zeros_like(market.choices.rank)
    named = (theirs.start, theirs.whom, rank + before)
    return Tastes(_ours(market, lots, ahead), named, lots, turns, 1, (last << shift) + before)


def in_turn(market: Market, lots: Array, turns: Array) -> Tastes:
    """A mentee's choices in their order, then fit; every mentor takes whoever has the lower turn."""
    theirs = (np.zeros(len(turns) + 1, np.int64), np.zeros(0, np.int64), np.zeros(0, np.int64))
    return Tastes(_ours(market, lots, np.zeros_like(market.choices.rank)), theirs, lots, turns, 0, 0)


def arrival(market: Market, lots: Array) -> Array:
    """Each mentee's turn (0 = first) by the order in which they applied, ties by lot."""
    turns = np.empty(len(lots), dtype=np.int64)
    turns[np.lexsort((lots, market.applied))] = np.arange(len(lots))
    return turns


def bits(n: int) -> int:
    """How many bits the numbers below n need."""
    return max(0, n - 1).bit_length()


def _ours(market: Market, lots: Array, ahead: Array) -> tuple[Array, Array, Array, Array]:
    shift, choices = bits(len(lots)), market.choices
    best = _longest(choices) + (1 << FIT)
    return choices.start, choices.whom, ((best - choices.rank) << shift) + lots[choices.whom], ahead


def _longest(lists: Lists) -> int:
    """One more than the highest rank stated."""
    return int(lists.rank.max(initial=-1)) + 1
