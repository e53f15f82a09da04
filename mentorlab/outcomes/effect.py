"""How large is the difference? The default analysis of each design, from the people compared."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, cast

from mentorlab import stats
from mentorlab.answers.parts import Reported
from mentorlab.errors import NotComputable
from mentorlab.outcomes.compared import COMPARISON, PROGRAM

if TYPE_CHECKING:
    import pandas as pd

    from mentorlab.outcomes.compared import Compared
    from mentorlab.outcomes.design import Reading
    from mentorlab.stats.estimates import Estimate

TESTED_FROM = 10  # an arm of five to nine is described, not tested (DESIGN 6)


@dataclass(frozen=True)
class Effect:
    """The numbers of a contrast. `sd` is that of the comparison before (after, where nothing was measured before)."""

    lead: Reported
    estimates: tuple[Reported, ...]
    sd: float
    tested: bool
    slope_p: float | None = None
    n_clusters: int | None = None


def effect_of(data: Compared, reading: Reading, level: float) -> Effect:
    """Program − comparison by the design's default analysis, the unadjusted difference, and both in SDs."""
    frame = data.answered
    program = (frame["arm"] == PROGRAM).to_numpy()
    sd = float(data.of(COMPARISON)["before" if data.has_before else "after"].std(ddof=1))
    tested = min(program.sum(), (~program).sum()) >= TESTED_FROM
    unadjusted = stats.two_groups(frame.loc[program, "after"], frame.loc[~program, "after"], level=level)
    difference = _reported(data, "difference", unadjusted.difference, unadjusted.p)
    g = _reported(data, "difference_sd", unadjusted.g, None, unit="sd")
    main, slope_p, n_clusters = _main(data, reading, difference, level)
    estimates = [main, difference]
    if math.isfinite(sd) and sd > 0:
        scaled = replace(
            main.estimate.scaled(1 / sd), method=f"{main.estimate.method}; in SDs of the comparison before"
        )
        estimates = [main, _reported(data, "effect_sd", scaled, None, unit="sd"), difference]
    estimates.append(g)
    if not tested:
        estimates = [described(one) for one in estimates]
    return Effect(estimates[0], tuple(estimates), sd, bool(tested), slope_p, n_clusters)


def _main(
    data: Compared, reading: Reading, difference: Reported, level: float
) -> tuple[Reported, float | None, int | None]:
    frame, cluster = data.answered, _cluster(data)
    if not data.has_before:
        return replace(difference, name="effect"), None, None
    if reading.name == "difference_in_differences":
        did = stats.did(frame["before"], frame["after"], frame["arm"] == PROGRAM, cluster=cluster, level=level)
        return _reported(data, "effect", did.effect, did.p), None, did.n_clusters
    fit = stats.ancova(
        *(frame["after"], frame["before"], frame["arm"] == PROGRAM),
        covariates=frame[list(data.covariates)] if data.covariates else None,
        cluster=cluster,
        level=level,
    )
    return _reported(data, "effect", fit.effect, cast("float", fit.p)), fit.slope_p, fit.n_clusters


def _cluster(data: Compared) -> pd.Series | None:
    """The clusters, unless everybody is a cluster of one: then robust errors without clusters are the better ones."""
    if "cluster" not in data.answered or data.answered["cluster"].is_unique:
        return None
    return data.answered["cluster"]


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
