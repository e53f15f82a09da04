"""Does drawing again from a record give the list that it vouches for?

Whoever moves a person in the list can write its new fingerprint into the record; the seed that gives that list they
would have to find.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pandas as pd

from mentorlab.errors import BadInput
from mentorlab.measures.lots import Lots, lots_of_record
from mentorlab.tables.arms import Arms, Whom, arms
from mentorlab.tables.on_record.draw import arms_sha256
from mentorlab.tables.on_record.draw_record import DrawRecord, draw_records, of_places

if TYPE_CHECKING:
    from mentorlab.tables.program import Program

NOT_REPEATED = "The seed and the method of the draw record {name!r} give another list: no clean draw."


def names_in(rows: pd.DataFrame) -> list[str]:
    """The records that rows of assignments name, each once."""
    if "drawn_with" not in rows:
        return []
    return [str(name).strip().removeprefix("records/") for name in rows["drawn_with"].dropna().unique()]


def repeats(record: DrawRecord, rows: pd.DataFrame, design: str | None) -> bool | None:
    """Does drawing again among the people of these rows give the same arms?

    None where the record does not say how, where it names another method than ours, or where people were forgotten.
    """
    if record.forgotten:
        return None
    try:
        lots = lots_of_record(record.said, design or "lottery")
        if record.said.get("method") != lots.method:
            return None
        return arms_sha256(lots.drawn(_groups(rows, lots))) == arms_sha256(rows)
    except (ValueError, KeyError, TypeError, BadInput):
        return None


def not_repeated(program: Program, rows: pd.DataFrame) -> str | None:
    """The one record that all these rows name, if it is of such a draw and another draw gives another list."""
    named = names_in(rows)
    if len(named) != 1 or rows["drawn_with"].isna().any():
        return None
    record = next((one for one in draw_records(program.records) if one.name == named[0]), None)
    if record is None or repeats(record, rows, program.charter.evaluation.design) is not False:
        return None
    return record.name


def borne_out_arms(program: Program, whom: Whom) -> Arms:
    """The arms; a draw that does not repeat counts as contradicted, and the notes say so."""
    found = arms(program, whom)
    if found.drawn != "record" or "assignments" in program.left_out:
        return found
    rows = of_places(program.table("assignments")).dropna(subset=["person_id", "arm"])
    if (name := not_repeated(program, rows)) is None:
        return found
    return replace(found, drawn="contradicted", notes=(*found.notes, NOT_REPEATED.format(name=name)))


def _groups(rows: pd.DataFrame, lots: Lots) -> pd.Series:
    column = "cluster" if lots.steps else "block"
    groups = rows.set_index("person_id")[column] if lots.by else pd.Series("", index=rows["person_id"])
    if groups.isna().any():
        raise ValueError(f"not everybody has a {column}")
    return groups.sort_index()
