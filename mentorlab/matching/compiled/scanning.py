"""Which allowed pairs of a block of scores beat what the mentee has, at the mentors' prices?

Scores are whole numbers in float32 (exact below 2**24); they are compared as whole numbers, so nothing is rounded.
"""

from __future__ import annotations

import numba
import numpy as np


@numba.njit(cache=True)
def barred(i, j, kind, of_mentee, of_mentor, reach, pair_start, pair_whom):  # type: ignore[no-untyped-def]
    """Whether a rule bars the pair. Kinds: 0 same, 1 different, 2 within, 3 overlap; -1 is not known: bars nobody."""
    for b in range(len(kind)):
        x, y = of_mentee[b, i], of_mentor[b, j]
        if x == -1 or y == -1:
            continue
        if kind[b] == 0:
            if x != y:
                return True
        elif kind[b] == 1:
            if x == y:
                return True
        elif kind[b] == 2:
            if abs(x - y) > reach[b]:
                return True
        elif x & y == 0:
            return True
    for a in range(pair_start[i], pair_start[i + 1]):  # noqa: SIM110 - numba knows no generators
        if pair_whom[a] == j:
            return True
    return False


@numba.njit(cache=True, nogil=True)
def keep_best(block, rows, cols, price, floor, best, whom, kind, of_mentee, of_mentor, reach, pair_start, pair_whom):  # type: ignore[no-untyped-def]
    """Keep each mentee's best pairs of this block in `best` (score less price) and `whom`, in place.

    `best` holds, for each of all mentees, what a pair must exceed to be kept; the lowest is replaced. The rules are
    asked only about pairs that would be kept. Pairs with a score below `floor` are left out. The inner loop has no
    branch, so that the compiler can take many columns in one step.
    """
    n_rows, n_cols = block.shape
    width = best.shape[1]
    for a in range(n_rows):
        i = rows[a]
        lowest, least = 0, best[i, 0]
        for z in range(1, width):
            if best[i, z] < least:
                least, lowest = best[i, z], z
        begin = 0
        while begin < n_cols:
            end = min(begin + 64, n_cols)
            highest = np.int32(-(2**31))
            for q in range(begin, end):
                highest = max(highest, np.int32(np.int32(block[a, q]) - price[q]))
            if highest > least:
                for q in range(begin, end):
                    score = np.int32(block[a, q])
                    reduced = score - price[q]
                    if reduced <= least or score < floor:
                        continue
                    if barred(i, cols[q], kind, of_mentee, of_mentor, reach, pair_start, pair_whom):
                        continue
                    best[i, lowest] = reduced
                    whom[i, lowest] = cols[q]
                    least = reduced
                    for z in range(width):
                        if best[i, z] < least:
                            least, lowest = best[i, z], z
            begin = end
