"""How did each group change, and which groups may be shown?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from mentorlab.answers.parts import TABLE_COLUMNS
from mentorlab.errors import BadInput, Fault, did_you_mean
from mentorlab.outcomes.compared import PROGRAM, Compared
from mentorlab.outcomes.effect import change_within
from mentorlab.tables.privacy import hide_small

if TYPE_CHECKING:
    from mentorlab.outcomes.aim import Aim
    from mentorlab.tables.program import Program


def groups_of(program: Program, group: str | None, people: pd.DataFrame) -> pd.Series | None:
    """The group of each person by a column of `people`; None without a split. Raises BadInput for an unknown column."""
    if group is None:
        return None
    program.need("people")
    columns = program.table("people") if program.has("people") else pd.DataFrame(columns=["person_id"])
    if group not in columns:
        advice = did_you_mean(
            group, [str(name) for name in columns if name != "person_id"] or ["no column: add people"]
        )
        raise BadInput(Fault("settings", "group", f"people has no column {group!r}", advice))
    labels = columns.set_index("person_id")[group].astype("object")
    return labels.reindex(people.index).map(str, na_action="ignore").fillna("not stated")


def table_by_group(
    aim: Aim, data: Compared, people: pd.DataFrame, groups: pd.Series | None, smallest: int, level: float
) -> pd.DataFrame:
    """A row for everyone and one for each group; groups that could be recognised hold no number."""
    everyone = _row("everyone", aim, people, level) | {"n_assigned": data.n_assigned(PROGRAM), "hidden": False}
    rows = [everyone]
    if groups is not None:
        members = {str(name): people.loc[index] for name, index in groups.groupby(groups).groups.items()}
        counts = pd.Series({name: len(frame) for name, frame in members.items()})
        small = hide_small(counts, smallest)
        for name, frame in members.items():
            blank = {"group": name, "measure": aim.measure}
            rows.append((blank if small[name] else _row(name, aim, frame, level)) | {"hidden": bool(small[name])})
    return pd.DataFrame(rows).reindex(columns=list(TABLE_COLUMNS))


def _row(name: str, aim: Aim, people: pd.DataFrame, level: float) -> dict[str, Any]:
    mean, low, high = change_within(people, level)
    return {
        "group": name,
        "measure": aim.measure,
        "n": len(people),
        "mean_before": people["before"].mean(),
        "mean_after": people["after"].mean(),
        "change": mean,
        "low": low,
        "high": high,
    }


def people_shown(people: pd.DataFrame, groups: pd.Series | None, table: pd.DataFrame) -> tuple[frozenset[str], ...]:
    """Whose averages the table shows."""
    everyone = frozenset(people.index)
    if groups is None:
        return (everyone,)
    visible = table.loc[~table["hidden"].astype(bool), "group"].iloc[1:]
    return (everyone, *(frozenset(groups.index[groups == name]) for name in visible))
