"""Who changed by more than the error of measurement alone would explain?"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mentorlab.errors import NotComputable
from mentorlab.stats.align import Floats, Values, align, numbers
from mentorlab.stats.estimates import check_level

if TYPE_CHECKING:
    import pandas as pd

CLASSIC = "Jacobson and Truax, the spread before"
BOTH = "Maassen, the spread before and after"


@dataclass(frozen=True, eq=False)
class ReliableChange:
    """`index`: change in standard errors of a difference, one per person, NaN where missing; a Series where ids are
    known. `threshold`: the change, in points, from which on it is reliable. `se`: of a difference, in points.
    """

    index: Floats | pd.Series[float]
    threshold: float
    se: float
    method: str


def reliable_change(
    before: Values,
    after: Values,
    *,
    sd: float,
    reliability: float,
    sd_after: float | None = None,
    level: float = 0.95,
) -> ReliableChange:
    """The reliable change index of each person: (after − before) / standard error of a difference.

    before, after: one score per person, in points; Series are joined on their index. sd: of the scores before, in the
    same points; reliability: of the measure (above 0, below 1). Missing: a person without both has no index (NaN).
    Standard error: sd·√2·√(1 − reliability) (Jacobson and Truax 1991); given `sd_after` too,
    √(sd² + sd_after²)·√(1 − reliability), which holds where people differ more, or less, at the end (Maassen 2004).
    A change is reliable beyond z standard errors (1.96 at level .95), in either direction.
    Raises NotComputable for a spread of zero, a reliability that is none, ids that stand twice, unequal lengths.
    """
    import pandas as pd
    from scipy.special import ndtri

    check_level(level)
    for name, spread in (("sd", sd), ("sd_after", sd_after)):
        if spread is not None and not (math.isfinite(spread) and spread > 0):
            raise NotComputable(f"{name} is {spread}: without a spread above zero no change can be judged")
    if not 0 < reliability < 1:
        raise NotComputable(f"reliability {reliability:g}: it lies above 0 and below 1; give that of the measure")
    rows = align({"before": before, "after": after})
    first, last = (numbers(name, values) for name, values in rows.items())  # type: ignore[arg-type]
    spread = math.hypot(sd, sd if sd_after is None else sd_after)
    se = spread * math.sqrt(1 - reliability)
    index: Floats | pd.Series[float] = (last - first) / se
    if isinstance(before, pd.Series) or isinstance(after, pd.Series):
        index = pd.Series(index, index=rows["before"].index, name="index")
    return ReliableChange(index, float(ndtri((1 + level) / 2)) * se, se, CLASSIC if sd_after is None else BOTH)
