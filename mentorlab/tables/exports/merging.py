"""Which rows are there already? New rows are added, the same ones stay, and of two that differ somebody must choose."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
import pandas as pd

from mentorlab.errors import ROWS_SHOWN, Fault
from mentorlab.tables.contracts import TABLES
from mentorlab.tables.distinct import distinct, in_codes, nothing
from mentorlab.tables.exports.alike_cells import both, first_places, key_numbers, with_default
from mentorlab.tables.exports.long import LONG, identity
from mentorlab.tables.exports.what_became import only_time_passed


@dataclass
class Merged:
    """`old`: the rows that were there, as categories of text, with what was replaced; `new`: the rows to add below.

    `removed`: how many old rows are gone, because the answers that replace them say nothing there.
    """

    old: pd.DataFrame | None
    new: pd.DataFrame
    same: int
    replaced: int
    removed: int = 0

    @property
    def changed(self) -> bool:
        """Is there anything to write?"""
        return bool(len(self.new) or self.replaced or self.removed) or self.old is None


def merged(
    table: str,
    new: pd.DataFrame,
    old: tuple[pd.DataFrame, pd.DataFrame] | None,
    cycle: str,
    *,
    replace: bool,
    items: Collection[str] = (),
) -> tuple[Merged, np.ndarray, list[str]]:
    """The new rows among the old ones (`old`: as text, typed), which of the new still differ, and in which columns.

    Rows that differ take the content of the new ones with `replace`, or if they only say that a meeting's day is past.
    `items`: those of the export, where it has one row per person: whoever is in it has no older answers to them left.
    Columns that the import does not fill stay as they are. Where rows may repeat, a row is new when it stands in the
    export more often than in the table.
    """
    nobody = np.zeros(len(new), dtype=bool)
    if old is None or old[1].empty or old[0].columns.empty:
        return Merged(old[0] if old is not None else None, new, 0, 0), nobody, []
    raw, typed = old
    key = list(identity(table, (*new.columns, *typed.columns)))
    columns = [
        both(table, name, with_default(table, name, new, cycle), with_default(table, name, typed, cycle))
        for name in key or new.columns
    ]
    at = first_places(*key_numbers(columns, once=bool(key)))
    there = at >= 0
    place = at[there]
    other: dict[str, np.ndarray] = {}
    for name in new.columns:
        if name in key or not key:
            continue
        # Attributes that no contract lists are compared as they are written; nobody knows what they mean.
        held = typed if TABLES[table].column(name) is not None else raw
        cells = both(table, name, new[name], held[name] if name in held else nothing(held.index))
        rows = cells.ours[there] != cells.theirs[place]
        if rows.any():
            other[name] = rows
    differs, taken, names = nobody.copy(), nobody.copy(), list(other)
    if other:
        differs[there] = np.logical_or.reduce(list(other.values()))
        taken[there] = replace
        if table == "meetings" and not replace:
            taken[there] = only_time_passed(new[there], typed.iloc[place], other)
        taken &= differs
    if taken.any():
        raw = _replaced(raw, new[taken], at[taken], names)
    n, gone = int(taken.sum()), 0
    if replace and items and key:
        left = _left_behind(table, items, new, old, place, cycle)
        raw, gone = raw[~left], int(left.sum())
    return Merged(raw, new[~there], int(there.sum()) - n, n, gone), differs & ~taken, names


def differing(table: str, file: str, at: np.ndarray, differs: np.ndarray, columns: list[str]) -> list[Fault]:
    """The fault about rows that are there with other content. `at`: their rows in the export."""
    n = int(differs.sum())
    if not n:
        return []
    rows = tuple(int(row) for row in np.unique(at[differs])[:ROWS_SHOWN])
    what = f"{n} {'row is' if n == 1 else 'rows are'} in {table} already with another {', '.join(columns)}"
    do = "import with --replace to take those of the export, or correct the export"
    return [Fault(file, "", what, do, rows, len(np.unique(at[differs])))]


def _left_behind(
    table: str,
    items: Collection[str],
    new: pd.DataFrame,
    old: tuple[pd.DataFrame, pd.DataFrame],
    place: np.ndarray,
    cycle: str,
) -> np.ndarray:
    """Old answers of those who are in the export, to its items, that are not there any more (`place`: those that are).

    Kept, they would stand beside the answers of another day as if they were one.
    """
    (raw, typed), long = old, LONG[table]
    names = [name for name in (*long.one_per, "cycle") if name in new or name in typed]
    if not long.one_per or long.name not in raw:
        return np.zeros(len(raw), dtype=bool)
    columns = [
        both(table, name, with_default(table, name, new, cycle), with_default(table, name, typed, cycle))
        for name in names
    ]
    ours, theirs, size = key_numbers(columns, once=True)
    held = distinct(raw[long.name])
    asked = held.where(held.texts.str.strip().isin(list(items))).to_numpy()
    left = (first_places(theirs, ours, size) >= 0) & asked
    left[place] = False
    return np.asarray(left, dtype=bool)


def _replaced(raw: pd.DataFrame, new: pd.DataFrame, at: np.ndarray, names: list[str]) -> pd.DataFrame:
    """The old rows, where those `at` these places hold what the new rows say in these columns."""
    changed = {}
    for name in names:
        held = distinct(raw[name] if name in raw else nothing(raw.index))
        words = distinct(in_words(new[name]))
        codes = held.codes.astype(np.int64)
        codes[at] = np.where(words.codes >= 0, words.codes.astype(np.int64) + len(held.texts), -1)
        changed[name] = pd.Series(in_codes(codes, [*held.texts, *words.texts]), index=raw.index)
    return raw.assign(**changed)


def in_words(cells: pd.Series) -> pd.Series:
    """Cells as a CSV file holds them (4.0 is `4`), as a category."""
    if pd.api.types.is_numeric_dtype(cells):
        codes, found = pd.factorize(cells)
        words = [f"{one:.0f}" if one == round(one) else repr(float(one)) for one in found]
        return pd.Series(in_codes(codes, words), index=cells.index)
    return distinct(cells).cells


def as_words(cells: pd.Series) -> pd.Series:
    """Cells as a CSV file holds them, as text."""
    return in_words(cells).astype("str")
