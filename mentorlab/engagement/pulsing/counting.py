"""How many, of how many, on any day up to today? The numbers of the weekly state.

A day that has passed is counted from today's tables as it stood then: a pair that ended later was running, a meeting
held later was still to be held, a request settled later was open. What nobody dated (when a meeting was called off)
counts from the day for which it was planned.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from mentorlab.engagement.pulsing.reading import NEVER, Read
from mentorlab.engagement.pulsing.stand import (
    Settings,
    Stand,
    askers_behind,
    called_off,
    not_told,
    open_for_long,
    people_behind,
)
from mentorlab.engagement.pulsing.telling import Behind
from mentorlab.tables.definitions import RHYTHM

if TYPE_CHECKING:
    Days = np.ndarray[Any, Any]
    Which = tuple[Days, Days]  # the pairs that are so, and those among which they are counted

Counted = tuple[int, int]


def _running(one: Stand) -> Which:
    return one.running, one.begun


def _waiting(one: Stand) -> Which:
    long = one.day - one.read.pairs["matched"] > one.at("flag_first_meeting", "days")
    return (one.last_held == -NEVER) & long, one.running


def _active(one: Stand) -> Which:
    return one.last_held >= one.day - one.at("active", "days"), one.running


def _quiet(one: Stand) -> Which:
    silent = one.day - one.last_held > one.at("flag_no_meeting", "intervals") * one.interval
    return silent & (one.last_held != -NEVER), one.running


def _held(one: Stand) -> Counted:
    pairs = one.read.pairs
    ran = np.clip(one.day - np.maximum(pairs["began"], one.day - one.interval), 0, None)[one.running].sum()
    held = one.rows["held"] & one.lately(one.rows["on"]) & one.running[one.rows["place"]]
    return int(held.sum()), round(float(ran) / one.interval)


def _called_off(one: Stand) -> Counted:
    part, whole = called_off(one)
    return _meetings(one, part), _meetings(one, whole)


def _overdue(one: Stand) -> Counted:
    part, whole = not_told(one)
    return _meetings(one, part), _meetings(one, whole)


def _meetings(one: Stand, which: Days) -> int:
    """How many meetings these rows are: a circle's has a row for each of its pairs."""
    return int(np.unique(one.rows["meeting"][which]).size)


def _open_requests(one: Stand) -> Counted:
    part, whole = open_for_long(one)
    return int(part.sum()), int(whole.sum())


def _ended_early(one: Stand) -> Which:
    pairs = one.read.pairs
    known = one.begun & (pairs["planned_end"] < NEVER)
    whole = pairs["planned_end"] - pairs["began"]
    short = pairs["ended"] - pairs["began"] < one.at("early_closure", "share") * whole
    return (pairs["ended"] <= one.day) & short & ~pairs["as_meant"], known


def _expected(one: Stand) -> Counted:
    pairs = one.read.pairs
    counts = [np.unique([*pairs["mentor"][which], *pairs["mentee"][which]]).size for which in (one.running, one.begun)]
    return counts[0], counts[1]


def _over_capacity(one: Stand) -> Counted:
    pairs = one.read.pairs
    known = one.running & np.isfinite(pairs["capacity"])
    two = np.unique(np.column_stack([pairs["mentor"][known], pairs["mentee"][known]]), axis=0)  # once, however often
    mentors, mentees = np.unique(two[:, 0], return_counts=True)
    _, first = np.unique(pairs["mentor"][known], return_index=True)
    return int((mentees > pairs["capacity"][known][first]).sum()), len(mentors)


@dataclass(frozen=True)
class Number:
    """One number of the weekly state. `definitions`: what decides it; `line`: the setting of engagement.lines that it
    is held against, empty for none; `needs`: meetings, requests or places, without which it cannot be counted.
    """

    name: str
    found: Callable[[Stand], Counted | Which]
    definitions: tuple[str, ...]
    unit: str = "pairs"
    line: str = ""
    needs: str = ""
    of_running: bool = False  # counted of the running pairs
    behind: Callable[[Stand], Behind] | None = None  # whose they are, where they are not pairs or people
    among: bool = True  # are those counted among those they are counted of? More meetings may be held than agreed

    @property
    def of_pairs(self) -> bool:
        """Are pairs counted, so that `found` says which?"""
        return self.unit == "pairs"

    def count(self, stand: Stand) -> Counted:
        """How many, of how many."""
        part, whole = self.found(stand)
        both = np.logical_and(part, whole) if self.of_pairs else part
        return int(np.sum(both)), int(np.sum(whole))

    @property
    def at_least(self) -> bool:
        """Is more of it better?"""
        return self.line.endswith("at_least")


def _id(*names: str) -> tuple[str, ...]:
    return tuple(f"engagement.{name}" for name in names)


NUMBERS = (
    Number("running", _running, _id("running")),
    Number("active", _active, _id("active"), line="active_at_least", needs="meetings", of_running=True),
    Number("held", _held, (*_id("held_lately"), RHYTHM), "meetings", "held_at_least", "meetings", among=False),
    Number(
        *("called_off", _called_off, (*_id("called_off_lately"), RHYTHM), "meetings", "called_off_at_most", "meetings"),
        behind=lambda one: people_behind(one, called_off(one)),
    ),
    Number("waiting", _waiting, _id("flag_first_meeting"), line="waiting_at_most", needs="meetings", of_running=True),
    Number(
        *("quiet", _quiet, (*_id("flag_no_meeting"), RHYTHM)),
        line="quiet_at_most",
        needs="meetings",
        of_running=True,
    ),
    Number(
        *("overdue", _overdue, _id("overdue"), "meetings", "overdue_at_most", "meetings"),
        behind=lambda one: people_behind(one, not_told(one)),
    ),
    Number(
        *("open_requests", _open_requests, _id("open_too_long"), "requests", "open_requests_at_most", "requests"),
        behind=askers_behind,
    ),
    Number("ended_early", _ended_early, _id("ended_early", "early_closure"), line="ended_early_at_most"),
    Number("over_capacity", _over_capacity, _id("over_capacity"), "mentors", "over_capacity_at_most", "places"),
    Number("expected", _expected, _id("expected_answers"), "people", needs="wave"),
)


def countable(read: Read, wave_ahead: bool) -> tuple[Number, ...]:
    """The numbers that these tables can give. `wave_ahead`: is there a wave still to come?"""
    there = {
        "": True,
        "meetings": read.meetings is not None,
        "requests": read.requests is not None,
        "places": read.places_known,
        "wave": wave_ahead,
    }
    return tuple(number for number in NUMBERS if there[number.needs])


def counts(read: Read, numbers: tuple[Number, ...], day: int, settings: Settings) -> dict[str, Counted]:
    """Every number on a day (whole days since 1970), by its name: how many, of how many."""
    stand = Stand(read, day, settings)
    return {number.name: number.count(stand) for number in numbers}
