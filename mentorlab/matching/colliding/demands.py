"""What is demanded of a match, and how much of it cannot be had, whichever demands are kept?

The demands: each rule; `capacity`, no mentor has more mentees than places; `minimum`, none fewer than stated;
`must_pair`, who must be matched with somebody is matched with them or not at all. Always kept: nobody is their own
mentor, and everybody has one mentor. What lacks: mentees who cannot be matched, and places of minimums that cannot be
filled. Both can be as few as possible at once (Mendelsohn and Dulmage 1958), so that each is counted by itself.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np

from mentorlab.errors import NotComputable
from mentorlab.matching.colliding.most import most_matched
from mentorlab.matching.lists import Array
from mentorlab.matching.market import LARGEST_TABLE, Market
from mentorlab.matching.match import UNMATCHED

ALWAYS = "not_oneself"
AT_ONCE = 1 << 22  # pairs looked at at a time
MOST_BARS = 31


@dataclass(frozen=True)
class Lack:
    """How many mentees cannot be matched, and how many places of minimums cannot be filled."""

    mentees: int
    minimum: int

    def __sub__(self, other: Lack) -> Lack:
        return Lack(self.mentees - other.mentees, self.minimum - other.minimum)

    def __bool__(self) -> bool:
        return bool(self.mentees or self.minimum)


@dataclass(frozen=True, eq=False)
class Demands:
    """names: every demand that could be loosened; broken: N × M, bit k set where the pair breaks bar k."""

    market: Market
    names: tuple[str, ...]
    broken: Array
    asked: dict[frozenset[str], Lack] = field(default_factory=dict)

    def lack(self, kept: Iterable[str]) -> Lack:
        """What cannot be had where only these demands are kept."""
        kept = frozenset(kept)
        if kept not in self.asked:
            self.asked[kept] = self._lack(kept)
        return self.asked[kept]

    def without(self, *loosened: str) -> Lack:
        """What cannot be had where all but these are kept."""
        return self.lack(name for name in self.names if name not in loosened)

    def fine(self, kept: Iterable[str]) -> Array:
        """Which pairs these demands allow (N × M)."""
        kept = set(kept)
        bits = sum(1 << at for at, bar in enumerate(self.market.bars) if bar.rule in kept or bar.rule == ALWAYS)
        fine: Array = (self.broken & bits) == 0
        if "must_pair" in kept and len(self.market.must):
            bound = np.zeros_like(fine)
            mentees, mentors = self.market.must[:, 0], self.market.must[:, 1]
            bound[mentees, mentors] = True
            twice = np.bincount(mentees, minlength=len(fine)) > 1  # two mentors at once: neither can be had
            bound[twice] = False
            fine[mentees] &= bound[mentees]
        return fine

    def _lack(self, kept: frozenset[str]) -> Lack:
        fine, (n, _) = self.fine(kept), self.market.size
        capacity = self.market.capacity if "capacity" in kept else np.full_like(self.market.capacity, n)
        unmatched = int((most_matched(fine, capacity) == UNMATCHED).sum())
        least = self.market.minimum if "minimum" in kept else np.zeros_like(capacity)
        filled = int((most_matched(fine, np.minimum(least, capacity)) != UNMATCHED).sum()) if least.any() else 0
        return Lack(unmatched, int(least.sum()) - filled)


def demands_of(market: Market) -> Demands:
    """The demands of a market. Raises NotComputable where it is too large to look at every pair."""
    n, m = market.size
    if n * m > LARGEST_TABLE:
        raise NotComputable(f"{n:,} mentees and {m:,} mentors are too many to look at every pair; ask about one unit")
    if len(market.bars) > MOST_BARS:
        raise NotComputable(f"{len(market.bars)} rules are too many to be held against each other")
    names = [bar.rule for bar in market.bars if bar.rule != ALWAYS]
    names += ["capacity"]
    names += ["minimum"] if market.minimum.any() else []
    names += ["must_pair"] if len(market.must) else []
    return Demands(market, tuple(names), _broken(market))


def _broken(market: Market) -> Array:
    n, m = market.size
    broken = np.zeros((n, m), dtype=np.int32)
    rows = max(1, AT_ONCE // max(m, 1))
    for start in range(0, n, rows):
        some, all_of_them = np.arange(start, min(start + rows, n))[:, None], np.arange(m)[None, :]
        for at, bar in enumerate(market.bars):
            broken[start : start + rows] |= np.where(bar.bars(some, all_of_them), 1 << at, 0).astype(np.int32)
    return broken
