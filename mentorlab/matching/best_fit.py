"""How well would the best mentor whom the rules allow fit each mentee, if nobody else wanted that mentor?"""

from __future__ import annotations

import numpy as np

from mentorlab.matching.lists import Array
from mentorlab.matching.market import Market

CELLS = 4_000_000  # of mentees × mentors looked at at a time
NOBODY = -1


def best_fits(market: Market) -> Array:
    """The highest fit of each mentee among the mentors allowed (int64, N); −1 where no mentor is allowed."""
    n, m = market.size
    best, everyone = np.full(n, NOBODY, dtype=np.int64), np.arange(m)
    step = max(1, CELLS // m)
    for start in range(0, n, step):
        some = np.arange(start, min(start + step, n))
        fits = market.mentee_side[some] @ market.mentor_side.T
        fits[~market.allowed(some[:, None], everyone[None, :])] = NOBODY
        best[some] = fits.max(axis=1).astype(np.int64)
    return best
