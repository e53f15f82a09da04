"""Do mentee and mentor mean the same, also in other words? The likeness of their texts to a small language model.

Only where the charter's weights name it, and with the optional extra `semantic` (`measures.meaning`). A cosine may be
negative: half of the points stand for 0, so that a pair has the more the nearer it is.
"""

from __future__ import annotations

from functools import partial

import numpy as np
import pandas as pd

from mentorlab.matching.fitting.goals import SAID_BY_MENTEES, SAID_BY_MENTORS
from mentorlab.matching.fitting.lengths import length_of, of_length
from mentorlab.matching.fitting.sides import Build, Sides, if_known
from mentorlab.measures.asked import Asked
from mentorlab.measures.meaning import available, meant
from mentorlab.tables.program import Program


def meaning(asked: Asked) -> Build | str:
    """The same texts as `goals`."""
    ours, theirs = asked.mentees.texts(*SAID_BY_MENTEES), asked.mentors.texts(*SAID_BY_MENTORS)
    if ours is None or theirs is None:
        return "no_column"
    if not available():
        return "no_model"
    return if_known(ours.notna().to_numpy(), theirs.notna().to_numpy(), partial(_near, ours, theirs, asked.program))


def _near(ours: pd.Series, theirs: pd.Series, program: Program, points: int) -> Sides:
    length = length_of(points // 2)
    both = meant(pd.concat([ours, theirs], ignore_index=True), program.folder)
    rows = of_length(both, (both**2).sum(axis=1), length)
    mentees, mentors = rows[: len(ours)], rows[len(ours) :]
    known, also = ours.notna().to_numpy(), theirs.notna().to_numpy()
    half = np.where(known, length**2, 0).astype(np.float32)[:, None]
    return Sides(
        np.hstack([mentees, half]),
        np.hstack([mentors, also.astype(np.float32)[:, None]]),
        known,
        also,
        2 * length**2,
    )
