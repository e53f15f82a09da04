"""What is the best match of a whole market, and is it proven?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from mentorlab.errors import BadInput, CannotBeMet, Fault
from mentorlab.matching.match import Match
from mentorlab.matching.solving import starting
from mentorlab.matching.solving.blocks import Fits
from mentorlab.matching.solving.dense import proven_table
from mentorlab.matching.solving.exact import in_levels
from mentorlab.matching.solving.must import Left, left_to_decide
from mentorlab.matching.solving.pairs import Found, Table
from mentorlab.matching.solving.rounds import Outcome, Patience, Terms, best_of_all
from mentorlab.matching.solving.serving import TooFew
from mentorlab.matching.solving.starting import arcs_to_begin_with

if TYPE_CHECKING:
    from mentorlab.matching.market import Market


def optimal_market(
    market: Market,
    *,
    with_choice: bool,
    rounds: int | None = None,
    stop_after: float | None = None,
    gap: float | None = None,
    floor: int | None = None,
) -> Match:
    """As many mentees as possible, then the highest total of fit (`with_choice`: and points for choices).

    Rules, places, minimums and pairs that must be made are kept. rounds, stop_after (seconds), gap (share of the
    total): stop at one of them before the proof; small markets are always solved to the end. floor: pairs of fewer
    points count as barred (only without choices, and the pairs that must be made are let be).

    Match: total and bound in points (bound None: more people might be matched), proven if they are equal. prices: what
    one more place with a mentor adds to the total, `more_people` what it adds to the number of people, exactly, where
    proven; both 0 or below where a minimum binds, and then what the minimum costs. Raises CannotBeMet where minimums or
    pairs that must be made collide.
    """
    left = left_to_decide(market)
    terms = Terms(left.capacity, left.least)
    n, m = market.size
    try:
        if n * m <= starting.SMALL:
            outcome = _at_once(table_of(market, left, with_choice=with_choice, floor=floor), terms)
        else:
            patience = Patience(rounds, stop_after, gap)
            outcome = _in_rounds(market, left, terms, patience, with_choice=with_choice, floor=floor)
    except TooFew as found:
        raise CannotBeMet(collision(found)) from None
    return _as_match(market, left, outcome, with_choice=with_choice)


def table_of(market: Market, left: Left, *, with_choice: bool, floor: int | None = None) -> Table:
    """All pairs of a small market that are still to be decided."""
    points = market.points_table() if with_choice else market.fit_table()
    allowed = market.allowed_table() & left.free[:, None]
    return Table(points, allowed if floor is None else allowed & (points >= floor))


def chosen_pairs(market: Market, left: Left) -> Found:
    """Pairs that somebody chose and that may be made, with all their points."""
    keys, extra = market.chosen_points
    i, j = np.divmod(keys, market.size[1])
    fine = market.allowed(i, j) & left.free[i]
    return Found(i[fine], j[fine], market.fit(i[fine], j[fine]) + extra[fine])


def collision(found: TooFew) -> Fault:
    """Minimums that cannot be met together, for people to read: counted, nobody named."""
    who = f"{found.mentors.sum()} mentors need {found.needed} mentees at least between them"
    do = "lower their minimums, or loosen the rules that bar them"
    return Fault("matching", "minimum", f"{who}, but the rules leave them only {found.at_most}", do)


def _at_once(table: Table, terms: Terms) -> Outcome:
    if not terms.least.any():
        arcs, solved = proven_table(table, terms.capacity)
    else:
        arcs, _ = arcs_to_begin_with(table, terms, k=table.n_mentors)
        solved = terms.solve(arcs, int(np.abs(arcs.points).max(initial=1)))
    return Outcome(arcs, solved, int(arcs.points[solved.used].sum()), 1)


def _in_rounds(
    market: Market, left: Left, terms: Terms, patience: Patience, *, with_choice: bool, floor: int | None
) -> Outcome:
    pairs = Fits(market, np.flatnonzero(~left.free))
    if floor is not None:
        pairs = pairs.above(floor)
    arcs, cut = arcs_to_begin_with(pairs, terms)
    highest = int(np.abs(market.mentee_side).max(axis=0) @ np.abs(market.mentor_side).max(axis=0))
    if with_choice:
        if min((0, *market.bonus, *market.mentor_bonus)) < 0:
            raise BadInput(Fault("matching", "bonus", "points for a choice are below 0", "give 0 points or more"))
        chosen = chosen_pairs(market, left)
        arcs = arcs.and_also(*chosen)
        highest = max(highest, int(chosen.points.max(initial=0)))
    return best_of_all(pairs, arcs, cut, terms, highest, patience)


def _as_match(market: Market, left: Left, outcome: Outcome, *, with_choice: bool) -> Match:
    mentor_of = left.mentor_of.copy()
    arcs, solved = outcome.arcs, outcome.solved
    mentor_of[arcs.who[solved.used]] = arcs.whom[solved.used]
    fixed = np.flatnonzero(~left.free)
    worth = market.points if with_choice else market.fit
    beside = int(worth(fixed, left.mentor_of[fixed]).sum())
    more_people, prices = in_levels(solved.price, solved.far)
    return Match(
        mentor_of,
        total=outcome.total + beside,
        bound=None if outcome.bound is None else outcome.bound + beside,
        proven=outcome.proven,
        prices=prices,
        more_people=more_people,
    )
