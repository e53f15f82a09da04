"""What would loosening a demand gain?"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations

from mentorlab.matching.colliding.demands import Demands, Lack


def gained_by_one(demands: Demands) -> Mapping[str, Lack]:
    """For each demand: how many more mentees are matched, and places of minimums filled, without it."""
    lacks = demands.lack(demands.names)
    return {name: lacks - demands.without(name) for name in demands.names}


def gained_by_two(demands: Demands) -> Mapping[tuple[str, str], Lack]:
    """The same for each two demands that are loosened together, where that gains anything."""
    lacks = demands.lack(demands.names)
    found = {pair: lacks - demands.without(*pair) for pair in combinations(demands.names, 2)}
    return {pair: gain for pair, gain in found.items() if gain}
