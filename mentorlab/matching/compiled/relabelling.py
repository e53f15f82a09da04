"""What are the least prices of the mentors' places that fit an optimal matching?

The longest paths of the residual graph, found by label correcting (Bellman 1958; Ahuja, Magnanti and Orlin 1993,
chapter 5.4): a price rises until no mentee would rather have another mentor at that mentor's price.
"""

from __future__ import annotations

import numba
import numpy as np


@numba.njit(cache=True)
def least_prices(start, whom, points, used, price, full, ordered):  # type: ignore[no-untyped-def]
    """The least prices, from `price` upwards (changed in place and returned).

    Pairs stand in compressed rows by mentee; `used` marks those of an optimal matching. `full`: mentees who have all
    the mentors that they can have. `ordered`: each row falls in `points`, and no price is below 0, so that a row need
    not be read to its end.
    """
    n_mentees, n_mentors = len(start) - 1, len(price)
    begin = np.zeros(n_mentors + 1, np.int64)
    for a in range(len(whom)):
        if used[a]:
            begin[whom[a] + 1] += 1
    for j in range(n_mentors):
        begin[j + 1] += begin[j]
    member = np.empty(begin[n_mentors], np.int64)
    place = begin[:-1].copy()
    for i in range(n_mentees):
        for a in range(start[i], start[i + 1]):
            if used[a]:
                member[place[whom[a]]] = i
                place[whom[a]] += 1
            elif not full[i] and points[a] > price[whom[a]]:
                price[whom[a]] = points[a]
    waiting = np.ones(n_mentors, np.bool_)
    line = np.arange(n_mentors + 1)
    first, last, size = 0, n_mentors, n_mentors + 1
    while first != last:
        j = line[first]
        first = (first + 1) % size
        waiting[j] = False
        for s in range(begin[j], begin[j + 1]):
            i = member[s]
            if not full[i]:
                continue
            gain = np.int64(2**62)
            for a in range(start[i], start[i + 1]):
                if used[a]:
                    gain = min(gain, points[a] - price[whom[a]])
            for a in range(start[i], start[i + 1]):
                needed = points[a] - gain
                if ordered and needed <= 0:
                    break
                other = whom[a]
                if not used[a] and needed > price[other]:
                    price[other] = needed
                    if not waiting[other]:
                        waiting[other] = True
                        line[last] = other
                        last = (last + 1) % size
    return price
