"""Who may be drawn for a place? Complete applications of eligible mentees; everybody else is counted, and why."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from mentorlab.errors import BadInput, Fault
from mentorlab.tables.crossed import crossed, people_by, said, when

if TYPE_CHECKING:
    from mentorlab.tables.program import Program

LATER = "applied after that day"
DECLINED = "declined"
NOT_COMPLETE = "application not complete"
NOT_ELIGIBLE = "not eligible as a mentee"
NOT_YET = "eligible only after the start"
LEFT = "left"


@dataclass(frozen=True, eq=False)
class Applicants:
    """`groups`: person_id (sorted) → block, or the whole that is drawn; empty texts where there are none.

    `left_out`: reason → how many mentees' applications. `not_stated`: how many have no value in a column of the groups.
    """

    groups: pd.Series
    left_out: Mapping[str, int]
    not_stated: int = 0


def applicants(program: Program, on: dt.date, by: Sequence[str] = ()) -> Applicants:
    """The people who could be drawn on a day, in groups by columns of `people` (several are crossed).

    What came later than that day (an application, its completion, a refusal, a departure) had not happened. Raises
    BadInput where the tables have faults, or `people` lacks what the groups are made of.
    """
    program.need("applications", "people")
    if not program.has("applications"):
        raise BadInput(Fault("applications", "", "the table is not there", "add tables/applications.csv"))
    rows = program.table("applications")
    rows = rows[rows["role"] == "mentee"].set_index("person_id", drop=False).sort_index()
    people = people_by(program, rows.index, by)
    day = pd.Timestamp(on)
    reasons = {
        LATER: rows["applied_on"] > day,
        DECLINED: when(rows, "declined_on") <= day,
        NOT_COMPLETE: ~(when(rows, "completed_on") <= day) if "completed_on" in rows else None,
        NOT_ELIGIBLE: said(people, "eligible_as").isin(["mentor", "none"]),
        NOT_YET: when(people, "eligible_on") > max(day, pd.Timestamp(program.charter.starts_on)),
        LEFT: when(people, "left_on") <= day,
    }
    kept, left_out = pd.Series(True, index=rows.index), {}
    for reason, applies in reasons.items():
        if applies is not None and (gone := kept & applies).any():
            left_out[reason] = int(gone.sum())
            kept &= ~applies
    groups, missing = crossed(people[kept], by)
    return Applicants(groups, left_out, missing)
