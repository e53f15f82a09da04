"""When do pairs meet, and when not? Every three weeks as agreed, less in busy seasons, some pairs less than others."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd
from numpy.random import Generator

from mentorlab.simulation.days import a_day_between, is_busy, on_a_working_day

EVERY_DAYS = 21
MINUTES = 60
KEEP_BUSY = 0.62  # the share of meetings that survive a busy season, of those that would be held otherwise
NOT_HELD = {"cancelled": 0.42, "postponed": 0.43, "no_show": 0.15}
REASONS = {"workload": 0.40, "travel": 0.18, "illness": 0.17, "annual leave": 0.15, "another meeting": 0.10}
COLUMNS = [
    "meeting_id",
    "pair_id",
    "planned_on",
    "held_on",
    "status",
    "minutes",
    "called_off_by",
    "reason",
    "replaces",
]
LENGTHS = {30: 0.12, 45: 0.25, 60: 0.45, 75: 0.10, 90: 0.08}


@dataclass
class _Meeting:
    pair_id: str
    planned_on: date
    status: str
    called_off_by: str | None = None
    reason: str | None = None
    replaces: int | None = None  # the position of the postponed meeting in the pair's list


def meet(pairs: pd.DataFrame, rng: Generator) -> pd.DataFrame:
    """The meetings table of all pairs, from the first meeting to the end of the pair.

    Pairs with `met` hold their first meeting; the others never hold one. A postponed meeting has one that replaces it.
    """
    rows: list[dict[str, object]] = []
    for pair_id, accepted_on, ended_on, met in zip(
        pairs["pair_id"], pairs["accepted_on"].dt.date, pairs["ended_on"].dt.date, pairs["met"], strict=True
    ):
        first = on_a_working_day(accepted_on + timedelta(days=int(rng.integers(2, 13))))
        kept = list(_one_pair(pair_id, _planned(first, ended_on), ended_on, bool(met), rng))
        rows += _numbered(kept, len(rows), rng)
    table = pd.DataFrame(rows, columns=COLUMNS)
    return table.astype({"planned_on": "datetime64[s]", "held_on": "datetime64[s]", "minutes": "Int64"})


def _planned(first: date, last: date) -> list[date]:
    days = [first]
    while (following := on_a_working_day(days[-1] + timedelta(days=EVERY_DAYS))) <= last:
        days.append(following)
    return days


def _one_pair(pair_id: str, days: list[date], last: date, met: bool, rng: Generator) -> Iterator[_Meeting]:
    habit = float(rng.beta(12, 2.2)) if met else 0.0
    position = 0
    for number, day in enumerate(days):
        held = (met and number == 0) or rng.random() < habit * (KEEP_BUSY if is_busy(day) else 1.0)
        meeting = _Meeting(pair_id, day, "held") if held else _called_off(pair_id, day, rng)
        again = a_day_between(day + timedelta(days=4), day + timedelta(days=11), rng)
        if meeting.status == "postponed" and again > last:
            meeting.status = "cancelled"
        yield meeting
        if meeting.status == "postponed":
            replacement = _Meeting(pair_id, again, "held") if rng.random() < 0.85 * bool(habit) else None
            replacement = replacement or _called_off(pair_id, again, rng, only="cancelled")
            replacement.replaces = position
            yield replacement
            position += 1
        position += 1


def _called_off(pair_id: str, day: date, rng: Generator, only: str | None = None) -> _Meeting:
    status = str(rng.choice(list(NOT_HELD), p=list(NOT_HELD.values())))
    by, reason = str(rng.choice(["mentor", "mentee"], p=[0.6, 0.4])), _reason(day, rng)
    status = only or status
    return _Meeting(pair_id, day, status) if status == "no_show" else _Meeting(pair_id, day, status, by, reason)


def _reason(day: date, rng: Generator) -> str:
    usual = str(rng.choice(list(REASONS), p=list(REASONS.values())))
    return "workload" if is_busy(day) and rng.random() < 0.6 else usual


def _numbered(meetings: list[_Meeting], so_far: int, rng: Generator) -> list[dict[str, object]]:
    ids = [f"m{so_far + number:04d}" for number in range(1, len(meetings) + 1)]
    lengths = rng.choice(list(LENGTHS), size=len(meetings), p=list(LENGTHS.values()))
    return [
        {
            "meeting_id": ids[position],
            "pair_id": one.pair_id,
            "planned_on": pd.Timestamp(one.planned_on),
            "held_on": pd.Timestamp(one.planned_on) if one.status == "held" else pd.NaT,
            "status": one.status,
            "minutes": int(lengths[position]) if one.status == "held" else None,
            "called_off_by": one.called_off_by,
            "reason": one.reason,
            "replaces": None if one.replaces is None else ids[one.replaces],
        }
        for position, one in enumerate(meetings)
    ]
