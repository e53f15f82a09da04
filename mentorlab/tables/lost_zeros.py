"""Have ids lost their leading zeros on the way? `0071` in one table and `71` in another are one person in two.

Where the table that an id belongs to is there, an id that it does not know is a fault already (`faults.unknown_ids`).
Without it, the tables that speak of the same thing are held against each other.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pandas as pd

from mentorlab.errors import Fault
from mentorlab.tables.contracts import TABLES
from mentorlab.tables.distinct import among, distinct
from mentorlab.tables.notes import Note, noted
from mentorlab.tables.rows import at


def lost_zeros(frames: Mapping[str, pd.DataFrame]) -> tuple[list[Fault], list[Note]]:
    """Ids that differ by leading zeros only: a fault where no column holds both, for then one has lost them; else a
    note, as whoever wrote both into one column may mean two.
    """
    faults: list[Fault] = []
    notes: list[Note] = []
    for homes, columns in _columns_by_home(frames).items():
        if homes.partition(".")[0] not in frames:
            for table, cells, other, alike in _pairs(columns):
                first, twin = str(cells[alike.notna()].iloc[0]), str(alike.dropna().iloc[0])
                what = f"{first!r} stands in {other} as {twin!r}"
                both = any(among(pd.Series([first, twin]), known).all() for _, known in columns)
                if both:
                    notes += noted(table, str(cells.name), alike.notna(), f"{what}, and they are read as two")
                else:
                    do = (
                        f"write it as there, if it is the same, or name a table {homes.partition('.')[0]} that has both"
                    )
                    faults.append(at(table, str(cells.name), alike.notna(), what, do))
    return faults, notes


def _columns_by_home(frames: Mapping[str, pd.DataFrame]) -> dict[str, list[tuple[str, pd.Series]]]:
    """`people.person_id` → every column of every table that refers to it."""
    found: dict[str, list[tuple[str, pd.Series]]] = {}
    for name, frame in frames.items():
        for column in TABLES[name].columns:
            if column.refers is not None and column.name in frame:
                found.setdefault(column.refers, []).append((name, frame[column.name]))
    return found


def _pairs(columns: list[tuple[str, pd.Series]]) -> Iterator[tuple[str, pd.Series, str, pd.Series]]:
    """(table, its cells, another column, what a cell is called there) for cells that have lost zeros, once a column."""
    for table, cells in columns:
        bare = _written_as(cells, "[1-9][0-9]*")
        for other, known in columns:
            twins = {full.lstrip("0"): full for full in _written_as(known, "0+[1-9][0-9]*")}
            if not twins.keys().isdisjoint(bare):
                yield table, cells, f"{other}.{known.name}", distinct(cells).changed(twins.get).cells
                break


def _written_as(cells: pd.Series, pattern: str) -> list[str]:
    ids = distinct(cells).texts
    return [str(one) for one in ids[ids.str.fullmatch(pattern)]]
