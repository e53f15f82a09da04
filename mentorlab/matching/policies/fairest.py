"""What is best for whoever is worst off?"""

from __future__ import annotations

from numpy.random import Generator

from mentorlab.matching.market import Market
from mentorlab.matching.match import Match
from mentorlab.matching.solving.fairest import fairest_match


def fairest(market: Market, rng: Generator) -> Match:  # noqa: ARG001 - nothing is drawn
    """Most people, then the highest fit of the pair that fits least, then the highest total fit, proven.

    Choices are left aside. Pairs that must be made are let be, however they fit.
    """
    return fairest_match(market)
