"""Which pairs fade, and does a call bring them back? Meetings that are no longer held, then no longer planned.

A pair that fades was well until a day of its own. From then on few of its meetings are held, the others are called
off, missed or put off for good, and after one to a few of them nothing is planned. Most such pairs stay open to the
planned end; some are closed. A contact with the program's staff brings some of them back: then all is as it would have
been. Fading shortens the dose, and with it whatever the truth plants for each meeting; nothing else follows from it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.random import Generator

from mentorlab.simulation.days import Days, on_a_working_day
from mentorlab.simulation.meetings import CALLERS, CANCELLED, HELD, NO_SHOW, POSTPONED, REASONS, UNKNOWN, Met
from mentorlab.simulation.pairs import FADED, Pairs
from mentorlab.simulation.staff import Array

SOONEST, LATEST = 14, 0.85  # days after the first meeting; of the time for which the pair is planned
STILL_HELD = 0.25  # of the meetings that would have been held, while any are planned
PLANNING_STOPS = 0.40  # chance, after each meeting planned, that it was the last
NOT_HELD = {CANCELLED: 0.42, POSTPONED: 0.28, NO_SHOW: 0.25, UNKNOWN: 0.05}
BY = (0.45, 0.50, 0.05)
WHY_NOT = (0.42, 0.10, 0.08, 0.07, 0.16, 0.17)  # in the order of REASONS
HELPED, HELPED_FROM, HELPED_UNTIL = 0.35, 14, 63  # of pairs that fade; days from then until staff hears of it
RECOVERING = 0.50  # of those helped
CLOSED, CLOSED_FROM, CLOSED_UNTIL = 0.30, 42, 98  # of those that do not recover; days until they are closed


@dataclass(frozen=True, eq=False)
class Fading:
    """Days by the mentee's position, NaT for none: from when the pair fades, when the program's staff stepped in, and
    from when it met again as before.
    """

    faded_on: Days
    helped_on: Days
    recovered_on: Days

    def at(self, person: Array, on: Days) -> Array:
        """Whether a day lies in the time in which that person's pair was fading."""
        back = self.recovered_on[person]
        return np.asarray((on >= self.faded_on[person]) & (np.isnat(back) | (on < back)))


def fade(share: float, pairs: Pairs, met: Met, meets: Array, rng: Generator) -> tuple[Pairs, Met, Fading]:
    """The pairs and their meetings after this share of those that met at all began to fade.

    Pairs that would have been are among them: what a place gives depends on how many meetings are held.
    """
    n = len(pairs.made)
    never = np.full(n, np.datetime64("NaT", "D"))
    if not share:
        return pairs, met, Fading(never, never, never)
    luck, days = rng.random((4, n)), rng.random((3, n))
    first = np.full(n, np.datetime64("2200-01-01", "D"))
    np.minimum.at(first, met.person[met.status == HELD], met.planned_on[met.status == HELD])
    soonest = first + SOONEST
    begun = pairs.begun.accepted_on
    latest = begun + (LATEST * (pairs.planned_end_on - begun).astype(np.int64)).astype("timedelta64[D]")
    room = (latest - soonest).astype(np.int64)
    faded = soonest + (days[0] * np.maximum(room, 0)).astype("timedelta64[D]")
    does = meets & (pairs.made | pairs.would) & (luck[0] < share) & (room > 0) & (faded < pairs.ended_on)
    faded = np.where(does, faded, never)
    helped = on_a_working_day(faded + _between(HELPED_FROM, HELPED_UNTIL, days[1]))
    helped = np.where((luck[1] < HELPED) & (helped < pairs.ended_on), helped, never)
    recovered = np.where(luck[2] < RECOVERING, helped, never)
    closed = on_a_working_day(faded + _between(CLOSED_FROM, CLOSED_UNTIL, days[2]))
    closes = does & np.isnat(recovered) & (luck[3] < CLOSED) & (closed < pairs.ended_on)
    helped = np.where(closes & (helped > closed), never, helped)
    fading = Fading(faded, helped, recovered)
    shorter = replace(pairs, ended_on=np.where(closes, closed, pairs.ended_on), why=np.where(closes, FADED, pairs.why))
    return shorter, _thinned(shorter, met, fading, rng), fading


def _between(first: int, last: int, part: Array) -> Array:
    return (first + part * (last - first)).astype(np.int64).astype("timedelta64[D]")


def _thinned(pairs: Pairs, met: Met, fading: Fading, rng: Generator) -> Met:
    """The meetings that are left, with what became of those planned while pairs faded."""
    n, person = len(met.person), met.person
    zone = fading.at(person, met.planned_on)
    held = (met.status == HELD) & (rng.random(n) < STILL_HELD)
    failed = rng.choice(list(NOT_HELD), size=n, p=list(NOT_HELD.values()))
    status = np.where(zone, np.where(held, HELD, failed), met.status)
    told = (status == CANCELLED) | (status == POSTPONED)
    by = np.where(zone, rng.choice(len(CALLERS), size=n, p=BY), met.called_off_by)
    reason = np.where(zone, rng.choice(len(REASONS), size=n, p=WHY_NOT), met.reason)
    planned = rng.geometric(PLANNING_STOPS, size=len(pairs.made))
    # A meeting put off while the pair faded is not made up, nor what would have replaced it in its turn.
    gone = np.append(met.planned_on > pairs.ended_on[person], False)
    for _ in range(2):
        gone[:-1] |= (met.replaces >= 0) & (gone[met.replaces] | np.append(zone, False)[met.replaces])
    counts = zone & ~gone[:-1]
    gone[:-1] |= counts & (_place_among(person, counts) >= planned[person])
    kept = np.flatnonzero(~gone[:-1])
    place = np.full(n + 1, -1)
    place[kept] = np.arange(len(kept))
    return Met(
        person=person[kept],
        planned_on=met.planned_on[kept],
        status=status[kept],
        called_off_by=np.where(told, by, -1)[kept],
        reason=np.where(told, reason, -1)[kept],
        replaces=place[met.replaces[kept]],
        minutes=met.minutes[kept],
        n_held=np.bincount(person[kept][status[kept] == HELD], minlength=len(pairs.made)),
    )


def _place_among(person: Array, counts: Array) -> Array:
    """How many rows before it count for the same person (rows stand in the order of persons and days)."""
    before = np.cumsum(counts) - counts
    start = np.searchsorted(person, person)
    return np.asarray(before - before[start])
