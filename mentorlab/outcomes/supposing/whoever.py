"""What can be said whoever the missing are? Bounds instead of a guess."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlab import stats
from mentorlab.answers.wording import catalogue, percent
from mentorlab.errors import NotComputable
from mentorlab.outcomes.supposing.supposed import Supposed, between, named

if TYPE_CHECKING:
    from mentorlab.outcomes.comparing import Comparison
    from mentorlab.outcomes.supposing.known import Known


def always(one: Comparison, known: Known, level: float) -> Supposed:
    """Lee's bounds, for those who would have answered either way; they rest on a draw."""
    words = catalogue("outcomes_missing")
    if not one.reading.random:
        return Supposed("lee", why=words.NO_DRAW)
    if known.weights is not None:
        return Supposed("lee", why=words.UNEQUAL)
    try:
        found = stats.lee_bounds(
            known.answered, known.treated, before=known.before, covariates=known.covariates, cluster=known.cluster,
            level=level,
        )  # fmt: skip
    except NotComputable as reason:
        return Supposed("lee", why=words.NOT_HAD.format(reason=reason))
    inside = (found.interval_low, found.interval_high)
    told = words.TRIMMED.format(share=percent(found.trimmed, 1))
    return named("lee", between(found.low, found.high, inside, level, found.n, told))


def worst(one: Comparison, known: Known, level: float) -> Supposed:
    """Manski's bounds over the whole scale; for a yes/no measure over 0 and 1; else there is no end to the worst."""
    words, ends = catalogue("outcomes_missing"), _ends(one)
    if ends is None:
        return Supposed("worst", why=words.NO_ENDS)
    try:
        found = stats.worst_case_bounds(
            known.answered, known.treated, *ends, cluster=known.cluster, weights=known.weights, level=level
        )
    except NotComputable as reason:
        return Supposed("worst", why=words.NOT_HAD.format(reason=reason))
    inside = (found.interval_low, found.interval_high)
    told = words.WORST.format(low=f"{ends[0]:g}", high=f"{ends[1]:g}")
    return named("worst", between(found.low, found.high, inside, level, found.n, told))


def _ends(one: Comparison) -> tuple[float, float] | None:
    instrument = one.data.panel.instrument
    if instrument is not None:
        return float(instrument.response.min), float(instrument.response.max)
    return (0.0, 1.0) if set(one.data.answered["after"].unique()) <= {0.0, 1.0} else None
