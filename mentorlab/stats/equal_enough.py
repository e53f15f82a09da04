"""Is a difference so small that it does not matter, or were there only too few people to see it?"""

from __future__ import annotations

import dataclasses
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mentorlab.errors import NotComputable
from mentorlab.stats.compare import two_groups
from mentorlab.stats.estimates import check_level, t_estimate

if TYPE_CHECKING:
    from mentorlab.stats.align import Values
    from mentorlab.stats.estimates import Estimate

TWO_ONE_SIDED = 0.90  # the interval that agrees with two tests at 5 % each


@dataclass(frozen=True)
class Equivalence:
    """Two one-sided tests against ±`margin`. `difference`: at the level that agrees with them; `p`: the larger one."""

    difference: Estimate
    p: float
    margin: float

    @property
    def shown(self) -> bool:
        """Whether the whole interval lies within the margin: the difference is too small to matter."""
        return -self.margin < self.difference.low and self.difference.high < self.margin


def equivalence(a: Values, b: Values, margin: float, *, level: float = TWO_ONE_SIDED) -> Equivalence:
    """Is the difference of two groups, a − b, smaller than `margin` either way (TOST, Welch)?

    a, b, missing values and refusals as in `two_groups`; margin: above 0, in the unit of the scores, chosen before
    looking at them. `level`: of the interval, 0.90 for two tests at 5 %. Source: Schuirmann (1987); Lakens (2017).
    Raises NotComputable for a margin that is no number above 0, and where there is no interval.
    """
    return equivalence_of(two_groups(a, b, level=level).difference, margin, level=level)


def equivalence_of(estimate: Estimate, margin: float, *, level: float = TWO_ONE_SIDED) -> Equivalence:
    """The same of an estimate that already holds adjustment and clustering.

    Its interval must be value ± t × standard error; the degrees of freedom are read off it. A skewed interval, or none,
    raises NotComputable.
    """
    from scipy.special import stdtr

    check_level(level)
    if not (math.isfinite(margin) and margin > 0):
        raise NotComputable(f"margin {margin}: give the smallest difference that matters as a number above 0")
    df = _degrees_of_freedom(estimate)
    if not estimate.se > 0:
        raise NotComputable("the estimate has no standard error, so it cannot be held against a margin")
    below, above = (estimate.value + margin) / estimate.se, (estimate.value - margin) / estimate.se
    p = max(float(stdtr(df, -below)), float(stdtr(df, above)))
    method = f"{estimate.method}; two one-sided tests"
    whole = t_estimate(estimate.value, estimate.se, df, level=level, n=estimate.n, method=method)
    return Equivalence(dataclasses.replace(whole, n=estimate.n), p, float(margin))


def _degrees_of_freedom(estimate: Estimate) -> float:
    """Of the t distribution behind a symmetric interval; infinite for a normal one."""
    from scipy.special import ndtri, stdtridf

    up, down = estimate.high - estimate.value, estimate.value - estimate.low
    if not (math.isfinite(up) and math.isfinite(down) and estimate.se > 0):
        raise NotComputable("the estimate has no interval, so it cannot be held against a margin")
    if abs(up - down) > 1e-6 * (up + down):
        raise NotComputable("the interval is not symmetric; two one-sided tests need value ± t × standard error")
    share, quantile = (1 + estimate.level) / 2, up / estimate.se
    if quantile <= ndtri(share) * (1 + 1e-7):
        return 1e12  # as good as normal
    return float(stdtridf(share, quantile))


def smallest_found(estimate: Estimate, *, power: float = 0.8, alpha: float = 0.05) -> float:
    """The smallest true value that a study as sharp as this one would have told from 0, with this power.

    (t₁₋α/₂ + t_power) × standard error, with the degrees of freedom of the estimate's interval (Bloom 1995). Raises
    NotComputable as `equivalence_of`, and for a power that is no share.
    """
    from scipy.special import stdtrit

    if not 0 < power < 1:
        raise NotComputable(f"power {power}: give a share between 0 and 1, e.g. 0.8")
    df = _degrees_of_freedom(estimate)
    return float((stdtrit(df, 1 - alpha / 2) + stdtrit(df, power)) * estimate.se)
