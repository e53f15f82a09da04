"""Who could be matched with whom, how well would each pair fit, and what did people choose?

Everything a policy needs, as arrays. Mentees are the positions 0 … N − 1, mentors 0 … M − 1. A fit is a whole number:
the product of a row of either side. The rows hold whole numbers and no fit reaches 2**24, so a product in float32 is
exact, and the same on every machine.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import numpy as np

from mentorlab.errors import BadInput, Fault
from mentorlab.matching.bars import Bars, allowed, allowed_table
from mentorlab.matching.lists import Array, Lists

LARGEST_TABLE = 50_000_000  # cells
AT_ONCE = 1 << 18  # pairs whose rows are multiplied at a time
EXACT = 1 << 24  # whole numbers below it are exact in float32


@dataclass(frozen=True, eq=False)
class Market:
    """The pool of one program at the time of matching.

    mentee_side: N × d, mentor_side: M × d (float32, whole numbers); parts: which columns belong to which part of the
    fit; best: the highest fit a pair could have. capacity, minimum: int64, M. must: pairs that have to be made (int64,
    k × 2). choices: of each mentee, the mentors named, first choice first; mentor_choices the other way round;
    bonus, mentor_bonus: points for a first, second … choice. applied: int64, N, order of arrival (equal = same day).
    published: in a report that is shared, where lists of persons are refused.
    """

    mentees: tuple[str, ...]
    mentors: tuple[str, ...]
    mentee_side: Array = field(repr=False)
    mentor_side: Array = field(repr=False)
    parts: Mapping[str, slice]
    best: int
    capacity: Array
    minimum: Array
    bars: Bars
    must: Array
    choices: Lists
    mentor_choices: Lists
    bonus: tuple[int, ...]
    mentor_bonus: tuple[int, ...]
    applied: Array
    published: bool = field(default=False, kw_only=True)

    @property
    def size(self) -> tuple[int, int]:
        """How many mentees, how many mentors."""
        return len(self.mentees), len(self.mentors)

    def fit(self, i: Array, j: Array) -> Array:
        """The fit of pairs (int64), choices left aside. `i`, `j`: positions, of the same length."""
        return self._product(i, j, slice(None))

    def part(self, name: str, i: Array, j: Array) -> Array:
        """What one part adds to the fit of pairs (int64)."""
        return self._product(i, j, self.parts[name])

    def points(self, i: Array, j: Array) -> Array:
        """The fit and the points for choices, of both sides, of pairs (int64)."""
        m = len(self.mentors)
        return self.fit(i, j) + self._chosen(np.asarray(i) * m + np.asarray(j))

    def allowed(self, i: Array, j: Array) -> Array:
        """Do all rules allow these pairs?"""
        return allowed(self.bars, i, j)

    def fit_table(self) -> Array:
        """The fit of every pair (int64, N × M), barred ones included. Raises BadInput above 50 million cells."""
        self._not_too_large()
        table: Array = (self.mentee_side @ self.mentor_side.T).astype(np.int64)
        return table

    def points_table(self) -> Array:
        """The fit of every pair with the points for choices of both sides (int64, N × M)."""
        table = self.fit_table()
        keys, points = self.chosen_points
        table.reshape(-1)[keys] += points
        return table

    def allowed_table(self) -> Array:
        """Which pairs all rules allow (N × M)."""
        self._not_too_large()
        return allowed_table(self.bars, *self.size)

    @property
    def chosen_points(self) -> tuple[Array, Array]:
        """Pairs that somebody chose, each as one number (mentee × M + mentor, ascending), and their points (int64)."""
        m = len(self.mentors)
        ours, theirs = self.choices, self.mentor_choices
        keys = np.concatenate([ours.owner * m + ours.whom, theirs.whom * m + theirs.owner])
        points = np.concatenate([_worth(ours, self.bonus), _worth(theirs, self.mentor_bonus)])
        found, where = np.unique(keys, return_inverse=True)
        return found, np.bincount(where, weights=points, minlength=len(found)).astype(np.int64)

    def take(self, mentees: Array, mentors: Array) -> Market:
        """The market of these positions only. A position may come more than once, as in a resampled cohort.

        Who is named by a choice and stands there several times is named several times in a row.
        """
        mentees, mentors = np.asarray(mentees, dtype=np.int64), np.asarray(mentors, dtype=np.int64)
        new_mentee = [np.flatnonzero(mentees == old) for old in range(len(self.mentees))]
        new_mentor = [np.flatnonzero(mentors == old) for old in range(len(self.mentors))]
        pairs = [(a, b) for i, j in self.must for a in new_mentee[i] for b in new_mentor[j]]
        return replace(
            self,
            mentees=tuple(self.mentees[i] for i in mentees),
            mentors=tuple(self.mentors[j] for j in mentors),
            mentee_side=self.mentee_side[mentees],
            mentor_side=self.mentor_side[mentors],
            capacity=self.capacity[mentors],
            minimum=self.minimum[mentors],
            bars=tuple(bar.take(mentees, mentors) for bar in self.bars),
            must=np.array(pairs, dtype=np.int64).reshape(-1, 2),
            choices=self.choices.take(mentees, new_mentor),
            mentor_choices=self.mentor_choices.take(mentors, new_mentee),
            applied=self.applied[mentees],
        )

    def _product(self, i: Array, j: Array, columns: slice) -> Array:
        ours, theirs = self.mentee_side[:, columns], self.mentor_side[:, columns]
        i, j = np.asarray(i), np.asarray(j)
        found = np.empty(len(i), dtype=np.int64)
        for start in range(0, len(i), AT_ONCE):
            some = slice(start, start + AT_ONCE)
            found[some] = np.einsum("pd,pd->p", ours[i[some]], theirs[j[some]])
        return found

    def _chosen(self, asked: Array) -> Array:
        keys, points = self.chosen_points
        if not len(keys):
            return np.zeros(asked.shape, dtype=np.int64)
        at = np.minimum(np.searchsorted(keys, asked), len(keys) - 1)
        return np.where(keys[at] == asked, points[at], 0)

    def _not_too_large(self) -> None:
        n, m = self.size
        if n * m > LARGEST_TABLE:
            what = f"{n:,} mentees and {m:,} mentors are too many for a table of every pair"
            raise BadInput(Fault("matching", "", what, "use the policies optimal or optimal_with_choice"))


def _worth(lists: Lists, bonus: tuple[int, ...]) -> Array:
    """The points of each entry by its rank; none beyond the last rank that has points."""
    points = np.array([*bonus, 0], dtype=np.int64)
    found: Array = points[np.minimum(lists.rank, len(bonus))]
    return found
