"""What if people choose one after the other, in an order that is drawn?"""

from __future__ import annotations

from numpy.random import Generator

from mentorlab.matching.completing import by_asking
from mentorlab.matching.market import Market
from mentorlab.matching.match import Match
from mentorlab.matching.tastes import in_turn


def serial_dictatorship(market: Market, rng: Generator) -> Match:
    """Each takes the best place left: a stated choice, the first before the second, else the highest fit.

    Equal fits go to the mentor with the better lot (one for each, drawn). Nobody gains by stating untrue choices; what
    mentors would rather have does not count. Here to be compared.
    """
    n, m = market.size
    return by_asking(market, in_turn(market, rng.permutation(m), rng.permutation(n)))
