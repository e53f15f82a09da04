"""Does the mentor stand as far above the mentee as the charter wishes? The distance of their grades.

All points within the wished distance, half of them one step outside it, a quarter two steps outside, and so on.
"""

from __future__ import annotations

from functools import partial

import numpy as np
import pandas as pd

from mentorlab.matching.fitting.sides import Build, Sides, if_known
from mentorlab.measures.asked import Asked
from mentorlab.tables.charter.matching import Seniority

MOST_GRADES = 40
FARTHEST = 30  # steps, after which no point is left


def seniority(asked: Asked) -> Build | str:
    """The charter's column of seniority (`matching.seniority.column`, default `grade`), whole numbers, of both."""
    wished = asked.program.charter.matching.seniority
    ours, theirs = asked.mentees.column(wished.column), asked.mentors.column(wished.column)
    if ours is None or theirs is None:
        return "no_column"
    ours, theirs = (pd.to_numeric(cells, errors="coerce") for cells in (ours, theirs))
    grades = np.unique(theirs.dropna())
    if len(grades) > MOST_GRADES or (grades % 1 != 0).any() or (ours.dropna() % 1 != 0).any():
        return "no_steps"  # a number that is measured, not a grade
    build = partial(_distance, ours.to_numpy(), theirs.to_numpy(), grades.astype(np.int64), wished)
    return if_known(ours.notna().to_numpy(), theirs.notna().to_numpy(), build)


def _distance(ours: np.ndarray, theirs: np.ndarray, grades: np.ndarray, wished: Seniority, points: int) -> Sides:
    known, also = ~np.isnan(ours), ~np.isnan(theirs)
    above = grades[None, :] - np.where(known, ours, 0).astype(np.int64)[:, None]
    outside = np.maximum(np.maximum(wished.least - above, above - wished.most), 0)
    mentees = ((points >> np.minimum(outside, FARTHEST)) * known[:, None]).astype(np.float32)
    return Sides(mentees, (theirs[:, None] == grades[None, :]).astype(np.float32), known, also, points)
