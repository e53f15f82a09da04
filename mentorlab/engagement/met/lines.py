"""What may be told of one metric: its count, of how many, its share and its interval, or that it is hidden?"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from mentorlab import stats
from mentorlab.measures.counted import FEWEST, Telling

if TYPE_CHECKING:
    from mentorlab.stats.estimates import Estimate

Array = np.ndarray[Any, Any]


@dataclass(frozen=True)
class Line:
    """One metric of one group. `k` of `n` (of what: `what`); `share`: k / n; `typical`: its median, average or ratio.

    Numbers that may not be told are missing. `hidden`: the metric itself may not be told. `telling`: how, in words.
    `first`, `last`: the days between which it is counted, where these are not all.
    """

    metric: str
    group: str | None = None
    what: str = "pairs"
    k: int | None = None
    n: int | None = None
    share: Estimate | None = None
    typical: Estimate | None = None
    unit: str = ""
    hidden: bool = False
    telling: Telling = "shown"
    first: str | None = None
    last: str | None = None


@dataclass(frozen=True, eq=False)
class Events:
    """Pairs, or meetings, one a row: whose they are. A mentor's pairs share a diary: mentors are the clusters.

    `mentor`, `mentee`: by row of people, numbers; `event`: by row of people, the place of the event (a circle's meeting
    has several rows).
    """

    event: Array
    mentor: Array
    mentee: Array
    n: int

    def behind(self, which: Array) -> int:
        """The fewer of the mentors and the mentees whose events these are (`which`: by event)."""
        rows = which[self.event]
        return min(int(np.count_nonzero(np.bincount(whom[rows]))) for whom in (self.mentor, self.mentee))

    @cached_property
    def cluster(self) -> Array:
        """The mentor of each event."""
        found: Array = np.zeros(self.n, dtype=np.int64)
        found[self.event] = self.mentor
        return found


def how_told(events: Events, part: Array, whole: Array, smallest: int) -> Telling:
    """How may it be told that `part` of `whole` (by event, true or false) is so? People are counted, not events."""
    part, rest = whole & part, whole & ~part
    if not part.any() or not rest.any():
        return "none" if not part.any() else "all"
    if events.behind(part) < smallest:
        return "few"
    return "nearly_all" if events.behind(rest) < smallest else "shown"


def share_line(
    metric: str, events: Events, part: Array, whole: Array, *, what: str, level: float, smallest: int,
    everything: Array | None = None,
) -> Line:  # fmt: skip
    """`part` of `whole` as a line. `everything`: what is counted elsewhere; where `whole` is nearly all of it, only a
    rounded share is told, since the counts would tell how few are not in it.
    """
    told = how_told(events, part, whole, smallest)
    if not whole.any():
        return Line(metric, what=what, k=0, n=0, telling="none")
    if events.behind(whole) < smallest:
        return Line(metric, what=what, hidden=True)
    nearly = everything is not None and how_told(events, whole, everything, smallest) == "nearly_all"
    n = None if nearly else int(whole.sum())
    if told in ("few", "nearly_all"):
        return Line(metric, what=what, n=n, hidden=True, telling=told)
    share = clustered_share(part[whole], events.cluster[whole], level)
    if nearly:
        share = rounded(share)
    return Line(metric, what=what, k=None if nearly else int(part[whole].sum()), n=n, share=share, telling=told)


def clustered_share(part: Array, cluster: Array, level: float) -> Estimate:
    """The share of events with its interval over clusters, which is missing where clusters are too few."""
    return _over(part.astype(float), np.ones(len(part)), cluster, level, share=True)


def clustered_ratio(part: Array, whole: Array, cluster: Array, level: float) -> Estimate:
    """Σ part / Σ whole with its interval over clusters, which is missing where clusters are too few."""
    return _over(part, whole, cluster, level, share=False)


def _over(part: Array, whole: Array, cluster: Array, level: float, *, share: bool) -> Estimate:
    k, n = np.bincount(cluster, weights=part), np.bincount(cluster, weights=whole)
    clusters = int((n > 0).sum())
    if clusters < FEWEST:
        return described(float(k.sum() / n.sum()), clusters, level)
    return (stats.share_of_clusters if share else stats.ratio_of_clusters)(k, n, level=level)


def described(value: float, n: int, level: float, method: str = "described") -> Estimate:
    """A number without an interval."""
    return stats.Estimate(value, math.nan, math.nan, level, math.nan, n, method)


def middle(values: Array, level: float, smallest: int, places: int) -> Estimate | None:
    """The median of one value a pair, where enough pairs lie on each side of it; rounded."""
    values = values[~np.isnan(values)]
    if len(values) < 2 * smallest + 1:
        return None
    return described(round(float(np.median(values)), places), len(values), level, "median")


def rounded(share: Estimate) -> Estimate:
    """The share to whole percent: with it nobody can work out of how many it is."""
    value, low, high, error = (round(one, 2) for one in (share.value, share.low, share.high, share.se))
    return stats.Estimate(value, low, high, share.level, error, share.n, f"{share.method}, rounded")
