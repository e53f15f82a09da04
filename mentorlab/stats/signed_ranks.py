"""Did the same people change, by the ranks of their changes? For answers on few steps, and for few people."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from mentorlab.errors import NotComputable
from mentorlab.stats.align import Values, align, complete, numbers
from mentorlab.stats.estimates import Estimate, check_level

if TYPE_CHECKING:
    from mentorlab.stats.align import Floats

EXACT_UP_TO = 50  # people; beyond, the distribution of the ranks is normal to four digits
HALVINGS = 80


@dataclass(frozen=True)
class SignedRanks:
    """`shift`: the middle of all pairwise means of changes (Hodges and Lehmann 1963); `p`: Wilcoxon, two-sided.

    `n_same`: people who did not change.
    """

    shift: Estimate
    p: float
    n_same: int


def signed_rank(before: Values, after: Values, *, level: float = 0.95) -> SignedRanks:
    """By how much did the same people change, after − before, by signed ranks?

    before, after: one score per person; Series are joined on their index. Missing: a person without both is left out.
    Shift and interval: Hodges and Lehmann; the interval's ends are the pairwise means that the test's distribution
    counts off (Hollander, Wolfe and Chicken 2014, section 3.2), exact up to 50 people, wider than need be where changes
    are equal. p: Wilcoxon's signed-rank test from scipy; who did not change keeps a rank (Pratt 1959). Exact for up to
    50 people whose changes all differ and for up to 13 otherwise. `se` is not defined (NaN).
    Raises NotComputable where nobody changed and where people are too few for an interval at this level (fewer than 6
    at .95): the smallest p that 5 people can give is .0625.
    """
    from scipy.stats import wilcoxon

    check_level(level)
    rows = align({"before": before, "after": after})
    scores = {name: numbers(name, values) for name, values in rows.items()}  # type: ignore[arg-type]
    both = complete(scores)
    change: Floats = np.sort(scores["after"][both] - scores["before"][both])
    # What differs by a rounding error is the same change: 4.1 − 4 is not more than 3.1 − 3.
    change = np.round(change, 9)
    if not change.any():
        raise NotComputable(f"none of {len(change)} people changed; there are no ranks of changes")
    first = _counted_off(len(change), level)
    if first < 1:
        raise NotComputable(
            f"{len(change)} people have both scores: too few for a {100 * level:g} % interval by ranks (6 at 95 %); "
            "describe them instead"
        )
    n_means = len(change) * (len(change) + 1) // 2
    ends = [_mean_at(change, place) for place in (first, n_means + 1 - first)]
    middle = (_mean_at(change, (n_means + 1) // 2) + _mean_at(change, n_means // 2 + 1)) / 2
    method = "Hodges-Lehmann shift, Wilcoxon signed-rank interval"
    shift = Estimate(middle, ends[0], ends[1], level, math.nan, len(change), method)
    return SignedRanks(shift, float(wilcoxon(change, zero_method="pratt").pvalue), int((change == 0).sum()))


def _counted_off(n: int, level: float) -> int:
    """Which of the ordered pairwise means is the lower end; below 1 where no interval reaches the level."""
    from scipy.special import ndtri

    tail = (1 - level) / 2
    if n > EXACT_UP_TO:
        spread = math.sqrt(n * (n + 1) * (2 * n + 1) / 24)
        return math.floor(n * (n + 1) / 4 - float(ndtri((1 + level) / 2)) * spread)
    ways = np.zeros(n * (n + 1) // 2 + 1)
    ways[0] = 1.0
    for rank in range(1, n + 1):  # each rank counts or does not
        ways[rank:] = ways[rank:] + ways[:-rank]
    return int((np.cumsum(ways) / 2.0**n <= tail).sum())


def _mean_at(change: Floats, place: int) -> float:
    """The pairwise mean at this place, of n(n + 1)/2 that are never written out: found by halving."""
    low, high = float(change[0]), float(change[-1])
    own = change
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        if not low < middle < high:
            break
        pairs = int(np.searchsorted(change, 2 * middle - own, side="right").sum())
        alone = int(np.searchsorted(change, middle, side="right"))
        low, high = (low, middle) if (pairs + alone) // 2 >= place else (middle, high)
    return round(high, 9)
