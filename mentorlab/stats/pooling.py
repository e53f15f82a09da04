"""Several completed data sets, one answer: what do they say together, and how much was missing?"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from mentorlab.errors import NotComputable
from mentorlab.stats.estimates import Estimate, check_level, t_estimate, t_test_p

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mentorlab.stats.align import Floats


@dataclass(frozen=True)
class Pooled:
    """`effect` with its t interval, `p` of its being 0, `df`, and how much of its information is missing (0–1)."""

    effect: Estimate
    p: float
    df: float
    missing_information: float


def pool_imputations(
    values: Sequence[float] | Floats,
    variances: Sequence[float] | Floats,
    df: float,
    *,
    n: int,
    level: float = 0.95,
    method: str = "Rubin's rules",
) -> Pooled:
    """The estimates of the same number from data sets that were completed in different ways, by Rubin's rules.

    values, variances: the estimate and its squared standard error in each data set; df: the degrees of freedom had
    nothing been missing; n: people. Total variance = mean variance + (1 + 1/m) · variance between data sets; degrees
    of freedom for small samples by Barnard and Rubin (1999). Source: Rubin (1987), chapter 3.
    Raises NotComputable: fewer than two data sets, unequal lengths, a value that is missing, a variance below 0.
    """
    check_level(level)
    q, u = np.asarray(values, dtype=float), np.asarray(variances, dtype=float)
    if q.ndim != 1 or q.shape != u.shape or len(q) < 2:
        raise NotComputable("give an estimate and a variance for each of two or more completed data sets")
    if not (np.isfinite(q).all() and np.isfinite(u).all() and (u >= 0).all() and df > 0):
        raise NotComputable("an estimate, a variance or the degrees of freedom are missing or below 0")
    m, within = len(q), float(u.mean())
    between = (1 + 1 / m) * float(q.var(ddof=1))
    total = within + between
    if not total > 0:
        raise NotComputable("the estimates have no variance at all; check the completed data sets")
    share = between / total
    freedom = _barnard_rubin(m, share, df)
    ratio = between / within if within > 0 else math.inf
    missing = (ratio + 2 / (freedom + 3)) / (ratio + 1) if math.isfinite(ratio) else 1.0
    effect = t_estimate(float(q.mean()), math.sqrt(total), freedom, level=level, n=n, method=method)
    return Pooled(effect, t_test_p(effect.value / effect.se, freedom), freedom, missing if between > 0 else 0.0)


def _barnard_rubin(m: int, share: float, df: float) -> float:
    """`share`: of the total variance, how much comes from what is missing."""
    observed = (df + 1) / (df + 3) * df * (1 - share)
    if share == 0:
        return observed
    old = (m - 1) / share**2
    return old * observed / (old + observed) if observed > 0 else old
