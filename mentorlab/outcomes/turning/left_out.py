"""How far does the difference move when each site, or mentor, in turn is left out?"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from mentorlab import stats
from mentorlab.errors import NotComputable
from mentorlab.outcomes.turning.choices import ADJUSTED, ARM
from mentorlab.outcomes.turning.people import FEWEST_GROUPS

if TYPE_CHECKING:
    from mentorlab.outcomes.turning.choices import Choice, Rows
    from mentorlab.outcomes.turning.people import Samples


@dataclass(frozen=True)
class LeftOut:
    """The least and the largest difference without one of the groups. Which group it is, nobody is told."""

    by: str
    n_groups: int
    least: float
    most: float


def left_out(people: Samples, rows: Rows, planned: Choice) -> LeftOut | None:
    """The range, by the planned model; None where no groups may be left out or none of them can be.

    Where the report's own analysis is another (its people are weighted), it is the range of the plain adjustment.
    """
    leaving = people.leaving
    if leaving is None:
        return None
    like = planned.analysis if planned.analysis in (*ADJUSTED, "changes", "after") else "start"
    codes, names = pd.factorize(leaving.labels.fillna("\x1f"), sort=True)
    try:
        outcome, matrix = rows.modelled(replace(planned, analysis=like))
        root = np.ones(len(outcome)) if rows.weights is None else np.sqrt(rows.weights)
        without = stats.without_each(outcome * root, matrix * root[:, None], ARM, codes.astype(np.int64))
    except NotComputable:
        return None
    kept = without[np.asarray(names) != "\x1f"]
    kept = kept[np.isfinite(kept)]
    if len(kept) < FEWEST_GROUPS:
        return None
    return LeftOut(leaving.by, len(kept), float(kept.min()), float(kept.max()))
