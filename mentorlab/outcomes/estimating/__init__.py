"""How large is the difference? The default analysis of each design, from the people compared."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from mentorlab import stats
from mentorlab.outcomes.compared import COMPARISON
from mentorlab.outcomes.estimating import after, comparison, drawn, skewed, trend, yes_no
from mentorlab.outcomes.estimating.effect import LEAST_LEVEL, Analysis, Effect, described, reported

if TYPE_CHECKING:
    from mentorlab.outcomes.compared import Compared
    from mentorlab.outcomes.design import Reading

__all__ = ["Effect", "analysis_of", "effect_of"]


def analysis_of(data: Compared, reading: Reading, level: float) -> Analysis:
    """The default analysis of this design."""
    if not data.has_start:
        return after.analysed(data, level, drawn=reading.random)
    if reading.name == trend.DESIGN:
        return trend.analysed(data, level)
    if reading.random:
        return drawn.analysed(data, level)
    return comparison.analysed(data, level)


def effect_of(data: Compared, reading: Reading, level: float) -> Effect:
    """Program − comparison by the design's default analysis, the unadjusted difference, and both in SDs."""
    frame, program = data.answered, data.answered["arm"] == "program"
    wave = "before" if data.has_start else "after"
    sd = float(data.of(COMPARISON)[wave].std(ddof=1))
    main = yes_no.in_its_kind(data, analysis_of(data, reading, level), level)
    unadjusted = stats.two_groups(frame.loc[program, "after"], frame.loc[~program, "after"], level=level)
    difference = reported(data, "difference", unadjusted.difference, unadjusted.p)
    if data.few:
        # Neither interval nor anything in SDs: with so few, these would give single scores away.
        few = (described(main.lead), described(difference))
        return Effect(Analysis(few[0]), few[0].estimate, few, math.nan, tested=False)
    judged = main
    if level < LEAST_LEVEL:
        judged = yes_no.in_its_kind(data, analysis_of(data, reading, LEAST_LEVEL), LEAST_LEVEL)
    cluster = data.cluster
    g = unadjusted.g if cluster is None else stats.clustered_g(frame["after"], program, cluster, level=level)
    in_sds = [reported(data, "difference_sd", g, None, unit="sd")]
    if sd > 0:
        method = f"{main.lead.estimate.method}; in SDs of the comparison {wave}"
        scaled = replace(main.lead.estimate.scaled(1 / sd), method=method)
        in_sds.insert(0, reported(data, "effect_sd", scaled, None, unit="sd"))
    estimates = (main.lead, difference, *in_sds, *skewed.beside(data, level), *main.beside)
    return Effect(main, judged.lead.estimate, estimates, sd, tested=True)
