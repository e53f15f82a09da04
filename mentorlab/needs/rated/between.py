"""Between which stakeholder groups do gaps clearly differ?"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from mentorlab import stats
from mentorlab.errors import NotComputable
from mentorlab.needs.rated.by_need import TESTED_FROM

if TYPE_CHECKING:
    from mentorlab.needs.rated.ratings import Ratings
    from mentorlab.needs.rated.shown import Shown
    from mentorlab.stats.estimates import Estimate


@dataclass(frozen=True)
class Difference:
    """How much larger the gap of a need is in one group than in another."""

    need: str
    group: str
    other: str
    estimate: Estimate


@dataclass(frozen=True)
class Compared:
    """`clear`: the differences whose interval excludes zero, the largest first. `tried`: how many were looked at.
    `nearest`: where none is clear, the one that comes nearest to it."""

    clear: tuple[Difference, ...]
    tried: int
    nearest: Difference | None = None


def between(found: Ratings, shown: Shown, groups: Sequence[str], *, level: float) -> Compared:
    """The gaps of all needs in all pairs of groups that share nobody, held against each other.

    Welch intervals, widened for how many there are (Bonferroni), so that in a share `level` of studies all of them hold
    the truth. Only groups of ten or more who rated the need, and only what may be shown, take part.
    """
    gap, pairs = found.gap, []
    rated = {
        group: {need: gap.loc[found.members(group), need].dropna().to_numpy() for need in shown.needs(group)}
        for group in groups
    }
    for one, other in itertools.combinations(groups, 2):
        if len(found.members(one).intersection(found.members(other))):
            continue  # who stands in both would be held against themselves
        for need in rated[one]:
            if need in rated[other] and min(len(rated[name][need]) for name in (one, other)) >= TESTED_FROM:
                pairs.append((need, one, other, rated[one][need], rated[other][need]))
    every = []
    for need, one, other, a, b in pairs:
        try:
            estimate = stats.two_groups(a, b, level=1 - (1 - level) / len(pairs)).difference
        except NotComputable:  # nobody differs within either group: no interval
            continue
        estimate = replace(estimate, method=f"{estimate.method}; wide enough for all {len(pairs)} comparisons at once")
        larger = Difference(need, one, other, estimate)
        every.append(larger if estimate.value >= 0 else Difference(need, other, one, estimate.scaled(-1)))
    clear = tuple(sorted((one for one in every if one.estimate.low > 0), key=lambda one: -one.estimate.value))
    nearest = max(every, key=lambda one: one.estimate.low, default=None) if not clear else None
    return Compared(clear, len(pairs), nearest)
