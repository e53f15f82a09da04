"""What if everybody's first choice is served before anybody's second?"""

from __future__ import annotations

from numpy.random import Generator

from mentorlab.matching.completing import by_asking
from mentorlab.matching.market import Market
from mentorlab.matching.match import Match
from mentorlab.matching.tastes import mutual


def first_choice_first(market: Market, rng: Generator) -> Match:
    """First choices are served, for good, then second choices, and so on; the rest by fit.

    School choice knows it as the Boston mechanism (Abdulkadiroğlu and Sönmez 2003): it looks generous, and whoever
    states a popular first choice truly and misses it may find all the next ones taken. Here to be compared; it is
    computed as deferred acceptance in which mentors prefer whoever states them first, which gives the same match.
    """
    n, m = market.size
    return by_asking(market, mutual(market, rng.permutation(m), rng.permutation(n), first_choice_first=True))
