"""How many mentees can be matched at most? Augmenting paths in the table of allowed pairs.

A search that finds no path has met mentors whose places nobody outside can be moved to; later searches need not enter
them again (Kuhn 1955, Hungarian trees). Works on the table itself: no list of pairs is made, whose memory would be many
times that of the table.
"""

from __future__ import annotations

from collections import deque

import numpy as np

from mentorlab.matching.lists import Array
from mentorlab.matching.match import UNMATCHED


def most_matched(fine: Array, capacity: Array) -> Array:
    """The mentor of each mentee (int64, N, −1 = unmatched) in a match of as many as possible.

    fine: N × M, True where the pair is allowed; capacity: int64, M.
    """
    n, m = fine.shape
    mentor_of = np.full(n, UNMATCHED, dtype=np.int64)
    free = np.asarray(capacity, dtype=np.int64).copy()
    holds: list[set[int]] = [set() for _ in range(m)]
    for mentee in np.argsort(fine.sum(axis=1), kind="stable"):
        at = int((fine[mentee] & (free > 0)).argmax()) if m else 0
        if m and fine[mentee, at] and free[at] > 0:
            mentor_of[mentee] = at
            free[at] -= 1
            holds[at].add(int(mentee))
    enterable = np.ones(m, dtype=bool)
    for mentee in np.flatnonzero(mentor_of == UNMATCHED):
        _augment(int(mentee), fine, free, mentor_of, holds, enterable)
    return mentor_of


def _augment(start: int, fine: Array, free: Array, mentor_of: Array, holds: list[set[int]], enterable: Array) -> None:
    """Match one more mentee if that can be, by moving others along a shortest path."""
    come_from = np.full(len(free), UNMATCHED, dtype=np.int64)
    unseen, waiting = enterable.copy(), deque([start])
    while waiting:
        mentee = waiting.popleft()
        new = np.flatnonzero(fine[mentee] & unseen)
        come_from[new] = mentee
        unseen[new] = False
        open_ones = new[free[new] > 0]
        if len(open_ones):
            _move(int(open_ones[0]), come_from, free, mentor_of, holds)
            return
        for mentor in new:
            waiting.extend(sorted(holds[mentor]))
    enterable &= unseen


def _move(mentor: int, come_from: Array, free: Array, mentor_of: Array, holds: list[set[int]]) -> None:
    free[mentor] -= 1
    while mentor != UNMATCHED:
        mentee = int(come_from[mentor])
        before = int(mentor_of[mentee])
        mentor_of[mentee] = mentor
        holds[mentor].add(mentee)
        if before != UNMATCHED:
            holds[before].discard(mentee)
        mentor = before
