"""What share of events, where the events come from pairs, and pairs differ? Intervals that respect the clusters."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from mentorlab.errors import NotComputable
from mentorlab.stats.align import numbers
from mentorlab.stats.estimates import Estimate, check_level, t_estimate

if TYPE_CHECKING:
    from mentorlab.stats.align import Floats, Values

_NOTHING = 1e-12  # a variance that is a rounding error


def share_of_clusters(part: Values, whole: Values, *, level: float = 0.95) -> Estimate:
    """The share Σ part / Σ whole (0–1) of events that come in clusters: meetings of pairs, pairs of mentors.

    part, whole: per cluster, 0 ≤ part ≤ whole; clusters without an event (whole 0) are left out. `n` counts clusters.
    Wilson's interval on the events themselves is wrong here: it takes every meeting for a fresh draw, but a pair that
    cancels once cancels again, and 40 meetings of one pair tell less than 40 meetings of 40 pairs. Its interval is too
    narrow by the root of the design effect and holds the truth much more rarely than it says.
    Method: the variance is the jackknife over clusters (CR3; Bell and McCaffrey 2002); it says how many independent
    events would tell as much (n* = p(1 − p)/variance, made smaller for few clusters by (z/t)², t with clusters − 1
    degrees of freedom, and never more than there are; Korn and Graubard 1998); Wilson's interval is that of n* events
    (Franco, Little, Louis and Slud 2019). Where all clusters have the same share nothing is known of how much they
    differ, and each is taken for one event. Coverage of 95 % intervals on simulated pairs that are much alike within
    (correlation .3): 92 to 96 % (12 to 200 pairs), the least at shares near 0 or 1; Wilson's own: 63 to 69 %.
    Raises NotComputable for fewer than two clusters, or where a part is none of its whole.
    """
    from scipy.special import ndtri, stdtrit
    from statsmodels.stats.proportion import proportion_confint

    check_level(level)
    k, n = _clusters(part, whole)
    if (k > n).any():
        raise NotComputable("a part is larger than its whole; check both counts of each cluster")
    p, variance = float(k.sum() / n.sum()), _jackknife(k, n)
    z, t = float(ndtri((1 + level) / 2)), float(stdtrit(len(n) - 1, (1 + level) / 2))
    alike = variance <= _NOTHING
    events = float(len(n)) if alike else min(p * (1 - p) / variance * (z / t) ** 2, float(n.sum()))
    low, high = proportion_confint(p * events, events, alpha=1 - level, method="wilson")
    low, high = (0.0 if p == 0 else max(0.0, float(low))), (1.0 if p == 1 else min(1.0, float(high)))
    return Estimate(p, low, high, level, math.sqrt(variance), len(n), "share, Wilson interval by clusters")


def ratio_of_clusters(part: Values, whole: Values, *, level: float = 0.95) -> Estimate:
    """The ratio Σ part / Σ whole of two sums over clusters, in any unit, with a jackknife t interval over clusters.

    part, whole: per cluster, whole ≥ 0; clusters without a whole are left out. `n` counts clusters. The ratio may
    exceed 1 (held over agreed), and weighs a cluster by its whole (Cochran 1977, chapter 6; Bell and McCaffrey 2002).
    Raises NotComputable for fewer than two clusters.
    """
    check_level(level)
    y, x = _clusters(part, whole)
    error = math.sqrt(_jackknife(y, x))
    method = "ratio of sums, jackknife over clusters"
    return t_estimate(float(y.sum() / x.sum()), error, len(x) - 1, level=level, n=len(x), method=method)


def _clusters(part: Values, whole: Values) -> tuple[Floats, Floats]:
    y, x = numbers("part", part), numbers("whole", whole)
    if y.shape != x.shape or np.isnan(y).any() or np.isnan(x).any() or (y < 0).any() or (x < 0).any():
        raise NotComputable("part and whole need one count for each cluster, none missing and none below zero")
    y, x = y[x > 0], x[x > 0]
    if len(x) < 2:
        raise NotComputable(f"{len(x)} clusters: how much clusters differ cannot be seen from fewer than two")
    return y, x


def _jackknife(y: Floats, x: Floats) -> float:
    """How far the ratio moves when each cluster in turn is left out."""
    without = (y.sum() - y) / (x.sum() - x)
    return float((len(x) - 1) / len(x) * ((without - y.sum() / x.sum()) ** 2).sum())
