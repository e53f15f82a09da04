"""How does a list of who was given a place get into the table assignments, with the rows of others as they are?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from mentorlab.errors import CHARTER, BadInput, Fault
from mentorlab.tables.exports.merging import Merged
from mentorlab.tables.exports.written import content_of_table, file_of
from mentorlab.tables.files import find
from mentorlab.tables.on_record.draw_record import TRIAL
from mentorlab.tables.whole_files import write_whole

if TYPE_CHECKING:
    from mentorlab.tables.program import Program


def assigned_rows(program: Program, trial: str = TRIAL) -> pd.DataFrame:
    """The rows of this cycle and trial, indexed by their rows in the file; empty where there are none."""
    if not program.has("assignments"):
        return pd.DataFrame(columns=["person_id", "arm"])
    program.need("assignments")
    rows = program.in_file("assignments")
    return rows[rows["trial"] == trial] if "trial" in rows else rows


def refuse_database(program: Program) -> None:
    """Raise BadInput where the assignments come from a database, which mentorlab only reads."""
    if "source:assignments" in program.inputs:
        what = "the assignments come from a database, which mentorlab does not write"
        do = "take the assignments out of it (or out of queries): they will stand in tables/assignments.csv"
        raise BadInput(Fault(CHARTER, "source", what, do))


def write_assignments(program: Program, drawn: pd.DataFrame) -> Path:
    """Put the list into the table, whole or not at all, in the place of the trial's rows; returns the file.

    The table keeps its format and all other rows; a new one is CSV. Raises BadInput where it cannot be written.
    """
    refuse_database(program)
    found = find(program.folder)
    old, home = found.raw.get("assignments"), found.home.get("assignments")
    if old is not None:
        old = old.drop(index=assigned_rows(program).index)
        if "cycle" in old:
            drawn = drawn.assign(cycle=program.charter.cycle)
        if old.empty and home == "tables/assignments.csv":
            old = None
    target, sheet = file_of(program.folder, "assignments", home, len(drawn))
    try:
        write_whole({target: content_of_table(target, sheet, "assignments", Merged(old, drawn, 0, 0))})
    except OSError as error:
        what = f"cannot be written ({error.strerror}); it is as it was, and the draw is on record"
        raise BadInput(
            Fault(target.name, "", what, "make it writable, or close it; then draw again"), kept=True
        ) from error
    return target
