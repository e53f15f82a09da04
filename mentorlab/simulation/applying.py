"""What do people write when they ask to join? The applications of mentees and mentors, and second thoughts."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.random import Generator

from mentorlab.simulation.caring import THEMES
from mentorlab.simulation.days import DRAWN_ON, STARTS_ON, TRAINED_FROM, TRAINED_UNTIL, days_between, on_a_working_day
from mentorlab.simulation.joining import Joining
from mentorlab.simulation.mentors import Skills, in_words
from mentorlab.simulation.staff import Array, Staff, words

SECOND_THOUGHTS = ("no time", "moved to another team", "found support elsewhere", "manager did not agree")
SHARE_COMPLETE, SHARE_TRAINED, SHARE_WITHDRAWING = 0.96, 0.93, 0.04
HOPES = {
    "belonging": (
        "I would like to know more people and find my place here.",
        "I want somebody outside my team whom I can ask.",
    ),
    "skills": (
        "I want to learn from somebody who has done it before.",
        "I would like to practise and hear what I could do better.",
    ),
    "career": (
        "I want to find out which step comes next for me.",
        "I would like to understand how decisions are made here.",
    ),
}
NEVER = np.datetime64("NaT", "D")


def applications(
    staff: Staff,
    joining: Joining,
    skills: Skills,
    theme: Array,
    asked: Array,
    offered: Array,
    paired: Array,
    rng: Generator,
) -> pd.DataFrame:
    """The applications table. `asked`: mentees who applied; `offered`: those among them with a place; `paired`: mentors
    who have somebody. Some of those offered a place say no; a few mentors without a mentee withdraw.
    """
    n = len(staff)
    rows = np.concatenate([np.flatnonzero(asked), np.flatnonzero(skills.offers)])
    is_mentor = np.arange(len(rows)) >= int(asked.sum())
    applied = joining.applied_on[rows]
    complete = on_a_working_day(applied + rng.integers(0, 5, size=len(rows)))
    trained = days_between(TRAINED_FROM, TRAINED_UNTIL, n, rng)[rows]
    says_no = np.where(is_mentor, ~paired[rows] & (rng.random(len(rows)) < SHARE_WITHDRAWING), False)
    says_no |= ~is_mentor & (joining.would_decline & offered)[rows]
    declined = days_between(DRAWN_ON, STARTS_ON, n, rng)[rows]
    why = rng.choice(len(SECOND_THOUGHTS), size=n, p=[0.45, 0.15, 0.20, 0.20])[rows]
    hopes = np.array([HOPES[name] for name in THEMES], dtype=object)
    table = pd.DataFrame(
        {
            "person_id": staff.ids[rows],
            "role": words(("mentee", "mentor"), is_mentor.astype(np.int64)),
            "applied_on": applied,
            "capacity": np.where(is_mentor, skills.capacity[rows], np.nan),
            "minimum": np.where(is_mentor, skills.minimum[rows], np.nan),
            "skills_offered": _skills(skills.has[rows], is_mentor),
            "skills_wanted": _skills(skills.wants[rows], ~is_mentor),
            "goals": np.where(is_mentor, None, hopes[theme[rows], rng.integers(0, 2, size=len(rows))]),
            "completed_on": np.where(says_no | (rng.random(len(rows)) < SHARE_COMPLETE), complete, NEVER),
            "trained_on": np.where(is_mentor & ~says_no & (rng.random(len(rows)) < SHARE_TRAINED), trained, NEVER),
            "declined_on": np.where(says_no, declined, NEVER),
            "declined_why": words(SECOND_THOUGHTS, np.where(says_no, why, -1)),
        }
    )
    return table.sort_values(["role", "person_id"], ignore_index=True)


def _skills(chosen: Array, there: Array) -> pd.Series:
    text = np.full(len(there), None, dtype=object)
    text[there] = in_words(chosen[there])
    return pd.Series(text, dtype="str")
