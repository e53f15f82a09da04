"""By which columns of `people` may figures be split? By those whose groups are few, shared, and not persons."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from mentorlab.tables.contracts import contract
from mentorlab.tables.privacy.small import hide_small

if TYPE_CHECKING:
    from mentorlab.tables.program import Program

MOST_VALUES = 20  # a number with more different values is measured, not a group
MOST_GROUPS = 400  # over all columns together: what can be settled jointly in reasonable time
NOT_STATED = "not stated"

IDS = "its values are persons"
DATES = "it holds days; put it into periods in a column of its own"
NUMBERS = "it is a number with many values; put it into bands in a column of its own"
TOO_SMALL = "most of its groups would have too few people"
TOO_MANY = "the columns of people have too many groups in all to be sure that nobody can be recognised"


@dataclass(frozen=True, eq=False)
class Splits:
    """`labels`: people × columns, the group of each person as text. `refused`: why the other columns make no groups."""

    labels: pd.DataFrame
    refused: Mapping[str, str]


def splits_of(program: Program, concerned: pd.Index, answered: pd.Index, smallest: int) -> Splits:
    """The groups of everyone concerned, by every column of `people` that may be split by.

    `answered`: those of them who are in the figures. Whether a column may be split by depends on these people alone and
    on no setting. Who has no value, or stands not in `people`, is "not stated".
    """
    columns = program.table("people").set_index("person_id") if program.has("people") else pd.DataFrame()
    columns = columns[columns.index.notna() & ~columns.index.duplicated()].reindex(concerned)
    refused: dict[str, str] = {}
    groups: dict[str, pd.Series] = {}
    for name in columns:
        why = no_groups(str(name), columns[name])
        if not why:
            labels = columns[name].map(str, na_action="ignore").astype("object").fillna(NOT_STATED)
            if not _too_small(labels.loc[answered].value_counts().reindex(labels.unique()), smallest):
                groups[str(name)] = labels
                continue
            why = TOO_SMALL
        refused[str(name)] = why
    total = 0
    for name in sorted(groups, key=lambda one: (groups[one].nunique(), one)):
        total += groups[name].nunique()
        if total > MOST_GROUPS:
            refused[name] = TOO_MANY
            del groups[name]
    return Splits(pd.DataFrame(groups, index=concerned), refused)


def no_groups(name: str, values: pd.Series) -> str:
    """Why a column of `people` makes no groups; empty where it may."""
    column = next((one for one in contract("people").columns if one.name == name), None)
    if column is not None and column.kind == "id":
        return IDS
    if pd.api.types.is_datetime64_any_dtype(values):
        return DATES
    if pd.api.types.is_numeric_dtype(values) and not pd.api.types.is_bool_dtype(values):
        return NUMBERS if values.nunique() > MOST_VALUES else ""
    return ""


def _too_small(counts: pd.Series, smallest: int) -> bool:
    """Would more than half of the groups, or groups with more than half of the people, be too small?"""
    small = hide_small(counts, smallest, total_shown=False)
    return bool(small.mean() > 0.5 or counts[small].sum() > counts.sum() / 2)
