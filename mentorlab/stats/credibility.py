"""Were the groups alike at the start, and did too many leave? The rules of the What Works Clearinghouse (WWC)."""

from __future__ import annotations

import math
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias

import numpy as np

from mentorlab.errors import NotComputable
from mentorlab.stats.compare import two_samples
from mentorlab.stats.estimates import Estimate, check_level
from mentorlab.stats.standardised import hedges_estimate, hedges_g, small_sample_factor

if TYPE_CHECKING:
    from mentorlab.stats.align import Values

Equivalence: TypeAlias = Literal["passed", "with_adjustment", "failed"]
Boundary: TypeAlias = Literal["cautious", "optimistic"]

# WWC Standards Handbook 4.1: up to the first nothing need be done, up to the second the analysis must adjust.
_ALIKE, _ADJUSTABLE = 0.05, 0.25
_LOG_ODDS_PER_SD = 1.65
_TABLE = Path(__file__).with_name("wwc_attrition_boundary.csv")


def standardised_difference(a: Values, b: Values, *, level: float = 0.95) -> Estimate:
    """Hedges g of a − b, in pooled SDs: how far two groups stand apart, e.g. before a program.

    a, b: one score per person. Missing: left out. SE = ω·√(1/n₁ + 1/n₂ + d²/2N), noncentral t interval.
    WWC Procedures Handbook 4.1. Raises NotComputable: fewer than two people in a group, zero variance in both.
    """
    check_level(level)
    return hedges_g(*two_samples(a, b), level)


def _from_summaries(
    mean_a: float, sd_a: float, n_a: int, mean_b: float, sd_b: float, n_b: int, *, level: float = 0.95
) -> Estimate:
    """Hedges g of a − b where only means, SDs and numbers of people are known."""
    pooled = math.sqrt(((n_a - 1) * sd_a**2 + (n_b - 1) * sd_b**2) / (n_a + n_b - 2))
    return hedges_estimate((mean_a - mean_b) / pooled, n_a, n_b, level)


def cox_index(p1: float, n1: int, p2: float, n2: int, *, level: float = 0.95) -> Estimate:
    """How far apart two shares are, on the scale of standard deviations: ω · ln(odds ratio) / 1.65.

    p1, p2: shares between 0 and 1, neither of them included; n1, n2: people in each group. Normal interval from the
    SE of the log odds ratio. WWC Procedures Handbook 4.1; Cox (1970). Other programs may leave out ω = 1 − 3/(4N − 9).
    Raises NotComputable where odds are 0 or infinite, and for fewer than two people in a group.
    """
    from scipy.special import ndtri

    check_level(level)
    for p, n in ((p1, n1), (p2, n2)):
        if not 0 < p < 1:
            raise NotComputable(
                f"share {p}: a Cox index needs shares between 0 and 1; with 0 % or 100 % odds are infinite"
            )
        if n < 2:
            raise NotComputable(f"a group of {n}: a Cox index needs at least two people in each group")
    factor = small_sample_factor(n1 + n2) / _LOG_ODDS_PER_SD
    value = factor * (math.log(p1 / (1 - p1)) - math.log(p2 / (1 - p2)))
    se = factor * math.sqrt(sum(1 / (n * p) + 1 / (n * (1 - p)) for p, n in ((p1, n1), (p2, n2))))
    half = float(ndtri((1 + level) / 2)) * se
    return Estimate(value, value - half, value + half, level, se, n1 + n2, "Cox index with ω, normal interval")


def baseline_equivalence(g: float | Estimate) -> Equivalence:
    """Were the groups alike at the start? From a standardised difference, whatever its sign.

    |g| ≤ 0.05 `passed`; ≤ 0.25 `with_adjustment`: only if the analysis adjusts for it; else `failed`.
    WWC Standards Handbook 4.1. Raises NotComputable for a missing value.
    """
    size = abs(g.value if isinstance(g, Estimate) else g)
    if math.isnan(size):
        raise NotComputable("the standardised difference is missing; compute it from the people analysed")
    if size <= _ALIKE:
        return "passed"
    return "with_adjustment" if size <= _ADJUSTABLE else "failed"


def attrition_verdict(overall: float, differential: float, boundary: Boundary = "cautious") -> Literal["low", "high"]:
    """Did so few people drop out, and so evenly, that the comparison is still that of the draw?

    overall: share of those assigned who have no outcome (0–1); differential: difference of that share between the arms
    (its sign does not matter). `cautious` where the program may itself change who leaves. Overall is rounded to whole
    percent (half up), differential to 0.1 points; equal to the boundary is low, beyond the table high.
    WWC Standards Handbook 4.1, Table II.1. Raises NotComputable: not shares, unknown boundary.
    """
    if boundary not in ("cautious", "optimistic"):
        raise NotComputable(f"boundary {boundary!r}: use 'cautious' or 'optimistic'")
    for name, share, lowest in (("overall", overall, 0), ("differential", differential, -1)):
        if not lowest <= share <= 1:
            raise NotComputable(f"{name} attrition {share}: give shares from 0 to 1, 0.12 for 12 %")
    most = _boundary_table()[boundary].get(int(_half_up(100 * overall, "1")))
    if most is None:
        return "high"
    return "low" if _half_up(100 * abs(differential), "0.1") <= most else "high"


def attrition_boundary(boundary: Boundary = "cautious") -> dict[int, float]:
    """The boundary itself: overall attrition in whole percent → most percentage points between the arms that are low.

    Absent: never low. Source and rounding as in `attrition_verdict`. Raises NotComputable for an unknown boundary.
    """
    if boundary not in ("cautious", "optimistic"):
        raise NotComputable(f"boundary {boundary!r}: use 'cautious' or 'optimistic'")
    return {overall: float(most) for overall, most in _boundary_table()[boundary].items()}


def _half_up(number: float, step: str) -> Decimal:
    # Shares come out of subtractions: 0.3 − 0.2425 is 0.05749999… and means 0.0575.
    return Decimal(repr(round(float(number), 9))).quantize(Decimal(step), rounding=ROUND_HALF_UP)


@cache
def _boundary_table() -> dict[str, dict[int, Decimal]]:
    """Highest differential attrition (points) that is low, by overall attrition (percent); absent = never low."""
    cells = np.genfromtxt(_TABLE, delimiter=",", skip_header=1, dtype=str)
    columns = {"cautious": 1, "optimistic": 2}
    return {name: {int(row[0]): Decimal(row[c]) for row in cells if row[c]} for name, c in columns.items()}
