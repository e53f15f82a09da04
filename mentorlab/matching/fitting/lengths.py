"""How does the likeness of two texts become points? Rows of a given length: their product is the cosine in points."""

from __future__ import annotations

import math

import numpy as np

from mentorlab.matching.fitting.sides import BLOCK
from mentorlab.matching.lists import Array

SHORTER = 0.98


def length_of(points: int) -> int:
    """The length that both rows may have, so that their product is never more than the points."""
    return math.isqrt(points)


def of_length(rows: Array, squared: Array, length: int) -> Array:
    """Whole numbers (float32) in the direction of each row, as near to the length as rounding lets them, not longer.

    `rows`: n × d whole numbers; `squared`: the squared length that each stands for (may be more than that of the row);
    0 gives zeros. Only square root, product, quotient and rounding are used, which are the same on every machine.
    """
    blocks = (slice(start, start + BLOCK) for start in range(0, len(rows), BLOCK))
    made = [_block(rows[block] / np.sqrt(np.maximum(squared[block], 1))[:, None], length) for block in blocks]
    return np.concatenate(made) if made else np.zeros(rows.shape, dtype=np.float32)


def _block(unit: Array, length: int) -> Array:
    factor = np.full(len(unit), float(length))
    made = np.rint(unit * length)
    while (too_long := (made**2).sum(axis=1) > length**2).any():
        factor[too_long] *= SHORTER
        made[too_long] = np.rint(unit[too_long] * factor[too_long, None])
    found: Array = made.astype(np.float32)
    return found
