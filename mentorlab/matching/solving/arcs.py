"""Which pairs are under consideration, and what is each worth?"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np

Whole = np.ndarray[Any, np.dtype[np.int64]]
Marks = np.ndarray[Any, np.dtype[np.bool_]]


@dataclass(frozen=True, eq=False)
class Arcs:
    """Pairs in compressed rows: mentee i may have `whom[start[i]:start[i + 1]]`, each with its `points`.

    Each row falls in points (among equals by position of the mentor) where `ordered`; no pair stands twice.
    """

    n_mentors: int
    start: Whole
    whom: Whole
    points: Whole
    ordered: bool = True

    @property
    def n_mentees(self) -> int:
        """How many mentees there are, with and without pairs."""
        return len(self.start) - 1

    @cached_property
    def who(self) -> Whole:
        """The mentee of each pair."""
        return np.repeat(np.arange(self.n_mentees), np.diff(self.start))

    def keep(self, marked: Marks) -> Arcs:
        """Only the marked pairs."""
        start = np.concatenate([[0], np.cumsum(marked)])[self.start]
        return replace(self, start=start, whom=self.whom[marked], points=self.points[marked])

    def worth(self, points: Whole) -> Arcs:
        """The same pairs in the same order with other points: no longer sorted by them."""
        return replace(self, points=points, ordered=False)

    def and_also(self, i: Whole, j: Whole, points: Whole) -> Arcs:
        """These and further pairs; of a pair that stands in both, the higher points count."""
        joined = [np.concatenate(two) for two in ((self.who, i), (self.whom, j), (self.points, points))]
        return from_pairs(self.n_mentees, self.n_mentors, *joined)


def from_pairs(n_mentees: int, n_mentors: int, i: Whole, j: Whole, points: Whole) -> Arcs:
    """Arcs of pairs in any order; of a pair that is named twice, the higher points count."""
    key = i.astype(np.int64) * n_mentors + j
    order = np.argsort(key, kind="stable")
    key, points = key[order], points[order].astype(np.int64)
    begin = np.flatnonzero(np.concatenate([[True], key[1:] != key[:-1]])) if len(key) else np.zeros(0, np.int64)
    if len(begin) < len(key):
        key, points = key[begin], np.maximum.reduceat(points, begin)
    i, j = np.divmod(key, n_mentors)
    order = np.lexsort((-points, i))  # stable: equals stay in the order of the mentors
    start = np.concatenate([[0], np.cumsum(np.bincount(i, minlength=n_mentees))])
    return Arcs(n_mentors, start, j[order], points[order])
