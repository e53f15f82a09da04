"""Which of their choices did mentees get?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from mentorlab.matching.match import UNMATCHED

if TYPE_CHECKING:
    from mentorlab.matching.lists import Array
    from mentorlab.matching.market import Market

NOT_NAMED, NAMED_NONE = 0, -2


def ranks(market: Market, mentor_of: Array) -> Array:
    """For each mentee the rank of their mentor among their choices, from 1.

    `NOT_NAMED` (0) where they named others, `NAMED_NONE` (−2) where they named nobody, `UNMATCHED` (−1) without a
    mentor. `mentor_of`: the position of each mentee's mentor, −1 for none.
    """
    named = market.choices
    found = np.where(np.diff(named.start) > 0, NOT_NAMED, NAMED_NONE)
    got = np.flatnonzero(named.whom == mentor_of[named.owner])
    found[named.owner[got]] = named.rank[got] + 1
    return np.where(mentor_of < 0, UNMATCHED, found)
