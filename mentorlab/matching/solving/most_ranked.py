"""Which match of a market has most people, then the best profile of choices, then the highest fit?

Every aim is sought on the face that the one before leaves. In a large market only some pairs are looked at first; the
prices of all aims together say which others could improve the match. Pairs that nobody chose differ in their fit alone,
so mentees and mentors fall into few classes by the prices of the aims before it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from mentorlab.errors import CannotBeMet
from mentorlab.matching.lists import Array
from mentorlab.matching.match import UNMATCHED, Match
from mentorlab.matching.ranked import profile_aims, profile_of
from mentorlab.matching.solving import starting
from mentorlab.matching.solving.arcs import Arcs, Whole
from mentorlab.matching.solving.blocks import Fits
from mentorlab.matching.solving.faces import Stage, in_order
from mentorlab.matching.solving.markets import collision, table_of
from mentorlab.matching.solving.must import Left, left_to_decide
from mentorlab.matching.solving.pairs import Found, Pairs
from mentorlab.matching.solving.rounds import Terms
from mentorlab.matching.solving.serving import TooFew

if TYPE_CHECKING:
    from mentorlab.matching.market import Market

FURTHER = 8  # pairs of each mentee added in a round
FAR = 2**40  # more than any fit


class Wish(NamedTuple):
    """Pairs that their mentee chose: each as one number (mentee × M + mentor, ascending) and its rank, 0 = first."""

    key: Whole
    rank: Whole


def most_then_ranked(market: Market) -> Match:
    """As many as possible, then most first choices, then most second choices, …, then the highest fit; exactly.

    Match: total (the fit of all), proven, profile (of the mentees' choices; whoever has a mentor they did not choose
    stands in no place of it).
    """
    left = left_to_decide(market)
    terms = Terms(left.capacity, left.least)
    n, m = market.size
    wish = _wishes(market)
    pairs: Pairs
    try:
        if n * m <= starting.SMALL:
            pairs = table_of(market, left, with_choice=False)
            arcs, _ = starting.arcs_to_begin_with(pairs, terms, m)
            stages = _solved(arcs, wish, terms)
        else:
            pairs = Fits(market, np.flatnonzero(~left.free))
            arcs, _ = starting.arcs_to_begin_with(pairs, terms)
            arcs, stages = _in_rounds(pairs, arcs.and_also(*_chosen(market, left, wish)), wish, terms)
    except TooFew as found:
        raise CannotBeMet(collision(found)) from None
    return _as_match(market, left, wish, arcs, stages)


def _wishes(market: Market) -> Wish:
    key = market.choices.owner * market.size[1] + market.choices.whom
    order = np.lexsort((market.choices.rank, key))
    first = np.flatnonzero(np.diff(key[order], prepend=-1))
    return Wish(key[order][first], market.choices.rank[order][first])


def _chosen(market: Market, left: Left, wish: Wish) -> Found:
    i, j = np.divmod(wish.key, market.size[1])
    fine = market.allowed(i, j) & left.free[i]
    return Found(i[fine], j[fine], market.fit(i[fine], j[fine]))


def _rank(wish: Wish, key: Array) -> Whole:
    """The rank of each pair, −1 where the mentee did not choose the mentor."""
    if not len(wish.key):
        return np.full(len(key), -1, np.int64)
    at = np.minimum(np.searchsorted(wish.key, key), len(wish.key) - 1)
    return np.where(wish.key[at] == key, wish.rank[at], -1).astype(np.int64)


def _aims(rank: Whole, fit: Whole) -> Iterator[Whole]:
    yield from profile_aims(rank, "greedy")
    yield fit


def _solved(arcs: Arcs, wish: Wish, terms: Terms) -> list[Stage]:
    rank = _rank(wish, arcs.who * arcs.n_mentors + arcs.whom)
    return list(in_order(arcs, _aims(rank, arcs.points), terms.capacity, terms.least))


def _in_rounds(pairs: Pairs, arcs: Arcs, wish: Wish, terms: Terms) -> tuple[Arcs, list[Stage]]:
    while True:
        stages = _solved(arcs, wish, terms)
        more = arcs.and_also(*_improving(pairs, stages))
        if len(more.whom) == len(arcs.whom):
            return arcs, stages
        arcs = more


def _improving(pairs: Pairs, stages: list[Stage]) -> Found:
    """Pairs nobody chose that the prices of all aims together do not rule out.

    Such a pair is worth one person, no rank, and its fit. Aims are compared in their order: the first that is not
    balanced by gain and price decides; where all are, the fit does.
    """
    *before, last = stages
    worth = np.array([1] + [0] * (len(before) - 1))
    gains, of_mentee = np.unique(np.stack([stage.gain for stage in before], axis=1), axis=0, return_inverse=True)
    costs, of_mentor = np.unique(np.stack([stage.price for stage in before], axis=1), axis=0, return_inverse=True)
    parts = []
    for at, gain in enumerate(gains):
        sign = _first_sign(worth - gain - costs)[of_mentor.ravel()]
        price = last.price - FAR * (sign > 0)
        rows = of_mentee.ravel() == at
        parts.append(pairs.beating(price, last.gain + FAR, FURTHER, far=FAR, rows=rows, cols=sign >= 0))
    return Found(*(np.concatenate(column) for column in zip(*parts, strict=True)))


def _first_sign(rows: Array) -> Whole:
    """The sign of the first number of each row that is not 0."""
    first = (rows != 0).argmax(axis=1)
    sign: Whole = np.sign(rows[np.arange(len(rows)), first])
    return sign


def _as_match(market: Market, left: Left, wish: Wish, arcs: Arcs, stages: list[Stage]) -> Match:
    mentor_of, used = left.mentor_of.copy(), stages[-1].used
    mentor_of[arcs.who[used]] = arcs.whom[used]
    made = np.flatnonzero(mentor_of != UNMATCHED)
    total = int(market.fit(made, mentor_of[made]).sum())
    profile = profile_of(_rank(wish, made * market.size[1] + mentor_of[made]))
    return Match(
        mentor_of, total=total, bound=total, proven=True, profile=profile, prices=np.stack([s.price for s in stages])
    )
