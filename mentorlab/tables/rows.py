"""Which rows are meant? From a mask over a table to the fault that names its first rows."""

from __future__ import annotations

import pandas as pd

from mentorlab.errors import ROWS_SHOWN, Fault
from mentorlab.tables.distinct import Distinct


def faulty(table: str, column: str, cells: pd.Series, wrong: pd.Series, what: str, do: str) -> list[Fault]:
    """One fault for all the cells marked wrong, or none. `what` follows the first of them: "'x' is not a number"."""
    if not wrong.any():
        return []
    bad = cells[wrong]
    return [at(table, column, wrong, f"{_first_of(bad.iloc[0], bad.nunique())} {what}", do)]


def faulty_texts(table: str, column: str, held: Distinct, wrong: pd.Series, what: str, do: str) -> list[Fault]:
    """The same, where the texts are marked and not their rows."""
    if not wrong.any():
        return []
    bad = held.texts[wrong.index[wrong.to_numpy(dtype=bool)]]
    return [at(table, column, held.where(wrong), f"{_first_of(bad.iloc[0], len(bad))} {what}", do)]


def _first_of(value: object, n: int) -> str:
    return shown(value) + (f" (and {n - 1} other{'s' if n > 2 else ''})" if n > 1 else "")


def at(table: str, column: str, wrong: pd.Series, what: str, do: str) -> Fault:
    """The fault with the rows that are marked wrong (`wrong` is indexed by row number)."""
    rows = wrong.index[wrong.to_numpy(dtype=bool)]
    return Fault(table, column, what, do, tuple(int(row) for row in rows[:ROWS_SHOWN]), len(rows))


def shown(value: object) -> str:
    """A cell as the user would write it."""
    if isinstance(value, pd.Timestamp):
        return f"{value:%Y-%m-%d}"
    return f"{value:g}" if isinstance(value, int | float) else repr(str(value))
