"""How much does each person gain from a place, in points of the observed score? The planted truth, person by person."""

from __future__ import annotations

import numpy as np

from mentorlab.simulation.staff import Array, Staff
from mentorlab.simulation.truth import Truth


def gains(truth: Truth, measure: str, staff: Staff, meets: Array, concerned: Array, n_held: Array, fit: Array) -> Array:
    """Points that each person gains by a place; zero for those who would never meet.

    `effects` is a mean over everyone concerned, so those who meet gain more than that; group, dose and fit are added.
    `n_held`: meetings held with a place; `fit`: standardised over the pairs.
    """
    share = float(meets[concerned].mean()) if concerned.any() else 0.0
    points = np.full(len(staff), float(truth.effects.get(measure, 0.0)) / share if share else 0.0)
    for column, groups in truth.by_group.get(measure, {}).items():
        for value, more in groups.items():
            points += more * staff.in_group(column, value)
    points += float(truth.dose.get(measure, 0.0)) * n_held
    points += float(truth.match_value.get(measure, 0.0)) * fit
    return np.where(meets, points, 0.0)
