"""How strong would something that nobody measured have to be, to explain a difference away?"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from mentorlab.errors import NotComputable

if TYPE_CHECKING:
    from mentorlab.stats.align import Floats
    from mentorlab.stats.estimates import Estimate

RATIO_PER_SD = 0.91  # ln of the risk ratio that a difference of one standard deviation is worth, approximately


@dataclass(frozen=True)
class EValues:
    """E-values of a difference: of its size, and of the end of its interval that lies nearest to none."""

    value: float
    limit: float


@dataclass(frozen=True)
class Shares:
    """How much a covariate explains (partial R², 0–1) of the arm and of the outcome, beside all else in the model."""

    of_arm: float
    of_outcome: float


def e_value(ratio: float) -> float:
    """The least risk ratio that something unmeasured must have with arm and outcome both, to explain `ratio` away.

    ratio: a risk ratio above 0; one below 1 is turned round. E = RR + √(RR(RR − 1)) (VanderWeele and Ding 2017).
    Raises NotComputable where it is missing, infinite or not above 0.
    """
    if not (math.isfinite(ratio) and ratio > 0):
        raise NotComputable(f"ratio {ratio}: an E-value needs a ratio above 0")
    larger = max(ratio, 1 / ratio)
    return larger + math.sqrt(larger * (larger - 1))


def e_value_from_d(d: float) -> float:
    """The E-value of a difference in standard deviations, whatever its sign; RR ≈ exp(0.91 d).

    VanderWeele and Ding (2017). Raises NotComputable where it is missing or infinite.
    """
    if not math.isfinite(d):
        raise NotComputable(f"difference {d}: an E-value needs a difference in standard deviations")
    return e_value(math.exp(RATIO_PER_SD * abs(d)))


def e_values(in_sds: Estimate) -> EValues:
    """E-values of an effect in standard deviations and of its nearer limit: 1 where the interval holds zero."""
    nearer = 0.0 if in_sds.low <= 0 <= in_sds.high else min(abs(in_sds.low), abs(in_sds.high))
    return EValues(e_value_from_d(in_sds.value), e_value_from_d(nearer))


def robustness_value(t: float, df: float, *, level: float | None = None) -> float:
    """How much of arm and of outcome (share of what is left unexplained, 0–1) something unmeasured must explain, of
    both alike, to bring an estimate to zero; with `level`, until its interval at this level holds zero.

    t: estimate over its classical standard error; df: residual degrees of freedom. Cinelli and Hazlett (2020).
    Raises NotComputable for a missing t, or fewer than two degrees of freedom.
    """
    from scipy.special import stdtrit

    if not math.isfinite(t) or df < 2:
        raise NotComputable("a robustness value needs a t value and at least two degrees of freedom")
    f = abs(t) / math.sqrt(df)
    if level is not None:
        f -= float(stdtrit(df - 1, (1 + level) / 2)) / math.sqrt(df - 1)
    if f <= 0:
        return 0.0
    return 0.5 * (math.sqrt(f**4 + 4 * f**2) - f**2)


def left_after(estimate: float, se: float, df: float, like: Shares) -> float:
    """What would be left of an estimate, if something unmeasured were as strong as this measured covariate.

    estimate, se, df: of the arm's coefficient, by ordinary least squares with classical errors. The bound of Cinelli
    and Hazlett (2020, section 4.4) with k = 1: what is unmeasured explains as much of arm and outcome as the covariate
    does. The sign turns where the whole estimate would go. Raises NotComputable where the covariate explains half of
    the arm or more: then nothing can be as strong as it beside it.
    """
    x = like.of_arm
    if not 0 <= x < 0.5:
        raise NotComputable("a covariate that explains half of who is in which arm is no benchmark")
    with_arm = x / (1 - x)
    through = x**2 / ((1 - x) ** 2)
    with_outcome = (1 + math.sqrt(through)) ** 2 / (1 - through) * like.of_outcome / (1 - like.of_outcome)
    bias = se * math.sqrt(df) * math.sqrt(min(with_outcome, 1.0) * with_arm / (1 - with_arm))
    return math.copysign(1.0, estimate) * (abs(estimate) - bias)


def partial_shares(outcome: Floats, arm: Floats, columns: Floats, others: Floats) -> Shares:
    """How much the columns of one covariate explain of arm and outcome, beside the others (for the outcome, and arm).

    outcome, arm: n; columns: n × its columns; others: n × the other columns, the constant among them. None missing.
    """
    with_arm = np.column_stack([others, arm])
    return Shares(_partial(arm, columns, others), _partial(outcome, columns, with_arm))


def _partial(target: Floats, columns: Floats, others: Floats) -> float:
    without, everything = _left(target, others), _left(target, np.column_stack([others, columns]))
    return max(0.0, 1 - everything / without) if without > 0 else 0.0


def _left(target: Floats, matrix: Floats) -> float:
    q = np.linalg.qr(matrix)[0]
    return float(((target - q @ (q.T @ target)) ** 2).sum())
