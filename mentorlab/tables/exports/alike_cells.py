"""Which rows of two tables are the same, and which of their cells? Each column is looked at once, by its texts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from mentorlab.tables.contracts import TABLES
from mentorlab.tables.distinct import distinct, filled, nothing
from mentorlab.tables.keys import LARGEST, ROOM

Numbers = np.ndarray[Any, np.dtype[np.integer[Any]]]


@dataclass(frozen=True, eq=False)
class Both:
    """A column of two tables: the same number in both where cells mean the same, from 0, −1 where nothing stands."""

    ours: Numbers
    theirs: Numbers
    kinds: int


def both(table: str, name: str, ours: pd.Series, theirs: pd.Series) -> Both:
    """Numbers are compared as numbers, days and everything else as the text that says them."""
    (one, words), (two, others) = _meant(table, name, ours), _meant(table, name, theirs)
    every = pd.Index([*words, *others], dtype=object).drop_duplicates()
    return Both(_renumbered(one, words, every), _renumbered(two, others, every), len(every))


def _renumbered(codes: Numbers, words: Sequence[Any], every: pd.Index[Any]) -> Numbers:
    return np.append(every.get_indexer(pd.Index(words, dtype=object)), -1).astype(np.int32)[codes]


def _meant(table: str, name: str, cells: pd.Series) -> tuple[Numbers, list[Any]]:
    """The number of each cell's meaning, and the different meanings."""
    column = TABLES[table].column(name)
    if pd.api.types.is_datetime64_any_dtype(cells):
        codes, days = pd.factorize(cells)
        return codes, [f"{day:%Y-%m-%d}" for day in days]
    if pd.api.types.is_numeric_dtype(cells):
        codes, found = pd.factorize(cells.to_numpy(dtype=float))
        return codes, [f"{one:.12g}" for one in found]
    held = distinct(cells)
    if column is None or column.kind in ("number", "integer"):
        return held.codes, [_as_number(text) for text in held.texts]
    return held.codes, held.texts.tolist()


def _as_number(text: str) -> str:
    """3.50 is 3.5; what is no number, or is written like an id (007), stays as it is."""
    bare = text.lstrip("+-")
    if bare[:1].isdigit() and not (len(bare) > 1 and bare[0] == "0" and bare[1] != "."):
        try:
            return f"{float(text):.12g}"
        except ValueError:
            return text
    return text


def with_default(table: str, name: str, frame: pd.DataFrame, cycle: str) -> pd.Series:
    """A column of the key, with its default where nothing stands in it or it is absent."""
    column = TABLES[table].column(name)
    cells = frame[name] if name in frame else nothing(frame.index)
    if column is not None and column.default_from in frame:
        return filled(cells, frame[column.default_from])
    default = cycle if name == "cycle" else column.default if column else None
    return filled(cells, default) if default is not None else cells


def key_numbers(columns: Sequence[Both], *, once: bool) -> tuple[Numbers, Numbers, int]:
    """A number for each row of the two tables, the same for the same key and below the third value.

    `once`: a key means one row; else the second row of a kind is another row than the first.
    """
    ours: Numbers = np.zeros(len(columns[0].ours), dtype=np.int64)
    theirs: Numbers = np.zeros(len(columns[0].theirs), dtype=np.int64)
    size = 1
    seen: list[Both] = []
    for column in columns:
        if any(np.array_equal(column.ours, one.ours) and np.array_equal(column.theirs, one.theirs) for one in seen):
            continue  # about_id is person_id nearly everywhere: a second look tells nothing new
        seen.append(column)
        if size * (column.kinds + 1) > LARGEST:
            ours, theirs, size = _narrowed(ours, theirs)
        for numbers, codes in ((ours, column.ours), (theirs, column.theirs)):
            numbers *= column.kinds + 1
            numbers += codes
            numbers += 1
        size *= column.kinds + 1
    if not once:
        ours, theirs, size = _narrowed(ours, theirs)
        times = [pd.Series(part).groupby(part).cumcount().to_numpy() for part in (ours, theirs)]
        most = max(len(ours), len(theirs), 1)
        ours, theirs, size = ours * most + times[0], theirs * most + times[1], size * most
    return ours, theirs, size


def _narrowed(ours: Numbers, theirs: Numbers) -> tuple[Numbers, Numbers, int]:
    codes, found = pd.factorize(np.concatenate([ours, theirs]))
    return codes[: len(ours)], codes[len(ours) :], len(found)


def first_places(ours: Numbers, theirs: Numbers, size: int) -> Numbers:
    """For each of our numbers the first row among theirs that has it, −1 where none does."""
    if size <= ROOM * (len(ours) + len(theirs)) + 1000:
        place = np.full(size, -1, dtype=np.int32)
        place[theirs[::-1]] = np.arange(len(theirs) - 1, -1, -1, dtype=np.int32)
        return place[ours]
    order = np.argsort(theirs, kind="stable")
    ordered = theirs[order]
    at = np.searchsorted(ordered, ours)
    at[at == len(ordered)] = 0
    return np.where(ordered[at] == ours, order[at], -1)
