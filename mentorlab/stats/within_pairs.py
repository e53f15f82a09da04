"""How unequal could the chances within matched pairs have been, before a difference is no longer clear?"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from mentorlab.errors import NotComputable
from mentorlab.stats.align import numbers

if TYPE_CHECKING:
    from mentorlab.stats.align import Values

FEWEST = 6  # pairs: with five the signed-rank test cannot fall below .05, two-sided
LARGEST = 1000.0
CLEAR = 0.05


@dataclass(frozen=True)
class HiddenBias:
    """`gamma`: the largest odds (1 = none) at which the one-sided p stays below .05; `n`: pairs that differ.

    It is 1 where the pairs are not clear even without hidden bias, and at most 1000.
    """

    gamma: float
    n: int
    p: float


def signed_rank_bound(differences: Values, gamma: float) -> float:
    """The largest one-sided p that a hidden bias of odds Γ can give Wilcoxon's signed-rank statistic.

    differences: one a pair (treated − control); missing ones are left out. Ties share their average rank; pairs without
    a difference are ranked with the others and then count for nothing (Pratt 1959, as Rosenbaum does). With ranks q,
    E[T] = p⁺ Σq and Var = p⁺(1 − p⁺) Σq², p⁺ = Γ/(1 + Γ); without ties these are p⁺ n(n + 1)/2 and
    p⁺(1 − p⁺) n(n + 1)(2n + 1)/6 (Rosenbaum 2002, section 4.3). Of the side to which the pairs lean.
    Raises NotComputable for fewer than six pairs that differ, and for a Γ below 1.
    """
    if not gamma >= 1:
        raise NotComputable(f"gamma {gamma}: the odds of a hidden bias begin at 1")
    t, ranks = _statistic(differences)
    return _bound(t, ranks, gamma)


def hidden_bias(differences: Values) -> HiddenBias:
    """The largest Γ with p < .05 (one-sided), by the bound of `signed_rank_bound`. Same arguments and errors."""
    from scipy.optimize import brentq

    t, ranks = _statistic(differences)
    p = _bound(t, ranks, 1.0)
    if p >= CLEAR:
        return HiddenBias(1.0, len(ranks), p)
    if _bound(t, ranks, LARGEST) < CLEAR:
        return HiddenBias(LARGEST, len(ranks), p)
    gamma = float(brentq(lambda one: _bound(t, ranks, one) - CLEAR, 1.0, LARGEST, xtol=1e-9))
    return HiddenBias(gamma, len(ranks), p)


def _statistic(differences: Values) -> tuple[float, np.ndarray]:
    """The sum of ranks on the side to which the pairs lean, and all ranks."""
    from scipy.stats import rankdata

    found = numbers("differences", differences)
    found = found[np.isfinite(found)]
    apart = found != 0
    if apart.sum() < FEWEST:
        raise NotComputable(f"{apart.sum()} pairs differ: with fewer than {FEWEST} a hidden bias cannot be judged")
    ranks = np.asarray(rankdata(np.abs(found)), dtype=float)[apart]
    found = found[apart]
    above = float(ranks[found > 0].sum())
    return max(above, float(ranks.sum()) - above), ranks


def _bound(t: float, ranks: np.ndarray, gamma: float) -> float:
    from scipy.special import ndtr

    share = gamma / (1 + gamma)
    deviate = (t - share * ranks.sum()) / math.sqrt(share * (1 - share) * float((ranks**2).sum()))
    return float(ndtr(-deviate))
