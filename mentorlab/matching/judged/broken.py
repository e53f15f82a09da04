"""Which rules do pairs break?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from mentorlab.matching.bars import allowed

if TYPE_CHECKING:
    from mentorlab.matching.lists import Array
    from mentorlab.matching.market import Market


def broken_rules(market: Market, mentor_of: Array) -> dict[str, Array]:
    """For each rule that any pair breaks, the positions of the mentees of these pairs, in the order of the rules."""
    matched = np.flatnonzero(mentor_of >= 0)
    found: dict[str, Array] = {}
    for bar in market.bars:
        wrong = matched[~allowed((bar,), matched, mentor_of[matched])]
        if len(wrong):
            found[bar.rule] = np.union1d(found.get(bar.rule, wrong), wrong)
    return found


def not_made(market: Market, mentor_of: Array) -> int:
    """How many pairs that must be made were not."""
    return int((mentor_of[market.must[:, 0]] != market.must[:, 1]).sum())
