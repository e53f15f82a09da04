"""How far apart are two shares of people, in one group or within strata, and how sure is that?"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from mentorlab.errors import NotComputable
from mentorlab.stats.estimates import Estimate, check_level
from mentorlab.stats.rates import wilson

Counts = tuple[int, int, int, int]
ONE = "difference of two shares, Newcombe interval"
NOTHING = 1e-9  # a standard error that is a rounding error
STRATIFIED = "Mantel-Haenszel difference of shares within strata, Sato's variance"


@dataclass(frozen=True)
class Apart:
    """Two shares compared. `p`: the Mantel-Haenszel test without correction, two-sided; `n_unused`: people in strata
    where one of the two sides is empty, who say nothing about a difference.
    """

    difference: Estimate
    p: float
    n_unused: int


def difference_of_shares(strata: Sequence[Counts], *, level: float = 0.95) -> Apart:
    """The first share less the second (−1 to 1).

    strata: one (k, n, k_other, n_other) for each block that people were drawn in, whole numbers of people; one alone
    where there are no blocks. Without blocks the interval is Newcombe's (1998, method 10), from statsmodels; within
    blocks Mantel and Haenszel's difference with the variance of Sato (1989), which holds for few large blocks and for
    many small ones. No library at hand has the latter. Where in every block nobody had it, or everybody, that variance
    is zero, as if all were known; the interval is then Newcombe's, as of the smaller side on both.
    Raises NotComputable where a count is none, or no stratum has people on both sides.
    """
    check_level(level)
    for k, n, k_other, n_other in strata:
        for part, whole in ((k, n), (k_other, n_other)):
            if whole:
                wilson(part, whole, level=level)  # refuses what are no counts
            elif part:
                raise NotComputable(f"{part} of {whole}: the part must lie between 0 and the whole; check both counts")
    used = [one for one in strata if one[1] and one[3]]
    if not used:
        raise NotComputable("nobody on one of the two sides: no difference of shares; compare others")
    unused = sum(one[1] + one[3] for one in strata if not (one[1] and one[3]))
    estimate = _newcombe(used[0], level) if len(used) == 1 else _sato(used, level)
    return Apart(estimate, _p(used), int(unused))


def _newcombe(counts: Counts, level: float) -> Estimate:
    from statsmodels.stats.proportion import confint_proportions_2indep

    k, n, k_other, n_other = (int(count) for count in counts)
    low, high = confint_proportions_2indep(k, n, k_other, n_other, method="newcomb", compare="diff", alpha=1 - level)
    p, q = k / n, k_other / n_other
    se = math.sqrt(p * (1 - p) / n + q * (1 - q) / n_other)
    return Estimate(p - q, max(float(low), -1.0), min(float(high), 1.0), level, se, n + n_other, ONE)


def _sato(strata: Sequence[Counts], level: float) -> Estimate:
    weight = difference = p = q = 0.0
    for k, n, k_other, n_other in strata:
        total = n + n_other
        weight += n * n_other / total
        difference += (k * n_other - k_other * n) / total
        p += (n**2 * k_other - n_other**2 * k + n * n_other * (n_other - n) / 2) / total**2
        q += (k * (n_other - k_other) + k_other * (n - k)) / (2 * total)
    value = difference / weight
    se = math.sqrt(max(value * p + q, 0.0)) / weight
    if se < NOTHING:
        return _alike(strata, round(value), level)
    half = _normal(level) * se
    people = int(sum(one[1] + one[3] for one in strata))
    return Estimate(value, max(value - half, -1.0), min(value + half, 1.0), level, se, people, STRATIFIED)


def _alike(strata: Sequence[Counts], value: int, level: float) -> Estimate:
    """No variance within any block: nobody, or everybody, on both sides (value 0), or on one alone (1 or −1)."""
    n, m = sum(one[1] for one in strata), sum(one[3] for one in strata)
    fewest = min(n, m)
    counts = (0, fewest, 0, fewest) if value == 0 else (n, n, 0, m) if value > 0 else (0, n, m, m)
    found = _newcombe(counts, level)
    half = (found.high - found.low) / 2
    return replace(found, se=half / _normal(level), n=n + m, method=f"{ONE}, no variance within blocks")


def _normal(level: float) -> float:
    from scipy.special import ndtri

    return float(ndtri((1 + level) / 2))


def _p(strata: Sequence[Counts]) -> float:
    """Of the Mantel-Haenszel test; 1 where everybody or nobody has it, so that nothing could differ."""
    import numpy as np
    from statsmodels.stats.contingency_tables import StratifiedTable

    telling = [one for one in strata if 0 < one[0] + one[2] < one[1] + one[3]]
    if not telling:
        return 1.0
    tables = np.array([[[k, n - k], [k_other, n_other - k_other]] for k, n, k_other, n_other in telling], dtype=float)
    return float(StratifiedTable(np.moveaxis(tables, 0, 2)).test_null_odds(correction=False).pvalue)
