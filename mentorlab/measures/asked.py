"""What did the people of the pool say in their applications, and what does the table of people say of them?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import pandas as pd

from mentorlab.measures.tags import Tags, tags_of
from mentorlab.tables.program import Program

Role = Literal["mentee", "mentor"]


@dataclass(frozen=True, eq=False)
class Side:
    """The mentees or the mentors of a pool, in their order. `ids`: person ids; `role`: which of their applications."""

    program: Program
    ids: tuple[str, ...]
    role: Role

    def column(self, name: str) -> pd.Series | None:
        """What each said: a column of their applications in this role, else of `people`; on positions 0, 1, 2 …

        Blank cells are missing. None where no table has the column.
        """
        frame = next((frame for frame in self._frames if name in frame), None)
        if frame is None:
            return None
        cells = frame[name]
        if isinstance(cells.dtype, pd.CategoricalDtype):
            cells = cells.astype("str")
        return cells.where(cells.str.strip() != "") if pd.api.types.is_string_dtype(cells) else cells

    @cached_property
    def _frames(self) -> tuple[pd.DataFrame, ...]:
        """Their applications in this role and their rows of `people`, as far as there are such tables."""
        found = []
        for table in ("applications", "people"):
            if self.program.has(table):
                frame = self.program.table(table, coded=True)
                if table == "applications":
                    frame = frame[frame["role"] == self.role]
                frame = frame.drop_duplicates("person_id")
                at = pd.Index(frame["person_id"]).get_indexer(pd.Index(self.ids))
                found.append(frame.reindex(frame.index.append(pd.Index([-1]))[at]).reset_index(drop=True))
        return tuple(found)

    def tags(self, name: str) -> Tags | None:
        """The tags that each listed in a column; None where no table has it."""
        cells = self.column(name)
        return None if cells is None else tags_of(cells)

    def texts(self, *names: str) -> pd.Series | None:
        """What each wrote in these columns, one after the other; missing where nothing; None where none is there."""
        found = [cells for name in names if (cells := self.column(name)) is not None]
        if not found:
            return None
        rows = zip(*(cells.fillna("").astype("str") for cells in found), strict=True)
        said = [" . ".join(part for part in row if part) or None for row in rows]
        return pd.Series(said, dtype="str")


@dataclass(frozen=True, eq=False)
class Asked:
    """Both sides of a pool, and the program whose tables speak of them."""

    program: Program
    mentees: Side
    mentors: Side

    @classmethod
    def of(cls, program: Program, mentees: Sequence[str], mentors: Sequence[str]) -> Asked:
        """The people of a pool by their ids."""
        return cls(program, Side(program, tuple(mentees), "mentee"), Side(program, tuple(mentors), "mentor"))
