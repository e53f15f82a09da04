"""How far apart, in standard deviations? The intervals are those of the noncentral t distribution."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from mentorlab.errors import NotComputable
from mentorlab.stats.estimates import Estimate

if TYPE_CHECKING:
    from mentorlab.stats.align import Floats

# Below this share of the largest value a spread is rounding error (0.3 − 0.1 is not 0.2 to a computer), not a spread.
_ROUNDING = 1e-12
_HERMITE_NODES = 120


def spread(values: Floats, scale: Floats | None = None) -> float:
    """The standard deviation (n − 1); exactly 0 where it is rounding error beside the values (or `scale`)."""
    largest = float(np.max(np.abs(values if scale is None else scale), initial=0.0))
    sd = float(np.std(values, ddof=1))
    return sd if sd > _ROUNDING * largest else 0.0


def noncentral_interval(t: float, df: float, level: float) -> tuple[float, float]:
    """The noncentrality parameters between which an observed `t` is unremarkable at `level`.

    Steiger and Fouladi (1997); Cumming and Finch (2001).
    """
    if t < 0:
        low, high = noncentral_interval(-t, df, level)
        return -high, -low
    return _noncentrality(t, df, (1 + level) / 2), _noncentrality(t, df, (1 - level) / 2)


def _noncentrality(t: float, df: float, probability: float) -> float:
    """The noncentrality at which P(T ≤ t) is `probability`, for t ≥ 0."""
    from scipy.optimize import brentq

    # The normal approximation is near the root, so that the far tails (where libraries fail) are hardly visited.
    width = math.sqrt(1 + t * t / (2 * df))
    low, high = t - 2 * width, t + 2 * width
    while _share_below(t, df, low) < probability:
        low -= 2 * width
    while _share_below(t, df, high) > probability:
        high += 2 * width
    return float(brentq(lambda nc: _share_below(t, df, nc) - probability, low, high, xtol=1e-10 * width, rtol=1e-12))


def _share_below(t: float, df: float, nc: float) -> float:
    """P(T ≤ t) for a noncentral t."""
    from scipy.special import nctdtr

    share = float(nctdtr(df, nc, t))
    return _share_below_far_out(t, df, nc) if math.isnan(share) else share


def _share_below_far_out(t: float, df: float, nc: float) -> float:
    """The same for t in the hundreds and more, where scipy gives NaN.

    There P(Z + nc ≤ t·S) is smooth in the normal Z, so that Gauss–Hermite quadrature over Z is exact.
    """
    from scipy.special import chdtrc

    nodes, weights = np.polynomial.hermite_e.hermegauss(_HERMITE_NODES)
    s = np.maximum(0.0, (nodes + nc) / t)
    return float(weights @ chdtrc(df, df * s * s) / math.sqrt(2 * math.pi))


def hedges_g(a: Floats, b: Floats, level: float) -> Estimate:
    """Hedges g of a − b from two complete arrays; both zero variances are refused."""
    import pingouin

    if spread(a) == 0 and spread(b) == 0:
        raise NotComputable(
            "nobody differs from the others in either group (zero variance), so a standardised difference has no "
            "meaning; check that these are the values meant"
        )
    return hedges_estimate(float(pingouin.compute_effsize(a, b, eftype="cohen")), len(a), len(b), level)


def hedges_estimate(d: float, n_a: int, n_b: int, level: float) -> Estimate:
    """Hedges g = ω·d from Cohen's d (pooled SD), ω = 1 − 3/(4N − 9); SE as in the WWC Procedures Handbook 4.1."""
    import pingouin

    n = n_a + n_b
    g = float(pingouin.convert_effsize(d, "cohen", "hedges", nx=n_a, ny=n_b))
    omega = small_sample_factor(n)
    to_d = math.sqrt(1 / n_a + 1 / n_b)
    low, high = (omega * nc * to_d for nc in noncentral_interval(d / to_d, n - 2, level))
    se = omega * math.sqrt(1 / n_a + 1 / n_b + d * d / (2 * n))
    return Estimate(g, low, high, level, se, n, "Hedges g, noncentral t interval")


def small_sample_factor(n: int) -> float:
    """Hedges' correction ω for `n` people in all."""
    return 1 - 3 / (4 * n - 9)
