"""A comparison group that nobody drew: how far do the groups differ once they are made alike?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

import pandas as pd

from mentorlab import stats
from mentorlab.answers.wording import catalogue, listed, number
from mentorlab.errors import NotComputable
from mentorlab.outcomes.compared import COMPARISON, PROGRAM, TESTED_FROM
from mentorlab.outcomes.estimating.effect import Analysis, reported
from mentorlab.outcomes.started import characteristics, counts_in_shares, furthest

if TYPE_CHECKING:
    from mentorlab.outcomes.compared import Compared
    from mentorlab.stats.tilting import How
    from mentorlab.stats.weighting import Weighted

LEAST_SHARE = 0.20  # of an arm that must be left when it is weighted (effective sample size)
MOST_BEYOND = 0.10  # share of the program that may start outside of the comparison's range
ADJUSTABLE = 0.25  # standard deviations; further apart, regression is no remedy (What Works Clearinghouse 4.1)


def analysed(data: Compared, level: float) -> Analysis:
    """Entropy balancing on the start and the charter's covariates; where it fails overlap weights; else ANCOVA.

    Where neither weights are found and the groups started too far apart for ANCOVA, the design cannot tell.
    """
    plain = by_regression(data, level)
    if data.few:
        return plain
    words = catalogue("outcomes_weights")
    beside = (replace(plain.lead, name="effect_ancova"),)
    entropy, why = _tried(data, "entropy", level)
    if entropy is not None:
        return _weighted(data, entropy, "entropy", plain, why)
    overlap, in_vain = _tried(data, "overlap", level)
    if overlap is not None:
        return _weighted(data, overlap, "overlap", plain, why)
    worst, apart = furthest(data)
    cells = {"why": words.WHY[in_vain], "worst": worst, "apart": number(apart, 2), "columns": _columns(data)}
    fact = ((words.LABEL, words.WEIGHTED["none"].format_map(cells)),)
    if apart <= ADJUSTABLE:
        return replace(plain, method_facts=fact)
    return replace(plain, beside=beside[:0], not_told=words.NOT_TOLD.format_map(cells), method_facts=fact)


def by_regression(data: Compared, level: float) -> Analysis:
    """ANCOVA on the start and the charter's covariates, by person or by cluster."""
    frame, treated = data.answered, data.answered["arm"] == PROGRAM
    fit = stats.ancova(
        frame["after"], frame["before"], treated, covariates=data.covariates, cluster=data.cluster, level=level
    )
    lead = reported(data, "effect", fit.effect, cast("float", fit.p))
    return Analysis(lead, slope_p=fit.slope_p, clusters=fit.n_clusters_by_arm)


def _tried(data: Compared, how: How, level: float) -> tuple[Weighted | None, str]:
    """The weighted comparison, where it may be relied on; else which of the reasons speaks against it."""
    if how == "entropy" and _beyond(data) > MOST_BEYOND:
        return None, "beyond"
    frame = data.answered
    try:
        found = stats.weighted_effect(
            frame["after"], frame["before"], frame["arm"] == PROGRAM, covariates=data.covariates,
            cluster=data.cluster, weights=how, level=level,
        )  # fmt: skip
    except NotComputable:
        return None, "reach" if how == "entropy" else "apart"
    arms = {True: PROGRAM, False: COMPARISON}
    enough = all(found.ess[arm] >= max(TESTED_FROM, LEAST_SHARE * len(data.of(name))) for arm, name in arms.items())
    return (found, "") if enough else (None, "few_left")


def _beyond(data: Compared) -> float:
    """The largest share of the program that is, in any number, outside of the range of the comparison."""
    treated = data.answered["arm"] == PROGRAM
    numbers = [column for column in characteristics(data).values() if not counts_in_shares(column)]
    return max(
        (float((~one[treated].between(one[~treated].min(), one[~treated].max())).mean()) for one in numbers),
        default=0.0,
    )


def _weighted(data: Compared, found: Weighted, how: How, plain: Analysis, why: str) -> Analysis:
    words = catalogue("outcomes_weights")
    cells = {
        "columns": _columns(data),
        "n": f"{len(data.of(COMPARISON)):,}",
        "n_program": f"{len(data.of(PROGRAM)):,}",
        "ess": f"{found.ess[False]:,.0f}",
        "ess_program": f"{found.ess[True]:,.0f}",
        "why": words.WHY.get(why, ""),
    }
    return Analysis(
        reported(data, "effect", found.effect, found.p),
        slope_p=plain.slope_p,
        clusters=found.n_clusters_by_arm,
        beside=(replace(plain.lead, name="effect_ancova"),),
        method_facts=((words.LABEL, words.WEIGHTED[how].format_map(cells)),),
        weights=pd.Series(found.weights),
        counted=words.COUNTED[how],
    )


def _columns(data: Compared) -> str:
    return listed(characteristics(data))
