"""What is left to decide once the pairs that must be made are made?"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from mentorlab.errors import CannotBeMet, Fault
from mentorlab.matching.match import UNMATCHED
from mentorlab.matching.solving.arcs import Marks, Whole

if TYPE_CHECKING:
    from mentorlab.matching.market import Market


class Left(NamedTuple):
    """Who is still to be matched, the places and the minimums that remain, and the match begun."""

    free: Marks
    capacity: Whole
    least: Whole
    mentor_of: Whole


def left_to_decide(market: Market) -> Left:
    """The market less its pairs that must be made. They are made even if a rule bars them: the must is the later word.

    Raises CannotBeMet, every fault at once, where a mentee must have two mentors, where mentors must have more mentees
    than they have places, and where a minimum is above the capacity.
    """
    n, m = market.size
    mentees, mentors = np.unique(market.must, axis=0).T
    taken = np.bincount(mentors, minlength=m)
    counts = {
        f"{(np.bincount(mentees, minlength=n) > 1).sum()} mentees must be matched with more than one mentor": (
            "keep one of the pairs that must be made"
        ),
        f"{(taken > market.capacity).sum()} mentors must have more mentees than they have places": (
            "give them more places, or take back some of the pairs that must be made"
        ),
        f"{(market.minimum > market.capacity).sum()} mentors have a minimum above their capacity": (
            "lower the minimum, or give them more places"
        ),
    }
    faults = [Fault("matching", "", what, do) for what, do in counts.items() if not what.startswith("0 ")]
    if faults:
        raise CannotBeMet(faults)
    mentor_of = np.full(n, UNMATCHED, dtype=np.int64)
    mentor_of[mentees] = mentors
    least = np.maximum(market.minimum - taken, 0).astype(np.int64)
    return Left(mentor_of == UNMATCHED, (market.capacity - taken).astype(np.int64), least, mentor_of)
