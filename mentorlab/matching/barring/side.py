"""Who stands on either side, and what do the tables say of them?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from mentorlab.errors import CHARTER, BadInput, Fault, did_you_mean
from mentorlab.matching.bars import Bar, PairBar
from mentorlab.matching.lists import Array, Lists

if TYPE_CHECKING:
    from mentorlab.tables.program import Program


@dataclass(frozen=True, eq=False)
class Compiled:
    """A rule as a bar, which bars nobody where nothing is known to keep it by; and what should be told."""

    bar: Bar
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class Sides:
    """The mentees and the mentors in the order of their positions, and the program that knows them."""

    program: Program
    mentees: tuple[str, ...]
    mentors: tuple[str, ...]
    _tables: dict[str, pd.DataFrame] = field(default_factory=dict, repr=False)

    def mentee_at(self, ids: Sequence[str] | pd.Series) -> Array:
        """The position of each id among the mentees, −1 where it is none."""
        return np.asarray(pd.Index(self.mentees).get_indexer(pd.Index(ids)), dtype=np.int64)

    def mentor_at(self, ids: Sequence[str] | pd.Series) -> Array:
        """The position of each id among the mentors, −1 where it is none."""
        return np.asarray(pd.Index(self.mentors).get_indexer(pd.Index(ids)), dtype=np.int64)

    def columns(self, name: str) -> tuple[pd.Series, pd.Series]:
        """What `people` says in a column, of the mentees and of the mentors; what it does not say, their applications.

        Raises BadInput where neither table has the column.
        """
        held = [self.table(table) for table in ("people", "applications") if self.program.has(table)]
        if not any(name in frame for frame in held):
            known = list(dict.fromkeys(str(column) for frame in held for column in frame.columns))
            what = f"{name!r} is no column of people or applications"
            raise BadInput(Fault(CHARTER, "matching.rules", what, did_you_mean(name, known)))
        return self._of(name, "mentee", self.mentees), self._of(name, "mentor", self.mentors)

    def _of(self, name: str, role: str, ids: tuple[str, ...]) -> pd.Series:
        found = pd.Series(pd.NA, index=pd.Index(ids), dtype="object")
        for table in ("people", "applications"):
            if not self.program.has(table) or name not in (rows := self.table(table)):
                continue
            rows = rows[rows["role"] == role] if table == "applications" else rows
            values = rows.drop_duplicates("person_id").set_index("person_id")[name].astype("object")
            found = found.where(found.notna(), values.reindex(found.index))
        return found

    def table(self, name: str) -> pd.DataFrame:
        """A table of the program, read once for all rules."""
        if name not in self._tables:
            self._tables[name] = self.program.table(name)
        return self._tables[name]

    def few(self, n: int) -> str:
        """A number of people as it may stand in what everybody reads."""
        smallest = self.program.charter.privacy.smallest_group
        return f"fewer than {smallest}" if 0 < n < smallest else f"{n:,}"


def pair_bar(rule: str, mentees: Array, mentors: Array, sides: Sides) -> PairBar:
    """The bar of these pairs of positions, each taken once, in ascending order."""
    m = len(sides.mentors)
    keys = np.unique(np.asarray(mentees, dtype=np.int64) * m + np.asarray(mentors, dtype=np.int64))
    return PairBar(rule, Lists.from_pairs(keys // max(m, 1), keys % max(m, 1), len(sides.mentees)), m)
