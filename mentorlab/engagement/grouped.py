"""By which column are pairs grouped, and in which group is each mentee?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from mentorlab.answers.wording import catalogue
from mentorlab.errors import BadInput, Fault, did_you_mean
from mentorlab.tables.privacy.splits import splits_of

if TYPE_CHECKING:
    from mentorlab.tables.program import Program


def column_of(program: Program, by: str | None) -> str | None:
    """The column of people to split by: as asked, else the charter's units where people has them, else none.

    Raises BadInput for a column that people has not.
    """
    people = program.table("people", coded=True) if program.has("people") else pd.DataFrame()
    if by is not None and by not in people:
        known = [str(name) for name in people if name != "person_id"] or ["no column: add people"]
        raise BadInput(Fault("settings", "by", f"people has no column {by!r}", did_you_mean(by, known)))
    units = program.charter.units
    return by or (units if units in people and program.unit is None else None)


def groups_of_mentees(
    program: Program, mentee: pd.Series, column: str | None, smallest: int
) -> tuple[pd.Series | None, str]:
    """The group of each pair's mentee, by pair; None, and why, where the column makes no groups."""
    if column is None:
        return None, ""
    if program.unit is not None:  # counts of a part of a unit would tell of the same part of others
        return None, catalogue("one_unit").NO_PARTS
    people = pd.Index(sorted(set(mentee.astype("object").dropna())))
    splits = splits_of(program, people, people, smallest)
    if column not in splits.labels:
        return None, splits.refused[column]
    return pd.Series(splits.labels[column].loc[mentee.to_numpy()].to_numpy(), index=mentee.index), ""
