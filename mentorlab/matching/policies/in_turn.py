"""What comes of it when people are served one after the other?"""

from __future__ import annotations

from collections.abc import Callable, Iterable

import numpy as np

from mentorlab.matching.lists import Array
from mentorlab.matching.market import Market
from mentorlab.matching.match import UNMATCHED, Match


def in_turn(market: Market, order: Iterable[int], pick: Callable[[int, Array], int]) -> Match:
    """Serve the mentees in this order. `pick(mentee, open mentors)` says which of the mentors still open they take.

    Pairs that must be made are made first. Open are mentors whom all rules allow and who have a place left.
    """
    free = market.capacity.copy()
    mentor_of = np.full(len(market.mentees), UNMATCHED, dtype=np.int64)
    for mentee, mentor in market.must:
        mentor_of[mentee] = mentor
        free[mentor] -= 1
    everyone = np.arange(len(market.mentors))
    for mentee in order:
        if mentor_of[mentee] != UNMATCHED:
            continue
        open_now = everyone[(free > 0) & market.allowed(np.full(len(everyone), mentee), everyone)]
        if len(open_now):
            chosen = pick(mentee, open_now)
            mentor_of[mentee] = chosen
            free[chosen] -= 1
    made = np.flatnonzero(mentor_of != UNMATCHED)
    return Match(mentor_of, total=int(market.fit(made, mentor_of[made]).sum()))
