"""What are the averages, how sure are we of them, and how many rate it well?"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import pandas as pd

from mentorlab import stats
from mentorlab.errors import NotComputable
from mentorlab.measures.counted import FEWEST, share_of, telling

if TYPE_CHECKING:
    from mentorlab.engagement.views.may_show import Seen
    from mentorlab.stats.estimates import Estimate

NONE = (math.nan, math.nan, math.nan)


def mean_of(values: pd.Series, mentor: pd.Series, level: float) -> Estimate:
    """The average over pairs; its interval allows for mentors with several, and is missing where people are few."""
    groups = mentor.loc[values.index]
    if len(values) >= FEWEST and groups.nunique() >= FEWEST:
        return stats.average(values, level=level, cluster=groups)
    method = f"mean; fewer than {FEWEST} pairs or mentors, described without an interval"
    return stats.Estimate(float(values.mean()), math.nan, math.nan, level, math.nan, len(values), method)


def average_cells(estimate: Estimate, mentor: pd.Series, *, of_pairs: bool = True) -> dict[str, Any]:
    """The cells of a row for an average over pairs, or over mentors."""
    return ({"n_pairs": estimate.n} if of_pairs else {}) | {
        "n_mentors": int(mentor.nunique()),
        "mean": estimate.value,
        "low": estimate.low,
        "high": estimate.high,
    }


def good_cells(values: pd.Series, at_least: float, smallest: int, level: float) -> dict[str, Any]:
    """How many rate it at least so high: hidden where they or the others are too few."""
    n, k = len(values), int((values >= at_least - 1e-9).sum())
    if telling(k, n, smallest) in ("few", "nearly_all"):
        return {}
    share, low, high = share_of(k, n, level)
    return {"n_good": k, "share": share, "share_low": low, "share_high": high}


def change_of(seen: Seen, before: str, wave: str, level: float) -> Estimate:
    """The change of those with both."""
    return mean_of(seen.values[wave] - seen.values[before], seen.mentor, level)


def agreement(mentee: pd.Series, mentor: pd.Series, level: float) -> Estimate | None:
    """How alike both sides see their pairs: None where the pairs are few or nothing varies."""
    if len(mentee) < FEWEST:
        return None
    try:
        return stats.icc(pd.DataFrame({"mentor": mentor, "mentee": mentee}), "ICC3", level=level)
    except NotComputable:
        return None
