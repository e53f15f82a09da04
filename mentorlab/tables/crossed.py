"""Which group is somebody in, when people are drawn by one column of `people`, or by several crossed?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import pandas as pd

from mentorlab.errors import BadInput, Fault

if TYPE_CHECKING:
    from mentorlab.tables.program import Program

NOT_STATED = "not stated"
BETWEEN = " / "  # between the values of crossed columns


def people_by(program: Program, ids: pd.Index[Any], by: Sequence[str]) -> pd.DataFrame:
    """The rows of people for these ids, in their order; without the table nothing is known of anybody.

    Raises BadInput where `people` lacks a column of `by`.
    """
    known = program.table("people").set_index("person_id") if program.has("people") else pd.DataFrame()
    faults = [
        Fault("people", name, "is not there, and places are drawn by it", "add the column, or draw without it")
        for name in by
        if name not in known
    ]
    if faults:
        raise BadInput(faults)
    return known.reindex(ids)


def crossed(people: pd.DataFrame, by: Sequence[str]) -> tuple[pd.Series, int]:
    """The group of everybody, and for how many a part of it is not stated. Without columns: empty texts."""
    labels = [BETWEEN.join(_label(cell) for cell in row) for row in people[list(by)].itertuples(index=False)]
    groups = pd.Series(labels, index=people.index, dtype="object")
    return groups, int(people[list(by)].isna().any(axis=1).sum())


def when(frame: pd.DataFrame, column: str) -> pd.Series:
    """A column of days; no day where there is no such column."""
    return frame[column] if column in frame else pd.Series(pd.NaT, index=frame.index)


def said(frame: pd.DataFrame, column: str) -> pd.Series:
    """A column of words; none where there is no such column."""
    return frame[column] if column in frame else pd.Series(None, index=frame.index, dtype="object")


def _label(cell: Any) -> str:
    if pd.isna(cell):
        return NOT_STATED
    if isinstance(cell, pd.Timestamp):
        return cell.date().isoformat()
    return format(cell, ".15g") if isinstance(cell, float) else str(cell)
