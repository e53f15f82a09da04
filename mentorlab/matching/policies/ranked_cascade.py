"""What if each mentee's first choice is asked, then, after three days without an answer, the next?"""

from __future__ import annotations

from numpy.random import Generator

from mentorlab.matching.completing import made
from mentorlab.matching.market import Market
from mentorlab.matching.match import Match
from mentorlab.matching.racing import Answering, Asking, raced

ONE_BY_ONE = Asking(at_once=1, patience=3)


def ranked_cascade(
    market: Market, rng: Generator, *, asking: Asking = ONE_BY_ONE, answering: Answering | None = None
) -> Match:
    """One mentor is asked at a time and has three days; then, or after a no, the next (Together's help center, article
    4402039841051). Three waves of three names: the stated choices, then the best by fit who still have a place.

    How mentors answer is assumed, see `racing.Answering`. It rewards speed. Here to be compared, not recommended.
    """
    return made(market, raced(market, rng, asking, answering or Answering()).mentor_of)
