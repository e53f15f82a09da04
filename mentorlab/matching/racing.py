"""Who is paired, and when, if mentees ask mentors themselves and mentors answer in their own time?

How vendors match: the tool passes requests on, and the first yes makes the pair. What mentors do is an assumption, all
of it in `Answering`; nothing here is an estimate from a program's data.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.random import Generator

from mentorlab.errors import NotComputable
from mentorlab.matching.completing import CELLS, left_by_must, looking, portions
from mentorlab.matching.lists import Array
from mentorlab.matching.market import Market
from mentorlab.matching.tastes import Tastes, arrival, in_turn

DEPTH = 32  # mentors on a list at first, where there are many people; it is lengthened when somebody comes to its end


@dataclass(frozen=True)
class Answering:
    """How people behave (assumptions; no vendor publishes them).

    willing: the share of requests that a mentor with a free place says yes to. days: the median of the days to an
    answer; pace, mood: how far it differs between mentors, and between one mentor's requests (standard deviations of
    its logarithm). opening: the days over which mentees begin to ask, in the order in which they applied. The defaults
    are set such that in a ranked cascade with a place for everybody 50 to 70 % are paired within a week, the one figure
    that a vendor states (Together, help center, article 4414967719579).
    """

    willing: float = 0.65
    days: float = 2.0
    pace: float = 0.7
    mood: float = 0.7
    opening: float = 7.0

    def __post_init__(self) -> None:
        if not 0 <= self.willing <= 1:
            raise NotComputable(f"willing is a share of requests, not {self.willing}; give a number from 0 to 1")
        if self.days <= 0 or min(self.pace, self.mood, self.opening) < 0:
            raise NotComputable("days must be above 0, and pace, mood and opening 0 or more")


@dataclass(frozen=True)
class Asking:
    """How the tool passes requests on: so many at once, answered within `patience` days, else the next; in waves."""

    at_once: int
    patience: float
    waves: int = 3
    a_wave: int = 3


@dataclass(frozen=True, eq=False)
class Raced:
    """mentor_of: int64, N, −1 without one. began, paired: the day on which each mentee began to ask and was paired
    (float64, N; from the opening on; nan where not paired, and for the pairs that must be made)."""

    mentor_of: Array
    began: Array
    paired: Array


def raced(market: Market, rng: Generator, asking: Asking, answering: Answering) -> Raced:
    """Run the clock until everybody is paired or has asked in all waves.

    A mentee asks the stated choices, then the best by fit among those allowed; whoever has no place left is not asked.
    A mentor says yes in the order of answering until the places are gone. Pairs that must be made are made first.
    The draws belong to a mentee's first, second, … request and to a mentor's pace, not to pairs, so that the same seed
    gives a mentee the same luck whatever is stated (common random numbers).
    """
    from mentorlab.matching.compiled.racing import race

    n, m = market.size
    lots, turns = rng.permutation(m), arrival(market, rng.permutation(n))
    most = asking.waves * asking.a_wave
    pace = answering.days * np.exp(answering.pace * rng.standard_normal(m))
    wait = np.exp(answering.mood * rng.standard_normal((n, most)))
    willing = rng.random((n, most)) < answering.willing
    began = answering.opening * turns / max(1, n)
    depth = m if n * m <= CELLS // 4 else min(DEPTH, m)
    while True:
        whom, listed = _lists(market, in_turn(market, lots, turns), depth)
        free, mate = left_by_must(market), np.full(n, -1, np.int64)
        mate[market.must[:, 0]] = market.must[:, 1]
        paired, too_short = race(
            whom, listed, began, pace, wait, willing, free, mate, asking.at_once, float(asking.patience)
        )
        if depth >= m or not too_short.any():
            return Raced(mate, began, paired)
        depth = min(2 * depth, m)


def _lists(market: Market, tastes: Tastes, depth: int) -> tuple[Array, Array]:
    """Whom each mentee would ask, best first (N × depth), and how many they are."""
    from mentorlab.matching.compiled.filling import fill

    n, m = market.size
    look = looking(market)
    whom, wishes = np.zeros((n, depth), np.int64), np.zeros((n, depth), np.int64)
    at, end = np.zeros(n, np.int64), np.zeros(n, np.int64)
    with_places = np.where(left_by_must(market) > 0, n, -1)
    for rows in portions(np.arange(n), m):
        fill(rows, *look(rows), *tastes.arrays, with_places, whom, wishes, at, end)
    return whom, end - at
