"""What is each person like at every wave, without the program? Latent traits that last and change.

The two scales share half of what moves them, performance a quarter. A trait keeps three quarters of itself from one
wave to the next (standardised), which gives retest correlations of observed scores of about .6 once answers add their
own noise. People of one unit, and of one team, are a little alike.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.random import Generator

from mentorlab.simulation.joining import Joining
from mentorlab.simulation.measured import SCORES
from mentorlab.simulation.staff import GRADUATE, UNITS, Array, Staff
from mentorlab.simulation.truth import Truth

STABILITY = 0.75
LOADINGS = np.sqrt([0.5, 0.5, 0.25])  # of SCORES on what they share
TENURE, UNIT, TEAM = 0.25, 0.15, 0.15  # how much each says about a trait, in SDs
TEAM_LATER = 0.15  # what happens to a team during the program, in SDs


@dataclass(frozen=True, eq=False)
class Traits:
    """Arrays of people × SCORES. `earlier`, `before`, `after`: standardised, mean about 0 and SD about 1.

    `lasting`, `growing`: what the switches add for each person at every wave and from one wave to the next, in SDs of
    the observed score (people).
    """

    earlier: Array
    before: Array
    after: Array
    lasting: Array
    growing: Array


def traits(truth: Truth, staff: Staff, joining: Joining, rng: Generator) -> Traits:
    """Traits of everybody at three waves, had there been no program."""
    background = _background(staff, rng)[:, None]
    own = np.sqrt(1 - TENURE**2 - UNIT**2 - TEAM**2)
    before = background + own * _correlated(len(staff), rng)
    after = _moved_on(before, rng) + TEAM_LATER * _by_team(staff, rng)[:, None]
    earlier = _moved_on(before, rng)
    ahead = _profile(joining)
    lasting = truth.size("volunteers_differ") * ahead
    growing = truth.size("motivated_grow") * (ahead - ahead[joining.eligible & ~joining.applied].mean())
    return Traits(earlier, before, after, lasting, np.where(joining.eligible, growing, 0.0))


def _profile(joining: Joining) -> Array:
    """How keen people are, in units of the gap between those who applied and the others; 0 for those not eligible."""
    keen, eligible = joining.keen, joining.eligible
    applied, others = keen[eligible & joining.applied], keen[eligible & ~joining.applied]
    return np.where(eligible, (keen - keen[eligible].mean()) / (applied.mean() - others.mean()), 0.0)


def _background(staff: Staff, rng: Generator) -> Array:
    tenure = staff.tenure_days.astype(np.float64)
    climate = rng.normal(size=len(UNITS))
    by_role = np.zeros(len(staff))
    for role in range(GRADUATE, staff.role.max() + 1):
        of_role = staff.are(role)
        if of_role.any():
            by_role[of_role] = (tenure[of_role] - tenure[of_role].mean()) / max(tenure[of_role].std(), 30.0)
    return TENURE * by_role + UNIT * climate[staff.unit] + TEAM * _by_team(staff, rng)


def _by_team(staff: Staff, rng: Generator) -> Array:
    return np.asarray(np.append(rng.normal(size=len(staff)), 0.0)[staff.manager])


def _moved_on(trait: Array, rng: Generator) -> Array:
    return np.asarray(STABILITY * trait + np.sqrt(1 - STABILITY**2) * _correlated(len(trait), rng))


def _correlated(n: int, rng: Generator) -> Array:
    shared, own = rng.normal(size=(n, 1)), rng.normal(size=(n, len(SCORES)))
    return np.asarray(LOADINGS * shared + np.sqrt(1 - LOADINGS**2) * own)
