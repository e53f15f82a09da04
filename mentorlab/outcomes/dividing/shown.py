"""Which groups may be shown by arm, so that no arm of any group gives few people away?"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pandas as pd

from mentorlab.outcomes.compared import COMPARISON, PROGRAM, TESTED_FROM
from mentorlab.outcomes.groups import split_of
from mentorlab.tables.privacy import hide_cells

if TYPE_CHECKING:
    from mentorlab.outcomes.comparing import Comparison

ARMS = (PROGRAM, COMPARISON)


@dataclass(frozen=True, eq=False)
class Divided:
    """`labels`: the group of each of those analysed. `counts`: groups × arms; `hidden`: True for groups not shown.

    `refused`: why the column makes no groups; `in_the_way`: records beside which not even the arms may be shown.
    """

    labels: pd.Series
    counts: pd.DataFrame
    hidden: pd.Series
    refused: str = ""
    notes: tuple[str, ...] = ()
    in_the_way: tuple[str, ...] = ()

    @property
    def shown(self) -> list[str]:
        """The groups that are shown, in alphabetical order."""
        return [str(name) for name in self.hidden.index[~self.hidden]]

    def n(self, name: str, arm: str) -> int:
        """How many of a group are in one arm."""
        return int(self.counts[arm][name])

    @property
    def tested(self) -> list[str]:
        """Those of them with enough people in both arms for an interval."""
        return [name for name in self.shown if min(self.n(name, arm) for arm in ARMS) >= TESTED_FROM]

    def only(self, name: str) -> Divided:
        """The same, with one group alone."""
        return replace(self, hidden=self.hidden.reindex([name], fill_value=True))

    def members(self, one: Comparison) -> tuple[frozenset[str], ...]:
        """The people of each group that is shown, arm by arm."""
        found = []
        for people in map(one.data.of, ARMS):
            ids = people.index.to_numpy(dtype=object)  # going through text indexes one by one takes a second
            labels = self.labels.loc[people.index].to_numpy(dtype=object)
            found += [frozenset(ids[labels == name]) for name in self.shown]
        return tuple(found)


def divided(one: Comparison, column: str, smallest: int) -> Divided:
    """The groups by a column of `people`. Hidden is a group that is hidden in one arm, and what would give it away.

    Raises BadInput for an unknown column.
    """
    splits = [split_of(one.program, one.data, column, smallest, arm) for arm in ARMS]
    empty = pd.Series(dtype=str), pd.DataFrame(columns=list(ARMS)), pd.Series(dtype=bool)
    if refused := next((split.refused for split in splits if split.refused), ""):
        return Divided(*empty, refused=refused)
    if in_the_way := tuple(dict.fromkeys(name for split in splits for name in split.in_the_way)):
        return Divided(*empty, in_the_way=in_the_way)
    found = [split.labels for split in splits if split.labels is not None]
    labels = pd.concat(found)
    arms = one.data.answered["arm"].loc[labels.index]
    names = sorted({str(name) for split in splits for name in split.hidden.index})
    counts = pd.crosstab(labels, arms).reindex(index=names, columns=list(ARMS), fill_value=0)
    hidden = hide_cells(counts, smallest)
    for split in splits:
        hidden |= split.hidden.reindex(names, fill_value=True)
    notes = tuple(dict.fromkeys(note for split in splits for note in split.notes))
    return Divided(labels, counts, hidden, notes=notes)
