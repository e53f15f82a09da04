"""What would each person score with a place and without? Potential scores with the planted effect exact.

Answers are whole numbers on a scale with ends, so a shift of the trait shrinks on its way to the observed score. Each
person's shift is therefore found from the score that the trait leads to on average, and one small correction for all
makes the mean over everyone concerned equal to what was planted, as nearly as the steps of the scale allow. Both
potential scores of a person come from the same draws; people who would never meet answer the same either way.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from math import erf, sqrt

import numpy as np
from numpy.random import Generator

from mentorlab.errors import BadInput
from mentorlab.simulation.measured import Number, Scale
from mentorlab.simulation.staff import GRADUATE, Array, Staff
from mentorlab.simulation.traits import Traits
from mentorlab.simulation.truth import fault

BISECTIONS = 40
FINEST = 0.01  # points by which the mean may miss what was planted where the scale has room


@dataclass(frozen=True, eq=False)
class Levels:
    """What answers of one measure are made of: wave → people × items, in points, before rounding. `smooth`: the same
    after the program without the noise of single answers (people).
    """

    kind: Scale | Number
    waves: dict[str, Array]
    smooth: Array


def levels(kind: Scale | Number, place: int, traits: Traits, staff: Staff, season: float, rng: Generator) -> Levels:
    """Levels at every wave, had there been no program. `place`: of the measure in SCORES; `season`: SDs for all."""
    n_items = len(kind.items) if isinstance(kind, Scale) else 1
    noise = kind.sd_item if isinstance(kind, Scale) else kind.sd_noise
    grown = np.where(staff.are(GRADUATE), kind.natural_change, 0.0) + kind.sd_score * (traits.growing + season)
    base = kind.mean + kind.sd_score * traits.lasting
    smooth = {
        "earlier": base + kind.sd_trait * traits.earlier[:, place] - kind.sd_score * traits.growing,
        "before": base + kind.sd_trait * traits.before[:, place],
        "after": base + kind.sd_trait * traits.after[:, place] + grown,
    }
    waves = {wave: level[:, None] + noise * rng.normal(size=(len(staff), n_items)) for wave, level in smooth.items()}
    return Levels(kind, waves, smooth["after"])


def observed(kind: Scale | Number, level: Array) -> Array:
    """Answers as whole numbers within the scale, all items pointing the same way; numbers with one decimal."""
    if isinstance(kind, Number):
        return np.round(level, 1)
    return np.clip(np.rint(level), kind.minimum, kind.maximum)


def shifts(of: Levels, gain: Array, moves: Array, concerned: Array) -> Array:
    """What has to be added to each person's level so that observed scores rise by `gain` points on average.

    `moves`: whom a place moves at all. Raises BadInput where the scale leaves no room for the planted mean.
    """
    people = np.flatnonzero(concerned)
    if not people.size or not gain[people].any():
        return np.zeros(len(gain))
    planted = float(gain[people].mean())
    first = np.where(moves, _shift(of, gain), 0.0)
    level, start, reached = of.waves["after"][people], first[people], moves[people]
    without = observed(of.kind, level)

    def found(more: float) -> float:
        moved = observed(of.kind, level + (start + more * reached)[:, None])
        return float((moved - without).mean())

    return np.where(moves, first + _solved(found, planted, of.kind), 0.0)


def _solved(found: Callable[[float], float], planted: float, kind: Scale | Number) -> float:
    reach = 10 * kind.sd_score
    low, high = -reach, reach
    if not found(low) - FINEST <= planted <= found(high) + FINEST:
        what = f"no shift can move the mean that far, by {planted:.2f} points"
        do = f"plant between {found(low):.2f} and {found(high):.2f} points in all"
        raise BadInput(fault(f"effects.{kind.measure}", what, do))
    for _ in range(BISECTIONS):
        middle = (low + high) / 2
        low, high = (middle, high) if found(middle) < planted else (low, middle)
    return min((low, high), key=lambda more: abs(found(more) - planted))


def _shift(of: Levels, gain: Array) -> Array:
    if isinstance(of.kind, Number):
        return gain
    grid, expected = _expected(of.kind)
    wanted = np.interp(of.smooth, grid, expected) + gain
    return np.interp(np.clip(wanted, expected[0], expected[-1]), expected, grid) - of.smooth


@cache
def _expected(scale: Scale) -> tuple[Array, Array]:
    """The mean answer to which a level leads: a grid of levels, and the answers expected there (both rise)."""
    reach = 3 * scale.sd_item
    grid = np.linspace(scale.minimum - reach, scale.maximum + reach, 600)
    edges = np.arange(scale.minimum, scale.maximum) + 0.5
    normal = np.frompyfunc(lambda z: (1 + erf(z / sqrt(2))) / 2, 1, 1)
    return grid, scale.minimum + normal((grid[:, None] - edges) / scale.sd_item).astype(float).sum(axis=1)
