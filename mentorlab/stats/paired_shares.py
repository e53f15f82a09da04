"""Did the share change? The same people asked a yes/no question twice."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from mentorlab.errors import NotComputable
from mentorlab.stats.estimates import Estimate, check_level

METHOD = "change of a share in the same people, Bonett and Price interval"


@dataclass(frozen=True)
class PairedShares:
    """`difference`: share of yes after − before (−1 to 1); `p`: McNemar's, mid-p; `p_exact`: without the middle."""

    difference: Estimate
    p: float
    p_exact: float
    n_changed: int


def mcnemar(table: Sequence[Sequence[int]] | np.ndarray[Any, Any], *, level: float = 0.95) -> PairedShares:
    """How far did the share of yes change among the same people, after − before?

    table: counts of people, rows before (no, yes), columns after (no, yes), as `pandas.crosstab` of 0 and 1 gives
    them. Only those who changed tell about the change. Interval: Wald with one person added to each kind of change
    (Bonett and Price 2012), near its level from 10 people on. p: McNemar's exact conditional test with mid-p,
    which keeps its level and is less timid than the exact one (Fagerland, Lydersen and Laake 2013).
    Raises NotComputable for anything but four whole counts, and for fewer than two people.
    """
    from scipy.special import ndtri
    from scipy.stats import binom
    from statsmodels.stats.contingency_tables import mcnemar as exact

    check_level(level)
    counts = np.asarray(table, dtype=float)
    if counts.shape != (2, 2) or not np.isfinite(counts).all() or (counts < 0).any() or (counts % 1 != 0).any():
        raise NotComputable(
            "a table of two rows (before: no, yes) and two columns (after: no, yes) of counts is needed"
        )
    n, up, down = int(counts.sum()), int(counts[0, 1]), int(counts[1, 0])
    if n < 2:
        raise NotComputable(f"{n} people answered twice; a change of a share needs at least two")
    p, q = (up + 1) / (n + 2), (down + 1) / (n + 2)
    half = float(ndtri((1 + level) / 2)) * math.sqrt((p + q - (p - q) ** 2) / (n + 2))
    se = math.sqrt(max((up + down) / n - ((up - down) / n) ** 2, 0.0) / n)
    low, high = max(p - q - half, -1.0), min(p - q + half, 1.0)
    value = (up - down) / n
    difference = Estimate(value, min(low, value), max(high, value), level, se, n, METHOD)
    p_exact = float(exact(counts, exact=True).pvalue)
    middle = float(binom.pmf(min(up, down), up + down, 0.5))
    # With as many up as down the exact p is cut off at 1; the mid-p is then 1 − half of the middle.
    p_mid = 1 - middle / 2 if up == down else p_exact - middle
    return PairedShares(difference, p_mid if up + down else 1.0, p_exact, up + down)
