"""What is there to be said of the rules of a market: what they forbid, what collides, and what loosening would gain?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from mentorlab.matching.colliding.counted import Counted, by_rule
from mentorlab.matching.colliding.demands import Demands, Lack, demands_of
from mentorlab.matching.colliding.loosened import gained_by_one, gained_by_two
from mentorlab.matching.colliding.smallest import smallest_collision
from mentorlab.matching.market import Market


@dataclass(frozen=True, eq=False)
class Found:
    """together, each: pairs forbidden; lack: what cannot be had.

    for_mentees, for_minimum: the smallest sets of demands that keep mentees from being matched, and minimums from being
    filled; empty where nothing lacks. one, two: what loosening one demand gains, or two where one gains nothing.
    """

    demands: Demands
    together: Counted
    each: Mapping[str, Counted]
    lack: Lack
    for_mentees: tuple[str, ...]
    for_minimum: tuple[str, ...]
    one: Mapping[str, Lack]
    two: Mapping[tuple[str, str], Lack]


def find(market: Market) -> Found:
    """Everything about the rules of a market. Raises NotComputable where it is too large to look at every pair."""
    demands = demands_of(market)
    together, each = by_rule(demands)
    names, lack = demands.names, demands.lack(demands.names)
    one = gained_by_one(demands) if lack else dict.fromkeys(names, Lack(0, 0))
    stuck = (lack.mentees and not any(gain.mentees for gain in one.values())) or (
        lack.minimum and not any(gain.minimum for gain in one.values())
    )
    return Found(
        demands,
        together,
        each,
        lack,
        smallest_collision(names, lambda kept: demands.lack(kept).mentees > 0),
        smallest_collision(names, lambda kept: demands.lack(kept).minimum > 0),
        one,
        gained_by_two(demands) if stuck else {},
    )
