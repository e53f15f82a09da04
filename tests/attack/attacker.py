"""An attacker with a linear program: what can be worked out from published counts and averages, and nothing else?

Knows who belongs where (a colleague does), which answers are possible, and what was published. Knows no answer. Imports
nothing of mentorlab: what is attacked must not help.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import linprog

TOLERANCE = 1e-6
LOOKS = 6
MOST = 10_000.0  # no company of these tests has more people, and no scale more points in all


@dataclass(frozen=True, eq=False)
class Published:
    """One published row: whose it is (kinds of people, True where in it), how many answered, their average."""

    kinds: np.ndarray
    n: float
    mean: float


@dataclass(frozen=True, eq=False)
class Knowledge:
    """Linear constraints on unknowns: equal @ x = to, within bounds."""

    equal: np.ndarray
    to: np.ndarray
    low: np.ndarray
    high: np.ndarray
    above: np.ndarray | None = None  # above @ x <= 0

    def pinned(self, cells: np.ndarray) -> np.ndarray:
        """Which cells (rows of weights over the unknowns) can have one value only."""
        seen = np.array([self._extreme(look) for look in _directions(len(self.low))])
        values = seen @ cells.T
        found = np.ptp(values, axis=0) <= TOLERANCE * np.maximum(1, np.abs(values).max(axis=0))
        for place in np.flatnonzero(found):  # seen with one value only: is there another?
            ends = [float(cells[place] @ self._extreme(sign * cells[place])) for sign in (1, -1)]
            found[place] = abs(ends[1] - ends[0]) <= TOLERANCE * max(1, *map(abs, ends))
        answer: np.ndarray = found
        return answer

    def _extreme(self, direction: np.ndarray) -> np.ndarray:
        none = None if self.above is None else np.zeros(len(self.above))
        bounds = np.column_stack([self.low, self.high])
        done = linprog(direction, A_ub=self.above, b_ub=none, A_eq=self.equal, b_eq=self.to, bounds=bounds)
        if done.status != 0:
            raise AssertionError(f"what was published contradicts itself: {done.message}")
        found: np.ndarray = done.x
        return found


def _directions(n: int) -> np.ndarray:
    rng = np.random.default_rng(5)
    directions: np.ndarray = rng.normal(size=(LOOKS, n))
    return np.vstack([directions, -directions])


def sums(rows: Sequence[Published], counts: np.ndarray, low: float, high: float) -> Knowledge:
    """Who knows even who answered: the sum over each kind of people is unknown."""
    equal = np.array([row.kinds.astype(float) for row in rows])
    to = np.array([row.n * row.mean for row in rows])
    return Knowledge(equal, to, low * counts, high * counts)


def counts_and_sums(rows: Sequence[Published], kinds: int, low: float, high: float) -> Knowledge:
    """Who does not know who answered: count and sum of each kind are unknown; first the counts, then the sums."""
    nothing = np.zeros(kinds)
    equal = [np.concatenate([row.kinds, nothing]) for row in rows]
    equal += [np.concatenate([nothing, row.kinds]) for row in rows]
    to = [row.n for row in rows] + [row.n * row.mean for row in rows]
    one = np.eye(kinds)
    above = np.vstack([np.hstack([low * one, -one]), np.hstack([-high * one, one])])
    return Knowledge(np.array(equal), np.array(to), np.zeros(2 * kinds), np.full(2 * kinds, MOST), above)
