"""What did the program cost, kind by kind, and is everybody's time in it?"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import pandas as pd

from mentorlab.answers.wording import catalogue
from mentorlab.errors import NotComputable
from mentorlab.measures.spent import Met, costs, hours_agreed, met
from mentorlab.stats import Guess

if TYPE_CHECKING:
    from mentorlab.tables.program import Program

TIME = "time"
SIDES = ("mentors", "mentees")
EITHER, STAFF = "either", "staff"
# Whose hours an item of kind time holds, by what it is called: the first that applies.
WHOSE = (
    (EITHER, r"mentor.*mentee|mentee.*mentor"),
    ("mentees", r"mentee"),
    ("mentors", r"mentor(?!ing)"),
    (STAFF, r"\b(?:staff|coordinat|administ|organis|organiz|program(?:me)? (?:team|manager|office))"),
    (EITHER, r""),
)
CENTS = 0.005  # by which quantity × unit cost may miss the amount: prices are rounded
Time = Literal["in", "uncounted", "short", "missing"]


@dataclass(frozen=True)
class Spent:
    """`kinds`: what each kind of cost came to, its items added up end by end (wages of one kind move together).

    `time`: whether everybody's hours are in it. "in": hours of kind time cover those that pairs met, of mentors and of
    mentees; "uncounted": there are costs of kind time, and nothing says of how many hours; "short": they are fewer than
    either met; "missing": there are none but those of who runs the program. `hours_priced`: of kind time, without the
    latter; `met`: meetings held and their hours; `hours_agreed`: of mentors, and as many of mentees, by the rhythm,
    where no meetings say. `unequal`: items whose quantity × unit cost is not the amount.
    """

    kinds: Mapping[str, Guess]
    n_items: int
    time: Time
    hours_priced: float | None
    met: Met | None
    hours_agreed: float | None
    unequal: tuple[str, ...]

    @property
    def total(self) -> Guess:
        """All of it."""
        ends = [(one.value, one.low, one.high) for one in self.kinds.values()]
        return Guess(*(sum(column) for column in zip(*ends, strict=True)))

    @property
    def told(self) -> Met | None:
        """Meetings and hours as they may be told."""
        return self.met.told if self.met else None

    @property
    def complete(self) -> bool:
        """Whether the cost is fully loaded as far as can be seen: without it no return is claimed."""
        return self.time in ("in", "uncounted")


def spent(program: Program, takers: int | None) -> Spent:
    """The table costs by kind, and its hours against those met. Raises NotComputable where it holds no cost."""
    rows, items = program.table("costs"), costs(program)
    kind = _text(rows, "kind").fillna(catalogue("returns_value").OTHER)
    kinds: dict[str, Guess] = {}
    for name, which in zip(kind, items.values(), strict=True):
        sofar = kinds.get(name, Guess(0, 0, 0))
        kinds[name] = Guess(sofar.value + which.value, sofar.low + which.low, sofar.high + which.high)
    if sum(one.value for one in kinds.values()) <= 0:
        raise NotComputable(catalogue("returns_value").NO_COST)
    held = met(program)
    agreed = None if held else hours_agreed(program.charter, takers)
    needed = (held.hours_mentors, held.hours_mentees) if held else (agreed, agreed) if agreed else None
    priced = _priced(rows, kind)
    hours_priced = math.nan if priced is None else sum(priced.values())
    return Spent(
        kinds=dict(sorted(kinds.items(), key=lambda one: -one[1].value)),
        n_items=len(rows),
        time=_time(priced, needed),
        hours_priced=None if math.isnan(hours_priced) else hours_priced,
        met=held,
        hours_agreed=agreed,
        unequal=_unequal(rows),
    )


def _priced(rows: pd.DataFrame, kind: pd.Series) -> dict[str, float] | None:
    """Hours of pairs that have a price, of whom their items name; None where there are none. NaN: not said how many.

    Hours of those who run the program are no hours of pairs, and hours that cost nothing have no price.
    """
    named, hours = rows["item"].astype(str), _number(rows, "quantity")
    left = (kind == TIME) & (rows["amount"] > 0)
    found: dict[str, float] = {}
    for whom, says in WHOSE:
        mine = left & named.str.contains(says, case=False)
        left &= ~mine
        if mine.any() and whom != STAFF:
            found[whom] = found.get(whom, 0.0) + float(hours[mine].sum(skipna=False))
    return found or None


def _time(priced: dict[str, float] | None, needed: tuple[float, float] | None) -> Time:
    """Hours of mentors pay for no hours of mentees; those that say neither pay for what is lacking on either side."""
    if priced is None:
        return "missing"
    if needed is None or any(map(math.isnan, priced.values())):
        return "uncounted"
    lacking = (max(hours - priced.get(side, 0.0), 0.0) for side, hours in zip(SIDES, needed, strict=True))
    return "in" if sum(lacking) <= priced.get(EITHER, 0.0) else "short"


def _unequal(rows: pd.DataFrame) -> tuple[str, ...]:
    product = _number(rows, "quantity") * _number(rows, "unit_cost")
    apart = (product - rows["amount"]).abs() > CENTS * rows["amount"].clip(lower=1)
    return tuple(str(item) for item in rows.loc[apart & product.notna(), "item"])


def _text(rows: pd.DataFrame, name: str) -> pd.Series:
    return rows[name] if name in rows else pd.Series(None, index=rows.index, dtype="object")


def _number(rows: pd.DataFrame, name: str) -> pd.Series:
    return rows[name].astype("float64") if name in rows else pd.Series(float("nan"), index=rows.index)
