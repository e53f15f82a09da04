"""Which of several ways of doing things differ from one of them, all judged together on the same resampled people?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from mentorlab.errors import NotComputable
from mentorlab.stats.estimates import Estimate, check_level
from mentorlab.stats.several import holm

Array = np.ndarray[Any, np.dtype[Any]]
FEWEST_DRAWS = 20
METHOD = "paired bootstrap of people, Student's t, simultaneous over {family} comparisons"


@dataclass(frozen=True)
class Beside:
    """One difference with its simultaneous interval, its own p, and p after Holm's correction over the family."""

    difference: Estimate
    p: float
    p_adjusted: float

    @property
    def clear(self) -> bool:
        """Is the difference told from zero? By the interval, which asks at least as much as Holm's p."""
        return self.difference.low > 0 or self.difference.high < 0


def beside(now: Array, drawn: Array, reference: Array, drawn_reference: Array, *, n: int,
               level: float = 0.95) -> list[Beside]:  # fmt: skip
    """The differences of several numbers to their references, each with the interval that holds for all at once.

    now, reference: one number each, found on the people themselves; drawn, drawn_reference: draws × numbers, found on
    resampled people, the same people for all in a draw (paired). n: people that were resampled. A draw with a missing
    number is left out of that comparison.

    Standard error: that of the draws' differences, × √(n/(n − 1)), never less than 2 ÷ n of the difference: where
    every draw says the same, as if one person more might have said the opposite. Intervals: Student's t, as many
    degrees of freedom as people or draws, whichever are fewer, less 1, at level 1 − (1 − level)/k for k comparisons
    (Bonferroni), so that all of them together hold their truth with the chance `level`. p: the same t; `p_adjusted`:
    Holm (1979) over the k. An interval without zero means an adjusted p below 1 − level. Equal in every draw:
    difference 0, interval [0, 0], p 1.

    Raises NotComputable for fewer than 2 people or 20 draws, or arrays whose shapes do not fit.
    """
    from scipy.special import stdtr, stdtrit

    check_level(level)
    family = len(now)
    if not family:
        return []
    if drawn.shape != drawn_reference.shape or drawn.shape[1:] != now.shape or now.shape != reference.shape:
        raise NotComputable("numbers and draws do not fit each other: give draws × numbers, and a reference for each")
    if n < 2 or len(drawn) < FEWEST_DRAWS:
        few = f"{n} people and {len(drawn)} draws are too few to compare"
        raise NotComputable(f"{few}; give 2 and {FEWEST_DRAWS} or more")
    size, moved = now - reference, drawn - drawn_reference
    error = np.maximum(np.nanstd(moved, axis=0) * np.sqrt(n / (n - 1)), 2 * np.abs(size) / n)
    df = min(n, len(drawn)) - 1
    half = stdtrit(df, 1 - (1 - level) / (2 * family)) * error
    t = np.divide(np.abs(size), error, out=np.zeros(family), where=error > 0)
    p = 2 * stdtr(df, -t)
    adjusted = holm(p)
    how = METHOD.format(family=family)
    return [
        Beside(Estimate(float(d), float(d - h), float(d + h), level, float(e), n, how), float(one), corrected)
        for d, h, e, one, corrected in zip(size, half, error, p, adjusted, strict=True)
    ]
