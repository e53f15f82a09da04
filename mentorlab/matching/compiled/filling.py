"""Who are the next best mentors of a mentee, among those who would not refuse at once?

What a mentor is to a mentee, and a mentee to a mentor, is one whole number each, no two of them equal.
`mentorlab.matching.tastes` says how it is made.
"""

from __future__ import annotations

import numpy as np
from numba import njit


@njit(cache=True)
def fill(rows, fits, open_to, ours, theirs, lots, turns, by_fit, unlisted, to_beat, whom, wishes, at, end):  # type: ignore[no-untyped-def]
    """Write down the best mentors of each row's mentee, best first; sets whom, wishes, at and end of these mentees.

    rows: int64[b], mentees; fits: float32[b, M], whole numbers below 2**24; open_to: bool[b, M], what the rules allow.
    A mentor's appeal is fit × 2**s + lots (s: bits of M), higher is better. A mentee's rank with a mentor is turns,
    and with `by_fit` (2**24 − 1 − fit) × 2**s in addition (s: bits of N), and `unlisted`; lower is better, and what is
    not below to_beat (int64[M]) is refused. Stated choices change this: ours (start, whom, appeal, ahead): the appeal
    of the mentors whom a mentee states, and what this takes off the rank; theirs (start, whom, rank): the rank with the
    mentors who state the mentee. whom, wishes: int64[N, depth], mentors and ranks; at, end: int64[N], in flat places.
    """
    n, depth = whom.shape
    m = fits.shape[1]
    shift_m, shift_n = bits(m), bits(n)
    our_start, our_whom, our_appeal, our_ahead = ours
    their_start, their_whom, their_rank = theirs
    said, said_of = np.full(m, -1, np.int64), np.full(m, -1, np.int64)
    appeal = np.empty(depth, np.int64)
    for b in range(len(rows)):
        i = rows[b]
        for arc in range(our_start[i + 1] - 1, our_start[i] - 1, -1):  # the first mention stays
            said[our_whom[arc]] = arc
        for arc in range(their_start[i + 1] - 1, their_start[i] - 1, -1):
            said_of[their_whom[arc]] = arc
        found, least = 0, np.int64(0)
        for j in range(m):
            fit = np.int64(fits[b, j])
            liked = (fit << shift_m) + lots[j] if said[j] < 0 else our_appeal[said[j]]
            if liked < least or not open_to[b, j]:
                continue
            rank = turns[i] + by_fit * (((1 << 24) - 1 - fit) << shift_n) + unlisted
            if said_of[j] >= 0:
                rank = their_rank[said_of[j]]
            if said[j] >= 0:
                rank -= our_ahead[said[j]]
            if rank >= to_beat[j]:
                continue
            here = min(found, depth - 1)
            while here > 0 and appeal[here - 1] < liked:
                appeal[here], whom[i, here], wishes[i, here] = appeal[here - 1], whom[i, here - 1], wishes[i, here - 1]
                here -= 1
            appeal[here], whom[i, here], wishes[i, here] = liked, j, rank
            found = min(found + 1, depth)
            if found == depth:
                least = appeal[depth - 1]
        at[i], end[i] = i * depth, i * depth + found
        for arc in range(our_start[i], our_start[i + 1]):
            said[our_whom[arc]] = -1
        for arc in range(their_start[i], their_start[i + 1]):
            said_of[their_whom[arc]] = -1


@njit(cache=True)
def bits(n):  # type: ignore[no-untyped-def]
    """How many bits the numbers below n need."""
    found = 0
    while (1 << found) < n:
        found += 1
    return found
