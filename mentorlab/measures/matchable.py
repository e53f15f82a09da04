"""Who is in the pool: mentees who wait for a mentor, and mentors with places? Everybody else is counted, and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from mentorlab.errors import NotComputable
from mentorlab.tables.on_record.draw_record import of_places

if TYPE_CHECKING:
    from mentorlab.tables.program import Program

DECLINED = "declined"
NOT_COMPLETE = "application not complete"
NOT_ELIGIBLE = "not eligible in this role"
LEFT = "left before the start"
NO_PLACE = "no place now"


@dataclass(frozen=True, eq=False)
class People:
    """Ids in ascending order. capacity, minimum: of each mentor (int64); applied: order of arrival of each mentee.

    left_out: role → reason → how many applications. assumed: what was not stated and is taken for granted, counted.
    """

    mentees: tuple[str, ...]
    mentors: tuple[str, ...]
    capacity: np.ndarray
    minimum: np.ndarray
    applied: np.ndarray
    left_out: Mapping[str, Mapping[str, int]]
    assumed: Mapping[str, int]


def people_of(program: Program) -> People:
    """The people who could be matched at the start of the cycle.

    Mentees: applications not declined; those with a place now where places are assigned, else the complete ones.
    Mentors: applications not declined; a capacity that is not stated counts as 1.
    Raises NotComputable where there is nobody on one side.
    """
    program.need("applications", "people", "assignments")
    left_out: dict[str, Mapping[str, int]] = {}
    mentees, left_out["mentee"] = _kept(program, "mentee")
    mentors, left_out["mentor"] = _kept(program, "mentor")
    for role, found in (("mentee", mentees), ("mentor", mentors)):
        if found.empty:
            raise NotComputable(f"nobody in applications could be matched as a {role}; add applications in that role")
    capacity, minimum = (_numbers(mentors, name) for name in ("capacity", "minimum"))
    return People(
        tuple(mentees.index),
        tuple(mentors.index),
        capacity.fillna(1).to_numpy(np.int64),
        minimum.fillna(0).to_numpy(np.int64),
        _arrival(mentees),
        left_out,
        {"capacity": int(capacity.isna().sum())} if capacity.isna().any() else {},
    )


def _kept(program: Program, role: str) -> tuple[pd.DataFrame, dict[str, int]]:
    """The applications in this role that count, by person_id in ascending order; and how many do not, by reason."""
    rows = program.table("applications")
    rows = rows[rows["role"] == role].set_index("person_id").sort_index()
    people = program.table("people").set_index("person_id") if program.has("people") else pd.DataFrame()
    known, start = people.reindex(rows.index), pd.Timestamp(program.charter.starts_on)
    without_place = _without_place(program, rows.index) if role == "mentee" else None
    asked_for_all = role == "mentee" and without_place is None  # who was given a place counts as they are
    reasons = {
        DECLINED: _column(rows, "declined_on").notna(),
        NOT_COMPLETE: _column(rows, "completed_on").isna() if asked_for_all and "completed_on" in rows else None,
        NOT_ELIGIBLE: _column(known, "eligible_as").isin(["none", "mentor" if role == "mentee" else "mentee"]),
        LEFT: _column(known, "left_on").astype("datetime64[ns]") <= start,
        NO_PLACE: without_place,
    }
    kept, left_out = pd.Series(True, index=rows.index), {}
    for reason, applies in reasons.items():
        if applies is not None and (gone := kept & applies).any():
            left_out[reason] = int(gone.sum())
            kept &= ~applies
    return rows[kept], left_out


def _without_place(program: Program, ids: pd.Index[str]) -> pd.Series | None:
    if not program.has("assignments"):
        return None
    rows = of_places(program.table("assignments"))
    placed = rows.loc[rows["arm"] == "program", "person_id"]
    return pd.Series(~ids.isin(placed), index=ids) if len(placed) else None


def _arrival(mentees: pd.DataFrame) -> np.ndarray:
    """0 for the first day somebody applied, and so on; who has no date came last."""
    found = _column(mentees, "applied_on").rank(method="dense", na_option="bottom") - 1
    arrival: np.ndarray = found.fillna(0).to_numpy(np.int64)
    return arrival


def _numbers(frame: pd.DataFrame, column: str) -> pd.Series:
    return pd.to_numeric(_column(frame, column))


def _column(frame: pd.DataFrame, column: str) -> pd.Series:
    return frame[column] if column in frame else pd.Series(np.nan, index=frame.index)
