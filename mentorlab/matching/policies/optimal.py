"""What is the highest total fit, when as many as possible are matched?"""

from __future__ import annotations

from numpy.random import Generator

from mentorlab.matching.market import Market
from mentorlab.matching.match import Match
from mentorlab.matching.solving.markets import optimal_market


def optimal(market: Market, rng: Generator) -> Match:  # noqa: ARG001 - nothing is drawn
    """As many as possible, then the highest total fit, proven. What people chose is left aside."""
    return optimal_market(market, with_choice=False)


def optimal_with_choice(market: Market, rng: Generator) -> Match:  # noqa: ARG001 - nothing is drawn
    """As many as possible, then the highest total of fit and points for choices, proven.

    Whoever knows it can gain by naming mentors that they could not get otherwise: points for a choice reward it.
    """
    return optimal_market(market, with_choice=True)
