"""Whom do mentors ask for? Half of them name up to three mentees of whom they have read."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.random import Generator

from mentorlab.simulation.fit import choose, scores
from mentorlab.simulation.mentors import Skills
from mentorlab.simulation.staff import Array, Staff

SHARE_NAMING = 0.5


def mentors_choices(staff: Staff, skills: Skills, mentees: Array, rng: Generator) -> pd.DataFrame:
    """Rows of the table choices by mentors, among these mentees (positions)."""
    mentors = np.flatnonzero(skills.offers)
    names = rng.random(len(mentors)) < SHARE_NAMING
    if not len(mentees):
        return pd.DataFrame({"person_id": [], "chosen_id": [], "rank": []}, dtype=object)
    wishes = choose(scores(staff, skills, mentees, mentors).T, rng)
    named = (wishes >= 0) & names[:, None]
    rank = np.broadcast_to(np.arange(1, wishes.shape[1] + 1), wishes.shape)
    who = np.repeat(staff.ids[mentors], named.sum(axis=1))
    return pd.DataFrame({"person_id": who, "chosen_id": staff.ids[mentees[wishes[named]]], "rank": rank[named]})
