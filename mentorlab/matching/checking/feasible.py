"""Does a match keep every rule, and is its total what it says?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np

from mentorlab.matching.bars import Bar, CodeBar
from mentorlab.matching.checking.recount import values_of_pairs
from mentorlab.matching.checking.wrong import Wrong, wrong
from mentorlab.matching.lists import Array
from mentorlab.matching.market import Market


def feasible(market: Market, mentor_of: Array, *, minimum: bool) -> list[Wrong]:
    """Everything that the rules, the places and the pairs that must be made have against a match.

    mentor_of: the mentor's position of each mentee, −1 = unmatched (int64, N). minimum: does the policy promise that
    every mentor has at least the least number they asked for?
    """
    found = []
    made = np.flatnonzero(mentor_of >= 0)
    forced = {(int(i), int(j)) for i, j in market.must}
    for bar in market.bars:
        pairs = [(int(i), int(mentor_of[i])) for i in made]
        broken = [k for k, pair in enumerate(pairs, 1) if pair not in forced and _bars(bar, *pair)]
        if broken:
            found.append(wrong("barred", pairs=broken, rule=bar.rule))
    load = np.bincount(mentor_of[made], minlength=len(market.mentors))
    if (over := load > market.capacity).any():
        found.append(wrong("over_capacity", n=int(over.sum())))
    if minimum and (under := load < market.minimum).any():
        found.append(wrong("below_minimum", n=int(under.sum())))
    if missing := sum(int(mentor_of[i]) != j for i, j in forced):
        found.append(wrong("must_not_made", n=missing))
    return found


def _bars(bar: Bar, mentee: int, mentor: int) -> bool:
    """Does a rule bar this one pair? Read off plainly, one pair at a time."""
    if not isinstance(bar, CodeBar):
        return int(mentor) in bar.pairs.whom[bar.pairs.start[mentee] : bar.pairs.start[mentee + 1]]
    ours, theirs = int(bar.mentees[mentee]), int(bar.mentors[mentor])
    if ours == -1 or theirs == -1:
        return False
    broken = {
        "same": ours != theirs,
        "different": ours == theirs,
        "within": abs(ours - theirs) > bar.reach,
        "overlap": not ours & theirs,
    }
    return broken[bar.kind]


def totals(market: Market, mentor_of: Array, criteria: Iterable[str]) -> Mapping[str, int]:
    """What the pairs of a match add up to, by criterion.

    Also `free`, how many pairs did not have to be made, and `lowest`, the lowest fit of one of these (0 without any).
    """
    i = np.flatnonzero(mentor_of >= 0)
    j = mentor_of[i]
    added = {name: sum(values_of_pairs(market, i, j, name)) for name in criteria}
    free = ~np.isin(i, market.must[:, 0])
    fits = values_of_pairs(market, i[free], j[free], "fit")
    return {**added, "free": len(fits), "lowest": min(fits, default=0)}
