"""Who can still be asked to join? People who could, have not applied, and are in no pair."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

import pandas as pd

from mentorlab.tables.crossed import crossed, people_by, said, when

if TYPE_CHECKING:
    from mentorlab.tables.program import Program

Whom = Literal["mentees", "mentors"]
ROLE = {"mentees": "mentee", "mentors": "mentor"}
NOT_ELIGIBLE, NOT_YET, LEFT = "not eligible", "eligible only later", "left"
APPLIED, IN_A_PAIR = "applied", "in a pair"


@dataclass(frozen=True, eq=False)
class Reachable:
    """`groups`: person_id (sorted) → the block to be drawn in, empty texts without any. `left_out`: reason → people."""

    groups: pd.Series = field(repr=False)
    left_out: Mapping[str, int]


def reachable(program: Program, whom: Whom, on: dt.date, by: Sequence[str] = ()) -> Reachable:
    """The people of `people` who could still be asked on a day; what came later had not happened.

    Raises BadInput where the tables have faults, or `people` lacks a column of `by`.
    """
    program.need("people", "applications", "pairs")
    ids = pd.Index(sorted(program.table("people")["person_id"].dropna().astype(str)), name="person_id")
    people, role, day = people_by(program, ids, by), ROLE[whom], pd.Timestamp(on)
    may = said(people, "eligible_as")  # without it everybody could
    stated = bool(may.notna().any())
    reasons = {
        NOT_ELIGIBLE: ~may.isin([role, "both"]) & stated,
        NOT_YET: when(people, "eligible_on") > day,
        LEFT: when(people, "left_on") <= day,
        APPLIED: pd.Series(ids.isin(_applied(program, role, day)), index=ids),
        IN_A_PAIR: pd.Series(ids.isin(_paired(program, role, day)), index=ids),
    }
    kept, left_out = pd.Series(True, index=ids), {}
    for reason, applies in reasons.items():
        if (gone := kept & applies).any():
            left_out[reason] = int(gone.sum())
            kept &= ~applies
    groups, _ = crossed(people[kept], by)
    return Reachable(groups, left_out)


def _applied(program: Program, role: str, day: pd.Timestamp) -> pd.Series:
    if not program.has("applications"):
        return pd.Series(dtype="str")
    rows = program.table("applications")
    return rows.loc[(rows["role"] == role) & (rows["applied_on"] <= day), "person_id"]


def _paired(program: Program, role: str, day: pd.Timestamp) -> pd.Series:
    if not program.has("pairs"):
        return pd.Series(dtype="str")
    rows = program.table("pairs")
    return rows.loc[~(rows["matched_on"] > day), f"{role}_id"]
