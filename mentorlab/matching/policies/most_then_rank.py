"""What if choices come before fit: most people matched, then most first choices, then most second ones?"""

from __future__ import annotations

from numpy.random import Generator

from mentorlab.matching.market import Market
from mentorlab.matching.match import Match
from mentorlab.matching.solving.most_ranked import most_then_ranked


def most_then_rank(market: Market, rng: Generator) -> Match:  # noqa: ARG001 - nothing is drawn
    """Most people, then the best rank profile of the mentees' choices, then the highest total fit, exactly."""
    return most_then_ranked(market)
