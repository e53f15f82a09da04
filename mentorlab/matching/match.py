"""What came out of matching: who has which mentor, what it is worth, and is it proven?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from mentorlab.matching.lists import Array

UNMATCHED = -1


@dataclass(frozen=True, eq=False)
class Match:
    """A match, made by any policy.

    mentor_of: the mentor's position of each mentee (int64, −1 = unmatched; N × k where each meets k mentors), or a
    mapping of ids where ids were given. total: the sum over the pairs made of what the policy maximises; bound: what no
    match could exceed, None where the policy promises nothing; proven: the total reaches the bound. prices: of each
    mentor, what one more place would add to the total (aims × mentors where one aim comes before the other);
    more_people: to the number of people matched.
    profile: how many got their first choice, second choice, ….
    """

    mentor_of: Any
    total: float | None = None
    bound: float | None = None
    proven: bool = False
    prices: Array | None = None
    profile: tuple[int, ...] | None = None
    more_people: Array | None = None

    @property
    def n_matched(self) -> int:
        """How many mentees have a mentor (each counted once)."""
        if isinstance(self.mentor_of, Mapping):
            return sum(found is not None for found in self.mentor_of.values())
        given = np.asarray(self.mentor_of) != UNMATCHED
        return int((given if given.ndim == 1 else given.any(axis=1)).sum())

    @property
    def gap(self) -> float | None:
        """How much better a match could be at most, as a share of the total; 0 where it is proven."""
        if self.bound is None or self.total is None:
            return None
        return 0.0 if self.proven else (self.bound - self.total) / max(abs(self.total), 1)
