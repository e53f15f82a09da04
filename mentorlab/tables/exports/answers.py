"""How do answers side by side become one row each? Columns of items become rows with the fields of their person."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import pandas as pd

from mentorlab.errors import Fault
from mentorlab.tables.contracts import TABLES
from mentorlab.tables.exports.labels import Unmapped, given_for, numbers_of, unmapped
from mentorlab.tables.exports.leaving_out import equal
from mentorlab.tables.exports.long import LONG, Long
from mentorlab.tables.exports.mapping import Mapping
from mentorlab.tables.exports.naming import ExportColumn
from mentorlab.tables.exports.opened import Export

Cells = dict[str, dict[str, np.ndarray]]  # field → item → a cell per row


@dataclass
class Answers:
    """`frame`: one row per answer, `at`: its row number in the export; `silent`: the rows without any answer, by row
    number; `missing`: cells read as missing.
    """

    frame: pd.DataFrame
    at: np.ndarray
    silent: pd.Series
    missing: int
    faults: list[Fault]


def item_columns(export: Export, mapping: Mapping) -> tuple[list[tuple[ExportColumn, str, str]], list[Fault]]:
    """The columns of items: column, item, and the field that its cells fill."""
    long = LONG[mapping.table] if mapping.items else None
    found, faults = [], []
    for name, target in mapping.items.items():
        column, wrong = export.naming.meant(name, mapping.file, f"items.{name}")
        faults += wrong
        item, field = _item_and_field(target, long)
        if column is not None:
            found.append((column, item, field))
    return found, faults


def items_of(mapping: Mapping) -> frozenset[str]:
    """The items that a mapping fills."""
    return frozenset(_item_and_field(target, LONG[mapping.table])[0] for target in mapping.items.values())


def _item_and_field(target: str, long: Long | None) -> tuple[str, str]:
    item, dot, field = target.rpartition(".")
    if long is None or not (dot and field in (long.value, *long.more)):
        item, field = target, long.value if long else ""
    return item.strip(), field


def answers(
    export: Export,
    mapping: Mapping,
    columns: list[tuple[ExportColumn, str, str]],
    raw: pd.DataFrame,
) -> Answers:
    """One row for each answer of the rows of `raw` (their other fields), in the order of the export."""
    long = LONG[mapping.table]
    cells: Cells = {name: {} for name in (long.value, *long.more)}
    asked = np.zeros((len(raw), 0), dtype=bool)
    faults: list[Fault] = []
    labels, missing = Unmapped(), 0
    numeric = getattr(TABLES[mapping.table].column(long.value), "kind", "") == "number"
    nothing_said: dict[str, np.ndarray] = {}
    for column, item, field in columns:
        held = export.cells.loc[raw.index, column.place]
        if numeric:
            values, nothing = numbers_of(held, given_for(mapping, item), mapping.missing)
            unmapped(labels, column, held, values, nothing)
            found = values.to_numpy()
        else:
            nothing = equal(held, mapping.missing)
            found = held.astype(object).mask(nothing).to_numpy()
        missing += int(nothing.sum())
        said = nothing_said.setdefault(item, np.zeros(len(raw), dtype=bool))
        said |= nothing.to_numpy()
        faults += _enter(export, cells[field], item, column, found, raw.index)
    faults += labels.faults(mapping.file)
    names = list(dict.fromkeys(item for _, item, _ in columns))
    asked = _filled(cells, names, len(raw))
    if numeric and _may_be_empty(mapping.table, long):
        # Somebody who was asked and did not want to say has a row without a number.
        asked |= np.column_stack([nothing_said[name] for name in names])
    row, item_of = np.nonzero(asked)
    frame = raw.iloc[row].reset_index(drop=True) if len(raw.columns) == 0 else _taken(raw, row)
    frame[long.name] = pd.Categorical.from_codes(item_of.astype("int16"), categories=pd.Index(names, dtype=object))
    for field, of_item in cells.items():
        if of_item:
            frame[field] = _stacked(of_item, names, asked, numeric)
    silent = pd.Series(~asked.any(axis=1), index=raw.index)
    return Answers(frame, raw.index.to_numpy()[row], silent, missing, faults)


def _may_be_empty(table: str, long: Long) -> bool:
    column = TABLES[table].column(long.value)
    return column is not None and column.empty_ok


def _enter(
    export: Export, cells: dict[str, np.ndarray], item: str, column: ExportColumn, found: np.ndarray, rows: pd.Index
) -> list[Fault]:
    """Enter a column of one item. An item asked in several places has several; one may be filled in a row."""
    if item not in cells:
        cells[item] = found.copy()
        return []
    there, more = ~pd.isna(cells[item]), ~pd.isna(found)
    cells[item][more] = found[more]
    twice = there & more
    if not twice.any():
        return []
    at = tuple(int(row) for row in rows[twice][:5])
    what = f"another column of item {item} is filled in the same rows"
    do = "give the two columns items of their own, or leave one out"
    return [Fault(export.file, column.names[0], what, do, at, int(twice.sum()))]


def _filled(cells: Cells, names: list[str], n: int) -> np.ndarray:
    asked = np.zeros((n, len(names)), dtype=bool)
    for of_item in cells.values():
        for place, name in enumerate(names):
            if name in of_item:
                asked[:, place] |= ~pd.isna(of_item[name])
    return asked


def _taken(raw: pd.DataFrame, row: np.ndarray) -> pd.DataFrame:
    """The rows again and again, as categories: eight million ids need no eight million texts."""
    columns = {}
    for name in raw.columns:
        codes, words = pd.factorize(raw[name].to_numpy(dtype=object))
        columns[name] = pd.Categorical.from_codes(codes.astype("int32")[row], categories=pd.Index(words, dtype=object))
    return pd.DataFrame(columns)


def _stacked(of_item: dict[str, np.ndarray], names: list[str], asked: np.ndarray, numeric: bool) -> pd.Series:
    kind: type = float if numeric else object
    matrix: np.ndarray = np.full(asked.shape, math.nan if numeric else None, dtype=kind)
    for place, name in enumerate(names):
        if name in of_item:
            matrix[:, place] = of_item[name]
    return pd.Series(matrix[asked], dtype="float64" if numeric else "str")
