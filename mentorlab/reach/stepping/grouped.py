"""By which column of people are counts split, and who belongs where?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from mentorlab.errors import BadInput, Fault, did_you_mean
from mentorlab.tables.privacy.splits import NOT_STATED, no_groups

if TYPE_CHECKING:
    from mentorlab.tables.program import Program


def column_of(program: Program, by: str | None) -> str | None:
    """The column that was asked for, else the charter's units where people has it, else None.

    Raises BadInput for a column that people has not, or that holds persons, days or measured numbers.
    """
    people = program.table("people", coded=True) if program.has("people") else pd.DataFrame()
    if by is None:
        units = program.charter.units
        return units if units in people and not no_groups(str(units), people[units]) else None
    if by not in people:
        known = [str(name) for name in people]
        raise BadInput(Fault("settings", "by", f"people has no column {by!r}", did_you_mean(by, known)))
    why = no_groups(by, people[by])
    if why:
        raise BadInput(Fault("settings", "by", f"{by!r} makes no groups: {why}", "name another column"))
    return by


def labels_of(program: Program, by: str, ids: pd.Index) -> pd.Series | None:
    """The group of each person as text; who has none is "not stated". None where people has no such column."""
    if not program.has("people") or by not in (people := program.table("people", coded=True)):
        return None
    rows = people.dropna(subset=["person_id"])
    place = pd.Index(rows["person_id"].to_numpy(dtype="object"), dtype="object").get_indexer(ids)
    groups = pd.Categorical(rows[by].astype("str"))
    codes = np.where(place >= 0, groups.codes[place], -1)
    names = pd.Index([*groups.categories.astype("object"), NOT_STATED], dtype="object")
    return pd.Series(names.to_numpy()[codes], index=ids)
