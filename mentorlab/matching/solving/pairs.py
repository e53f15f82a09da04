"""Where do further pairs come from, when only the most promising are under consideration?

A store of pairs answers one question: which pairs would a mentee rather have, at these prices? Prices and gains come in
the joint measure `far` × people + points (`solving.exact`).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple, Protocol

import numpy as np

from mentorlab.matching.solving.arcs import Arcs, Marks, Whole, from_pairs

ANY = -(2**62)  # a gain that every allowed pair beats


class Found(NamedTuple):
    """Pairs: mentees, mentors, points."""

    i: Whole
    j: Whole
    points: Whole


class Pairs(Protocol):
    """All pairs that are allowed."""

    n_mentees: int
    n_mentors: int

    def beating(self, price: Whole, gain: Whole, k: int, *, far: int, rows: Marks, cols: Marks) -> Found:
        """Of each mentee in `rows` up to k pairs with mentors in `cols` for which `far` + points − price > gain.

        They are the k that beat it by most; none is returned only if no pair beats it.
        """

    def above(self, floor: int) -> Pairs:
        """The same without pairs of fewer points than `floor`."""


def first_arcs(pairs: Pairs, k: int) -> Arcs:
    """The k best allowed pairs of each mentee."""
    n, m = pairs.n_mentees, pairs.n_mentors
    every = np.ones(n, bool), np.ones(m, bool)
    nought, low = np.zeros(m, np.int64), np.full(n, ANY)
    return from_pairs(n, m, *pairs.beating(nought, low, k, far=0, rows=every[0], cols=every[1]))


class Table:
    """All pairs of a table of points (whole numbers, mentees × mentors), with what is allowed."""

    CELLS = 2**21  # looked at in one step

    def __init__(self, points: Whole, allowed: Marks) -> None:
        self.points, self.allowed = points, allowed
        self.n_mentees, self.n_mentors = points.shape

    def above(self, floor: int) -> Table:
        """See `Pairs`."""
        return Table(self.points, self.allowed & (self.points >= floor))

    def all_arcs(self) -> Arcs:
        """Every allowed pair, row after row; not sorted."""
        i, j = np.nonzero(self.allowed)
        start = np.concatenate([[0], np.cumsum(self.allowed.sum(axis=1))])
        return Arcs(self.n_mentors, start, j, self.points[i, j], ordered=False)

    def beating(self, price: Whole, gain: Whole, k: int, *, far: int, rows: Marks, cols: Marks) -> Found:
        """See `Pairs`."""
        columns = np.flatnonzero(cols)
        parts = [self._of(block, columns, price, gain, k, far) for block in self._blocks(rows, len(columns))]
        if not parts:
            return Found(*(np.zeros(0, np.int64) for _ in range(3)))
        return Found(*(np.concatenate(column) for column in zip(*parts, strict=True)))

    def _blocks(self, rows: Marks, width: int) -> Iterator[Whole]:
        chosen, step = np.flatnonzero(rows), max(1, self.CELLS // max(width, 1))
        yield from (chosen[at : at + step] for at in range(0, len(chosen), step) if width)

    def _of(self, rows: Whole, columns: Whole, price: Whole, gain: Whole, k: int, far: int) -> Found:
        over = self.points[np.ix_(rows, columns)] + (far - price[columns])
        over[~self.allowed[np.ix_(rows, columns)]] = ANY
        least = gain[rows]
        if k < len(columns):
            at = np.argpartition(over, -k, axis=1)[:, -k:]
            over = np.take_along_axis(over, at, axis=1)
        else:
            at = np.broadcast_to(np.arange(len(columns)), over.shape)
        a, b = np.nonzero(over > least[:, None])
        i, j = rows[a], columns[at[a, b]]
        return Found(i, j, self.points[i, j])
