"""How are the cells of a result's table written for readers? Rounded to what they deserve; hidden ones said to be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from mentorlab.answers.columns import COLUMNS
from mentorlab.answers.wording import as_it_is, catalogue, decimals, number, p_value, percent

LEFT_OUT = ("measure", "hidden")  # said elsewhere


def readable(rows: Sequence[Mapping[str, Any]], estimates: Sequence[Mapping[str, Any]]) -> tuple[list[str], list[Any]]:
    """Headings and rows of text, without columns that are empty. The first estimate says how many decimals."""
    columns = [name for name in (rows[0] if rows else ()) if any(row.get(name) is not None for row in rows)]
    columns = [name for name in columns if name not in LEFT_OUT]
    places = decimals(estimates[0]["se"], estimates[0]["value"] or 0.0) if estimates else 2
    cells = [[_cell(name, row.get(name), row.get("hidden"), places) for name in columns] for row in rows]
    return [COLUMNS[name].heading for name in columns], cells


def _cell(name: str, value: Any, hidden: Any, places: int) -> str:
    if value is None:
        return catalogue().LABELS["hidden"] if hidden is True and name != "group" else ""
    if isinstance(value, str):
        return value
    column = COLUMNS[name]
    if column.kind == "as_it_is":
        return as_it_is(value)
    if column.kind == "p":
        return p_value(value)
    if column.kind == "share":
        return percent(value)
    if column.places is not None:
        places = column.places
    return number(value, 0 if column.kind in ("count", "money") else places)
