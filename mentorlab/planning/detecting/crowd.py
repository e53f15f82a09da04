"""With how many people, and how many of them get a place? From the settings, the tables, or an assumption."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from mentorlab.answers.wording import catalogue
from mentorlab.errors import BadInput, Fault, NotComputable
from mentorlab.tables.arms import Whom, arms

if TYPE_CHECKING:
    from mentorlab.tables.program import Program

HALF, ASSUMED_GROUP = 0.5, 10.0
ELIGIBLE_AS = {"mentees": ("mentee", "both"), "mentors": ("mentor", "both")}
ROLE = {"mentees": "mentee", "mentors": "mentor"}


@dataclass(frozen=True)
class Crowd:
    """How many people, the share of them with a place, mentees a mentor as a mentee counts them; where from."""

    n: int
    share: float
    per_mentor: float
    from_n: str
    from_share: str
    from_mentors: str


def crowd(
    program: Program, whom: Whom, *, compared: bool, non_applicants: bool, people: int | None, places: int | None
) -> Crowd:
    """Who would be in the study. `compared`: two groups; `non_applicants`: the others did not apply for a place.

    Raises NotComputable where nothing says how many people there are, BadInput where there are more places than people.
    """
    n, share, from_n, from_share = (
        _counted(program, whom, non_applicants) if people is None else (people, None, "setting", "")
    )
    if n is None:
        raise NotComputable(catalogue("planning_power").NOBODY)
    if not compared:
        # Those with a place are followed; a number set says how many that are.
        n = places or (round(n * share) if share is not None and from_share == "assignments" else n)
        share, from_share = 1.0, "one_group"
    elif places is not None:
        if places >= n:
            what = f"{places} places for {n} people leave nobody to compare with"
            raise BadInput(Fault("settings", "places", what, "name fewer places, or more people"))
        share, from_share = places / n, "setting"
    elif share is None:
        share, from_share = _by_charter(program, n, whom) or _by_capacity(program, n)
    smallest = program.charter.privacy.smallest_group
    if from_share == "assignments" and people is None and min(round(n * share), n - round(n * share)) < smallest:
        raise NotComputable(catalogue("planning_power").FEW.format(smallest=smallest))
    per_mentor, from_mentors = _per_mentor(program, n * share)
    return Crowd(n, share, per_mentor, from_n, from_share, from_mentors)


def _counted(program: Program, whom: Whom, non_applicants: bool) -> tuple[int | None, float | None, str, str]:
    """People, the share of them with a place where that is known, and where both come from."""
    if program.has("assignments") and whom == "mentees":
        arm = arms(program, whom).people["arm"]
        both = arm[arm.isin(["program", "comparison"])]
        if both.nunique() == 2:
            return len(both), float((both == "program").mean()), "assignments", "assignments"
    applied = _applicants(program, whom)
    eligible = _eligible(program, whom)
    if non_applicants and applied and eligible and eligible > applied:
        return eligible, applied / eligible, "people", "applications"
    if applied:
        return applied, None, "applications", ""
    return (eligible, None, "people", "") if eligible else (None, None, "", "")


def _applicants(program: Program, whom: Whom) -> int | None:
    """Complete applications that nobody declined; where the table does not say what is complete, all of them."""
    if not program.has("applications") or whom not in ROLE:
        return None
    rows = program.table("applications")
    rows = rows[rows["role"] == ROLE[whom]]
    if "declined_on" in rows:
        rows = rows[rows["declined_on"].isna()]
    if "completed_on" in rows and rows["completed_on"].notna().any():
        rows = rows[rows["completed_on"].notna()]
    return int(rows["person_id"].nunique()) or None


def _eligible(program: Program, whom: Whom) -> int | None:
    """People who could join in this role and are employed when the program starts."""
    if not program.has("people") or whom not in ELIGIBLE_AS:
        return None
    rows = program.table("people")
    if "eligible_as" not in rows:
        return None
    start = pd.Timestamp(program.charter.starts_on)
    there = rows["eligible_as"].isin(ELIGIBLE_AS[whom])
    if "left_on" in rows:
        there &= ~(rows["left_on"] < start)
    if "eligible_on" in rows:
        there &= ~(rows["eligible_on"] > start)
    return int(there.sum()) or None


def _by_charter(program: Program, n: int, whom: Whom) -> tuple[float, str] | None:
    """The share that the charter's places are of the people; None where it says none, or there is one for everybody."""
    number = program.charter.places.number
    return (number / n, "charter") if number is not None and number < n and whom == "mentees" else None


def _by_capacity(program: Program, n: int) -> tuple[float, str]:
    """The share that the mentors' stated capacity would serve, where it serves some and not all; else one half."""
    mentors = _capacities(program)
    served = int(mentors.sum()) if mentors is not None else 0
    return (served / n, "capacity") if 0 < served < n else (HALF, "half")


def _capacities(program: Program) -> pd.Series | None:
    if not program.has("applications"):
        return None
    rows = program.table("applications")
    if "capacity" not in rows:
        return None
    stated = rows.loc[rows["role"] == "mentor", "capacity"].dropna()
    return stated[stated > 0] if (stated > 0).any() else None


def _per_mentor(program: Program, treated: float) -> tuple[float, str]:
    """Mentees a mentor, as a mentee counts them (Σm²/Σm): from pairs, else mentors' capacity, else one."""
    if program.has("pairs"):
        pairs = program.table("pairs").dropna(subset=["mentor_id", "mentee_id"])
        sizes = pairs.drop_duplicates(["mentor_id", "mentee_id"]).groupby("mentor_id").size()
        if len(sizes):
            return float((sizes**2).sum() / sizes.sum()), "pairs"
    mentors = _capacities(program)
    if mentors is not None:
        filled = min(1.0, treated / float(mentors.sum()))
        return max(1.0, filled * float((mentors**2).sum() / mentors.sum())), "capacity"
    return 1.0, "one"


def cluster_size_of(program: Program, who: Crowd, given: float | None) -> tuple[float, str]:
    """How many share a mentor, or a group of the charter's column, as one of them counts it; and where from."""
    by = program.charter.evaluation.clustered_by
    if given is not None:
        return given, "setting"
    if by in (None, "mentor"):
        return who.per_mentor, who.from_mentors
    if program.has("people") and by in program.table("people"):
        sizes = program.table("people")[by].value_counts()
        if len(sizes):
            # Of everybody in the group, as many take part as the study has of all.
            share = min(1.0, who.n / float(sizes.sum()))
            return max(1.0, share * float((sizes**2).sum() / sizes.sum())), "people"
    return ASSUMED_GROUP, "assumed"
