"""How many meetings were there, week by week, without a week in which single pairs could be seen?"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from mentorlab.engagement.met.each_meeting import TO_COME, Meetings

Array = np.ndarray[Any, Any]
A_WEEK = 7
MONDAY = 4  # 1970-01-05, the first Monday of the days that dates are counted in


@dataclass(frozen=True)
class Span:
    """Weeks on end that are told together: first and last day, the meetings of each kind, and those agreed."""

    first: dt.date
    last: dt.date
    counts: tuple[int, ...]
    agreed: float

    @property
    def weeks(self) -> float:
        """How long it is, in weeks."""
        return ((self.last - self.first).days + 1) / A_WEEK


@dataclass(frozen=True, eq=False)
class Weeks:
    """`of`: by meeting, its week from 0; `n`: how many weeks; `first`: the first Monday; `until`: the last day."""

    of: Array
    n: int
    first: int
    until: int


def weeks_of(pairs: pd.DataFrame, meetings: Meetings, day: int) -> Weeks:
    """The weeks, from Monday, from the first meeting to the last day (as a number) on which a pair ran or met."""
    past = ~meetings.those("state", TO_COME)
    on = meetings.frame["on"].to_numpy()
    ran = pairs["until"].to_numpy(dtype="datetime64[D]").astype(np.int64)
    until = min(day, max(int(on[past].max(initial=ran.min())), int(ran.max())))
    first = (int(on[past].min(initial=until)) - MONDAY) // A_WEEK * A_WEEK + MONDAY
    return Weeks((np.where(past, on, until) - first) // A_WEEK, (until - first) // A_WEEK + 1, first, until)


def told_together(
    weeks: Weeks, meetings: Meetings, cells: Array, n_cells: int, smallest: int, ends: Sequence[int] | None = None
) -> list[int]:
    """Where spans end (the number of the week after each), so that every cell of a span rests on nobody or enough.

    cells: by row of `meetings.rows`, −1 for none; a span's cell rests on all mentors and all mentees who had such a
    meeting in it. Weeks are joined to the next ones until enough are there; what is left at the end is joined to the
    span before. `ends`: weeks after which a span may end (default: all). Empty where not even all weeks together may be
    told.
    """
    there = [_there(weeks, meetings, cells, n_cells, side) for side in ("mentor", "mentee")]
    may_end = set(range(1, weeks.n + 1) if ends is None else ends)
    found: list[int] = []
    so_far = [np.zeros_like(side[0]) for side in there]
    for week in range(weeks.n):
        for known, side in zip(so_far, there, strict=True):
            known |= side[week]
        if week + 1 in may_end and _enough(so_far, smallest):
            found.append(week + 1)
            so_far = [np.zeros_like(known) for known in so_far]
    while found and found[-1] < weeks.n:  # the rest joins the last span, and that the one before, until it may be told
        found.pop()
        start = found[-1] if found else 0
        if _enough([np.logical_or.reduce(side[start:]) for side in there], smallest):
            return [*found, weeks.n]
    return found


def _there(weeks: Weeks, meetings: Meetings, cells: Array, n_cells: int, side: str) -> Array:
    """weeks × cells × people: whether somebody had such a meeting in that week."""
    rows = meetings.rows
    told = cells >= 0
    people = int(rows[side].max()) + 1 if len(rows) else 0
    found: Array = np.zeros((weeks.n, n_cells, people), dtype=bool)
    found[weeks.of[rows["meeting"].to_numpy()[told]], cells[told], rows[side].to_numpy()[told]] = True
    return found


def _enough(there: Sequence[Array], smallest: int) -> bool:
    people = np.concatenate([side.sum(axis=1) for side in there])
    return bool(((people == 0) | (people >= smallest)).all())


def spans(weeks: Weeks, ends: Sequence[int], counts: Array, agreed: Array) -> list[Span]:
    """The spans that end at `ends`. counts: weeks × cells; agreed: for each span."""
    found, start = [], 0
    for end, wanted in zip(ends, agreed, strict=True):
        first, last = weeks.first + start * A_WEEK, min(weeks.first + end * A_WEEK - 1, weeks.until)
        row = tuple(int(count) for count in counts[start:end].sum(axis=0))
        found.append(Span(_date(first), _date(last), row, float(wanted)))
        start = end
    return found


def agreed_in(pairs: pd.DataFrame, weeks: Weeks, ends: Sequence[int], every: float, smallest: int) -> Array:
    """How many meetings the pairs agreed on in each span: how many ran on average, times its days / agreed interval.

    The number of running pairs is rounded to a multiple of the smallest group: a line that falls by one pair's share
    would tell that one pair ended.
    """
    starts = weeks.first + np.array([0, *ends]) * A_WEEK
    starts[-1] = min(int(starts[-1]), weeks.until + 1)
    began = pairs["began_on"].to_numpy(dtype="datetime64[D]").astype(np.int64)
    until = np.maximum(pairs["until"].to_numpy(dtype="datetime64[D]").astype(np.int64), began)
    run = np.diff(_before(starts, began) - _before(starts, until))  # days that pairs ran in each span, over all pairs
    days = np.diff(starts)
    found: Array = np.rint(run / days / smallest) * smallest * days / every
    return found


def _before(start: Array, days: Array) -> Array:
    """Σ max(start − day, 0) over the days, for each start."""
    ordered = np.sort(days)
    place = np.searchsorted(ordered, start)
    sums = np.append(0, np.cumsum(ordered))
    found: Array = place * start - sums[place]
    return found


def _date(number: int) -> dt.date:
    return dt.date(1970, 1, 1) + dt.timedelta(days=int(number))
