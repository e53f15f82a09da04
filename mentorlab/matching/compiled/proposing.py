"""Whom do mentors keep, when mentees ask in the order of their lists and every mentor keeps the best who asked?

Deferred acceptance (Gale and Shapley 1962) on arrays. The result does not depend on who asks first, so a list may be
lengthened between two calls of `propose` and the asking goes on where it stopped.
"""

from __future__ import annotations

import numpy as np
from numba import njit

from mentorlab.matching.lists import Array


def deferred_acceptance(start: Array, whom: Array, priority: Array, capacity: Array) -> Array:
    """The mentee-optimal stable match: for each mentee the mentor's position, or −1.

    start: int64[N + 1], whom: int64[k]: mentee i asks whom[start[i]:start[i + 1]] in this order.
    priority: int64[k], of the same arcs: the lower, the rather does this mentor take this mentee; below 0: never.
    No two mentees may have the same priority with one mentor (of equals the one who asked first would stay).
    capacity: int64[M], 0 or more. The arrays are not changed and not checked.
    """
    holding = Holding(len(start) - 1, capacity)
    propose(start[:-1].copy(), start[1:], whom, priority, *holding.arrays)
    return holding.mate


class Holding:
    """Who holds a place with whom so far: for each mentor a heap whose first entry is the one who would go first."""

    def __init__(self, n_mentees: int, capacity: Array) -> None:
        self.room = np.minimum(capacity, n_mentees)
        self.base = np.concatenate([[0], np.cumsum(self.room)])
        self.held = np.zeros(len(capacity), np.int64)
        self.kept_priority = np.zeros(self.base[-1], np.int64)
        self.kept_mentee = np.zeros(self.base[-1], np.int64)
        self.mate = np.full(n_mentees, -1, np.int64)

    @property
    def arrays(self) -> tuple[Array, ...]:
        """What `propose` reads and changes, in its order."""
        return self.room, self.base, self.held, self.kept_priority, self.kept_mentee, self.mate

    def to_beat(self) -> Array:
        """For each mentor the priority below which one is taken: int64[M]; the highest number where a place is free."""
        bar = np.full(len(self.room), np.iinfo(np.int64).max)
        bar[self.room == 0] = -1
        full = (self.held == self.room) & (self.room > 0)
        bar[full] = self.kept_priority[self.base[:-1][full]]
        return bar


@njit(cache=True)
def propose(  # type: ignore[no-untyped-def]
    at, end, whom, priority, room, base, held, kept_priority, kept_mentee, mate
):
    """Let everybody without a mentor ask on: mentee i asks whom[at[i]:end[i]]. Changes at, held, kept_… and mate."""
    for first in range(len(mate)):
        if mate[first] >= 0:
            continue
        asking = first
        while asking >= 0:
            sent_away = -1
            while at[asking] < end[asking]:
                arc = at[asking]
                at[asking] += 1
                mentor, wish = whom[arc], priority[arc]
                if wish < 0 or room[mentor] == 0:
                    continue
                top, size = base[mentor], held[mentor]
                if size < room[mentor]:
                    here = size
                    while here > 0 and kept_priority[top + (here - 1) // 2] < wish:
                        above = (here - 1) // 2
                        kept_priority[top + here] = kept_priority[top + above]
                        kept_mentee[top + here] = kept_mentee[top + above]
                        here = above
                    held[mentor] += 1
                elif wish < kept_priority[top]:
                    sent_away = kept_mentee[top]
                    mate[sent_away] = -1
                    here = 0
                    while 2 * here + 1 < size:
                        below = 2 * here + 1
                        if below + 1 < size and kept_priority[top + below + 1] > kept_priority[top + below]:
                            below += 1
                        if kept_priority[top + below] <= wish:
                            break
                        kept_priority[top + here] = kept_priority[top + below]
                        kept_mentee[top + here] = kept_mentee[top + below]
                        here = below
                else:
                    continue
                kept_priority[top + here] = wish
                kept_mentee[top + here] = asking
                mate[asking] = mentor
                break
            asking = sent_away


@njit(cache=True)
def places(start, whom, their_start, their_whom):  # type: ignore[no-untyped-def]
    """For each arc of the first lists the place (0 = first) of its owner on the other's list, −1 where not on it.

    start: int64[N + 1], whom: int64[k] into M; their_start: int64[M + 1], their_whom into N → int64[k].
    """
    n, m = len(start) - 1, len(their_start) - 1
    begin = np.zeros(n + 2, np.int64)
    for arc in range(len(their_whom)):
        begin[their_whom[arc] + 2] += 1
    for i in range(n):
        begin[i + 2] += begin[i + 1]
    who = np.empty(len(their_whom), np.int64)
    place = np.empty(len(their_whom), np.int64)
    for j in range(m):
        for arc in range(their_start[j], their_start[j + 1]):
            i = their_whom[arc]
            who[begin[i + 1]] = j
            place[begin[i + 1]] = arc - their_start[j]
            begin[i + 1] += 1
    found = np.full(len(whom), -1, np.int64)
    seen = np.full(m, -1, np.int64)
    for i in range(n):
        for k in range(begin[i], begin[i + 1]):
            seen[who[k]] = place[k]
        for arc in range(start[i], start[i + 1]):
            found[arc] = seen[whom[arc]]
        for k in range(begin[i], begin[i + 1]):
            seen[who[k]] = -1
    return found


@njit(cache=True)
def repeats(start, whom, n_others):  # type: ignore[no-untyped-def]
    """Does any list name somebody twice? start, whom: compressed rows; n_others: how many there are to be named."""
    last = np.full(n_others, -1, np.int64)
    for i in range(len(start) - 1):
        for arc in range(start[i], start[i + 1]):
            if last[whom[arc]] == i:
                return True
            last[whom[arc]] = i
    return False
