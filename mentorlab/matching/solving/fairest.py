"""How well off can the worst-off be, when as many as possible are matched, and why not better?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from mentorlab.errors import CannotBeMet
from mentorlab.matching.match import Match
from mentorlab.matching.solving import starting
from mentorlab.matching.solving.arcs import Arcs, Marks
from mentorlab.matching.solving.blocks import Fits
from mentorlab.matching.solving.markets import collision, optimal_market, table_of
from mentorlab.matching.solving.must import Left, left_to_decide
from mentorlab.matching.solving.pairs import Pairs
from mentorlab.matching.solving.rounds import Terms
from mentorlab.matching.solving.serving import Served, TooFew, most_served

if TYPE_CHECKING:
    from mentorlab.matching.market import Market


@dataclass(frozen=True, eq=False)
class WorstOff:
    """The best fit that the worst-off pair can have when `people` are matched (beside the pairs that must be made).

    The proof (Hall 1935): in pairs of a higher fit, the mentees in `crowd` are allowed only with the mentors `sought`,
    so that no more can be served than mentees outside the crowd and places with those sought: `at_most`, which is fewer
    than `needed`. With `of_minimums`, places are the mentors' minimums. Without anybody to match, fit is None.
    """

    fit: int | None
    people: int
    crowd: Marks
    sought: Marks
    at_most: int
    needed: int
    of_minimums: bool = False


def worst_off(market: Market) -> WorstOff:
    """The highest threshold at which as many can still be matched, found by halving; each step is a largest flow."""
    left = left_to_decide(market)
    terms = Terms(left.capacity, left.least)
    pairs, arcs = _begun(market, left, terms)
    every = most_served(pairs, arcs, terms.capacity)
    arcs = every.arcs
    if not every.n:
        return WorstOff(None, 0, every.crowd, every.sought, 0, 0)
    can, cannot = _lowest_possible(market), int(arcs.points.max()) + 1  # a fit of so much or more
    arcs, refused = _still(pairs, arcs, cannot, terms, every.n)
    while cannot - can > 1:
        middle = (can + cannot) // 2
        arcs, why = _still(pairs, arcs, middle, terms, every.n)
        can, cannot, refused = (middle, cannot, refused) if why is None else (can, middle, why)
    if refused is None:
        raise RuntimeError("nothing stands in the way of pairs that nobody has")
    served, needed, of_minimums = refused
    return WorstOff(can, every.n, served.crowd & left.free, served.sought, served.n, needed, of_minimums)


def fairest_match(market: Market) -> Match:
    """As many as possible, then the best for the worst-off, then the highest total fit."""
    return optimal_market(market, with_choice=False, floor=worst_off(market).fit)


def _lowest_possible(market: Market) -> int:
    """No fit is below it."""
    return -int(np.abs(market.mentee_side).max(axis=0) @ np.abs(market.mentor_side).max(axis=0))


def _begun(market: Market, left: Left, terms: Terms) -> tuple[Pairs | None, Arcs]:
    """Where pairs come from (None: all are there), and those to begin with."""
    n, m = market.size
    small = n * m <= starting.SMALL
    table = table_of(market, left, with_choice=False) if small else None
    pairs: Pairs = table or Fits(market, np.flatnonzero(~left.free))
    try:
        arcs, _ = starting.arcs_to_begin_with(pairs, terms, m if small else None)
    except TooFew as found:
        raise CannotBeMet(collision(found)) from None
    return (None if small else pairs), arcs


def _still(
    pairs: Pairs | None, arcs: Arcs, floor: int, terms: Terms, people: int
) -> tuple[Arcs, tuple[Served, int, bool] | None]:
    """The pairs known, and if as many cannot be matched by pairs of `floor` or more: why."""
    some = None if pairs is None else pairs.above(floor)
    for room, needed, of_minimums in ((terms.capacity, people, False), (terms.least, int(terms.least.sum()), True)):
        if not needed:
            continue
        served = most_served(some, arcs.keep(arcs.points >= floor), room, enough=needed)
        if pairs is not None:
            arcs = arcs.and_also(served.arcs.who, served.arcs.whom, served.arcs.points)
        if served.n < needed:
            return arcs, (served, needed, of_minimums)
    return arcs, None
