"""Which part of how groups differ is chance? Their effects drawn together as far as they may be alike."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from mentorlab.errors import NotComputable
from mentorlab.stats.estimates import Estimate, check_level

if TYPE_CHECKING:
    from mentorlab.stats.align import Floats


@dataclass(frozen=True)
class PartlyPooled:
    """`mean`: of all groups; `between`: standard deviation of true effects; `groups`: each drawn towards the mean.

    `apart_p`: of Cochran's test that all effects are the same (chi-squared, groups − 1 degrees of freedom).
    """

    mean: Estimate
    between: float
    groups: tuple[Estimate, ...]
    apart: float
    apart_p: float


def partial_pooling(effects: Sequence[Estimate], *, level: float = 0.95) -> PartlyPooled:
    """The effects of independent groups, each drawn towards their mean by as much as chance explains of its distance.

    effects: one estimate a group, with its standard error. Method: random effects (Paule and Mandel 1982) as an
    empirical Bayes estimate (Efron and Morris 1975); intervals are normal and allow for the mean being estimated, not
    for the spread between groups being so. Where groups differ by no more than chance would give, all get the mean.
    Raises NotComputable: fewer than two groups, a standard error that is missing or 0.
    """
    from scipy.special import chdtrc, ndtri
    from statsmodels.stats.meta_analysis import combine_effects

    check_level(level)
    value = np.array([one.value for one in effects], dtype=float)
    variance = np.array([one.se for one in effects], dtype=float) ** 2
    if len(value) < 2 or not (np.isfinite(value).all() and np.isfinite(variance).all() and (variance > 0).all()):
        raise NotComputable("give two groups or more, each with its effect and a standard error above 0")
    found = combine_effects(value, variance, method_re="iterated")
    tau2 = max(0.0, float(found.tau2))
    weights = 1 / (variance + tau2)
    mean, mean_variance = float(weights @ value / weights.sum()), float(1 / weights.sum())
    z = float(ndtri((1 + level) / 2))
    n = sum(one.n for one in effects)
    own = tau2 / (tau2 + variance)
    errors = np.sqrt(own * variance + (1 - own) ** 2 * mean_variance)
    groups = tuple(
        _normal(w * v + (1 - w) * mean, se, z, level, one.n, "drawn towards the mean of groups (empirical Bayes)")
        for w, v, se, one in zip(own, value, errors, effects, strict=True)
    )
    apart = _cochran(value, variance)
    centre = _normal(mean, math.sqrt(mean_variance), z, level, n, "mean of groups, random effects (Paule and Mandel)")
    return PartlyPooled(centre, math.sqrt(tau2), groups, apart, float(chdtrc(len(value) - 1, apart)))


def _cochran(value: Floats, variance: Floats) -> float:
    fixed = float((value / variance).sum() / (1 / variance).sum())
    return float(((value - fixed) ** 2 / variance).sum())


def _normal(value: Any, se: Any, z: float, level: float, n: int, method: str) -> Estimate:
    v, e = float(value), float(se)
    return Estimate(v, v - z * e, v + z * e, level, e, n, method)
