"""Who would both rather have each other? Blocking pairs, or justified envy (Gale and Shapley 1962).

A mentee prefers mentors in the order of their choices, then by fit; a mentor likewise. A pair that the rules allow
blocks a match where the mentee strictly prefers the mentor to what they have (nobody being the least), and the mentor
has a place left or strictly prefers the mentee to one of theirs. Pairs that must be made are not given up for another.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from mentorlab.matching.lists import Array, Lists
    from mentorlab.matching.market import Market

CELLS = 4_000_000


@dataclass(frozen=True, eq=False)
class Blocking:
    """`mentees`, `mentors`: the two of each blocking pair, by position, in ascending order."""

    mentees: Array
    mentors: Array

    @property
    def n_mentees(self) -> int:
        """How many mentees would rather have another mentor who would rather have them."""
        return len(np.unique(self.mentees))

    def __len__(self) -> int:
        return len(self.mentees)


def blocking(market: Market, mentor_of: Array) -> Blocking:
    """Every blocking pair of a match. `mentor_of`: the position of each mentee's mentor, −1 for none.

    Mentees are gone through in blocks, so that a large market needs no table of all pairs at once.
    """
    (mentees, mentors), ours, theirs = market.size, market.choices, market.mentor_choices
    matched = np.flatnonzero(mentor_of >= 0)
    fixed = _kept(market, mentor_of)
    fit = market.fit(matched, mentor_of[matched])
    level = market.best + 1
    least = np.full(mentees, -1, dtype=np.int64)
    least[matched] = _named(market.choices, matched, mentor_of[matched], level, fit)
    least[fixed] = np.iinfo(np.int64).max
    threshold = _thresholds(market, mentor_of, matched, fixed, fit)
    found: list[Array] = []
    step = max(1, CELLS // max(mentors, 1))
    for at in range(0, mentees, step):
        rows = np.arange(at, min(at + step, mentees))
        fits = np.rint(market.mentee_side[rows] @ market.mentor_side.T).astype(np.int64)
        wanted = _laid_over(fits, ours, ours.owner, ours.whom, at, level) > least[rows, None]
        wanted &= _laid_over(fits, theirs, theirs.whom, theirs.owner, at, level) > threshold
        i, j = np.nonzero(wanted)
        may = market.allowed(rows[i], j)
        found.append(np.stack([rows[i][may], j[may]]))
    both = np.concatenate(found, axis=1) if found else np.empty((2, 0), dtype=np.int64)
    return Blocking(both[0], both[1])


def _kept(market: Market, mentor_of: Array) -> Array:
    """Mentees whose pair had to be made, and was."""
    made = mentor_of[market.must[:, 0]] == market.must[:, 1]
    return np.unique(market.must[made, 0])


def _thresholds(market: Market, mentor_of: Array, matched: Array, fixed: Array, fit: Array) -> Array:
    """What a mentee must be worth to each mentor: more than nothing, or than the least of those they have."""
    nobody = np.iinfo(np.int64).max
    value = _named(market.mentor_choices, mentor_of[matched], matched, market.best + 1, fit)
    value[np.isin(matched, fixed)] = nobody
    lowest = np.full(len(market.capacity), nobody)
    np.minimum.at(lowest, mentor_of[matched], value)
    used = np.bincount(mentor_of[matched], minlength=len(lowest))
    lowest[used < market.capacity] = -1
    return lowest


def _lift(lists: Lists) -> Array:
    """How many levels each entry of the lists stands above those not named: the first of the longest list most."""
    lift: Array = int(lists.rank.max(initial=0)) + 1 - lists.rank
    return lift


def _named(lists: Lists, who: Array, whom: Array, level: int, fit: Array) -> Array:
    """What `whom` are worth to `who`, pair by pair."""
    if not len(lists.whom):
        return fit.copy()
    width = int(max(lists.whom.max(), whom.max(initial=0))) + 1
    keys, asked = lists.owner * width + lists.whom, who * width + whom
    order = np.argsort(keys, kind="stable")
    at = np.minimum(np.searchsorted(keys[order], asked), len(keys) - 1)
    return fit + np.where(keys[order][at] == asked, _lift(lists)[order][at] * level, 0)


def _laid_over(fits: Array, lists: Lists, of: Array, by: Array, first: int, level: int) -> Array:
    """The fits of a block of mentees (rows, from position `first`), lifted where a list names the pair."""
    here = (of >= first) & (of < first + len(fits))
    worth: Array = fits.copy()
    worth[of[here] - first, by[here]] += _lift(lists)[here] * level
    return worth
