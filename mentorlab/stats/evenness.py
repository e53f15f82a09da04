"""How are values spread over people: how much on average, how little for the worst off, and how unequally?"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from mentorlab.errors import NotComputable
from mentorlab.stats.align import numbers
from mentorlab.stats.estimates import Estimate, check_level, t_estimate
from mentorlab.stats.linear import fit
from mentorlab.stats.standardised import spread

if TYPE_CHECKING:
    from mentorlab.stats.align import Floats, Values


@dataclass(frozen=True)
class Spread:
    """`lowest_tenth`: the value below which a tenth lie. `gini`: 0 where all are equal, towards 1 where one has all."""

    mean: Estimate
    median: float
    lowest_tenth: float
    lowest: float
    highest: float
    gini: float


def average(values: Values, *, level: float = 0.95, cluster: Values | None = None) -> Estimate:
    """The mean of one value per person, with its t interval.

    cluster: who belongs together (the mentor of each), one label a value; the interval is then cluster-robust (CR2 with
    Satterthwaite's degrees of freedom, see `bias_reduced`).
    Missing values are left out. Where all values are equal the interval is that value: nothing varies. Raises
    NotComputable for fewer than two values or clusters, and for a value without a cluster.
    """
    check_level(level)
    x = numbers("values", values)
    there = ~np.isnan(x)
    if cluster is not None and there.sum() > 1:
        return _over_clusters(x[there], np.asarray(pd.Series(cluster, dtype="object"))[there], level)
    x = x[there]
    if len(x) < 2:
        raise NotComputable(f"an average with an interval needs at least two people; there are {len(x)}")
    error = float(np.std(x, ddof=1)) / math.sqrt(len(x))
    return t_estimate(float(np.mean(x)), error, len(x) - 1, level=level, n=len(x), method="mean, t interval")


def _over_clusters(x: Floats, cluster: np.ndarray[Any, Any], level: float) -> Estimate:
    codes, found = pd.factorize(pd.Series(cluster))
    if (codes < 0).any() or len(found) < 2:
        raise NotComputable("every value needs a cluster, and there must be at least two of them")
    if spread(x) == 0:
        return Estimate(float(x[0]), float(x[0]), float(x[0]), level, 0.0, len(x), "mean; all values are equal")
    whole = fit(x, {"mean": np.ones(len(x))}, clusters=codes.astype(np.int64))
    return whole.estimate(np.ones(1), level=level, method=f"mean, {whole.errors}")


def spread_of(values: Values, *, level: float = 0.95) -> Spread:
    """How one value per person (none negative) is spread.

    Missing values are left out. Quantiles interpolate between neighbours (Hyndman and Fan's type 7). Raises
    NotComputable for fewer than two values, and for negative ones (of which a Gini index has no meaning).
    """
    mean = average(values, level=level)
    x = numbers("values", values)
    x = x[~np.isnan(x)]
    tenth, median = (float(one) for one in np.quantile(x, [0.1, 0.5]))
    return Spread(mean, median, tenth, float(x.min()), float(x.max()), gini(x))


def gini(values: Values) -> float:
    """Gini's index of inequality: half the mean difference between any two people, over the mean (Gini 1912).

    Missing values are left out; 0 where everybody has nothing. Raises NotComputable where there is no value, or a
    negative one.
    """
    x = numbers("values", values)
    x = np.sort(x[~np.isnan(x)])
    if not len(x) or x[0] < 0:
        raise NotComputable("an index of inequality needs at least one value, and none below zero")
    total = float(x.sum())
    place = np.arange(1, len(x) + 1)
    return float(2 * (place @ x) / (len(x) * total) - (len(x) + 1) / len(x)) if total else 0.0
