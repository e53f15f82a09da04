"""Which rows are there already? New rows are added, the same ones stay, and of two that differ somebody must choose."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from mentorlab.errors import ROWS_SHOWN, Fault
from mentorlab.tables.contracts import TABLES
from mentorlab.tables.exports.long import identity


@dataclass
class Merged:
    """`old`: the rows that were there, as text, with what was replaced; `new`: the rows to add below them."""

    old: pd.DataFrame | None
    new: pd.DataFrame
    same: int
    replaced: int

    @property
    def changed(self) -> bool:
        """Is there anything to write?"""
        return bool(len(self.new) or self.replaced) or self.old is None


def merged(
    table: str, new: pd.DataFrame, old: tuple[pd.DataFrame, pd.DataFrame] | None, cycle: str, *, replace: bool
) -> tuple[Merged, np.ndarray, list[str]]:
    """The new rows among the old ones (`old`: raw text, typed), which of the new rows differ, and in which columns.

    Columns that the import does not fill stay as they are. Where rows may repeat, a row is new when it stands in the
    export more often than in the table.
    """
    nobody = np.zeros(len(new), dtype=bool)
    if old is None or old[1].empty or old[0].columns.empty:
        return Merged(old[0] if old is not None else None, new, 0, 0), nobody, []
    raw, typed = old
    key = list(identity(table, (*new.columns, *typed.columns)))
    mine, theirs = _codes(table, new, typed, key, cycle)
    at = pd.Index(theirs).drop_duplicates().get_indexer(mine)
    first = np.flatnonzero(~pd.Index(theirs).duplicated())
    there = at >= 0
    place = first[at[there]]
    differs, columns = nobody.copy(), []
    for name in new.columns:
        if name in key or not key:
            continue
        ours = _comparable(table, name, new[name][there])
        held = _comparable(table, name, typed[name].iloc[place]) if name in typed else np.full(len(place), None)
        other = ~((ours == held) | (pd.isna(ours) & pd.isna(held)))
        if other.any():
            columns.append(name)
            differs[np.flatnonzero(there)[other]] = True
    if replace and differs.any():
        raw = _replaced(raw, new, differs, pd.Series(first[at], index=new.index), columns)
    n = int(differs.sum())
    return Merged(raw, new[~there], int(there.sum()) - n, n if replace else 0), differs, columns


def differing(table: str, file: str, at: np.ndarray, differs: np.ndarray, columns: list[str]) -> list[Fault]:
    """The fault about rows that are there with other content. `at`: their rows in the export."""
    n = int(differs.sum())
    if not n:
        return []
    rows = tuple(int(row) for row in np.unique(at[differs])[:ROWS_SHOWN])
    what = f"{n} {'row is' if n == 1 else 'rows are'} in {table} already with another {', '.join(columns)}"
    do = "import with --replace to take those of the export, or correct the export"
    return [Fault(file, "", what, do, rows, len(np.unique(at[differs])))]


def _codes(
    table: str, new: pd.DataFrame, typed: pd.DataFrame, key: list[str], cycle: str
) -> tuple[np.ndarray, np.ndarray]:
    """The same number for the same key, in the new rows and in the old ones."""
    names = key or list(new.columns)
    codes = np.zeros(len(new) + len(typed), dtype="int64")
    for name in names:
        ours = _comparable(table, name, _with_default(table, name, new, cycle))
        theirs = _comparable(table, name, _with_default(table, name, typed, cycle))
        both = np.concatenate([ours.astype(object), theirs.astype(object)])
        one, found = pd.factorize(both, use_na_sentinel=False)
        codes = pd.factorize(codes * len(found) + one)[0]
    if not key:  # rows may repeat: the second of a kind is another row than the first
        for part in (slice(0, len(new)), slice(len(new), None)):
            times = pd.Series(codes[part]).groupby(codes[part]).cumcount().to_numpy()
            codes[part] = codes[part] * (len(codes) + 1) + times
    return codes[: len(new)], codes[len(new) :]


def _with_default(table: str, name: str, frame: pd.DataFrame, cycle: str) -> pd.Series:
    column = TABLES[table].column(name)
    cells = frame[name] if name in frame else pd.Series(None, index=frame.index, dtype="str")
    default = cycle if name == "cycle" else column.default if column else None
    if column is not None and column.default_from in frame:
        return cells.astype("str").fillna(frame[column.default_from].astype("str"))
    return cells.astype("str").fillna(default) if default is not None else cells


def _comparable(table: str, name: str, cells: pd.Series) -> np.ndarray:
    """Numbers as numbers, days and everything else as the text that says them."""
    column = TABLES[table].column(name)
    if column is not None and column.kind in ("number", "integer"):
        return pd.to_numeric(cells.astype(object), errors="coerce").to_numpy(dtype=float)
    if pd.api.types.is_datetime64_any_dtype(cells):
        cells = cells.dt.strftime("%Y-%m-%d")
    elif pd.api.types.is_numeric_dtype(cells):
        cells = cells.map(lambda one: f"{one:.12g}", "ignore")
    held = cells.astype(object)
    return held.where(held.notna(), None).to_numpy()


def _replaced(
    raw: pd.DataFrame, new: pd.DataFrame, differs: np.ndarray, place: pd.Series, columns: list[str]
) -> pd.DataFrame:
    raw = raw.copy()
    for name in columns:
        cells = raw[name].astype(object) if name in raw else pd.Series(None, index=raw.index, dtype=object)
        cells.iloc[place[differs].to_numpy()] = as_words(new[name][differs]).to_numpy()
        raw[name] = cells.astype("str")
    return raw


def as_words(cells: pd.Series) -> pd.Series:
    """Cells as a CSV file holds them: 4.0 is `4`."""
    if pd.api.types.is_numeric_dtype(cells):
        found = pd.Categorical(cells)
        words = [f"{one:.0f}" if one == round(one) else repr(float(one)) for one in found.categories]
        return pd.Series(np.array([*words, None], dtype=object)[found.codes], index=cells.index, dtype="str")
    return cells.astype("str")
