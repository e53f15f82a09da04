"""Do whole units differ, when some rest on many people and some on few?"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from mentorlab.errors import NotComputable
from mentorlab.stats.align import numbers
from mentorlab.stats.estimates import Estimate, check_level, t_estimate, t_test_p
from mentorlab.stats.standardised import spread

if TYPE_CHECKING:
    from mentorlab.stats.align import Floats, Values


@dataclass(frozen=True)
class OfUnits:
    """A weighted mean of units, or the difference of two. `n` of the estimate counts units."""

    estimate: Estimate
    p: float
    df: float


def mean_of_units(values: Values, weights: Values, *, level: float = 0.95) -> OfUnits:
    """The weighted mean of units, with an interval from how far units differ (never from the people in them).

    values, weights: one number a unit, weights above 0 (how much each rests on); nothing missing. Errors are HC2, which
    equal weights make the t interval of a mean; degrees of freedom are those of as many units of equal weight. Source:
    MacKinnon and White (1985); Kish (1965) on the effective number.
    Raises NotComputable: fewer than two units, the same value for all, a missing value or weight.
    """
    check_level(level)
    mean, variance, df, n = _one(values, weights)
    if variance == 0:
        raise NotComputable("all units have the same value (zero variance), so there is no interval")
    return _told(mean, variance, df, n, level, "weighted mean of units, HC2")


def units_apart(a: Values, b: Values, weights_a: Values, weights_b: Values, *, level: float = 0.95) -> OfUnits:
    """The difference of two weighted means of units, a − b, their variances not taken as equal.

    Arguments and refusals as in `mean_of_units`, two units at least on each side. With equal weights it is Welch's.
    """
    check_level(level)
    mean_a, u, df_a, n_a = _one(a, weights_a)
    mean_b, v, df_b, n_b = _one(b, weights_b)
    if u + v == 0:
        raise NotComputable("no unit differs from the others in either group (zero variance), so there is no interval")
    df = (u + v) ** 2 / (u**2 / df_a + v**2 / df_b)
    return _told(mean_a - mean_b, u + v, df, n_a + n_b, level, "difference of weighted means of units, HC2")


def _one(values: Values, weights: Values) -> tuple[float, float, float, int]:
    x, w = numbers("values", values), numbers("weights", weights)
    if len(x) != len(w) or np.isnan(x).any() or np.isnan(w).any() or (w <= 0).any():
        raise NotComputable("values and weights: one of each for every unit, weights above 0, none missing")
    if len(x) < 2:
        raise NotComputable(f"{len(x)} units have a value; at least two are needed")
    share: Floats = w / w.sum()
    mean = float(share @ x)
    left = x - mean if spread(x) > 0 else np.zeros(len(x))
    variance = float((share**2 * left**2 / (1 - share)).sum())
    return mean, variance, max(1.0, 1 / float((share**2).sum()) - 1), len(x)


def _told(value: float, variance: float, df: float, n: int, level: float, method: str) -> OfUnits:
    se = math.sqrt(variance)
    return OfUnits(t_estimate(value, se, df, level=level, n=n, method=method), t_test_p(value / se, df), df)
