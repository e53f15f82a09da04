"""What does each person care about? One theme for everybody, from which needs, invitations and goals follow."""

from __future__ import annotations

import numpy as np
from numpy.random import Generator

from mentorlab.simulation.staff import Array, Staff

THEMES = ("belonging", "skills", "career")
NEWCOMER_DAYS = 365


def themes(staff: Staff, rng: Generator) -> Array:
    """The place in THEMES of what each person cares about most: newcomers about belonging, later about a career."""
    newcomer = staff.tenure_days < NEWCOMER_DAYS
    chance = np.where(newcomer[:, None], [0.50, 0.30, 0.20], [0.25, 0.35, 0.40])
    return np.asarray((rng.random(len(staff))[:, None] > chance.cumsum(axis=1)[:, :2]).sum(axis=1))
