"""What does the folder show of one criterion? Yes, in part, no; or nothing that can be told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

import pandas as pd

YES, PARTLY, NO = Fraction(1), Fraction(1, 2), Fraction(0)
STEP = 5  # shares are told in steps of five percent: two reports then hardly tell one person


@dataclass(frozen=True)
class Seen:
    """`value`: 1, ½ or 0; None where the folder holds nothing to look at. `words`: the key of its wording beside the
    rule's name, filled from `cells`. `hidden`: the people are too few for anything to be said of them.
    """

    value: Fraction | None
    words: str
    cells: Mapping[str, str] = field(default_factory=dict)
    hidden: bool = False


def nothing(table: str) -> Seen:
    """There is no such table, or no row in it that could show anything."""
    return Seen(None, "nothing", {"table": table})


def of_both(one: object, other: object) -> Seen:
    """Two things that are to be there: both, one, or none."""
    there = bool(one) + bool(other)
    return Seen((NO, PARTLY, YES)[there], ("no", "partly", "yes")[there])


def yes_or_no(there: object) -> Seen:
    """One thing that is to be there."""
    return Seen(YES, "yes") if there else Seen(NO, "no")


def of_share(who: pd.Series, needed: float, smallest: int, table: str) -> Seen:
    """Is the share of people (or contacts) for whom something holds as large as needed? At least half of it is partly.

    `who`: one boolean for each. Nothing is said of fewer than `smallest`. The share is told in steps of five percent,
    and only where those for whom it holds, and those for whom it does not, are both that many. Else it is only told
    whether it is enough, and half of it counts as too few: were it told apart, it could be that of two people.
    """
    n, k = len(who), int(who.sum())
    if n == 0:
        return nothing(table)
    if n < smallest:
        return Seen(None, "hidden", hidden=True)
    enough = k >= needed * n
    if min(k, n - k) < smallest:
        told, value = ("enough", YES) if enough else ("too few", NO)
    else:
        told = f"at least {STEP * (100 * k // (n * STEP))} %"
        value = YES if enough else PARTLY if 2 * k >= needed * n else NO
    return Seen(value, "share", {"share": told, "needed": f"{100 * needed:.0f} %"})
