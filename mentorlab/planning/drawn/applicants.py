"""Who may be drawn for a place? Complete applications of eligible mentees; everybody else is counted, and why."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pandas as pd

from mentorlab.errors import BadInput, Fault

if TYPE_CHECKING:
    from mentorlab.tables.program import Program

NOT_STATED = "not stated"
BETWEEN = " / "  # between the values of crossed columns
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
    people = _people(program, rows.index, by)
    day = pd.Timestamp(on)
    reasons = {
        LATER: rows["applied_on"] > day,
        DECLINED: _when(rows, "declined_on") <= day,
        NOT_COMPLETE: ~(_when(rows, "completed_on") <= day) if "completed_on" in rows else None,
        NOT_ELIGIBLE: _words(people, "eligible_as").isin(["mentor", "none"]),
        NOT_YET: _when(people, "eligible_on") > max(day, pd.Timestamp(program.charter.starts_on)),
        LEFT: _when(people, "left_on") <= day,
    }
    kept, left_out = pd.Series(True, index=rows.index), {}
    for reason, applies in reasons.items():
        if applies is not None and (gone := kept & applies).any():
            left_out[reason] = int(gone.sum())
            kept &= ~applies
    groups, missing = _groups(people[kept], by)
    return Applicants(groups, left_out, missing)


def _people(program: Program, ids: pd.Index[Any], by: Sequence[str]) -> pd.DataFrame:
    """The rows of people for these ids; without the table nothing is known of anybody."""
    known = program.table("people").set_index("person_id") if program.has("people") else pd.DataFrame()
    faults = [
        Fault("people", name, "is not there, and places are drawn by it", "add the column, or draw without it")
        for name in by
        if name not in known
    ]
    if faults:
        raise BadInput(faults)
    return known.reindex(ids)


def _when(frame: pd.DataFrame, column: str) -> pd.Series:
    return frame[column] if column in frame else pd.Series(pd.NaT, index=frame.index)


def _words(frame: pd.DataFrame, column: str) -> pd.Series:
    return frame[column] if column in frame else pd.Series(None, index=frame.index, dtype="object")


def _groups(people: pd.DataFrame, by: Sequence[str]) -> tuple[pd.Series, int]:
    """The label of everybody, and for how many a part of it is not stated."""
    labels = [BETWEEN.join(_label(cell) for cell in row) for row in people[list(by)].itertuples(index=False)]
    groups = pd.Series(labels, index=people.index, dtype="object")
    return groups, int(people[list(by)].isna().any(axis=1).sum())


def _label(cell: Any) -> str:
    if pd.isna(cell):
        return NOT_STATED
    if isinstance(cell, pd.Timestamp):
        return cell.date().isoformat()
    return format(cell, ".15g") if isinstance(cell, float) else str(cell)
