"""Did places go to people who started low, and how much would they have caught up by themselves?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from mentorlab import stats
from mentorlab.outcomes.compared import COMPARISON, PROGRAM

if TYPE_CHECKING:
    from mentorlab.outcomes.comparing import Comparison

APART = 0.1  # standard deviations of the comparison before


@dataclass(frozen=True)
class LowStart:
    """`expected`: points by which the program's people are expected to catch up with no program; `gap`: how far below
    they started; `correlation`: of before and after within the groups."""

    expected: float
    gap: float
    correlation: float


def low_start(one: Comparison) -> LowStart | None:
    """What regression to the mean alone would do; None where those offered a place did not start low."""
    data = one.data
    if not data.has_start:
        return None
    program, comparison = (data.of(arm)["before"] for arm in (PROGRAM, COMPARISON))
    gap = float(comparison.mean() - program.mean())
    by_score = one.program.charter.evaluation.places_by == "cutoff_score"
    if gap <= 0 or not (by_score or gap > APART * float(comparison.std(ddof=1))):
        return None
    within = data.answered[["before", "after"]] - data.answered.groupby("arm")[["before", "after"]].transform("mean")
    correlation = float(np.corrcoef(within["before"], within["after"])[0, 1])
    if not np.isfinite(correlation):
        return None
    correlation = min(1.0, max(0.0, correlation))
    return LowStart(stats.regression_of_group(gap, correlation), gap, correlation)
