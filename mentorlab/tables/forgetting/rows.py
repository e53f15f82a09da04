"""Which rows of the tables go with a person, and which cells of other people's rows?

A row goes where it is the person's own (`person_id`, `respondent_id`), or where a column names them that cannot be
empty: a choice of them, a pair with them, an answer about them, a rating by them. Elsewhere a cell that names them is
emptied (`manager_id`, `rated_by`). Rows that refer to a row that goes, go too or lose the reference, by the same rule.
In other columns, those that no contract knows included, the person's id, e-mail address and name are replaced: by
`[name]` in free text, and in codes and ids, which must still agree with each other, by one stand-in that says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

import pandas as pd

from mentorlab.tables.contracts import TABLES
from mentorlab.tables.contracts.joining import PERSON as PEOPLE_ID
from mentorlab.tables.contracts.shape import Column, Table
from mentorlab.tables.forgetting.person import Person

# Columns that hold persons whom the table people need not know, so that their contracts refer to nothing.
STRANGERS = {"needs": ("respondent_id",), "people": ("manager_id",), "measures": ("rated_by",)}
STRANGERS["goal_ratings"] = ("rated_by",)
OWN = "person_id"
FORMER = re.compile(r"former-(\d+)")


@dataclass
class Change:
    """What changes in one table: rows that go, and cells (row, column) → their new text, or None where emptied."""

    gone: set[int] = field(default_factory=set)
    cells: dict[tuple[int, str], str | None] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.gone or self.cells)


def holds_persons(table: Table, column: Column) -> bool:
    """Does this column of the contract hold ids of persons?"""
    return column.refers == PEOPLE_ID or column.name == OWN or column.name in STRANGERS.get(table.name, ())


def ids_of_persons(frames: Mapping[str, pd.DataFrame]) -> set[str]:
    """Every id of a person in the tables."""
    found: set[str] = set()
    for name, frame in frames.items():
        for column in TABLES[name].columns:
            if column.name in frame and holds_persons(TABLES[name], column):
                found |= set(frame[column.name].dropna().str.strip())
    return found


def changes(frames: Mapping[str, pd.DataFrame], person: Person) -> dict[str, Change]:
    """What changes in each table. `frames` hold text, indexed by row number, as `files.find` reads them."""
    found = {name: Change() for name in frames}
    for name, frame in frames.items():
        _persons(TABLES[name], frame, person, found[name])
    while _orphans(frames, found):
        pass
    stand_in = _stand_in(frames)
    for name, frame in frames.items():
        _mentions(TABLES[name], frame, person, stand_in, found[name])
    return {name: change for name, change in found.items() if change}


def _persons(table: Table, frame: pd.DataFrame, person: Person, change: Change) -> None:
    for column in table.columns:
        if column.name in frame and holds_persons(table, column):
            rows = frame.index[(frame[column.name].str.strip() == person.id).fillna(False)]
            _leave(table, frame, column, rows, change, own=column.name == OWN)


def _leave(
    table: Table, frame: pd.DataFrame, column: Column, rows: pd.Index, change: Change, *, own: bool = False
) -> None:
    """Empty the cells, or let the rows go where the cell is what the row is about."""
    for row in rows:
        change.cells[(int(row), column.name)] = None
        if own or column.key or column.required or _says_nothing(table, frame, int(row), change):
            change.gone.add(int(row))
    change.cells = {place: new for place, new in change.cells.items() if place[0] not in change.gone}


def _says_nothing(table: Table, frame: pd.DataFrame, row: int, change: Change) -> bool:
    """Is a row left without any of the columns of which it needs one?"""

    def is_empty(name: str) -> bool:
        return name not in frame or (row, name) in change.cells or bool(frame[name].isna()[row])

    return any(
        all(map(is_empty, group)) and any((row, name) in change.cells for name in group) for group in table.one_of
    )


def _orphans(frames: Mapping[str, pd.DataFrame], found: dict[str, Change]) -> bool:
    """Let go of what refers to rows that went. True where anything changed."""
    more = False
    for name, frame in frames.items():
        for column in TABLES[name].columns:
            home, _, id_column = (column.refers or "").partition(".")
            if home not in frames or home == "people" or column.name not in frame or id_column not in frames[home]:
                continue
            ids = frames[home][id_column].str.strip()
            went = ids.index.isin(list(found[home].gone))
            lost = set(ids[went].dropna()) - set(ids[~went].dropna())
            cells = frame[column.name].str.strip()
            change = found[name]
            rows = [row for row in frame.index[cells.isin(lost)] if row not in change.gone]
            rows = [row for row in rows if change.cells.get((row, column.name), "") is not None]
            if lost and rows:
                _leave(TABLES[name], frame, column, pd.Index(rows), change)
                more = True
    return more


def _mentions(table: Table, frame: pd.DataFrame, person: Person, stand_in: str, change: Change) -> None:
    """Replace the person's id, address and name in what is left."""
    for name, clean in _cleaners(table, frame, person, stand_in):
        cells = frame[name].dropna()
        cells = cells[~cells.index.isin(list(change.gone))]
        new = {text: clean(str(text)) for text in cells.unique()}
        changed = {text for text in new if new[text] != text}
        cells = cells[cells.isin(changed)]
        for row, text in zip(cells.index.tolist(), cells, strict=True):
            change.cells.setdefault((row, name), new[text] or None)


def _cleaners(
    table: Table, frame: pd.DataFrame, person: Person, stand_in: str
) -> Iterator[tuple[str, Callable[[str], str]]]:
    for name in map(str, frame.columns):
        column = table.column(name)
        if column is None:
            yield name, lambda text: "" if text.strip() == person.id else person.without(text)
        elif column.kind == "text":
            yield name, lambda text: "[name]" if text.strip() == person.id else person.without(text)
        elif column.kind in ("id", "code"):
            yield (
                name,
                lambda text: stand_in if text.strip() == person.id else person.without(text, stand_in, parts=False),
            )


def _stand_in(frames: Mapping[str, pd.DataFrame]) -> str:
    """A word that stands nowhere yet: `former-1`, or the next number."""
    used = [0]
    for frame in frames.values():
        for name in frame.columns:
            cells = frame[name].dropna()
            cells = cells[cells.str.contains("former-", regex=False)]
            used += [int(found[1]) for text in cells.unique() for found in FORMER.finditer(text)]
    return f"former-{max(used) + 1}"
