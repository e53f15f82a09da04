"""Ways to match that take next to no time: for experiments whose truth is known."""

from __future__ import annotations

import numpy as np
from numpy.random import Generator
from scipy.optimize import linear_sum_assignment

from mentorlab.matching.lists import Array
from mentorlab.matching.market import Market
from mentorlab.matching.match import Match


def _places(market: Market) -> Array:
    return np.repeat(np.arange(len(market.mentors)), market.capacity)


def best_by_fit(market: Market, rng: Generator) -> Match:  # noqa: ARG001  (draws no lots)
    """The highest total fit there is, rules left aside."""
    places, mentor_of = _places(market), np.full(len(market.mentees), -1)
    rows, columns = linear_sum_assignment(market.fit_table()[:, places], maximize=True)
    mentor_of[rows] = places[columns]
    return Match(mentor_of)


def by_lots(market: Market, rng: Generator) -> Match:
    """Any mentor, drawn; rules left aside."""
    n = len(market.mentees)
    drawn = rng.permutation(_places(market))[:n]
    return Match(rng.permutation(np.concatenate([drawn, np.full(n - len(drawn), -1)])))


def half_greedy(market: Market, rng: Generator) -> Match:  # noqa: ARG001  (draws no lots)
    """One after the other in the order of the pool, each the best left by fit; rules left aside."""
    table, free = market.fit_table(), market.capacity.copy()
    mentor_of = np.full(len(market.mentees), -1)
    for mentee in range(len(mentor_of)):
        worth = np.where(free > 0, table[mentee], -1)
        mentor = int(np.argmax(worth))
        if worth[mentor] >= 0:
            mentor_of[mentee] = mentor
            free[mentor] -= 1
    return Match(mentor_of)
