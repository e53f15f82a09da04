"""What do the columns of tables mean? One vocabulary for every question, with a heading for readers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["text", "count", "number", "share", "p", "money", "date"]


@dataclass(frozen=True)
class Column:
    """A column of a result's table: its heading, how its cells are written, and its meaning for the workbook.

    A `number` is written with `places` decimals, or with as many as the answer deserves; a `share` (0 to 1) as a
    percentage.
    """

    heading: str
    kind: Kind
    meaning: str
    places: int | None = None


COLUMNS: dict[str, Column] = {
    "group": Column("Group", "text", "Who the row is about"),
    "measure": Column("Measure", "text", "What was measured"),
    "n": Column("People", "count", "People in the figures"),
    "n_assigned": Column("Concerned", "count", "People concerned, with or without answers"),
    "mean_before": Column("Before", "number", "Average before"),
    "mean_after": Column("After", "number", "Average after"),
    "change": Column("Change", "number", "Average change (after − before)"),
    "low": Column("from", "number", "Lower end of the interval"),
    "high": Column("to", "number", "Upper end of the interval"),
    "effect": Column("Difference", "number", "Program − comparison"),
    "effect_low": Column("from", "number", "Lower end for the effect"),
    "effect_high": Column("to", "number", "Upper end for the effect"),
    "p": Column("p", "p", "p of the effect or change; read the interval first"),
    "worthwhile": Column("Worth having from", "number", "Smallest effect worth having"),
    "hidden": Column("", "text", "True where numbers are hidden to protect persons"),
}
