"""What can be promised of a table: the words in which every contract is written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

Kind = Literal["id", "text", "code", "number", "integer", "date"]

FIRST_YEAR, LAST_YEAR = 1900, 2100


@dataclass(frozen=True)
class Column:
    """One column of one table.

    `kind`: an id (never renamed, blanks around it dropped), free text, a code (a word from `codes`, or any short word
    where `codes` is empty), a number, a whole number, or a date (a day).
    `required`: the column must be there and, unless `empty_ok`, filled in every row.
    `key`: part of what makes a row unique. An absent column or an empty cell takes `default`, or the value of
    `default_from`; a key column with neither may stay empty when it is not required.
    `codes_where`: the codes hold only in rows where that column has that value.
    `low`, `high` are allowed themselves, `above` is not. `refers`: the `table.column` that must know the id, where that
    table is present. `past`: the date records something that happened, so it counts for `as_of`.
    """

    name: str
    kind: Kind
    help: str
    required: bool = False
    key: bool = False
    empty_ok: bool = False
    default: str | None = None
    default_from: str | None = None
    codes: tuple[str, ...] = ()
    codes_where: tuple[str, str] | None = None
    low: float | None = None
    high: float | None = None
    above: float | None = None
    refers: str | None = None
    past: bool = False


CYCLE = Column("cycle", "code", "the cycle the row belongs to; empty = the charter's")


@dataclass(frozen=True)
class Table:
    """One table: what a row is, its columns and what must hold between them.

    `one_of`: groups of columns of which at least one is filled in every row. `date_orders`, `value_orders`: pairs
    (smaller, larger) that may be equal. `dated`: the column saying from which day a row exists, if any. `joins_key`:
    optional columns that are part of the key where they are present, as `cycle` is everywhere. `never_same`: pairs of
    columns that never hold the same id in a row, with what is wrong where they do. `one_of_arms`: the column of which
    each key has one value only; a key with several has not been entered twice but has changed sides.
    """

    name: str
    one_row_is: str
    columns: tuple[Column, ...]
    one_of: tuple[tuple[str, ...], ...] = ()
    date_orders: tuple[tuple[str, str], ...] = ()
    value_orders: tuple[tuple[str, str], ...] = ()
    dated: str | None = None
    joins_key: tuple[str, ...] = ()
    never_same: tuple[tuple[str, str, str], ...] = ()
    one_of_arms: str | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the columns that the contract knows, without `cycle`."""
        return tuple(column.name for column in self.columns)

    @property
    def key(self) -> tuple[str, ...]:
        """The columns that together are unique (`cycle` joins them where it is present); empty = rows may repeat."""
        return tuple(column.name for column in self.columns if column.key)

    @property
    def required(self) -> tuple[str, ...]:
        """The columns that must be there."""
        return tuple(column.name for column in self.columns if column.required)

    def column(self, name: str) -> Column | None:
        """The contract of one column, or None where the table is free to hold anything under that name."""
        return next((column for column in (*self.columns, CYCLE) if column.name == name), None)


def key(name: str, kind: Kind, help: str, **more: Any) -> Column:
    """A column of the key; required unless it has a default."""
    if not {"default", "default_from", "required"} & set(more):
        more["required"] = True
    return Column(name, kind, help, key=True, **more)


def must(name: str, kind: Kind, help: str, **more: Any) -> Column:
    """A column that must be there."""
    return Column(name, kind, help, required=True, **more)


def may(name: str, kind: Kind, help: str, **more: Any) -> Column:
    """A column that may be there."""
    return Column(name, kind, help, **more)
