"""What did taking part do for those who took part because they were offered a place?"""

from __future__ import annotations

import math
from collections.abc import Hashable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from mentorlab.errors import NotComputable
from mentorlab.stats.adjusted_model import model_columns, weights_of
from mentorlab.stats.align import numbers
from mentorlab.stats.analysed import Analysed, analysed
from mentorlab.stats.bias_reduced import bias_reduced
from mentorlab.stats.design import check_told_apart
from mentorlab.stats.estimates import Estimate, check_level, t_estimate
from mentorlab.stats.orthonormal import orthonormal
from mentorlab.stats.standardised import spread

if TYPE_CHECKING:
    import pandas as pd

    from mentorlab.stats.align import Floats, Values

WEAK = 10  # an F of the first stage below it (Staiger and Stock 1997)


@dataclass(frozen=True)
class Complier:
    """`effect`: of taking part, in points, on those who take part if offered a place and not otherwise.

    `share`: how many more took part where a place was offered (0–1); `f`: its F, and `weak`: below 10, so that the
    estimate may be far off while its interval holds. `n_by_arm` counts those analysed, `taken_up_by_arm` who took part.
    """

    effect: Estimate
    share: Estimate
    f: float
    weak: bool
    n_by_arm: dict[Hashable, int]
    taken_up_by_arm: dict[Hashable, int]


def complier_effect(
    after: Values,
    before: Values,
    arm: Values,
    taken_up: Values,
    *,
    covariates: pd.DataFrame | None = None,
    cluster: Values | None = None,
    reference: Hashable | None = None,
    level: float = 0.95,
    blocks: Values | None = None,
    weights: Values | None = None,
) -> Complier:
    """The effect of taking part, where a draw decided who was offered a place and people then did as they pleased.

    taken_up: yes/no (0/1), one per person; all else, missing values and refusals as in `ancova`, with two arms.
    Method: two-stage least squares, that is the effect of the offer over the difference it made to taking part
    (Angrist, Imbens and Rubin 1996); it takes for granted that the offer does nothing for who does not take part.
    Interval: Anderson and Rubin (1949): all sizes that the effect of the offer does not rule out. It holds however few
    take part because of the offer, and lies on one side of zero exactly where the interval of the offer does. Errors:
    HC3, or CR2 with clusters and the degrees of freedom of the effect of the offer.
    Raises NotComputable: the offer made no clear difference to taking part, so that any size fits.
    """
    check_level(level)
    beside = {"taken_up": taken_up, "blocks": blocks, "weights": weights}
    rows = analysed(after, before, arm, covariates, cluster, reference, beside)
    if len(rows.arms.labels) != 2:
        raise NotComputable(f"{len(rows.arms.labels)} arms; what taking part did is asked of two, leave out the others")
    took = numbers("taken_up", rows.beside["taken_up"])
    if not set(np.unique(took)) <= {0.0, 1.0}:
        raise NotComputable("taken_up: say yes or no (1 or 0) for each person")
    if spread(rows.after) == 0:
        raise NotComputable("after is the same for everyone analysed (zero variance); check that these are the scores")
    offer, more, crossed, df, method = _both(rows, took)
    variance, of_more = crossed[0, 0], crossed[1, 1]
    if not more > 0 or not _unlike_zero(more, of_more, df, level):
        raise NotComputable(
            "the offer made no clear difference to who took part, so what taking part did cannot be told"
        )
    value = offer / more
    se = math.sqrt(max(0.0, variance - 2 * value * crossed[0, 1] + value**2 * of_more)) / more
    low, high = _not_ruled_out(offer, more, crossed, df, level)
    told = f"two-stage least squares, Anderson–Rubin interval, {method}"
    share = t_estimate(more, math.sqrt(of_more), df, level=level, n=len(took), method=f"first stage, {method}")
    f = more**2 / of_more if of_more > 0 else math.inf
    by_arm = {label: int(took[rows.arms.codes == i].sum()) for i, label in enumerate(rows.arms.labels)}
    effect = Estimate(value, low, high, level, se, len(took), told)
    return Complier(effect, share, f, f < WEAK, rows.arms.n_by_arm, by_arm)


def _both(rows: Analysed, took: Floats) -> tuple[float, float, Floats, float, str]:
    """The effect of the offer on the scores and on taking part, their joint covariance, degrees of freedom, errors."""
    columns = model_columns(rows)
    check_told_apart(columns)
    matrix, both = np.column_stack(list(columns.values())), np.column_stack([rows.after, took])
    weights = weights_of(rows)
    if weights is not None:
        matrix, both = (one * np.sqrt(weights)[:, None] for one in (matrix, both))
    q, root = orthonormal(matrix)
    found = np.linalg.solve(root, q.T @ both)
    residuals, unit = both - matrix @ found, np.eye(matrix.shape[1])[1]
    if rows.clusters is None:
        leverage = (q**2).sum(axis=1)
        if (leverage > 1 - 1e-9).any():
            raise NotComputable("one person alone decides a coefficient; leave that covariate out, or join its levels")
        moved = (q @ np.linalg.solve(root.T, unit))[:, None] * residuals / (1 - leverage)[:, None]
        df, method = float(len(q) - q.shape[1]), "HC3 standard errors"
    else:
        clustered = bias_reduced(matrix, rows.clusters, rows.arms.codes)
        each = [clustered.moved(one) for one in residuals.T]
        moved = np.column_stack([one @ unit for one in each])
        df = clustered.df(unit, each[0])
        method = f"cluster-robust standard errors (CR2, {clustered.n_clusters} clusters, {df:.1f} degrees of freedom)"
    return float(found[1, 0]), float(found[1, 1]), np.asarray(moved.T @ moved), df, method


def _unlike_zero(value: float, variance: float, df: float, level: float) -> bool:
    from scipy.special import stdtrit

    return abs(value) > float(stdtrit(df, (1 + level) / 2)) * math.sqrt(variance)


def _not_ruled_out(offer: float, more: float, crossed: Floats, df: float, level: float) -> tuple[float, float]:
    """The sizes b at which offer − b × more is no further from 0 than t standard errors: between two roots."""
    from scipy.special import stdtrit

    t2 = float(stdtrit(df, (1 + level) / 2)) ** 2
    a = more**2 - t2 * crossed[1, 1]
    half = offer * more - t2 * crossed[0, 1]
    c = offer**2 - t2 * crossed[0, 0]
    reach = math.sqrt(max(0.0, half**2 - a * c))
    return (half - reach) / a, (half + reach) / a
