"""How large is the difference? The default analysis of each design, from the people compared."""

from __future__ import annotations

import math
from collections.abc import Hashable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, cast

from mentorlab import stats
from mentorlab.answers.parts import Reported
from mentorlab.errors import NotComputable
from mentorlab.outcomes.compared import COMPARISON, PROGRAM, TESTED_FROM

if TYPE_CHECKING:
    import pandas as pd

    from mentorlab.outcomes.compared import Compared
    from mentorlab.outcomes.design import Reading
    from mentorlab.stats.estimates import Estimate

LEAST_LEVEL = 0.95  # claims and verdicts are judged at no less


@dataclass(frozen=True)
class Effect:
    """The numbers of a contrast. `sd`: of the comparison before (after, where there is no start to adjust for).

    `judged`: the effect at 95 % or more, for claim and verdict. `clusters`: how many in each arm, or None.
    """

    lead: Reported
    judged: Estimate
    estimates: tuple[Reported, ...]
    sd: float
    tested: bool
    slope_p: float | None = None
    clusters: Mapping[Hashable, int] | None = None


def effect_of(data: Compared, reading: Reading, level: float) -> Effect:
    """Program − comparison by the design's default analysis, the unadjusted difference, and both in SDs."""
    frame, program = data.answered, data.answered["arm"] == PROGRAM
    wave = "before" if data.has_start else "after"
    sd = float(data.of(COMPARISON)[wave].std(ddof=1))
    main, slope_p, clusters = _main(data, reading, level)
    unadjusted = stats.two_groups(frame.loc[program, "after"], frame.loc[~program, "after"], level=level)
    difference = _reported(data, "difference", unadjusted.difference, unadjusted.p)
    if data.few:
        # Neither interval nor anything in SDs: with so few, these would give single scores away.
        few = (described(main), described(difference))
        return Effect(few[0], few[0].estimate, few, math.nan, tested=False)
    judged = main if level >= LEAST_LEVEL else _main(data, reading, LEAST_LEVEL)[0]
    in_sds = [_reported(data, "difference_sd", unadjusted.g, None, unit="sd")]
    if sd > 0:
        method = f"{main.estimate.method}; in SDs of the comparison {wave}"
        scaled = replace(main.estimate.scaled(1 / sd), method=method)
        in_sds.insert(0, _reported(data, "effect_sd", scaled, None, unit="sd"))
    return Effect(main, judged.estimate, (main, difference, *in_sds), sd, True, slope_p, clusters)


def _main(
    data: Compared, reading: Reading, level: float
) -> tuple[Reported, float | None, Mapping[Hashable, int] | None]:
    frame, treated = data.answered, data.answered["arm"] == PROGRAM
    if not data.has_start:
        welch = stats.two_groups(frame.loc[treated, "after"], frame.loc[~treated, "after"], level=level)
        return _reported(data, "effect", welch.difference, welch.p), None, None
    if reading.name == "difference_in_differences":
        did = stats.did(frame["before"], frame["after"], treated, cluster=data.cluster, level=level)
        return _reported(data, "effect", did.effect, did.p), None, did.n_clusters_by_arm
    fit = stats.ancova(
        frame["after"], frame["before"], treated, covariates=data.covariates, cluster=data.cluster, level=level
    )
    return _reported(data, "effect", fit.effect, cast("float", fit.p)), fit.slope_p, fit.n_clusters_by_arm


def _reported(data: Compared, name: str, estimate: Estimate, p: float | None, unit: str = "points") -> Reported:
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
