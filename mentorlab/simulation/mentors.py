"""Who offers to mentor, with what skills, room and reluctance? And what do mentees want to learn?

Skills and working styles are whole numbers, so that the fit of two people is the same on every machine.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.random import Generator

from mentorlab.simulation.joining import top_share
from mentorlab.simulation.staff import GRADUATE, MENTOR, Array, Staff

SKILLS = (
    "coaching",
    "data analysis",
    "difficult conversations",
    "finance",
    "leading meetings",
    "negotiation",
    "networking",
    "presenting",
    "project planning",
    "writing",
)
OFTEN_OFFERED = np.array([5, 3, 4, 4, 6, 3, 4, 5, 6, 4])
OFTEN_WANTED = np.array([3, 5, 6, 2, 4, 5, 6, 7, 4, 3])  # so that some skills are scarce
STYLES, STYLE_POINTS = 3, 5  # direct or gentle, planned or as it comes, work only or the whole person: 1 to 5 each
CAPACITY = np.array([1, 2, 3, 4])


@dataclass(frozen=True, eq=False)
class Skills:
    """Arrays over everybody. `has`, `wants`: people × SKILLS, whether offered, or wanted; `style`: people × STYLES.

    `offers`: who offers to mentor; `reluctance`: standardised; `capacity`, `minimum`: of those who offer, 0 otherwise.
    """

    has: Array
    wants: Array
    style: Array
    offers: Array
    reluctance: Array
    capacity: Array
    minimum: Array


def skills(staff: Staff, mentors: int, shared: bool, rng: Generator) -> Skills:
    """The least reluctant of the experienced people offer to mentor; the more reluctant, the less room they have.

    `shared`: mentors take more mentees each, three on average.
    """
    n = len(staff)
    pool, graduates = staff.are(MENTOR), staff.are(GRADUATE)
    reluctance = rng.normal(size=n)
    offers = top_share(-reluctance, pool, min(1.0, mentors / max(1, int(pool.sum()))))
    room = rng.normal(size=n) - 0.5 * reluctance + 0.8 * shared
    capacity = np.where(offers, CAPACITY[np.searchsorted([-1.0, 0.0, 1.6], room)], 0)
    return Skills(
        has=_some(n, OFTEN_OFFERED, 2 + rng.integers(0, 3, size=n), rng) & pool[:, None],
        wants=_some(n, OFTEN_WANTED, 2 + rng.integers(0, 2, size=n), rng) & graduates[:, None],
        style=rng.integers(1, STYLE_POINTS + 1, size=(n, STYLES)),
        offers=offers,
        reluctance=reluctance,
        capacity=capacity,
        minimum=np.where(offers & (capacity > 1) & (rng.random(n) < 0.15), 1, 0),
    )


def _some(n: int, often: Array, how_many: Array, rng: Generator) -> Array:
    """So many different skills for each, in proportion to how often they are named (people × SKILLS)."""
    key = np.log(often) + rng.gumbel(size=(n, len(often)))
    rank = np.argsort(np.argsort(-key, axis=1, kind="stable"), axis=1, kind="stable")
    return np.asarray(rank < how_many[:, None])


def in_words(chosen: Array) -> list[str]:
    """The skills of each row, `;` between."""
    names = np.array(SKILLS, dtype=object)
    return [";".join(names[row]) for row in chosen]
