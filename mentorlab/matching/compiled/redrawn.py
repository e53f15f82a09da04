"""Who would be matched with whom, had the lottery numbers fallen otherwise? Many draws in one compiled call."""

from __future__ import annotations

import numpy as np
from numba import njit

from mentorlab.matching.compiled.proposing import propose


@njit(cache=True)
def redrawn(start, whom, tier, capacity, counted, worth, lots):  # type: ignore[no-untyped-def]
    """How often is each mentee matched, and how often with a mentor that counts, over the draws?

    start: int64[N + 1], whom: int64[k]: mentees' lists. Of each place on them, int64[k]: tier, the mentor's class of
    the mentee (0 = first); counted, 1 where this mentor counts, else 0; worth, what is summed up. capacity: int64[M].
    lots: int64[draws, N], different whole numbers below N within a draw: the lowest goes first within a class.
    Returns times matched int64[N], times counted int64[N], the sum of worth over all draws, the last draw's mentor of
    each mentee (−1: none).
    """
    n, m = len(start) - 1, len(capacity)
    room = np.minimum(capacity, n)
    base = np.zeros(m + 1, np.int64)
    base[1:] = np.cumsum(room)
    held, mate = np.zeros(m, np.int64), np.full(n, -1, np.int64)
    kept_priority, kept_mentee = np.zeros(base[-1], np.int64), np.zeros(base[-1], np.int64)
    priority, at = np.zeros(len(whom), np.int64), np.zeros(n, np.int64)
    matched, given, total = np.zeros(n, np.int64), np.zeros(n, np.int64), 0
    for draw in range(len(lots)):
        for mentee in range(n):
            at[mentee], mate[mentee] = start[mentee], -1
            for place in range(start[mentee], start[mentee + 1]):
                priority[place] = tier[place] * n + lots[draw, mentee]
        held[:] = 0
        propose(at, start[1:], whom, priority, room, base, held, kept_priority, kept_mentee, mate)
        for mentee in range(n):
            if mate[mentee] >= 0:
                place = at[mentee] - 1  # where the asking stopped
                matched[mentee] += 1
                given[mentee] += counted[place]
                total += worth[place]
    return matched, given, total, mate
