"""What do people need, and how well is it met? Ratings by stakeholder group, from what each person cares about."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.random import Generator

from mentorlab.simulation.staff import GRADUATE, MANAGER, SITES, UNITS, Array, Staff, words

# need: (theme whose people rate it higher, importance and how well it is met today, by stakeholder group)
NEEDS = {
    "somebody to turn to": (0, (4.1, 3.6, 3.4, 3.8, 3.5), (2.6, 3.4, 3.6, 2.9, 3.5)),
    "knowing people in other units": (0, (3.7, 3.4, 3.3, 3.4, 3.9), (2.5, 3.5, 3.3, 2.8, 3.1)),
    "feeling part of the company": (0, (4.0, 3.8, 3.7, 3.8, 4.2), (3.1, 3.8, 3.7, 3.1, 3.4)),
    "feedback on my work": (1, (4.2, 3.7, 3.5, 4.0, 3.4), (3.0, 3.2, 3.6, 3.0, 3.4)),
    "learning from experienced people": (1, (4.3, 3.5, 3.8, 3.9, 4.0), (2.8, 3.3, 3.2, 2.8, 2.9)),
    "time to learn": (1, (3.9, 3.8, 3.2, 3.9, 3.3), (2.4, 2.5, 2.8, 2.4, 3.0)),
    "seeing a next step": (2, (4.2, 3.3, 3.4, 4.0, 3.8), (2.6, 3.1, 3.1, 2.6, 2.9)),
    "being noticed for what I do": (2, (3.7, 3.6, 3.3, 3.6, 3.2), (2.9, 2.9, 3.1, 2.8, 3.2)),
}
STAKEHOLDERS = ("mentees", "mentors", "managers", "non_participants", "leaders")
SHARE_ASKED, SHARE_OF_ANSWERS, N_LEADERS = 0.35, 0.97, 6
MOST_ASKED = 4_000
FOR_ITS_THEME = 0.4  # points by which people rate a need of what they care about higher


def needs(staff: Staff, theme: Array, offers: Array, joined: Array, rng: Generator) -> pd.DataFrame:
    """The needs table: a sample of people and a few leaders rate every need, 1 to 5; few single answers are missing."""
    n = len(staff)
    group = np.select([staff.are(GRADUATE) & joined, offers, staff.are(MANAGER)], [0, 1, 2], default=3)
    people = np.flatnonzero(rng.random(n) < min(SHARE_ASKED, MOST_ASKED / n))
    # Leaders stand outside the table people.
    group = np.append(group[people], np.full(N_LEADERS, 4))
    cares = np.append(theme[people], np.zeros(N_LEADERS, dtype=np.int64))
    ids = np.append(staff.ids[people], [f"leader{number}" for number in range(1, N_LEADERS + 1)])
    told = words(UNITS, staff.unit[people]).astype(object) + ";" + words(SITES, staff.site[people]).astype(object)
    groups = np.append(told.to_numpy(dtype=object), np.full(N_LEADERS, "Leadership", dtype=object))
    themes = np.array([one for one, _, _ in NEEDS.values()])
    ratings = []
    for place in (1, 2):
        mean = np.array([one[place] for one in NEEDS.values()])[:, group].T
        liked = FOR_ITS_THEME * (cares[:, None] == themes) if place == 1 else 0.0
        own = 0.35 * rng.normal(size=(len(ids), 1))
        given = np.clip(np.rint(mean + liked + own + 0.75 * rng.normal(size=mean.shape)), 1, 5)
        ratings.append(np.where(rng.random(mean.shape) < SHARE_OF_ANSWERS, given, np.nan))
    k = len(NEEDS)
    return pd.DataFrame(
        {
            "respondent_id": np.repeat(ids, k),
            "need": np.tile(np.array(list(NEEDS), dtype=object), len(ids)),
            "stakeholder": words(STAKEHOLDERS, np.repeat(group, k)),
            "importance": ratings[0].ravel(),
            "current": ratings[1].ravel(),
            "groups": np.repeat(groups, k),
        }
    )
