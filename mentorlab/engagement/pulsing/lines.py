"""Which numbers have crossed their line, and since which week?"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from mentorlab.engagement.pulsing.counting import Counted, Number, counts
from mentorlab.engagement.pulsing.reading import Read
from mentorlab.engagement.pulsing.stand import Settings
from mentorlab.engagement.pulsing.telling import Told, in_steps

LINES = "engagement.lines"
WEEKS, A_WEEK = 6, 7
ENOUGH = 4  # times the smallest group, for the weeks: steps move a share of fewer too far


@dataclass(frozen=True)
class Line:
    """A number against its line. `share`: as told, missing where hidden. `crossed`: None where that cannot be said.

    `since`: the first day of the weeks drawn since which it is crossed without a break; `whole`: that is the first of
    them all, so it may have been before.
    """

    at: float
    at_least: bool
    crossed: bool | None = None
    since: int | None = None
    whole: bool = False


def weeks_before(read: Read, first: int) -> list[int]:
    """The days of the last weeks up to today, oldest first, none before the program began."""
    days = [read.day - A_WEEK * back for back in range(WEEKS - 1, -1, -1)]
    return [day for day in days if day >= first] or [read.day]


def weekly(
    read: Read, numbers: tuple[Number, ...], settings: Settings, days: Sequence[int], smallest: int
) -> dict[str, list[float]]:
    """Of each number its share (its count, for one without a line) on these days, from counts in steps.

    Missing where there are too few: the differences between weeks must not tell about fewer than the smallest group.
    """
    each = [counts(read, numbers, day, settings) for day in days]
    return {one.name: [_drawn(one, day[one.name], smallest) for day in each] for one in numbers}


def _drawn(number: Number, counted: Counted, smallest: int) -> float:
    k, n = counted
    if n < ENOUGH * smallest:
        return math.nan
    if number.among and n - k < smallest:
        k = n  # nobody sees whether it was all or nearly all
    drawn = in_steps(k, smallest)
    return drawn / in_steps(n, smallest) if number.line else float(drawn)


def line_of(
    number: Number, told: Told, settings: Mapping[str, float], past: Sequence[float], days: Sequence[int], smallest: int
) -> Line | None:
    """Where a number stands against its line; None for one without. `past`: its weeks, the last of them today."""
    if not number.line:
        return None
    line = Line(settings[number.line], number.at_least)
    crossed = _crossed_as_told(told, line, smallest)
    if not crossed:
        return replace(line, crossed=crossed)
    first = len(days) - 1
    while first > 0 and beyond(past[first - 1], line):
        first -= 1
    # Where only the told count is beyond and its step is not, the weeks cannot say since when: today would be a guess.
    known = len(days) > 1 and beyond(past[-1], line)
    return replace(line, crossed=True, since=days[first] if known else None, whole=known and first == 0)


def _crossed_as_told(told: Told, line: Line, smallest: int) -> bool | None:
    """By what is told alone: of a hidden count both ends of what it may be must say the same."""
    if not told.n:
        return None
    if told.k is not None:
        return beyond(told.k / told.n, line)
    if told.how == "beside":
        return None
    ends = (1, smallest - 1) if told.how == "few" else (told.n - smallest + 1, told.n - 1)
    said = {beyond(k / told.n, line) for k in ends}
    return said.pop() if len(said) == 1 else None


def beyond(share: float, line: Line) -> bool:
    """Has the share crossed the line? A missing one has not."""
    return share < line.at if line.at_least else share > line.at
