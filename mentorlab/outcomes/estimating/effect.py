"""The numbers of a contrast: what every kind of design gives, and how they are reported."""

from __future__ import annotations

import math
from collections.abc import Hashable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from mentorlab import stats
from mentorlab.answers.parts import Reported
from mentorlab.errors import NotComputable
from mentorlab.outcomes.compared import COMPARISON, PROGRAM, TESTED_FROM
from mentorlab.outcomes.estimating.by_lot import NO_LOTS, ByLot

if TYPE_CHECKING:
    import pandas as pd

    from mentorlab.outcomes.compared import Compared
    from mentorlab.stats.estimates import Estimate

LEAST_LEVEL = 0.95  # claims and verdicts are judged at no less


@dataclass(frozen=True, eq=False)
class Analysis:
    """What the default analysis of a design gives.

    `lead`: program − comparison; `beside`: other analyses named in the answer; `not_told`: why the design cannot tell
    here, empty where it can; `method_facts`: lines for how we know; `weights`: of those analysed, where they are
    weighted; `counted`: how the start entered, in a claim, where not in the usual words; `slope_p`, `clusters` (in
    each arm): None where nothing was asked of them; `lots`: what of the draw entered; `own_slopes`: each arm had its
    own. Whoever analyses the same comparison in another way takes these over.
    """

    lead: Reported
    slope_p: float | None = None
    clusters: Mapping[Hashable, int] | None = None
    beside: tuple[Reported, ...] = ()
    not_told: str = ""
    method_facts: tuple[tuple[str, str], ...] = ()
    weights: pd.Series | None = None
    counted: str = ""
    lots: ByLot = NO_LOTS
    own_slopes: bool = False


@dataclass(frozen=True, eq=False)
class Effect:
    """The numbers of a contrast. `sd`: of the comparison before (after, where there is no start to adjust for).

    `analysis`: the default analysis at the reader's level; `judged`: its effect at 95 % or more, for claim and verdict.
    """

    analysis: Analysis
    judged: Estimate
    estimates: tuple[Reported, ...]
    sd: float
    tested: bool

    @property
    def lead(self) -> Reported:
        """The effect, by the design's default analysis."""
        return self.analysis.lead


def reported(data: Compared, name: str, estimate: Estimate, p: float | None, unit: str = "points") -> Reported:
    """An estimate of this comparison, with the people behind it."""
    counts = (len(data.of(PROGRAM)), len(data.of(COMPARISON)), data.n_assigned())
    return Reported(name, estimate, unit, p, *counts)


def described(one: Reported) -> Reported:
    """An estimate from too few people to test: its value only, no interval and no p."""
    e = one.estimate
    bare = replace(e, low=math.nan, high=math.nan, se=math.nan, method=f"{e.method}; described, not tested")
    return replace(one, estimate=bare, p=None)


def change_within(frame: pd.DataFrame, level: float) -> tuple[float, float, float]:
    """Mean change with its interval; the interval is missing where it cannot be computed or too few answered."""
    mean = float((frame["after"] - frame["before"]).mean())
    if len(frame) < TESTED_FROM:
        return mean, math.nan, math.nan
    try:
        change = stats.paired(frame["before"], frame["after"], level=level).change
    except NotComputable:
        return mean, math.nan, math.nan
    return change.value, change.low, change.high
