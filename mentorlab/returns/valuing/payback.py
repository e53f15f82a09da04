"""What comes of a benefit and a cost: net benefit, ratio, return, and after how many months it is paid back?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

YEAR = 12  # months


@dataclass(frozen=True)
class Benefit:
    """What comes `once`, within the first year, and `yearly`, in every year: numbers or arrays, in money."""

    once: Any
    yearly: Any

    def within(self, months: float) -> Any:
        """What is gained within so many months, evenly over each year."""
        return self.once * min(months, YEAR) / YEAR + self.yearly * months / YEAR


def benefit_cost_ratio(benefit: Any, cost: Any) -> Any:
    """Benefit for each unit of cost (Phillips): 480,000 for 300,000 are 1.6."""
    return benefit / cost


def return_on_investment(benefit: Any, cost: Any) -> Any:
    """Net benefit as a percentage of cost (Phillips): 480,000 for 300,000 are 60 %."""
    return 100 * (benefit - cost) / cost


def months_to_pay_back(benefit: Benefit, cost: Any, within: float) -> Any:
    """After how many months the benefit has covered the cost; infinite where it has not within so many months.

    480,000 a year for 300,000: after 7.5 months. What is counted once comes evenly over the first year.
    """
    once, yearly, cost = (np.asarray(one, dtype=float) for one in (benefit.once, benefit.yearly, cost))
    first = once + yearly
    with np.errstate(divide="ignore", invalid="ignore"):
        early, late = YEAR * cost / first, YEAR * (cost - once) / yearly
    months = np.where((first > 0) & (cost <= first), early, np.where(yearly > 0, late, np.inf))
    return np.where(months <= within, months, np.inf)
