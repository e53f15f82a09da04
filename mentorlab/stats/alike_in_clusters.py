"""How large is a difference in standard deviations, when people of one cluster are alike?"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from mentorlab.errors import NotComputable
from mentorlab.stats.align import align, complete, numbers
from mentorlab.stats.estimates import Estimate, check_level, t_estimate
from mentorlab.stats.standardised import spread

if TYPE_CHECKING:
    from mentorlab.stats.align import Values


def nested_variance_factor(n: int, n_alone: int, size: float, alike: float) -> float:
    """η, by how much clusters in one arm only widen the variance of a difference: 1 + (size × n_alone / n − 1) × alike.

    n: people in both arms; n_alone: those of the arm without clusters; size: people in a cluster; alike: the intraclass
    correlation (0–1). Source: Hedges and Citkowicz (2015), as in the What Works Clearinghouse's Handbook.
    """
    _check(n, n_alone, size, alike)
    return 1 + (size * n_alone / n - 1) * alike


def nested_size_factor(n: int, n_alone: int, size: float, alike: float) -> float:
    """√γ, by which a difference in pooled SDs is multiplied: γ = 1 − (n_alone + size − 2) × alike / (n − 2).

    Arguments and source as in `nested_variance_factor`.
    """
    _check(n, n_alone, size, alike)
    return math.sqrt(1 - (n_alone + size - 2) * alike / (n - 2))


def nested_degrees(n: int, size: float, alike: float, *, n_alone: int) -> float:
    """h, the degrees of freedom of the pooled SD: fewer than n − 2 where people of a cluster are alike.

    With clusters in both arms n_alone is 0. Arguments and source as in `nested_variance_factor`.
    """
    _check(n, n_alone, size, alike)
    within = n - 2
    above = (within - 2 * (size - 1) * alike) ** 2
    apart = n - 2 * size
    return above / (within * (1 - alike) ** 2 + size * apart * alike**2 + 2 * apart * alike * (1 - alike))


def two_arm_size_factor(n: int, size: float, alike: float) -> float:
    """The factor of a difference in pooled SDs with clusters in both arms: √(1 − 2(size − 1) × alike / (n − 2)).

    Source: Hedges (2007). Its variance is wider by 1 + (size − 1) × alike.
    """
    _check(n, 0, size, alike)
    return math.sqrt(1 - 2 * (size - 1) * alike / (n - 2))


def clustered_g(scores: Values, arm: Values, cluster: Values, *, level: float = 0.95) -> Estimate:
    """Hedges g of two arms (arm true − false), where people share clusters in one of them or in both.

    scores: one a person; arm: yes/no; cluster: whom people share, those who share nobody with one of their own.
    Missing: people without a score are left out. In SDs of people who have clusters: with clusters in one arm only, the
    other is taken to lack what people share. The difference in pooled SDs, times the factor above and that of small
    samples, its variance wider by η; how alike people are is the intraclass correlation of one-way ANOVA in the arm (or
    arms) with clusters, not below 0. Source: Hedges (2007); Hedges and Citkowicz (2015).
    Raises NotComputable: fewer than two people in an arm, no spread, no cluster that is shared.
    """
    check_level(level)
    joined: dict[str, Any] = dict(align({"scores": scores, "arm": arm, "cluster": cluster}))
    values = numbers("scores", joined["scores"])
    used = complete({"scores": values, "arm": joined["arm"], "cluster": joined["cluster"]})
    y, treated = values[used], np.asarray(joined["arm"][used], dtype=bool)
    codes = pd.factorize(joined["cluster"][used])[0].astype(np.int64)
    n, n_program = len(y), int(treated.sum())
    if min(n_program, n - n_program) < 2:
        raise NotComputable("only one person in an arm; a comparison needs at least two")
    left = np.where(treated, y - y[treated].mean(), y - y[~treated].mean())
    if spread(left, scale=y) == 0:
        raise NotComputable("everyone in an arm has the same score (zero variance): there is no SD to measure by")
    shared = np.bincount(codes)[codes] > 1
    if not shared.any():
        raise NotComputable("nobody shares a cluster; use two_groups")
    in_both = shared[treated].any() and shared[~treated].any()
    alone = 0 if in_both else int((~treated if shared[treated].any() else treated).sum())
    size, alike = _size_and_likeness(left, codes, shared if in_both else (treated == bool(shared[treated].any())))
    d = float(y[treated].mean() - y[~treated].mean()) / math.sqrt(float((left**2).sum()) / (n - 2))
    wider = 1 + (size - 1) * alike if in_both else nested_variance_factor(n, alone, size, alike)
    factor = two_arm_size_factor(n, size, alike) if in_both else nested_size_factor(n, alone, size, alike)
    df = nested_degrees(n, size, alike, n_alone=alone)
    small = 1 - 3 / (4 * df - 1)
    g = small * factor * d
    se = small * math.sqrt(wider * (1 / n_program + 1 / (n - n_program)) + g**2 / (2 * df))
    return t_estimate(g, se, df, level=level, n=n, method="Hedges g, allowing for clusters (Hedges 2007)")


def _size_and_likeness(left: np.ndarray, codes: np.ndarray, among: np.ndarray) -> tuple[float, float]:
    """The size of a cluster and how alike its people are, by one-way ANOVA of the residuals among these people."""
    own = np.unique(codes[among], return_inverse=True)[1]
    sizes = np.bincount(own)
    n, many = len(own), len(sizes)
    size = (n - float((sizes**2).sum()) / n) / (many - 1) if many > 1 else float(n)
    if many < 2 or many == n:
        return size, 0.0
    means = np.bincount(own, weights=left[among]) / sizes
    between = float((sizes * (means - left[among].mean()) ** 2).sum()) / (many - 1)
    within = float(((left[among] - means[own]) ** 2).sum()) / (n - many)
    return size, min(1.0, max(0.0, (between - within) / (between + (size - 1) * within)))


def _check(n: int, n_alone: int, size: float, alike: float) -> None:
    if not (n > 2 and 0 <= n_alone < n and 1 <= size <= n and 0 <= alike <= 1):
        raise NotComputable(
            f"n {n}, {n_alone} alone, clusters of {size:g}, correlation {alike:g}: give more than two people, fewer "
            "alone than in all, clusters of 1 to n, and a correlation between 0 and 1"
        )
