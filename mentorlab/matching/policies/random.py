"""What would chance alone give, within the rules?"""

from __future__ import annotations

from numpy.random import Generator

from mentorlab.matching.market import Market
from mentorlab.matching.match import Match
from mentorlab.matching.policies.in_turn import in_turn


def random(market: Market, rng: Generator) -> Match:
    """In a drawn order, each gets one of the mentors still open, drawn with equal chances."""
    return in_turn(market, rng.permutation(len(market.mentees)), lambda _, left: int(rng.choice(left)))
