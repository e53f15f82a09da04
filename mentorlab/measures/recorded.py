"""What do the records say? Numbers of the measures table, from one source, each person once per wave."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from mentorlab.errors import BadInput, Fault

if TYPE_CHECKING:
    from mentorlab.tables.program import Program

SOURCES = ("records", "self", "manager", "mentor")  # the first that is there is taken
KEY = ["person_id", "measure", "wave", "source"]
FIRST_ROW = 2


def recorded_measures(program: Program) -> tuple[str, ...]:
    """The names in the measures table, in alphabetical order."""
    if not program.has("measures"):
        return ()
    return tuple(sorted(str(name) for name in program.table("measures")["measure"].dropna().unique()))


def recorded(program: Program, measure: str) -> tuple[pd.DataFrame, tuple[str, ...]]:
    """Person_id, wave, value of one measure, and what has to be said about it. Rows without a value are left out.

    Several sources are never mixed: the first of records, self, manager, mentor is taken and the others named in a
    note. Raises BadInput where the same person, measure, wave and source stand twice.
    """
    rows = program.table("measures")
    rows = rows[(rows["measure"] == measure) & rows["value"].notna()]
    said_by = rows["source"].fillna(SOURCES[0]) if "source" in rows else pd.Series(SOURCES[0], index=rows.index)
    rows = rows.assign(source=said_by)
    again = rows[rows.duplicated(KEY)]
    if len(again):
        raise BadInput(_twice(measure, again))
    there = sorted(rows["source"].unique(), key=lambda name: SOURCES.index(name) if name in SOURCES else len(SOURCES))
    notes: tuple[str, ...] = ()
    if len(there) > 1:
        notes = (f"{measure} comes from {', '.join(there)}; the values from {there[0]!r} are used.",)
    chosen = rows[rows["source"].isin(there[:1])]
    return chosen[["person_id", "wave", "value"]].reset_index(drop=True), notes


def _twice(measure: str, again: pd.DataFrame) -> Fault:
    rows = () if "cycle" in again else tuple(int(row) + FIRST_ROW for row in again.index[:5])
    what = f"the same person, wave and source stand twice for {measure!r}"
    return Fault("measures", "person_id", what, "keep one value of each", rows, len(again))
