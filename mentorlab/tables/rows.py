"""Which rows are meant? From a mask over a table to the fault that names its first rows."""

from __future__ import annotations

import pandas as pd

from mentorlab.errors import ROWS_SHOWN, Fault


def faulty(table: str, column: str, cells: pd.Series, wrong: pd.Series, what: str, do: str) -> list[Fault]:
    """One fault for all the cells marked wrong, or none. `what` follows the first of them: "'x' is not a number"."""
    if not wrong.any():
        return []
    bad = cells[wrong]
    others = bad.nunique() - 1
    more = f" (and {others} other{'s' if others > 1 else ''})" if others else ""
    return [at(table, column, wrong, f"{shown(bad.iloc[0])}{more} {what}", do)]


def among(cells: pd.Series, known: pd.Series) -> pd.Series:
    """Which cells stand in another column too. (Text of pandas 3 is slow to look up; plain Python words are not.)"""
    words = pd.Series(cells.to_numpy(dtype=object), index=cells.index, dtype=object)
    return words.isin(known.dropna().to_numpy(dtype=object))


def at(table: str, column: str, wrong: pd.Series, what: str, do: str) -> Fault:
    """The fault with the rows that are marked wrong (`wrong` is indexed by row number)."""
    rows = wrong.index[wrong.to_numpy(dtype=bool)]
    return Fault(table, column, what, do, tuple(int(row) for row in rows[:ROWS_SHOWN]), len(rows))


def shown(value: object) -> str:
    """A cell as the user would write it."""
    if isinstance(value, pd.Timestamp):
        return f"{value:%Y-%m-%d}"
    return f"{value:g}" if isinstance(value, int | float) else repr(str(value))
