"""Who is paired when mentees ask, mentors answer in their own time, and the first who says yes is taken?

One clock for all ways of asking: everybody asks `at_once` mentors, waits `patience` days, and asks again when all have
said no or the days are over, until `most` have been asked.
"""

from __future__ import annotations

import heapq

import numpy as np
from numba import njit

ASK = -1  # an event that is no answer: time to ask (again)


@njit(cache=True)
def race(whom, listed, arrives, pace, wait, willing, free, mate, at_once, patience):  # type: ignore[no-untyped-def]
    """Runs the clock; changes `free` and `mate`. → (day of each pair, nan without one; whose list was too short).

    whom: int64[N, depth], whom each mentee would ask, in order; listed: int64[N], how many of them.
    arrives: float64[N], the day on which a mentee begins to ask. pace: float64[M], the mentor's days to an answer;
    wait: float64[N, most], what it is multiplied with for the mentee's first, second, … request; willing: as wait,
    bool, is that request met with a yes? free: int64[M], places; mate: int64[N], −1 where nobody yet.
    A mentor who has no place left is not asked; one who has none left when answering says no.
    """
    n, most = wait.shape
    day = np.full(n, np.nan)
    short = np.zeros(n, np.bool_)
    at = np.zeros(n, np.int64)
    asked = np.zeros(n, np.int64)
    unanswered = np.zeros(n, np.int64)
    turn = np.zeros(n, np.int64)  # which round of asking an event belongs to
    clock = [(0.0, 0, 0, 0, 0, 0)][:0]
    number = 0  # events of one moment happen in the order in which they were put down
    for i in range(n):
        if mate[i] < 0:
            clock.append((arrives[i], number, i, ASK, 0, 0))
            number += 1
    heapq.heapify(clock)
    while len(clock):
        now, _, i, j, round_, request = heapq.heappop(clock)
        if mate[i] >= 0 or round_ != turn[i]:
            continue  # paired since, or withdrawn when the days were over
        if j != ASK:
            if willing[i, request] and free[j] > 0:
                mate[i] = j
                day[i] = now
                free[j] -= 1
                continue
            unanswered[i] -= 1
            if unanswered[i] > 0:
                continue
        turn[i] += 1
        unanswered[i] = 0
        while unanswered[i] < at_once and asked[i] < most:
            while at[i] < listed[i] and free[whom[i, at[i]]] == 0:
                at[i] += 1
            if at[i] == listed[i]:
                short[i] = True
                break
            mentor = whom[i, at[i]]
            answer = pace[mentor] * wait[i, asked[i]]
            if answer <= patience:
                clock_entry = (now + answer, number, i, mentor, turn[i], asked[i])
                heapq.heappush(clock, clock_entry)
                number += 1
            at[i] += 1
            asked[i] += 1
            unanswered[i] += 1
        if unanswered[i] > 0:
            heapq.heappush(clock, (now + patience, number, i, ASK, turn[i], 0))
            number += 1
    return day, short
