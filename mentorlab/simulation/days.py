"""When does everything happen? The calendar of the simulated cycle, and steps from one working day to another.

Days are numpy's `datetime64[D]`; a day that does not exist is NaT.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from numpy.random import Generator

from mentorlab.simulation.truth import STARTS_ON as STARTS_ON
from mentorlab.simulation.truth import Truth

Days = np.ndarray[Any, np.dtype[np.datetime64]]

SEASONS = ("winter", "spring", "summer", "autumn")
CYCLE = "2026-spring"
LISTED_ON = date(2026, 1, 9)
EARLIER_ON, EARLIER_UNTIL = date(2025, 9, 15), date(2025, 9, 26)
APPLY_FROM, APPLY_UNTIL = date(2026, 1, 12), date(2026, 2, 13)
FROZEN_ON = date(2026, 2, 13)  # the plan, before anybody is asked
TRAINED_FROM, TRAINED_UNTIL = date(2026, 2, 16), date(2026, 2, 27)
BEFORE_FROM, BEFORE_ON = date(2026, 2, 16), date(2026, 2, 20)  # all answers are in before the draw is known
DRAWN_ON = date(2026, 2, 23)
SECOND_STEP_ON = date(2026, 6, 8)
DAYS_TO_MATCH = 5
EVERY_DAYS, MINUTES = 21, 60  # how often pairs agree to meet, and for how long
MONTH = 365.25 / 12
BUSY = (((6, 15), (7, 3)), ((10, 5), (10, 30)))  # half-year close, budget round
NEVER = np.datetime64("NaT", "D")


def cycle_of(starts_on: date) -> str:
    """The name of a cycle that begins on this day, as 2026-spring."""
    return f"{starts_on.year}-{SEASONS[starts_on.month % 12 // 3]}"


def folder_of(earlier: Truth) -> str:
    """The folder, inside the program's own, of a cycle before."""
    return f"earlier/{cycle_of(earlier.starts_on or STARTS_ON)}"


@dataclass(frozen=True)
class Calendar:
    """The days that depend on how long the program runs. `months`: from start to end; `joining`: months in which pairs
    begin (0 = all in the first week).
    """

    middle_on: date
    middle_until: date
    ends_on: date
    after_on: date
    after_until: date
    waitlist_starts_on: date
    leaving_from: date
    joining: float


def calendar(truth: Truth) -> Calendar:
    """Nine months; two years where pairs may begin at any time."""
    rolling = truth.strength("immortal_time")
    if not rolling:
        return Calendar(
            date(2026, 7, 6),
            date(2026, 7, 17),
            date(2026, 11, 27),
            date(2026, 12, 1),
            date(2026, 12, 11),
            date(2027, 1, 11),
            date(2026, 4, 13),
            0.0,
        )
    return Calendar(
        date(2027, 3, 1),
        date(2027, 3, 12),
        date(2028, 3, 1),
        date(2028, 3, 6),
        date(2028, 3, 17),
        date(2028, 4, 10),
        STARTS_ON,
        24.0 * rolling,
    )


def day(one: date) -> np.datetime64:
    """A day as numpy knows it."""
    return np.datetime64(one, "D")


def on_a_working_day(days: Days) -> Days:
    """The days themselves, or the Mondays after them where they fall on a weekend; NaT stays NaT."""
    there = ~np.isnat(days)
    moved = days.copy()
    moved[there] = np.busday_offset(days[there], 0, roll="forward")
    return moved


def days_between(first: date, last: date, n: int, rng: Generator) -> Days:
    """`n` working days drawn between two days, both included (there is at least one)."""
    every = np.arange(day(first), day(last) + 1)
    working = every[np.is_busday(every)]
    return working[rng.integers(0, len(working), size=n)]


def is_busy(days: Days) -> np.ndarray[Any, np.dtype[np.bool_]]:
    """Whether a day lies in one of the two seasons when meetings give way to other work."""
    years = days.astype("datetime64[Y]")
    after_new_year = (days - years.astype("datetime64[D]")).astype(int)
    busy = np.zeros(len(days), dtype=bool)
    for (from_month, from_day), (to_month, to_day) in BUSY:
        first = (date(2026, from_month, from_day) - date(2026, 1, 1)).days
        last = (date(2026, to_month, to_day) - date(2026, 1, 1)).days
        busy |= (after_new_year >= first) & (after_new_year <= last)
    return busy
