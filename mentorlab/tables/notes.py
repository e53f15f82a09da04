"""What was read otherwise than it was written? Nothing is changed or left out without a note that says so."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any

import pandas as pd

from mentorlab.errors import ROWS_SHOWN, Fault


@dataclass(frozen=True)
class Note:
    """One thing that a reader of a table should know and that is not wrong.

    `table`, `column` and `rows` as in a Fault (the first rows only), `n_rows` how many rows it is about in all.
    """

    table: str
    column: str
    what: str
    rows: tuple[int, ...] = ()
    n_rows: int = 0

    def to_dict(self) -> dict[str, Any]:
        """The note as plain values, ready for JSON."""
        return {**asdict(self), "rows": list(self.rows)}

    def __str__(self) -> str:
        return str(Fault(self.table, self.column, self.what, "", self.rows, self.n_rows)).removesuffix("; ")


@dataclass(frozen=True, eq=False)
class Meaning:
    """What the cells of a column mean: `values` (same index; missing where nothing can be meant), faults and notes."""

    values: pd.Series
    faults: list[Fault] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)


def noted(table: str, column: str, marked: pd.Series, what: str) -> list[Note]:
    """A note on the rows that are marked (`marked` is indexed by row number), or none."""
    rows = marked.index[marked.to_numpy(dtype=bool)]
    if rows.empty:
        return []
    return [Note(table, column, what, tuple(int(row) for row in rows[:ROWS_SHOWN]), len(rows))]


def cells_in_words(n: int) -> str:
    """`1 cell is`, `3 cells are`."""
    return "1 cell is" if n == 1 else f"{n} cells are"
