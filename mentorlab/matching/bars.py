"""Which pairs may nobody make? Rules as codes that are compared, or as lists of pairs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from mentorlab.matching.lists import Array, Lists

Kind = Literal["same", "different", "within", "overlap"]
NOT_KNOWN = -1


@dataclass(frozen=True, eq=False)
class CodeBar:
    """A rule that compares one code of the mentee (int64, N) with one of the mentor (int64, M).

    same: barred unless equal; different: barred if equal; within: barred if further apart than `reach`; overlap: barred
    unless the bit sets share a bit. A code of −1 is not known and bars nobody.
    """

    rule: str
    kind: Kind
    mentees: Array
    mentors: Array
    reach: int = 0

    def bars(self, i: Array, j: Array) -> Array:
        """Is the pair of mentee `i` and mentor `j` barred? Positions of one shape, or of shapes that fit."""
        ours, theirs = self.mentees[i], self.mentors[j]
        told = (ours != NOT_KNOWN) & (theirs != NOT_KNOWN)
        if self.kind == "same":
            broken = ours != theirs
        elif self.kind == "different":
            broken = ours == theirs
        elif self.kind == "within":
            broken = np.abs(ours - theirs) > self.reach
        else:
            broken = (ours & theirs) == 0
        found: Array = told & broken
        return found

    def take(self, mentees: Array, mentors: Array) -> CodeBar:
        """The rule among these people."""
        return replace(self, mentees=self.mentees[mentees], mentors=self.mentors[mentors])


@dataclass(frozen=True, eq=False)
class PairBar:
    """A rule that names pairs: for each mentee the mentors barred, in ascending order."""

    rule: str
    pairs: Lists
    n_mentors: int

    @property
    def keys(self) -> Array:
        """Each barred pair as one number, ascending: mentee × number of mentors + mentor."""
        return self.pairs.owner * self.n_mentors + self.pairs.whom

    def bars(self, i: Array, j: Array) -> Array:
        """Is the pair of mentee `i` and mentor `j` barred?"""
        asked, keys = np.asarray(i) * self.n_mentors + np.asarray(j), self.keys
        if not len(keys):
            return np.zeros(asked.shape, dtype=bool)
        at = np.minimum(np.searchsorted(keys, asked), len(keys) - 1)
        found: Array = keys[at] == asked
        return found

    def take(self, mentees: Array, mentors: Array) -> PairBar:
        """The rule among these people."""
        rows = [np.flatnonzero(np.isin(mentors, self.pairs.of(mentee))) for mentee in mentees]
        return PairBar(self.rule, Lists.from_rows(rows), len(mentors))


Bar = CodeBar | PairBar
Bars = tuple[Bar, ...]


def allowed(bars: Sequence[Bar], i: Array, j: Array) -> Array:
    """May mentee `i` be paired with mentor `j`? Positions of one shape, or of shapes that fit."""
    fine = np.ones(np.broadcast_shapes(np.shape(i), np.shape(j)), dtype=bool)
    for bar in bars:
        fine &= ~bar.bars(i, j)
    return fine


def allowed_table(bars: Sequence[Bar], n_mentees: int, n_mentors: int) -> Array:
    """The same for every pair: mentees × mentors, True where allowed."""
    return allowed(bars, np.arange(n_mentees)[:, None], np.arange(n_mentors)[None, :])
