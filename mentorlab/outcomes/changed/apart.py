"""How much more often is something so among those offered a place? By the design's own analysis."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, cast

from mentorlab import stats
from mentorlab.errors import NotComputable
from mentorlab.outcomes.compared import COMPARISON, PROGRAM
from mentorlab.outcomes.estimating import analysis_of
from mentorlab.outcomes.estimating.effect import LEAST_LEVEL
from mentorlab.outcomes.estimating.trend import DESIGN as TREND

if TYPE_CHECKING:
    from mentorlab.outcomes.changed.lines import Line
    from mentorlab.outcomes.comparing import Comparison
    from mentorlab.stats.estimates import Estimate


@dataclass(frozen=True, eq=False)
class Apart:
    """`shown`: share of the program less that of the comparison, at the reader's level; `judged`: at 95 % or more."""

    shown: Estimate
    judged: Estimate
    p: float
    not_told: str = ""


def apart_of(one: Comparison, line: Line, level: float) -> Apart | None:
    """The difference of a line's shares; None where a count is hidden or an arm is too small to be tested.

    Adjusted as the effect is, a linear model of being counted or not with robust errors, whose interval holds the truth
    as often as that of a standardised logistic model does, and which knows blocks and clusters. Plain shares
    (Newcombe) where nobody or everybody of a group is counted, and where changes of change would be asked for.
    """
    if len(line.shown) < 2 or one.data.few:
        return None
    shown = _at(one, line, level)
    judged = shown if level >= LEAST_LEVEL else _at(one, line, LEAST_LEVEL)
    return Apart(shown[0], judged[0], shown[1], shown[2])


def _at(one: Comparison, line: Line, level: float) -> tuple[Estimate, float, str]:
    data = one.data
    sizes = {arm: len(data.of(arm)) for arm in (PROGRAM, COMPARISON)}
    inside = all(0 < line.shown[arm] < n for arm, n in sizes.items())
    if inside and data.has_start and one.reading.name != TREND:
        try:
            counted = replace(data, answered=data.answered.assign(after=line.who.astype(float)))
            found = analysis_of(counted, one.reading, level)
        except NotComputable:
            pass
        else:
            estimate = found.lead.estimate
            low, high = max(estimate.low, -1.0), min(estimate.high, 1.0)
            told = replace(estimate, low=low, high=high, method=f"difference of shares, {estimate.method}")
            return told, cast("float", found.lead.p), found.not_told
    counts = (line.shown[PROGRAM], sizes[PROGRAM], line.shown[COMPARISON], sizes[COMPARISON])
    plain = stats.difference_of_shares([counts], level=level)
    return plain.difference, plain.p, ""
