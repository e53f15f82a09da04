"""Which whole numbers stand for these scores, so that a match can be proven in whole numbers?"""

from __future__ import annotations

import math
from fractions import Fraction
from typing import NamedTuple

import numpy as np

from mentorlab.matching.lists import Array
from mentorlab.matching.solving.arcs import Whole

DECIMALS = 12
FLOAT = 2**53  # whole numbers below it are exact in float64
FINE = 1e-9  # of the largest score: what rounding may be and the match still be called proven


class Stand(NamedTuple):
    """`whole / per_one` stands for the scores: exactly, or rounded to the nearest where `rounded`."""

    whole: Whole
    per_one: Fraction
    rounded: bool

    @property
    def fine(self) -> bool:
        """Whether rounding is at most a billionth of the largest score."""
        return not self.rounded or int(np.abs(self.whole).max(initial=1)) * FINE >= 0.5

    def score(self, whole: int) -> float:
        """The score of a sum of such whole numbers; a whole number where scores are."""
        return int(whole) if self.per_one == 1 else float(Fraction(int(whole)) / self.per_one)

    def bound(self, whole: int, pairs: int, total: float) -> float:
        """What no matching of so many pairs exceeds when none exceeds `whole` in whole numbers.

        Rounding moves each pair by half a unit at most.
        """
        if not self.rounded:
            return self.score(whole)
        highest = (Fraction(int(whole)) + Fraction(pairs, 2)) / self.per_one
        return max(math.nextafter(float(highest), math.inf), total)


def in_whole(scores: Array, limit: int, grid: int) -> Stand:
    """Finite scores as whole numbers no larger than `limit` in size (what has to be rounded: than `grid`).

    Whole numbers stay as they are. Floats that are decimals (of twelve places at most) are taken as those decimals: 0.1
    means one tenth. Others, and what is too large, are rounded on a grid of a power of two, as fine as that lets.
    """
    largest = max((abs(int(scores.max())), abs(int(scores.min())), 1)) if scores.size else 1
    if np.issubdtype(scores.dtype, np.integer) and largest <= limit:
        return Stand(scores.astype(np.int64), Fraction(1), False)
    values = scores.astype(np.float64)
    for places in range(DECIMALS + 1):
        scale = 10.0**places
        if np.abs(values).max(initial=0) * scale > min(limit, FLOAT):
            break
        if all((np.rint(some * scale) / scale == some).all() for some in (values.ravel()[:1000], values)):
            return Stand(np.rint(values * scale).astype(np.int64), Fraction(10**places), False)
    power = math.floor(math.log2(grid / max(float(np.abs(values).max()), 2.0**-900)))
    whole = np.rint(np.ldexp(values, power)).astype(np.int64)
    exact = (np.ldexp(whole.astype(np.float64), -power) == values).all() and largest <= FLOAT
    return Stand(whole, Fraction(2) ** power, not exact)
