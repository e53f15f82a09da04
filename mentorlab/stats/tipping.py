"""How much worse would the missing have to have done until the conclusion changes?"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from mentorlab.errors import NotComputable

if TYPE_CHECKING:
    from mentorlab.stats.estimates import Estimate


def tipping_point(
    effect: Estimate,
    missing: tuple[float, float],
    n: tuple[int, int],
    sd: float,
    *,
    beyond: float = 0.0,
    worse: tuple[float, float] = (1.0, -1.0),
) -> float:
    """By how many SDs the missing must have done worse than people like them who answered, until `beyond` is inside.

    effect: a − b, with the interval that the conclusion rests on; missing: the shares missing in a and in b (0–1);
    n: people assigned to a and to b; sd: one SD in the effect's unit; `beyond`: the size that the interval must stay
    clear of (0: the direction; the worthwhile size: the verdict). `worse`: who is asked about, (1, −1) for the missing
    of a doing worse and those of b better by as much, (1, 0) for those of a alone. Worse is what brings the effect
    nearer to `beyond`, whichever side of it the effect is on.
    A delta-adjusted pattern mixture: were the missing δ SDs off what those who answered lead one to expect, the effect
    would move by δ · sd · share, and its variance grow by (δ · sd)² · share · (1 − share) / n for each arm (White,
    Carpenter and Horton 2018). Infinite where no shift reaches it. NaN where the interval holds `beyond` already.
    Raises NotComputable: shares outside 0–1, an SD or a number of people that is not above 0.
    """
    if not all(0 <= share <= 1 for share in missing):
        raise NotComputable(f"missing {missing}: give shares from 0 to 1, 0.12 for 12 %")
    if not (sd > 0 and math.isfinite(sd)) or min(n) < 1:
        raise NotComputable("the standard deviation and the numbers of people must be above 0")
    if not (effect.low > beyond or effect.high < beyond):
        return math.nan
    distance, critical = abs(effect.value - beyond), (effect.high - effect.low) / 2 / effect.se
    moved = sd * (worse[0] * missing[0] - worse[1] * missing[1])
    if moved <= 0:
        return math.inf
    spread = sd**2 * sum(w**2 * s * (1 - s) / people for w, s, people in zip(worse, missing, n, strict=True))
    return _first_root(moved**2 - critical**2 * spread, distance * moved, distance**2 - (critical * effect.se) ** 2)


def _first_root(a: float, half_b: float, c: float) -> float:
    """The smallest δ > 0 with a δ² − 2 half_b δ + c = 0: the distance left is then as long as half the interval."""
    inside = half_b**2 - a * c
    if a == 0:
        return c / (2 * half_b)
    roots = [(half_b - math.sqrt(inside)) / a, (half_b + math.sqrt(inside)) / a] if inside >= 0 else []
    return min((root for root in roots if root > 0), default=math.inf)
