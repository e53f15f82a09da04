"""Who gets whom, when everybody asks down a list that is completed only as far as it is needed?

Deferred acceptance over complete lists, without the table of all pairs: a mentee who has come to the end of what is
written down is given the next mentors who are allowed and would not refuse at once. Whoever would refuse now refuses
for ever (those whom a mentor keeps only get better), so that nothing is left out, and the match is that of the complete
lists. Where all mentors have the same order of mentees, it is serial dictatorship.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np

from mentorlab.matching.bars import PairBar
from mentorlab.matching.lists import Array, Lists
from mentorlab.matching.market import Market
from mentorlab.matching.match import UNMATCHED, Match
from mentorlab.matching.tastes import Tastes

DEPTH = 32  # mentors written down at a time
CELLS = 2_000_000  # pairs that are looked at in one go

Fits = Callable[[Market, Array], Array]
Look = Callable[[Array], tuple[Array, Array]]


def by_asking(market: Market, tastes: Tastes, fits: Fits | None = None) -> Match:
    """The match in which every mentee asks down the list and every mentor keeps the best of those who asked.

    Pairs that must be made are made first; bars and capacity are kept; no minimum is (see `short_of_minimum`).
    fits: in the place of the fit (N × M by rows: float32, whole numbers below 2**24).
    """
    from mentorlab.matching.compiled.filling import fill
    from mentorlab.matching.compiled.proposing import Holding, propose

    n, m = market.size
    look = looking(market, fits)
    holding = Holding(n, left_by_must(market))
    holding.mate[market.must[:, 0]] = market.must[:, 1]
    whom = np.empty((n, min(DEPTH, m)), np.int64)
    wishes = np.empty_like(whom)
    at, end = np.zeros(n, np.int64), np.zeros(n, np.int64)
    in_vain = np.zeros(n, dtype=bool)  # whom nobody would take any more
    waiting = np.flatnonzero(holding.mate == UNMATCHED)
    while len(waiting):
        for rows in portions(waiting, m):
            fill(rows, *look(rows), *tastes.arrays, holding.to_beat(), whom, wishes, at, end)
            in_vain[rows] = at[rows] == end[rows]
            propose(at, end, whom.ravel(), wishes.ravel(), *holding.arrays)
        waiting = np.flatnonzero((holding.mate == UNMATCHED) & ~in_vain)
    return made(market, holding.mate)


def made(market: Market, mentor_of: Array) -> Match:
    """This match, with the sum of the pairs' fit, choices left aside. Nothing about it is proven."""
    paired = np.flatnonzero(mentor_of != UNMATCHED)
    return Match(mentor_of, total=int(market.fit(paired, mentor_of[paired]).sum()))


def left_by_must(market: Market) -> Array:
    """The places that are left when the pairs that must be made are made (int64, M)."""
    used = np.bincount(market.must[:, 1], minlength=len(market.mentors))
    return np.maximum(market.capacity - used, 0)


def portions(mentees: Array, n_mentors: int) -> Iterator[Array]:
    """These mentees, so many at a time as can be looked at with all mentors in one go."""
    size = max(1, CELLS // max(1, n_mentors))
    return (mentees[first : first + size] for first in range(0, len(mentees), size))


def looking(market: Market, fits: Fits | None = None) -> Look:
    """What gives of some mentees the fits with all mentors, and which are allowed; of a small market from one table."""
    everybody = np.arange(len(market.mentees))
    if len(everybody) * len(market.mentors) > CELLS:
        given = fits or fit_rows
        return lambda rows: (given(market, rows), allowed_rows(market, rows))
    # A market that holds its tables (`tried.tabled`) gives them: nothing is multiplied a thousand times.
    table = fits(market, everybody) if fits else market.fit_table().astype(np.float32)
    open_to = market.allowed_table()
    return lambda rows: (table[rows], open_to[rows])


def fit_rows(market: Market, mentees: Array) -> Array:
    """The fit of these mentees with every mentor (float32, exact)."""
    rows: Array = market.mentee_side[mentees] @ market.mentor_side.T
    return rows


def allowed_rows(market: Market, mentees: Array) -> Array:
    """Which mentors the rules allow these mentees (rows × M)."""
    everyone = np.arange(len(market.mentors))
    table = np.ones((len(mentees), len(everyone)), dtype=bool)
    for bar in market.bars:
        if isinstance(bar, PairBar):  # named one by one: much less than all pairs
            row, arc = arcs_of(bar.pairs, mentees)
            table[row, bar.pairs.whom[arc]] = False
        else:
            table &= ~bar.bars(mentees[:, None], everyone)
    return table


def arcs_of(lists: Lists, people: Array) -> tuple[Array, Array]:
    """The entries of these people's lists: (place in `people`, place in `whom`), the last of each list first.

    So that, where somebody stands on a list twice, the first mention is written last, and stays.
    """
    begin = lists.start[people]
    many = lists.start[people + 1] - begin
    before = np.cumsum(many) - many
    arcs = np.repeat(begin - before, many) + np.arange(many.sum())
    return np.repeat(np.arange(len(people)), many)[::-1], arcs[::-1]
