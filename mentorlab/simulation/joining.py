"""Who asks to join, and who would take part if given a place? Applications, skills, capacity, and second thoughts."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.random import Generator

from mentorlab.simulation.days import (
    APPLY_FROM,
    APPLY_UNTIL,
    DRAWN_ON,
    STARTS_ON,
    TRAINED_FROM,
    TRAINED_UNTIL,
    a_day_between,
)

SHARE_APPLYING = 0.92
SHARE_TAKING_UP = 0.92
SHARE_DECLINING = 0.5  # of those who do not take up their place: the others are matched and never meet
SKILLS = (
    "coaching",
    "data analysis",
    "difficult conversations",
    "finance",
    "leading meetings",
    "negotiation",
    "networking",
    "presenting",
    "project planning",
    "writing",
)
SECOND_THOUGHTS = ("no time", "moved to another team", "found support elsewhere")
COLUMNS = [
    "person_id",
    "role",
    "applied_on",
    "capacity",
    "skills_offered",
    "skills_wanted",
    "trained_on",
    "declined_on",
    "declined_why",
]


@dataclass(frozen=True, eq=False)
class Joining:
    """Applications of mentees and mentors by person_id, and what applicants would do with a place.

    `would_take_up`: would meet a mentor at least once if offered. `would_decline`: would say no to a place.
    """

    mentees: pd.DataFrame
    mentors: pd.DataFrame
    would_take_up: pd.Series
    would_decline: pd.Series


def join(staff: pd.DataFrame, rng: Generator) -> Joining:
    """Graduates and mentors apply; every mentor names how many mentees they have room for (1–3)."""
    graduates = staff.index[staff["role"] == "graduate"]
    applying = np.sort(rng.choice(graduates, size=round(SHARE_APPLYING * len(graduates)), replace=False))
    mentees = pd.DataFrame({"role": "mentee", "applied_on": _days(len(applying), rng)}, index=applying)
    mentees["skills_wanted"] = [_skills(rng, 2) for _ in applying]
    offering = staff.index[staff["role"] == "mentor"]
    mentors = pd.DataFrame({"role": "mentor", "applied_on": _days(len(offering), rng)}, index=offering)
    mentors["capacity"] = rng.choice([1, 2, 3], size=len(offering), p=[0.08, 0.32, 0.60])
    mentors["skills_offered"] = [_skills(rng, 3) for _ in offering]
    mentors["trained_on"] = pd.to_datetime([a_day_between(TRAINED_FROM, TRAINED_UNTIL, rng) for _ in offering])
    takes = pd.Series(rng.random(len(applying)) < SHARE_TAKING_UP, index=applying)
    declines = ~takes & (rng.random(len(applying)) < SHARE_DECLINING)
    return Joining(mentees, mentors, takes, declines)


def applications(joining: Joining, offered: pd.Index, rng: Generator) -> pd.DataFrame:
    """The applications table, with the day on which some of those offered a place said no and why."""
    mentees = joining.mentees.copy()
    says_no = joining.would_decline & joining.would_decline.index.isin(offered)
    days = pd.Series(pd.to_datetime([a_day_between(DRAWN_ON, STARTS_ON, rng) for _ in says_no]), index=says_no.index)
    mentees["declined_on"] = days.where(says_no)
    mentees["declined_why"] = pd.Series(rng.choice(SECOND_THOUGHTS, size=len(says_no)), says_no.index).where(says_no)
    table = pd.concat([mentees, joining.mentors]).rename_axis("person_id").reset_index()
    table["capacity"] = table["capacity"].astype("Int64")
    return table[COLUMNS].sort_values(["role", "person_id"], ignore_index=True)


def _days(n: int, rng: Generator) -> pd.DatetimeIndex:
    return pd.to_datetime([a_day_between(APPLY_FROM, APPLY_UNTIL, rng) for _ in range(n)])


def _skills(rng: Generator, least: int) -> str:
    chosen = rng.choice(SKILLS, size=least + int(rng.integers(0, 2)), replace=False)
    return ";".join(sorted(chosen))
