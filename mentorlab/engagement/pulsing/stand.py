"""The program as it stood on one day, and whose meetings and requests a number is made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from mentorlab.engagement.pulsing.reading import NEVER, Read
from mentorlab.tables.definitions import RHYTHM

if TYPE_CHECKING:
    from mentorlab.engagement.pulsing.telling import Behind

    Days = np.ndarray[Any, Any]

Settings = Mapping[str, Mapping[str, float]]


@dataclass(frozen=True, eq=False)
class Stand:
    """The program on one day, counted by `settings`: numbers of each definition by its id."""

    read: Read
    day: int
    settings: Settings

    def at(self, definition: str, name: str) -> float:
        """A number of a definition."""
        return self.settings[f"engagement.{definition}"][name]

    @property
    def interval(self) -> float:
        """The agreed days between two meetings."""
        return self.settings[RHYTHM]["days"]

    @cached_property
    def made(self) -> Days:
        """Pairs matched by the day."""
        return self.read.pairs["matched"] <= self.day

    @cached_property
    def begun(self) -> Days:
        """Pairs that have begun by the day."""
        return self.made & (self.read.pairs["began"] <= self.day)

    @cached_property
    def running(self) -> Days:
        """Pairs that have begun and not ended by the day."""
        return self.begun & (self.read.pairs["ended"] > self.day)

    @property
    def rows(self) -> Mapping[str, Days]:
        """The meetings; asked for only where there are any."""
        assert self.read.meetings is not None
        return self.read.meetings

    @cached_property
    def last_held(self) -> Days:
        """The last day on which each pair had met by the day; −NEVER for none yet. Meetings stand in order of days."""
        held = self.rows["held"] & (self.rows["on"] <= self.day)
        last = np.full(len(self.made), -NEVER, dtype=np.int64)
        np.maximum.at(last, self.rows["place"][held], self.rows["on"][held])
        return last

    @cached_property
    def untold(self) -> Days:
        """Meetings of which nobody had said by the day what became of them: those held later among them."""
        return self.rows["open"] | (self.rows["held"] & (self.rows["on"] > self.day))

    def lately(self, days: Days) -> Days:
        """Days in the last agreed interval."""
        return (days > self.day - self.interval) & (days <= self.day)


def called_off(one: Stand) -> tuple[Days, Days]:
    """Meetings called off, of those due, in the last interval."""
    rows = one.rows
    due = one.lately(np.where(rows["held"] & (rows["on"] <= one.day), rows["on"], _planned(one)))
    due &= one.running[rows["place"]]
    return due & rows["off"], due


def not_told(one: Stand) -> tuple[Days, Days]:
    """Meetings that nobody told of, of those that lie behind."""
    past = one.running[one.rows["place"]] & (one.day - _planned(one) > one.at("overdue", "days"))
    return past & one.untold, past


def _planned(one: Stand) -> Days:
    rows = one.rows
    planned: Days = np.where(rows["planned"] < NEVER, rows["planned"], rows["on"])
    return planned


def open_for_long(one: Stand) -> tuple[Days, Days]:
    """Requests that are open for long, of all that had come."""
    assert one.read.requests is not None
    on, resolved = one.read.requests["on"], one.read.requests["resolved"]
    asked = on <= one.day
    return asked & (resolved > one.day) & (one.day - on > one.at("open_too_long", "days")), asked


def people_behind(one: Stand, which: tuple[Days, Days]) -> Behind:
    """The fewer of the mentors and mentees whose meetings these are: of part, rest and whole."""
    part, whole = which
    pair = [one.rows["place"][mask] for mask in (part, whole & ~part, whole)]
    sides = [one.read.pairs[side] for side in ("mentor", "mentee")]
    counts = [min(np.unique(side[places]).size for side in sides) for places in pair]
    return counts[0], counts[1], counts[2]


def askers_behind(one: Stand) -> Behind:
    """Who asked: the pairs or people of requests open for long, of the others, of all."""
    assert one.read.requests is not None
    part, whole = open_for_long(one)
    asker = one.read.requests["asker"]
    counts = [np.unique(asker[mask]).size for mask in (part, whole & ~part, whole)]
    return counts[0], counts[1], counts[2]
