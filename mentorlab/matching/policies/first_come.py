"""What if people choose in the order in which they applied?"""

from __future__ import annotations

from numpy.random import Generator

from mentorlab.matching.completing import by_asking
from mentorlab.matching.market import Market
from mentorlab.matching.match import Match
from mentorlab.matching.tastes import arrival, in_turn


def first_come(market: Market, rng: Generator) -> Match:
    """Each takes the best place left, those who applied earlier first; who came on one day, in an order that is drawn.

    It rewards whoever hears of the program first and answers fast. Here to be compared, not recommended.
    """
    n, m = market.size
    return by_asking(market, in_turn(market, rng.permutation(m), arrival(market, rng.permutation(n))))
