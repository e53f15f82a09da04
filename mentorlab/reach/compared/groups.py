"""By which columns of people are groups made, and who of the eligible is in which?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from mentorlab.errors import BadInput, Fault, did_you_mean
from mentorlab.tables.contracts import contract
from mentorlab.tables.privacy.splits import splits_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mentorlab.tables.program import Program

NOT_DESCRIBED = "it says how people stand to the company or the program, and does not describe them"
ONE = "everybody eligible is in the same group"


@dataclass(frozen=True, eq=False)
class Groups:
    """`labels`: eligible people × every column that makes groups; `asked`: the columns to be shown, in their order;
    `refused`: why an asked column makes none; `nobody`: column → groups of `people` of which nobody is eligible.
    """

    labels: pd.DataFrame
    asked: tuple[str, ...]
    refused: str
    nobody: Mapping[str, tuple[str, ...]]


def groups_of(program: Program, eligible: pd.Index, by: str | None) -> Groups:
    """The groups of the eligible. Which columns make groups depends on the eligible alone, not on `by`.

    `by`: a column of `people`; None: every column that describes people and makes groups, the charter's `units` first.
    Raises BadInput for a column that people has not.
    """
    columns = [str(name) for name in program.table("people") if name not in ("person_id", "cycle")]
    if by is not None and by not in columns:
        known = columns or ["no column: add some to people"]
        raise BadInput(Fault("settings", "by", f"people has no column {by!r}", did_you_mean(by, known)))
    splits = splits_of(program, eligible, eligible, program.charter.privacy.smallest_group)
    told_by_program = {"cycle", *(column.name for column in contract("people").columns)}
    fitting = [name for name in splits.labels if name not in told_by_program and len(splits.labels[name].unique()) > 1]
    labels = splits.labels[sorted(fitting, key=lambda name: name != program.charter.units)].apply(_named)
    asked = tuple(str(name) for name in labels) if by is None else (by,) if by in labels else ()
    nobody = {name: _nobody(program, labels[name], name) for name in asked}
    refused = ""
    if by is not None and not asked:
        refused = NOT_DESCRIBED if by in told_by_program else splits.refused.get(by, ONE)
    return Groups(labels, asked, refused, {name: found for name, found in nobody.items() if found})


def _named(labels: pd.Series) -> pd.Series:
    return labels.map({group: _whole(group) for group in labels.unique()})


def _whole(group: str) -> str:
    """Whole numbers without a decimal point: a column with missing values holds them as 3.0."""
    return group.removesuffix(".0") if group.removesuffix(".0").isdigit() else group


def _nobody(program: Program, labels: pd.Series, column: str) -> tuple[str, ...]:
    """The groups of a column in which nobody is eligible."""
    every = {_whole(str(value)) for value in program.table("people")[column].dropna().unique()}
    return tuple(sorted(every - set(labels.unique())))
