"""Where places were drawn: what did being offered one do, and what did taking part do?"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from mentorlab import stats
from mentorlab.answers.wording import catalogue, decimals, number
from mentorlab.outcomes.estimating.by_lot import by_lot
from mentorlab.outcomes.estimating.effect import Analysis, reported
from mentorlab.outcomes.estimating.took_part import took_part

if TYPE_CHECKING:
    from mentorlab.outcomes.compared import Compared
    from mentorlab.stats.adjust import Adjusted

UNEQUAL = 0.05  # below this p of the test of slopes, each arm has its own


def analysed(data: Compared, level: float) -> Analysis:
    """ANCOVA on the start, the charter's covariates and the blocks, weighted where chances differ; as assigned.

    Where the effect clearly depends on the start, each arm has a slope of its own and the effect is that at the average
    start of everyone analysed. Beside it the effect of taking part, where it can be told.
    """
    frame, treated, lots = data.answered, data.answered["arm"] == "program", by_lot(data)

    def adjusted(*, own: bool = False) -> Adjusted:
        return stats.ancova(
            frame["after"], frame["before"], treated, covariates=data.covariates, cluster=data.cluster, level=level,
            blocks=lots.blocks, weights=lots.weights, slopes="own" if own else "common",
        )  # fmt: skip

    fit = adjusted()
    unequal = fit.slope_p < UNEQUAL and not data.few
    if unequal:
        fit = adjusted(own=True)
    told = list(lots.told) + ([_by_start(fit)] if unequal else [])
    part = took_part(data, lots, level)
    facts = how_drawn(data, told, fit.n_clusters, next(iter(fit.df.values())))
    return Analysis(
        reported(data, "effect", fit.effect, cast("float", fit.p)),
        slope_p=fit.slope_p,
        clusters=fit.n_clusters_by_arm,
        beside=part.beside,
        method_facts=(*facts, *part.facts),
        lots=lots,
        own_slopes=unequal,
    )


def how_drawn(data: Compared, told: list[str], n_clusters: int | None, df: float) -> list[tuple[str, str]]:
    """What of the draw, and of people who are alike, is in the analysis: lines for how we know."""
    words = catalogue("outcomes_drawn")
    facts = [(words.LABELS["draw"], " ".join(told))] if told else []
    if n_clusters is not None and data.extra.clustered_by:
        cells = {"n": n_clusters, "by": data.extra.clustered_by.replace("_", " ")}
        facts.append((words.LABELS["clusters"], words.CLUSTERS.format(df=number(df, 0), **cells)))
    return facts


def _by_start(fit: Adjusted) -> str:
    """By how much the effect differs with the start, in words."""
    slope = next(iter(fit.slopes_apart.values()))
    places = decimals(slope.se, slope.value)
    cells = {
        "size": number(abs(slope.value), places),
        "low": number(slope.low, places, sign=True),
        "high": number(slope.high, places, sign=True),
        "more": "larger" if slope.value > 0 else "smaller",
    }
    return str(catalogue("outcomes_drawn").DRAW["own_slopes"].format_map(cells))
