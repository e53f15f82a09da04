"""How small a difference between two shares could a trial find, and how many people would it take?"""

from __future__ import annotations

import math

from mentorlab.errors import NotComputable

MOST_PEOPLE = 10_000_000
FINEST = 1e-6


def power_for_shares(share: float, difference: float, n: float, *, alpha: float = 0.05) -> float:
    """The chance of finding `share` and `share + difference` different, with n people on each side.

    The usual normal approximation for the test of two proportions, two-sided at `alpha`, from statsmodels; R's
    power.prop.test gives the same. Raises NotComputable for shares outside 0 to 1 or fewer than two people a side.
    """
    from statsmodels.stats.proportion import power_proportions_2indep

    _check(share, alpha)
    if not 0 <= share + difference <= 1 or difference == 0:
        raise NotComputable(f"a share of {share:g} cannot differ by {difference:g}; give a size that it has room for")
    if not n >= 2:
        raise NotComputable(f"{n:g} people on each side are too few for any test")
    found = power_proportions_2indep(difference, share, n, alpha=alpha, return_results=False)
    return float(found)


def people_for_shares(share: float, difference: float, *, alpha: float = 0.05, power: float = 0.8) -> int:
    """The fewest people on each side with whom this difference is found with this power (0–1).

    Raises NotComputable where ten million would not do.
    """
    low, high = 1, 2
    while power_for_shares(share, difference, high, alpha=alpha) < power:
        low, high = high, 2 * high
        if high > MOST_PEOPLE:
            raise NotComputable(f"a difference of {difference:g} takes more than {MOST_PEOPLE:,} people a side")
    while high - low > 1:
        middle = (low + high) // 2
        enough = power_for_shares(share, difference, middle, alpha=alpha) >= power
        low, high = (low, middle) if enough else (middle, high)
    return high


def smallest_difference_of_shares(share: float, n: float, *, alpha: float = 0.05, power: float = 0.8) -> float | None:
    """The smallest rise above `share` that n people on each side would show with this power; None: no rise whatever."""
    _check(share, alpha)
    room = 1 - share
    if n < 2 or room <= FINEST or power_for_shares(share, room, n, alpha=alpha) < power:
        return None
    low, high = 0.0, room
    while high - low > FINEST:
        middle = (low + high) / 2
        enough = power_for_shares(share, middle, n, alpha=alpha) >= power
        low, high = (low, middle) if enough else (middle, high)
    return high


def _check(share: float, alpha: float) -> None:
    if not (math.isfinite(share) and 0 <= share <= 1):
        raise NotComputable(f"share {share}: give a share from 0 to 1")
    if not 0 < alpha < 1:
        raise NotComputable(f"alpha {alpha}: give a level between 0 and 1, such as .05")
