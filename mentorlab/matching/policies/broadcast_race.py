"""What if up to three mentors are asked at once, and the first who says yes is taken?"""

from __future__ import annotations

from numpy.random import Generator

from mentorlab.matching.completing import made
from mentorlab.matching.market import Market
from mentorlab.matching.match import Match
from mentorlab.matching.racing import Answering, Asking, raced

THREE_AT_ONCE = Asking(at_once=3, patience=7)


def broadcast_race(
    market: Market, rng: Generator, *, asking: Asking = THREE_AT_ONCE, answering: Answering | None = None
) -> Match:
    """Up to three are asked at once; the first yes makes the pair; after seven days, or when all have said no, a new
    list of three (Everwise's help center, articles 4003435 and 4003403), three lists in all.

    How mentors answer is assumed, see `racing.Answering`. It rewards speed. Here to be compared, not recommended.
    """
    return made(market, raced(market, rng, asking, answering or Answering()).mentor_of)
