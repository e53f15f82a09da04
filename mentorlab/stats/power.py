"""How small an effect could a study detect, how surely, and how many people would it take?"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from mentorlab.errors import NotComputable
from mentorlab.stats.studies import Study, precision

if TYPE_CHECKING:
    Power = Callable[[float], float]

MOST_PEOPLE = 10_000_000


def smallest_detectable(
    n: float,
    *,
    share_treated: float = 0.5,
    r2: float = 0.0,
    icc: float = 0.0,
    cluster_size: float = 1.0,
    alpha: float = 0.05,
    power: float = 0.8,
) -> float:
    """The smallest difference of two groups that a test would find with this power, in SDs of the outcome.

    n: people with an answer; share_treated: 0–1; r2: share of variance that covariates explain (0–<1), both between and
    within clusters; icc, cluster_size: where places go to whole clusters; alpha: two-sided level.
    Method: se = √((1 − R²)(1 + (m − 1)ρ)/(P(1 − P)n)) as in Bloom (1995); the effect at which the noncentral t test has
    this power, df = n − 2, or clusters − 2. The customary (t₁₋α/₂ + t_power) × se is an approximation to it that is
    at most 0.0003 SD larger from 40 people on.
    Raises NotComputable for numbers outside these ranges and for fewer than three people or clusters.
    """
    if not 0 <= r2 < 1:
        raise NotComputable(f"r2 {r2}: give a share of variance from 0 to below 1")
    clustered = icc > 0 and cluster_size > 1
    study = Study(
        n, share_treated=share_treated, clusters="both" if clustered else "none", icc=icc, cluster_size=cluster_size
    )
    se, df = precision(study)
    return _smallest(se * math.sqrt(1 - r2), df, alpha, power)


def detectable(study: Study, *, alpha: float = 0.05, power: float = 0.8) -> float:
    """The smallest effect that this study would find with this power (two-sided t test at `alpha`), in its unit.

    Raises NotComputable where the study leaves no degree of freedom.
    """
    return _smallest(*precision(study), alpha, power)


def power_at(study: Study, effect: float, *, alpha: float = 0.05) -> float:
    """The chance (0–1) that this study would find an effect of this size: noncentral t, two-sided at `alpha`."""
    if not math.isfinite(effect):
        raise NotComputable(f"effect {effect}: give a finite size")
    se, df = precision(study)
    return _power(se, df, alpha)(abs(effect))


def people_needed(study: Study, effect: float, *, alpha: float = 0.05, power: float = 0.8) -> int:
    """The fewest people at the start with whom this study, otherwise unchanged, has this power at this effect.

    Raises NotComputable for an effect of zero, or where ten million people would not do.
    """
    _check(alpha, power)
    if not (math.isfinite(effect) and effect != 0):
        raise NotComputable(f"effect {effect}: give a size other than zero")

    def enough(n: int) -> bool:
        try:
            return power_at(replace(study, n=n), effect, alpha=alpha) >= power
        except NotComputable:  # so few that no test is left
            return False

    few, many = 1, 2
    while not enough(many):
        few, many = many, 2 * many
        if many > MOST_PEOPLE:
            raise NotComputable(f"an effect of {effect} would take more than {MOST_PEOPLE:,} people")
    while many - few > 1:
        middle = (few + many) // 2
        few, many = (few, middle) if enough(middle) else (middle, many)
    return many


def _check(alpha: float, power: float) -> None:
    if not 0 < alpha < 0.5:
        raise NotComputable(f"alpha {alpha}: give a level between 0 and 0.5, such as 0.05")
    if not alpha < power < 1:
        raise NotComputable(f"power {power}: give a share between alpha and 1, such as 0.8")


def _power(se: float, df: float, alpha: float) -> Power:
    from scipy import stats

    critical = float(stats.t.ppf(1 - alpha / 2, df))

    def power(effect: float) -> float:
        found, wrong_way = stats.nct.sf(critical, df, effect / se), stats.nct.cdf(-critical, df, effect / se)
        # Far in a tail scipy says NaN; the chances there are 1 and 0.
        return float(np.nan_to_num(found, nan=1.0) + np.nan_to_num(wrong_way, nan=0.0))

    return power


def _smallest(se: float, df: float, alpha: float, power: float) -> float:
    from scipy import optimize, stats

    _check(alpha, power)
    reached = _power(se, df, alpha)
    near = float(stats.t.ppf(1 - alpha / 2, df) + stats.t.ppf(power, df)) * se
    high = near
    while reached(high) < power:
        high *= 1.5
    return float(optimize.brentq(lambda effect: reached(effect) - power, 0.0, high, xtol=1e-10))
