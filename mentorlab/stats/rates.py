"""What share of people, and how does a group's share compare with everyone else's? With their intervals."""

from __future__ import annotations

import math
from dataclasses import dataclass

from mentorlab.errors import NotComputable
from mentorlab.stats.estimates import Estimate, check_level

FOUR_FIFTHS = 0.8  # Uniform Guidelines on Employee Selection Procedures, 1978
FAR, TINY = 16.0, 1e-12  # on the logarithm of a ratio; of a share


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


@dataclass(frozen=True)
class ImpactRatio:
    """One group's share over everyone else's. `p`: Fisher's exact test, two-sided, right for small groups too."""

    ratio: Estimate
    p: float

    @property
    def below_four_fifths(self) -> bool:
        """Whether the ratio lies below 0.80: a reason to look closer, not a finding by itself."""
        return self.ratio.value < FOUR_FIFTHS


def impact_ratio(k: int, n: int, k_others: int, n_others: int, *, level: float = 0.95) -> ImpactRatio:
    """How does a group's share (k of n) compare with everyone else's (k_others of n_others)?

    Whole numbers of people. Returns the ratio of the two shares with the score interval of Miettinen and Nurminen
    (1985) and Fisher's p. Everyone else, and not the group with the highest share, is the yardstick: against the
    highest, many groups are flagged by chance.
    The interval is found here, since that of statsmodels 0.15 goes wrong where everybody in a group has it: it gives
    10 of 10 against 15 of 20 a lower end of 1.20.
    Raises NotComputable where a count is none, or where nobody else has what is counted.
    """
    from scipy.stats import fisher_exact

    share, others = wilson(k, n, level=level), wilson(k_others, n_others, level=level)
    if not k_others:
        raise NotComputable(
            f"{k} of {n} against {k_others} of {n_others}: no ratio to a share of nobody; compare counts"
        )
    value = share.value / others.value
    counts = (int(k), int(n), int(k_others), int(n_others))
    low, high = _score_interval(counts, value, level)
    error = math.sqrt(1 / k - 1 / n + 1 / k_others - 1 / n_others) * value if k else math.nan
    ratio = Estimate(value, low, high, level, error, int(n + n_others), "ratio of shares, score interval")
    p = fisher_exact([[counts[0], counts[1] - counts[0]], [counts[2], counts[3] - counts[2]]]).pvalue
    return ImpactRatio(ratio, float(p))


def _score_interval(counts: tuple[int, int, int, int], value: float, level: float) -> tuple[float, float]:
    """The ratios that the score test does not refuse."""
    from scipy.optimize import brentq
    from scipy.special import ndtri

    limit = float(ndtri((1 + level) / 2)) ** 2

    def beyond(log_ratio: float) -> float:
        return _score(counts, math.exp(log_ratio)) - limit

    start = math.log(value) if value else math.log(1e-9)
    low = float(math.exp(brentq(beyond, start - FAR, start))) if value and beyond(start - FAR) > 0 else 0.0
    high = float(math.exp(brentq(beyond, start, start + 2 * FAR)))
    return low, high


def _score(counts: tuple[int, int, int, int], ratio: float) -> float:
    """Score statistic (chi-squared, one degree of freedom) of the two shares' ratio being `ratio`."""
    k, n, k_others, n_others = counts
    b = ratio * (n + k_others) + k + n_others
    c = k + k_others
    other = 2 * c / (b + math.sqrt(max(b * b - 4 * ratio * (n + n_others) * c, 0.0)))  # the smaller root, stably
    share = min(other * ratio, 1.0)
    variance = share * (1 - share) / n + ratio**2 * other * (1 - other) / n_others
    difference = k / n - ratio * k_others / n_others
    if variance <= 0:
        return 0.0 if abs(difference) < TINY else math.inf
    return difference**2 / variance * (n + n_others - 1) / (n + n_others)
