"""Who is promoted, when, with a place and without? Each person has a chance, which meeting a mentor may raise."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.random import Generator

from mentorlab.errors import BadInput
from mentorlab.simulation.days import SECOND_STEP_ON, Calendar, Days, days_between
from mentorlab.simulation.leaving import Leaving
from mentorlab.simulation.staff import Array, Staff
from mentorlab.simulation.truth import Truth, fault

SHARE_PROMOTED = np.array([0.10, 0.04, 0.03, 0.02])  # by role
BY_PERFORMANCE = 0.5  # log odds per SD


@dataclass(frozen=True, eq=False)
class Promoted:
    """Whether each person is promoted during the program, with a place and without, and the day if so."""

    if_meeting: Array
    if_not: Array
    on: Days


def promote(
    truth: Truth,
    staff: Staff,
    trait: Array,
    meets: Array,
    concerned: Array,
    leaving: Leaving,
    when: Calendar,
    rng: Generator,
) -> Promoted:
    """Better performers more often (`trait`, standardised). Raises BadInput where the planted effect has no room."""
    rate = SHARE_PROMOTED[staff.role]
    chance = 1 / (1 + np.exp(-(np.log(rate / (1 - rate)) + BY_PERFORMANCE * trait - BY_PERFORMANCE**2 / 2)))
    luck, on = rng.random(len(staff)), days_between(SECOND_STEP_ON, when.ends_on, len(staff), rng)
    there_if_meeting, there_if_not = (np.isnat(day) | (day > on) for day in (leaving.if_meeting, leaving.if_not))
    if_not = (luck < chance) & there_if_not
    people = np.flatnonzero(concerned)
    points = float(truth.effects.get("promotion", 0.0))
    if not points or not people.size:
        return Promoted((luck < chance) & there_if_meeting, if_not, on)
    # The difference grows by one person at a time as the chance of those who meet is raised: take the nearest.
    steps = np.unique(np.append(luck - chance, 0.0)[np.append(concerned & meets, True)])
    gained = np.array([_with(luck, chance, there_if_meeting, meets, step)[people].mean() for step in _thinned(steps)])
    gained -= if_not[people].mean()
    best = int(np.abs(gained - points).argmin())
    if abs(gained[best] - points) > max(0.02, 2 / len(people)):
        what = "no place can move the share who are promoted that far"
        raise BadInput(fault("effects.promotion", what, f"plant between {gained.min():.3f} and {gained.max():.3f}"))
    return Promoted(_with(luck, chance, there_if_meeting, meets, _thinned(steps)[best]), if_not, on)


def _with(luck: Array, chance: Array, there: Array, meets: Array, more: float) -> Array:
    return np.asarray((luck <= chance + np.where(meets, more, -1e-12)) & there)


def _thinned(steps: Array) -> Array:
    return steps if len(steps) <= 400 else steps[np.linspace(0, len(steps) - 1, 400).astype(int)]
