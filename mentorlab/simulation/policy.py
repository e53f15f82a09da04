"""Who gets which mentor? The simulation's own simple way; any other policy can be handed to it as a function."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.random import Generator

from mentorlab.simulation.staff import Array

Policy = Callable[[Array, Array, Array, Generator], Array]
"""(scores, capacity, choices, rng) → the mentor of each mentee.

scores: mentees × mentors, larger is better, −inf forbids; capacity: most mentees of each mentor; choices: mentees × 3,
mentors in order of preference, −1 for none; rng: the draws of this topic. Returns places of mentors, −1 = unmatched.
"""

FOR_A_CHOICE = np.array([30.0, 24.0, 18.0], dtype=np.float32)  # points for the first, second and third choice


def one_after_the_other(scores: Array, capacity: Array, choices: Array, rng: Generator) -> Array:
    """In an order that is drawn, each mentee gets the free mentor with the highest score, choices counting extra."""
    free = capacity.copy()
    closed = np.where(free > 0, rng.random(len(free)) / 2, -np.inf).astype(np.float32)  # ties are drawn
    mentor = np.full(len(scores), -1)
    for person in rng.permutation(len(scores)):
        wish = scores[person] + closed
        named = choices[person][choices[person] >= 0]
        wish[named] += FOR_A_CHOICE[: len(named)]
        best = int(np.argmax(wish))
        if wish[best] == -np.inf:
            continue
        mentor[person] = best
        free[best] -= 1
        if not free[best]:
            closed[best] = -np.inf
    return mentor
