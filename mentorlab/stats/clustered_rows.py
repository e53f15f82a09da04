"""What share of rows, where the rows of one person or pair are alike? Shares and their difference, by clusters."""

from __future__ import annotations

import dataclasses
import math
from typing import TYPE_CHECKING, Any

import numpy as np

from mentorlab.errors import NotComputable
from mentorlab.stats.clustered import share_of_clusters
from mentorlab.stats.estimates import Estimate, check_level, t_estimate

NOTHING = 1e-9  # a standard error that is a rounding error

if TYPE_CHECKING:
    Flags = np.ndarray[Any, np.dtype[np.bool_]]
    Codes = np.ndarray[Any, np.dtype[np.int64]]


def clustered_share(hits: Flags, of: Flags, cluster: Codes, *, level: float = 0.95) -> Estimate:
    """The share of hits among the rows `of` (0–1), as `share_of_clusters` finds it. `n` counts rows.

    hits, of: bool, one per row; a row that is not `of` does not count. cluster: whole numbers from 0, one per row.
    No missing values. Of one cluster alone nothing is known but its own share: the interval is 0 to 1.
    Raises NotComputable where no row counts.
    """
    check_level(level)
    k, n = _sums(hits & of, of, cluster)
    total, many = int(n.sum()), int((n > 0).sum())
    if not total:
        raise NotComputable("a share of nothing has no value; leave it out")
    how = f"share, Wilson interval by {many} clusters"
    if many < 2:
        return Estimate(float(k.sum() / total), 0.0, 1.0, level, math.nan, total, how)
    return dataclasses.replace(share_of_clusters(k, n, level=level), n=total, method=how)


def clustered_difference(
    hits: Flags, of: Flags, other_hits: Flags, other_of: Flags, cluster: Codes, *, level: float = 0.95
) -> Estimate:
    """The first share less the second, of the same rows in the same clusters, with its t interval.

    Arguments as in `clustered_share`. `n` counts rows that count in either. The error is that of both ratios linearised
    together (the sandwich of a mean with clusters). Where all clusters of a side have the same share, nothing is known
    of how much they differ; each is taken for one row, and the interval is Newcombe's (1998). Raises NotComputable
    where one of the two is a share of nothing, or all rows are of one cluster.
    """
    from scipy.special import ndtri

    check_level(level)
    k, n = _sums(hits & of, of, cluster)
    other_k, other_n = _sums(other_hits & other_of, other_of, cluster)
    there = (n > 0) | (other_n > 0)
    many = int(there.sum())
    if not n.sum() or not other_n.sum() or many < 2:
        raise NotComputable("two shares are compared only where both are of something, in two clusters or more")
    p, other = float(k.sum() / n.sum()), float(other_k.sum() / other_n.sum())
    moved = ((k - p * n) / n.sum() - (other_k - other * other_n) / other_n.sum())[there]
    error = math.sqrt(float((moved**2).sum()) * many / (many - 1))
    rows, how = int((of | other_of).sum()), f"difference of shares, by {many} clusters"
    if error < NOTHING:
        low, high = _newcombe((p, int((n > 0).sum())), (other, int((other_n > 0).sum())), level)
        half = (high - low) / 2 / float(ndtri((1 + level) / 2))
        return Estimate(p - other, low, high, level, half, rows, f"{how}, Newcombe interval: each cluster as one")
    return t_estimate(p - other, error, many - 1, level=level, n=rows, method=how)


def _newcombe(one: tuple[float, int], other: tuple[float, int], level: float) -> tuple[float, float]:
    """The ends of the interval for the difference of two shares, each with how many rows it is of."""
    from statsmodels.stats.proportion import proportion_confint

    (p, low, high), (q, low_other, high_other) = (
        (share, *map(float, proportion_confint(share * n, n, alpha=1 - level, method="wilson")))
        for share, n in (one, other)
    )
    below, above = math.hypot(p - low, high_other - q), math.hypot(high - p, q - low_other)
    return max(p - q - below, -1.0), min(p - q + above, 1.0)


def _sums(hits: Flags, of: Flags, cluster: Codes) -> tuple[Any, Any]:
    many = int(cluster.max()) + 1 if len(cluster) else 0
    return np.bincount(cluster[hits], minlength=many), np.bincount(cluster[of], minlength=many)
