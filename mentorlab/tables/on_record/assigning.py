"""How does a list of who was given a place get into the table assignments, with the rows of others as they are?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from mentorlab.tables.on_record.adding import add_rows
from mentorlab.tables.on_record.draw_record import TRIAL, of_places

if TYPE_CHECKING:
    from mentorlab.tables.program import Program

AGAIN = "the draw is on record; make it writable, or close it; then draw again"


def assigned_rows(program: Program, trial: str = TRIAL) -> pd.DataFrame:
    """The rows of this cycle and trial, indexed by their rows in the file; empty where there are none."""
    if not program.has("assignments"):
        return pd.DataFrame(columns=["person_id", "arm"])
    program.need("assignments")
    rows = program.in_file("assignments")
    if trial == TRIAL:
        return of_places(rows)
    return rows[rows["trial"] == trial] if "trial" in rows else rows.iloc[:0]


def write_assignments(program: Program, drawn: pd.DataFrame, trial: str = TRIAL) -> Path:
    """Put the list into the table, whole or not at all, in the place of the trial's rows; returns the file.

    The table keeps its format and all other rows; a new one is CSV. Raises BadInput where it cannot be written.
    """
    return add_rows(program, "assignments", drawn, assigned_rows(program, trial).index, AGAIN)
