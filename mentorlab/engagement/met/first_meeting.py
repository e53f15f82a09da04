"""How long do pairs wait for their first meeting? Those who still wait are kept."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np

from mentorlab import stats

if TYPE_CHECKING:
    from mentorlab.stats.estimates import Estimate

Array = np.ndarray[Any, Any]


def median_wait(waited: Array, met: Array, level: float, smallest: int) -> Estimate | None:
    """The days after which half of the pairs have met, with its interval (`stats.survival`).

    waited: days, `met`: whether they ended with a meeting. None where fewer than half have met, or where fewer than the
    smallest group met up to that day or were still waiting after it: it would be the day of a few pairs. An end of the
    interval is missing where that is true of it, or where it is not reached.
    """
    if not len(waited):
        return None
    found: Estimate = stats.survival(waited, met, level=level).median

    def told(day: float) -> bool:
        return math.isfinite(day) and min(met[waited <= day].sum(), (waited > day).sum()) >= smallest

    if not told(found.value):
        return None
    low, high = (day if told(day) else math.nan for day in (found.low, found.high))
    return replace(found, low=low, high=high)
