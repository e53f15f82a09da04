"""What share of people? A proportion with its interval."""

from __future__ import annotations

import math

from mentorlab.errors import NotComputable
from mentorlab.stats.estimates import Estimate, check_level


def wilson(k: int, n: int, *, level: float = 0.95) -> Estimate:
    """The share k of n (0–1) with Wilson's score interval (Wilson 1927).

    k, n: whole numbers, 0 ≤ k ≤ n, n ≥ 1. `se` is √(p(1 − p)/n), for display: the interval is not built from it.
    Raises NotComputable where they are not such numbers.
    """
    from statsmodels.stats.proportion import proportion_confint

    check_level(level)
    if not (math.isfinite(k) and math.isfinite(n)) or int(k) != k or int(n) != n:
        raise NotComputable(f"{k} of {n}: a share needs whole numbers of people; count them first")
    if n < 1:
        raise NotComputable(f"{k} of {n}: a share of nobody has no value; leave this group out")
    if not 0 <= k <= n:
        raise NotComputable(f"{k} of {n}: the part must lie between 0 and the whole; check both counts")
    low, high = proportion_confint(int(k), int(n), alpha=1 - level, method="wilson")
    p = k / n
    # At 0 of n and n of n the bound is exactly 0 or 1; the formula misses it by a rounding error.
    low, high = (0.0 if k == 0 else float(low)), (1.0 if k == n else float(high))
    return Estimate(p, low, high, level, math.sqrt(p * (1 - p) / n), int(n), "share, Wilson interval")
