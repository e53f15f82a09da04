"""Who could have been a mentee and was not? The comparison people where no table says who was given a place."""

from __future__ import annotations

import pandas as pd

from mentorlab.tables.earlier_pairs import earlier_pairs
from mentorlab.tables.program import Program

CHARTER_TRIAL = "program"
PERSON = "person_id"


def from_pairs(program: Program) -> tuple[pd.DataFrame, tuple[str, ...]]:
    """Mentees in pairs against other eligible mentees: a frame by person_id with `arm`, and who was left out."""
    mentees = _ids(program, "mentee_id")
    others, notes = _others(program, mentees)
    people = pd.DataFrame(
        {"arm": ["program"] * len(mentees) + ["comparison"] * len(others)},
        index=pd.Index([*mentees, *others], name=PERSON, dtype="str"),
    )
    people["arm"] = people["arm"].astype("str")
    return people, notes


def pair_members(program: Program, whom: str) -> tuple[pd.Series, tuple[str, ...]]:
    """The mentors in pairs, the managers of the mentees, or the people of no pair, each once."""
    if not program.has("pairs"):
        return pd.Series(dtype="str"), ("The table pairs is not there, so nobody is known to take part.",)
    mentees, mentors = _ids(program, "mentee_id"), _ids(program, "mentor_id")
    if whom == "mentors":
        return mentors, ()
    people = program.table("people") if program.has("people") else pd.DataFrame()
    if PERSON not in people:
        return pd.Series(dtype="str"), (f"The table people is not there, so the {whom} are not known.",)
    if whom == "non_participants":
        ids = people[PERSON].dropna().drop_duplicates()
        return ids[~ids.isin(mentees) & ~ids.isin(mentors)].reset_index(drop=True), ()
    if "manager_id" not in people:
        return pd.Series(dtype="str"), ("people has no column manager_id, so the managers are not known.",)
    of_mentees = people[people[PERSON].isin(mentees)]
    unknown = len(mentees) - int(of_mentees["manager_id"].notna().sum())
    notes = (f"The manager of {unknown} of {len(mentees)} mentees is not known.",) if unknown > 0 else ()
    return of_mentees["manager_id"].dropna().drop_duplicates().reset_index(drop=True), notes


def _others(program: Program, mentees: pd.Series) -> tuple[pd.Series, tuple[str, ...]]:
    """Who else could have been a mentee. Each person left out is counted once, under the first reason that applies."""
    nobody = pd.Series(dtype="str")
    if not program.has("pairs"):
        return nobody, ("Neither assignments nor pairs are there, so nobody is known to have a place.",)
    if not program.has("people") or PERSON not in program.table("people"):
        return nobody, ("The table people is not there, so there is nobody to compare with.",)
    people = program.table("people").dropna(subset=[PERSON]).drop_duplicates(PERSON)
    people = people[~people[PERSON].isin(mentees)]
    earlier, notes = _earlier_mentees(program)
    started = pd.Timestamp(program.charter.starts_on)
    none = pd.Series(False, index=people.index)
    reasons = {
        "not eligible as mentees": ~people["eligible_as"].isin(["mentee", "both"]) if "eligible_as" in people else none,
        f"hired after {started:%Y-%m-%d}": people["hired_on"] > started if "hired_on" in people else none,
        f"gone by {started:%Y-%m-%d}": people["left_on"] <= started if "left_on" in people else none,
        "mentors": people[PERSON].isin(_every_mentor(program)),
        "mentees of an earlier cycle": people[PERSON].isin(earlier),
    }
    out = none
    for reason, applies in reasons.items():
        n = int((applies & ~out).sum())
        if n:
            notes.append(f"{n} {'person' if n == 1 else 'people'} left out of the comparison: {reason}.")
        out = out | applies
    if "eligible_as" not in people:
        notes.append("people has no column eligible_as: everybody counts as eligible.")
    return people.loc[~out, PERSON].reset_index(drop=True), tuple(notes)


def _ids(program: Program, column: str) -> pd.Series:
    if not program.has("pairs") or column not in (pairs := program.table("pairs")):
        return pd.Series(dtype="str")
    return pairs[column].dropna().drop_duplicates().reset_index(drop=True)


def _every_mentor(program: Program) -> set[str]:
    earlier = program.earlier("pairs")
    return {*_ids(program, "mentor_id"), *(earlier["mentor_id"].dropna() if "mentor_id" in earlier else ())}


def _earlier_mentees(program: Program) -> tuple[set[str], list[str]]:
    """Mentees of other cycles: rows of pairs that belong to another cycle, and pairs of earlier folders."""
    pairs, unread = earlier_pairs(program)
    notes = [
        f"The earlier cycle {place!r} cannot be read, so its mentees may be in the comparison." for place in unread
    ]
    return set(pairs["mentee_id"].dropna()), notes
