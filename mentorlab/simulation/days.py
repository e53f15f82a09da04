"""When does everything happen? The calendar of the simulated cycle, and steps from one working day to another."""

from __future__ import annotations

from datetime import date, timedelta

from numpy.random import Generator

CYCLE = "2026-spring"
APPLY_FROM, APPLY_UNTIL = date(2026, 1, 12), date(2026, 2, 13)
TRAINED_FROM, TRAINED_UNTIL = date(2026, 2, 16), date(2026, 2, 27)
BEFORE_FROM, BEFORE_ON = date(2026, 2, 16), date(2026, 2, 20)  # all answers are in before the draw is known
DRAWN_ON = date(2026, 2, 23)
STARTS_ON = date(2026, 3, 2)
MATCHED_UNTIL = date(2026, 3, 6)
LEAVE_FROM, LEAVE_UNTIL = date(2026, 4, 13), date(2026, 11, 20)
ENDS_ON = date(2026, 11, 27)
AFTER_ON, AFTER_UNTIL = date(2026, 12, 1), date(2026, 12, 11)
WAITLIST_STARTS_ON = date(2027, 1, 11)
BUSY = ((date(2026, 6, 15), date(2026, 7, 3)), (date(2026, 10, 5), date(2026, 10, 30)))  # half-year close, budget round


def on_a_working_day(day: date) -> date:
    """The day itself, or the Monday after it if it falls on a weekend."""
    return day + timedelta(days=(7 - day.weekday()) if day.weekday() >= 5 else 0)


def a_day_between(first: date, last: date, rng: Generator) -> date:
    """A working day drawn between two days, both included (the last one is moved back from a weekend)."""
    day = on_a_working_day(first + timedelta(days=int(rng.integers(0, (last - first).days + 1))))
    return day if day <= last else last - timedelta(days=max(0, last.weekday() - 4))


def is_busy(day: date) -> bool:
    """Whether the day lies in one of the two seasons when meetings give way to other work."""
    return any(first <= day <= last for first, last in BUSY)
