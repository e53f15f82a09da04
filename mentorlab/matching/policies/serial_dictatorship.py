"""What if people choose one after the other, in an order that is drawn?"""

from __future__ import annotations

import numpy as np
from numpy.random import Generator

from mentorlab.matching.lists import Array
from mentorlab.matching.market import Market
from mentorlab.matching.match import Match
from mentorlab.matching.policies.in_turn import in_turn


def serial_dictatorship(market: Market, rng: Generator) -> Match:
    """Each takes the best place left: a stated choice, the first before the second, else the highest fit.

    Equal fits go to the mentor who stands first in the pool.
    """
    return in_turn(market, rng.permutation(len(market.mentees)), lambda mentee, left: best_left(market, mentee, left))


def best_left(market: Market, mentee: int, left: Array) -> int:
    """The mentee's favorite among the mentors left."""
    for wished in market.choices.of(mentee):
        if (left == wished).any():
            return int(wished)
    return int(left[np.argmax(market.fit(np.full(len(left), mentee), left))])
