"""What an estimate is: a number, the interval around it, and how it was come by."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from mentorlab.errors import NotComputable


@dataclass(frozen=True, repr=False)
class Estimate:
    """One estimated number.

    `value`, `low`, `high` and `se` (standard error) are in one unit; the interval from `low` to `high` holds the truth
    in a share `level` of such studies. `n` counts the people it rests on; `method` says how it was computed.
    """

    value: float
    low: float
    high: float
    level: float
    se: float
    n: int
    method: str

    def scaled(self, factor: float) -> Estimate:
        """The same estimate in another unit, e.g. money: everything times `factor` (a negative one turns it round).

        Raises NotComputable if the factor is missing or infinite.
        """
        if not math.isfinite(factor):
            raise NotComputable(f"an estimate cannot be scaled by {factor}; give a finite number")
        low, high = sorted((self.low * factor, self.high * factor))
        return replace(self, value=self.value * factor, low=low, high=high, se=self.se * abs(factor))

    def __repr__(self) -> str:
        decimals = _decimals((self.high - self.low) / 2)
        value, low, high = (_shown(x, decimals) for x in (self.value, self.low, self.high))
        return f"{value} [{low}, {high}] ({100 * self.level:g} %, n = {self.n})"


def _decimals(half_width: float) -> int | None:
    """As many decimals as show two digits of the half-width: more would be noise."""
    if not math.isfinite(half_width) or half_width <= 0:
        return None
    return min(12, max(0, 1 - math.floor(math.log10(half_width))))


def _shown(number: float, decimals: int | None) -> str:
    if decimals is None or not math.isfinite(number):
        return f"{number:.4g}"
    return f"{round(number, decimals) + 0.0:.{decimals}f}"  # + 0.0 turns -0.0 into 0.0


def check_level(level: float) -> None:
    """Refuse a level of confidence that nobody means, such as 95 or 0.05."""
    if not 0.5 < level < 1:
        raise NotComputable(f"level {level}: a level of confidence lies between 0.5 and 1; give 0.95 for 95 %")


def t_estimate(value: float, se: float, df: float, *, level: float, n: int, method: str) -> Estimate:
    """The estimate whose interval is value ± t × se, t with `df` degrees of freedom."""
    from scipy.special import stdtrit

    half = float(stdtrit(df, (1 + level) / 2)) * se
    return Estimate(float(value), float(value - half), float(value + half), level, float(se), int(n), method)


def t_test_p(t: float, df: float) -> float:
    """The two-sided p value of a t with `df` degrees of freedom."""
    from scipy.special import stdtr

    return float(2 * stdtr(df, -abs(t)))
