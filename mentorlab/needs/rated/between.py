"""Between which stakeholder groups do gaps clearly differ?"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
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
    """`clear`: the differences whose interval excludes zero, the largest first. `tried`: how many were looked at."""

    clear: tuple[Difference, ...]
    tried: int


def between(found: Ratings, shown: Shown, groups: Sequence[str], *, level: float) -> Compared:
    """The gaps of all needs in all pairs of groups that share nobody, held against each other.

    Welch intervals, widened for how many there are (Bonferroni), so that in a share `level` of studies all of them hold
    the truth. Only groups of ten or more who rated the need, and only what may be shown, take part.
    """
    pairs = []
    for one, other in itertools.combinations(groups, 2):
        for need in shown.needs(one):
            if need in shown.needs(other):
                samples = [found.gap.loc[found.members(name), need].dropna() for name in (one, other)]
                if min(map(len, samples)) >= TESTED_FROM:
                    pairs.append((need, one, other, *samples))
    clear = []
    for need, one, other, a, b in pairs:
        try:
            estimate = stats.two_groups(a, b, level=1 - (1 - level) / len(pairs)).difference
        except NotComputable:  # nobody differs within either group: no interval
            continue
        if estimate.low > 0:
            clear.append(Difference(need, one, other, estimate))
        elif estimate.high < 0:
            clear.append(Difference(need, other, one, estimate.scaled(-1)))
    return Compared(tuple(sorted(clear, key=lambda one: -one.estimate.value)), len(pairs))
