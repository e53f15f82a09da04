"""What does an interval say about the size worth having?"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Literal, TypeAlias

from mentorlab.errors import NotComputable

if TYPE_CHECKING:
    from mentorlab.stats.estimates import Estimate

Verdict: TypeAlias = Literal["worth_having", "positive_size_uncertain", "not_worthwhile", "cannot_tell", "harmful"]


def decide(
    estimate: Estimate, worthwhile: float, *, direction: Literal["increase", "decrease"] = "increase"
) -> Verdict:
    """The verdict on an estimate whose interval already holds adjustment and clustering.

    worthwhile: the smallest effect worth having, > 0, in the estimate's unit, whatever the direction; `direction` says
    whether more or less of the outcome is wanted. Missing bounds: `cannot_tell`.
    `harmful`: the whole interval is on the wrong side of 0. `worth_having`: all of it reaches the worthwhile size.
    `not_worthwhile`: none of it does. `positive_size_uncertain`: all of it is better than 0. Else `cannot_tell`.
    Raises NotComputable: worthwhile is not a number above 0, unknown direction.
    """
    if not (math.isfinite(worthwhile) and worthwhile > 0):
        raise NotComputable(f"worthwhile {worthwhile}: give the smallest effect worth having as a number above 0")
    if direction not in ("increase", "decrease"):
        raise NotComputable(f"direction {direction!r}: use 'increase' or 'decrease'")
    low, high = (estimate.low, estimate.high) if direction == "increase" else (-estimate.high, -estimate.low)
    if math.isnan(low) or math.isnan(high):
        return "cannot_tell"
    if high < 0:
        return "harmful"
    if low >= worthwhile:
        return "worth_having"
    if high < worthwhile:
        return "not_worthwhile"
    return "positive_size_uncertain" if low > 0 else "cannot_tell"
