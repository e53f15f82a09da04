"""How did each group change, and which groups may be shown?"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

import pandas as pd

from mentorlab.answers.wording import catalogue
from mentorlab.errors import BadInput, Fault, did_you_mean
from mentorlab.outcomes.beside import earlier_reports, telling_records
from mentorlab.outcomes.compared import COLUMNS, PROGRAM, Compared
from mentorlab.outcomes.estimating.effect import change_within
from mentorlab.outcomes.estimating.yes_no import counts_few, is_yes_no
from mentorlab.tables.privacy.jointly import settle
from mentorlab.tables.privacy.splits import splits_of

if TYPE_CHECKING:
    from mentorlab.outcomes.aim import Aim
    from mentorlab.tables.program import Program


@dataclass(frozen=True, eq=False)
class Split:
    """`labels`: the group of each of those who answered; None without a split. `hidden`: its groups, True where hidden.

    `refused`: why the column makes no groups, or empty. `notes`: what a reader must know about what is hidden.
    """

    labels: pd.Series | None = None
    hidden: pd.Series = field(default_factory=lambda: pd.Series(dtype=bool))
    refused: str = ""
    notes: tuple[str, ...] = ()
    in_the_way: tuple[str, ...] = ()  # records beside which not even everyone may be shown

    def only(self, group: str) -> Split:
        """The same, with this group alone; one that nobody who answered is in is hidden like one that is too small."""
        return replace(self, hidden=self.hidden.reindex([group], fill_value=True))

    @property
    def shown(self) -> tuple[frozenset[str], ...]:
        """The people of each group that is shown."""
        if self.labels is None:
            return ()
        names = self.hidden.index[~self.hidden]
        return tuple(frozenset(self.labels.index[self.labels == name]) for name in names)


def split_of(program: Program, data: Compared, column: str | None, smallest: int, arm: str = PROGRAM) -> Split:
    """The groups of those in one arm by a column of `people`, settled with all other columns (`tables.privacy`).

    Raises BadInput for an unknown column.
    """
    if column is None:
        return Split()
    _refuse_unknown(program, column)
    people = data.of(arm)
    concerned = data.assigned.index[data.assigned["arm"] == arm]
    splits = splits_of(program, concerned, people.index, smallest)
    if column not in splits.labels:
        return Split(refused=splits.refused[column])
    if is_yes_no(data) and any(counts_few(one, smallest) for _, one in people.groupby(splits.labels[column])):
        return Split(refused=catalogue("outcomes").SHARES_OF_FEW.format(smallest=smallest))
    earlier = earlier_reports(program, data)
    settled = settle(splits.labels, data.averaged(arm), smallest, [one.members for one in earlier])
    split = Split(splits.labels.loc[people.index, column], settled.hidden[column])
    if not settled.beside:
        return split
    every = tuple(frozenset(names) for _, names in people.groupby(split.labels).groups.items())
    records = telling_records(earlier, (frozenset(people.index), *every), smallest)
    if not settled.everyone:
        return Split(split.labels, split.hidden, in_the_way=records)
    note = catalogue("outcomes").GROUPS_BESIDE.format(smallest=smallest, records=", ".join(records))
    return Split(split.labels, split.hidden, notes=(note,))


def _refuse_unknown(program: Program, column: str) -> None:
    program.need("people")
    columns = list(program.table("people")) if program.has("people") else []
    if column not in columns:
        known = [str(name) for name in columns if name != "person_id"] or ["no column: add people"]
        raise BadInput(Fault("settings", "group", f"people has no column {column!r}", did_you_mean(column, known)))


def table_by_group(aim: Aim, data: Compared, split: Split, level: float) -> pd.DataFrame:
    """A row for everyone and one for each group; groups that could be recognised hold no number."""
    people = data.of(PROGRAM)
    rows = [_row("everyone", aim, people, level) | {"n_assigned": data.n_assigned(PROGRAM), "hidden": False}]
    for name, hidden in split.hidden.items():
        row = {"group": name, "measure": aim.measure}
        if not hidden and split.labels is not None:
            row |= _row(str(name), aim, people[split.labels == name], level)
        rows.append(row | {"hidden": bool(hidden)})
    return pd.DataFrame(rows).reindex(columns=list(COLUMNS))


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
