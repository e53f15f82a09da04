"""What would each person answer, offered a place and not offered one? Potential scores with the planted effect exact.

Answers are whole numbers on a scale with ends, so a shift of the trait shrinks on its way to the observed score.
The shift is therefore solved for: the mean over everyone assigned of (score if offered − score if not), each person
with the same random draws, equals the planted points, as nearly as the steps of the scale allow. People who would
not take up an offer answer the same either way, so an offer's effect is smaller than the effect of taking part.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.random import Generator

from mentorlab.errors import BadInput, Fault
from mentorlab.simulation.measured import Scale
from mentorlab.simulation.traits import Traits

BISECTIONS = 60


@dataclass(frozen=True, eq=False)
class Potential:
    """Answers of one measure, items pointing the same way: frames of people × items. `shift` is on the trait."""

    scale: Scale
    before: pd.DataFrame
    if_offered: pd.DataFrame
    if_not: pd.DataFrame
    shift: float


def potential_answers(
    scale: Scale, traits: Traits, gains: pd.Series, graduates: pd.Series, points: float, rng: Generator
) -> Potential:
    """Both potential answers of everyone.

    Args: `traits` people × measures; `gains` per assigned person (its index: those assigned), whether an offer would
    be taken up; `graduates` per person; `points` the planted mean effect over those assigned; the unit is the
    scale's. People not assigned answer the same either way. Raises BadInput where the scale leaves no room for it.
    """
    people = traits.before.index
    before = _levels(scale, traits.before[scale.measure], 0.0, rng)
    natural = np.where(graduates.to_numpy(), scale.natural_change, 0.0)
    after = _levels(scale, traits.after[scale.measure], natural, rng)
    assigned = people.isin(gains.index)
    moved = gains.reindex(people, fill_value=False).to_numpy(dtype=bool)
    shift = solve_shift(scale, after[assigned], moved[assigned], points)
    given = [answers(scale, level) for level in (before, after + shift * moved[:, None], after)]
    frames = [pd.DataFrame(answer, index=people, columns=list(scale.items)) for answer in given]
    return Potential(scale, frames[0], frames[1], frames[2], shift)


def answers(scale: Scale, level: np.ndarray) -> np.ndarray:
    """Whole numbers within the scale, all items pointing the same way (people × items)."""
    return np.asarray(np.clip(np.rint(level), scale.minimum, scale.maximum), dtype=np.int64)


def solve_shift(scale: Scale, level: np.ndarray, moved: np.ndarray, points: float) -> float:
    """The shift of the trait that moves the mean observed score by `points` (bisection; the mean never falls with it).

    Args: `level` people × items before rounding, `moved` whether the shift reaches the person.
    """

    def gain(shift: float) -> float:
        return float((answers(scale, level + shift * moved[:, None]) - answers(scale, level)).mean())

    low, high = -2.0 * (scale.maximum - scale.minimum), 2.0 * (scale.maximum - scale.minimum)
    if points == 0.0:
        return 0.0
    if not gain(low) <= points <= gain(high):
        raise BadInput(_no_room(scale, gain(low), gain(high)))
    for _ in range(BISECTIONS):
        middle = (low + high) / 2
        low, high = (middle, high) if gain(middle) < points else (low, middle)
    return min((low, high), key=lambda shift: abs(gain(shift) - points))


def _levels(scale: Scale, trait: pd.Series, change: np.ndarray | float, rng: Generator) -> np.ndarray:
    noise = rng.normal(scale=scale.sd_item, size=(len(trait), len(scale.items)))
    return np.asarray((scale.mean + change + scale.sd_trait * trait.to_numpy())[:, None] + noise)


def _no_room(scale: Scale, low: float, high: float) -> Fault:
    return Fault(
        "truth.yaml",
        f"effects.{scale.measure}",
        f"no shift can move the mean that far on a scale from {scale.minimum} to {scale.maximum}",
        f"plant an effect between {low:.2f} and {high:.2f} points",
    )
