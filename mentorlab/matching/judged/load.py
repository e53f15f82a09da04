"""How is the work spread over mentors?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from mentorlab.matching.lists import Array
    from mentorlab.matching.market import Market


@dataclass(frozen=True, eq=False)
class Load:
    """`used`, `offered`: places per mentor, by position. Mentors who offer none and have none are in no count."""

    used: Array
    offered: Array
    minimum: Array

    @property
    def counts(self) -> dict[str, int]:
        """How many mentors have no mentee, some but fewer than their places, as many as their places, and more."""
        used, offered = self.used, self.offered
        return {
            "idle": int(((used == 0) & (offered > 0)).sum()),
            "partly": int(((used > 0) & (used < offered)).sum()),
            "full": int(((used > 0) & (used == offered)).sum()),
            "over": int((used > offered).sum()),
        }

    @property
    def below_minimum(self) -> int:
        """How many mentors have mentees, but fewer than the least that they asked for."""
        return int(((self.used > 0) & (self.used < self.minimum)).sum())


def load(market: Market, mentor_of: Array) -> Load:
    """The places that each mentor offers, and how many of them are used."""
    used = np.bincount(mentor_of[mentor_of >= 0], minlength=len(market.capacity))
    return Load(used, market.capacity, market.minimum)
