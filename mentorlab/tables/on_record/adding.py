"""How do rows that mentorlab itself makes get into a table, with the rows of others as they are?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mentorlab.errors import CHARTER, BadInput, Fault
from mentorlab.tables.exports.merging import Merged
from mentorlab.tables.exports.written import content_of_table, file_of
from mentorlab.tables.files import find
from mentorlab.tables.whole_files import write_whole

if TYPE_CHECKING:
    import pandas as pd

    from mentorlab.tables.program import Program


def refuse_database(program: Program, table: str) -> None:
    """Raise BadInput where the table comes from a database, which mentorlab only reads."""
    if f"source:{table}" in program.inputs:
        what = f"the {table} come from a database, which mentorlab does not write"
        do = f"take the {table} out of it (or out of queries): they will stand in tables/{table}.csv"
        raise BadInput(Fault(CHARTER, "source", what, do))


def add_rows(program: Program, table: str, rows: pd.DataFrame, without: pd.Index, again: str) -> Path:
    """Put rows into a table, whole or not at all, below the others; returns the file.

    The table keeps its format; a new one is CSV. `without`: rows of the file that these take the place of. `again`:
    what to say where the file cannot be written (that raises BadInput): what is kept; what to do.
    """
    refuse_database(program, table)
    found = find(program.folder)
    old, home = found.raw.get(table), found.home.get(table)
    if old is not None:
        old = old.drop(index=without)
        if "cycle" in old:
            rows = rows.assign(cycle=program.charter.cycle)
        if old.empty and home == f"tables/{table}.csv":
            old = None
    target, sheet = file_of(program.folder, table, home, len(rows))
    try:
        write_whole({target: content_of_table(target, sheet, table, Merged(old, rows, 0, 0))})
    except OSError as error:
        kept, _, do = again.partition("; ")
        what = f"cannot be written ({error.strerror}); it is as it was, and {kept}"
        raise BadInput(Fault(target.name, "", what, do), kept=True) from error
    return target
