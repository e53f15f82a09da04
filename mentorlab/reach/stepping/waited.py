"""How long did people take from one step to the next, and who still waits?"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import pandas as pd

from mentorlab import stats
from mentorlab.measures.counted import FEWEST
from mentorlab.reach.steps import Steps


@dataclass(frozen=True, eq=False)
class Waited:
    """The people of the step before, in their order: `days` from it to the step, or for as long as they were watched
    (missing where a day is not on record), `came` (they got there), `waiting` (not gone: they may still come), `place`
    (their positions among everybody)."""

    place: np.ndarray
    days: pd.Series
    came: pd.Series
    waiting: pd.Series

    def median(self, chosen: np.ndarray | slice, smallest: int, level: float) -> tuple[float, float, float]:
        """Days within which half of them had come, and its interval (Kaplan and Meier); nobody who waits is dropped.

        Missing where fewer than half have come, or where it, or an end, would have fewer than the smallest group on
        either side: it might be one person's own.
        """
        days, came = self.days.to_numpy()[chosen], self.came.to_numpy()[chosen]
        known = ~np.isnan(days)
        days, came = days[known], came[known]
        if not came.any():
            return math.nan, math.nan, math.nan
        found = stats.survival(days, came, level=level).median
        value, low, high = (_of_many(end, days, came, smallest) for end in (found.value, found.low, found.high))
        described = math.isnan(value) or len(days) < FEWEST
        return (value, math.nan, math.nan) if described else (value, low, high)


def waited(steps: Steps, before: str, step: str) -> Waited:
    """From the day of `before` to that of `step`. Who left, said no or whose pairs all ended is watched up to then.

    A day that lies before that of the step before counts as 0 days.
    """
    place = np.flatnonzero(steps.came[before].to_numpy())
    ids = steps.came.index[place]
    start, end = (steps.day[name].to_numpy()[place] for name in (before, step))
    came, gone = steps.came[step].to_numpy()[place], steps.gone_on[step].to_numpy()[place]
    last = steps.last_day.to_datetime64()
    until = np.where(came, end, np.where(np.isnat(gone), last, gone))
    days = (until - start) / np.timedelta64(1, "D")
    waiting = pd.Series(~came & np.isnat(gone), index=ids)
    return Waited(place, pd.Series(np.maximum(days, 0), index=ids), pd.Series(came, index=ids), waiting)


def _of_many(end: float, days: np.ndarray, came: np.ndarray, smallest: int) -> float:
    """The value, unless fewer than `smallest` came by then, or were still watched then."""
    if not math.isfinite(end):
        return math.nan
    enough = (came & (days <= end)).sum() >= smallest and (days >= end).sum() >= smallest
    return end if enough else math.nan
