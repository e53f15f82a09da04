"""What would chance alone give, within the rules?"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.random import Generator

from mentorlab.matching.completing import by_asking
from mentorlab.matching.lists import Lists
from mentorlab.matching.market import Market
from mentorlab.matching.match import Match
from mentorlab.matching.tastes import FIT, in_turn


def random(market: Market, rng: Generator) -> Match:
    """In a drawn order, each gets one of the mentors still open, drawn with equal chances."""
    n, m = market.size
    tastes = in_turn(replace(market, choices=Lists.empty(n)), rng.permutation(m), rng.permutation(n))

    def drawn(_: Market, mentees: np.ndarray) -> np.ndarray:
        return rng.integers(0, 1 << FIT, size=(len(mentees), m)).astype(np.float32)

    return by_asking(market, tastes, drawn)
