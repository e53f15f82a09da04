"""Why has somebody no mentor?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import numpy as np

if TYPE_CHECKING:
    from mentorlab.matching.lists import Array
    from mentorlab.matching.market import Market

Why = Literal["no_allowed", "no_places", "all_full", "left_free"]
WHYS: tuple[Why, ...] = ("no_allowed", "no_places", "all_full", "left_free")
CELLS = 4_000_000


def why_unmatched(market: Market, mentor_of: Array) -> dict[Why, Array]:
    """The positions of mentees without a mentor, by the reason.

    no_allowed: the rules leave them no mentor; no_places: those whom the rules leave offer no place at all; all_full:
    each of those has a full load; left_free: one of those has a place left, and the policy did not give it to them.
    """
    alone = np.flatnonzero(mentor_of < 0)
    used = np.bincount(mentor_of[mentor_of >= 0], minlength=len(market.capacity))
    offers, free = market.capacity > 0, used < market.capacity
    reason = np.zeros(len(alone), dtype=np.int64)
    mentors = np.arange(len(market.capacity))
    step = max(1, CELLS // max(len(mentors), 1))
    for at in range(0, len(alone), step):
        rows = alone[at : at + step]
        pairs = market.allowed(np.repeat(rows, len(mentors)), np.tile(mentors, len(rows)))
        may = pairs.reshape(len(rows), len(mentors))
        reason[at : at + step] = may.any(1).astype(int) + (may & offers).any(1) + (may & free).any(1)
    return {why: alone[reason == number] for number, why in enumerate(WHYS)}
