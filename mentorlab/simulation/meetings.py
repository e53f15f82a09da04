"""When do pairs meet, and when not? Every three weeks as agreed, less in busy seasons, some pairs less than others."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.random import Generator

from mentorlab.simulation.days import EVERY_DAYS, Days, is_busy, on_a_working_day
from mentorlab.simulation.pairs import Pairs, numbered
from mentorlab.simulation.staff import Array, Staff, words

KEEP_BUSY = 0.62  # the share of meetings that survive a busy season, of those that would be held otherwise
AROUND = 4  # days by which diaries move a meeting from the agreed rhythm
HABIT, HABIT_SD, HABIT_BY_FIT = 1.85, 0.7, 0.25  # log odds that a meeting is held
STATUS = ("held", "cancelled", "postponed", "no_show", "unknown")
HELD, CANCELLED, POSTPONED, NO_SHOW, UNKNOWN = range(5)
NOT_HELD = {CANCELLED: 0.40, POSTPONED: 0.42, NO_SHOW: 0.13, UNKNOWN: 0.05}
HELD_AFTER_ALL, POSTPONED_AGAIN = 0.80, 0.25  # of postponed ones; of those that are not held after all
REASONS = {
    "workload": 0.36,
    "travel": 0.18,
    "illness": 0.17,
    "annual leave": 0.15,
    "another meeting": 0.09,
    "no agenda": 0.05,
}
BUSY_REASON = 0.6
CALLERS = ("mentor", "mentee", "other")
BY = (0.56, 0.38, 0.06)
LENGTHS = {30: 0.12, 45: 0.25, 60: 0.45, 75: 0.10, 90: 0.08}
SHARE_BY_CALENDAR = 0.85


@dataclass(frozen=True, eq=False)
class Met:
    """One planned meeting a row, of pairs made and of those that would have been, in the order of persons and days.

    `person`: the mentee's position; `replaces`: the row of the meeting that it replaces, −1 for none; codes of STATUS,
    CALLERS and REASONS, −1 for none; `minutes`: were it held. `n_held`: meetings held (with a place), by everybody's
    position.
    """

    person: Array
    planned_on: Days
    status: Array
    called_off_by: Array
    reason: Array
    replaces: Array
    minutes: Array
    n_held: Array


def meet(pairs: Pairs, meets: Array, n: int, rng: Generator) -> Met:
    """All meetings from the first to the end of each pair. Those who meet at all hold their first meeting."""
    people = np.flatnonzero(pairs.would | pairs.made)
    first = on_a_working_day(pairs.begun.accepted_on[people] + rng.integers(2, 21, size=len(people)))
    last = pairs.ended_on[people]
    most = int(max(0, (last - first).astype(np.int64).max(initial=0)) // EVERY_DAYS + 1)
    number = np.arange(most)
    around = rng.integers(-AROUND, AROUND + 1, size=(len(people), most)) * (number > 0)
    planned = on_a_working_day(first[:, None] + (EVERY_DAYS * number + around).astype("timedelta64[D]"))
    there = planned <= last[:, None]
    odds = HABIT + HABIT_BY_FIT * pairs.fit[people] + HABIT_SD * rng.normal(size=len(people))
    habit = np.where(meets[people], 1 / (1 + np.exp(-odds)), 0.0)
    row = np.nonzero(there)
    who, days = row[0], planned[there]
    chance = habit[who] * np.where(is_busy(days), KEEP_BUSY, 1.0)
    held = (rng.random(len(days)) < chance) | (meets[people][who] & (row[1] == 0))
    status = np.where(held, HELD, rng.choice(list(NOT_HELD), size=len(days), p=list(NOT_HELD.values())))
    rounds = [(who, days, status, np.full(len(days), -1))]
    behind = 0
    for _ in range(2):
        who, days, status, _ = rounds[-1]
        moved = np.flatnonzero(status == POSTPONED)
        again = on_a_working_day(days[moved] + rng.integers(4, 12, size=len(moved)))
        late = again > last[who[moved]]
        status[moved[late]] = CANCELLED
        kept = moved[~late]
        odds = rng.random(len(kept))
        good = HELD_AFTER_ALL * (habit[who[kept]] > 0)
        outcome = np.where(odds < good, HELD, np.where(odds > 1 - POSTPONED_AGAIN * (1 - good), POSTPONED, CANCELLED))
        rounds.append((who[kept], again[~late], outcome, behind + kept))
        behind += len(days)
    rounds[-1][2][rounds[-1][2] == POSTPONED] = CANCELLED
    return _in_order(people, rounds, n, rng)


def _in_order(people: Array, rounds: list[tuple[Array, Days, Array, Array]], n: int, rng: Generator) -> Met:
    who, days, status, replaces = (np.concatenate([one[part] for one in rounds]) for part in range(4))
    order = np.lexsort((days, who))
    place = np.append(np.empty(len(order), dtype=np.int64), -1)
    place[order] = np.arange(len(order))
    status, days, person = status[order], days[order], people[who[order]]
    told = (status == CANCELLED) | (status == POSTPONED)
    usual = rng.choice(len(REASONS), size=len(days), p=list(REASONS.values()))
    reason = np.where(is_busy(days) & (rng.random(len(days)) < BUSY_REASON), 0, usual)
    by = rng.choice(len(CALLERS), size=len(days), p=BY)
    return Met(
        person=person,
        planned_on=days,
        status=status,
        called_off_by=np.where(told, by, -1),
        reason=np.where(told, reason, -1),
        replaces=place[replaces[order]],
        minutes=rng.choice(list(LENGTHS), size=len(days), p=list(LENGTHS.values())),
        n_held=np.bincount(person[status == HELD], minlength=n),
    )


def tables(staff: Staff, pairs: Pairs, met: Met, pair_ids: Array, rng: Generator) -> dict[str, pd.DataFrame]:
    """The tables meetings and attendance of the pairs made. `pair_ids`: by the mentee's position."""
    rows = np.flatnonzero(pairs.made[met.person])
    rows = rows[np.argsort(pair_ids[met.person[rows]], kind="stable")]
    ids = numbered("m", len(rows), 4)
    of_row = np.full(len(met.person) + 1, None, dtype=object)
    of_row[rows] = ids
    status, days, person = met.status[rows], met.planned_on[rows], met.person[rows]
    held = status == HELD
    meetings = pd.DataFrame(
        {
            "meeting_id": ids,
            "pair_id": pair_ids[person],
            "planned_on": days,
            "held_on": np.where(held, days, np.datetime64("NaT", "D")),
            "status": words(STATUS, status),
            "minutes": np.where(held, met.minutes[rows], np.nan),
            "called_off_by": words(CALLERS, met.called_off_by[rows]),
            "reason": words(tuple(REASONS), met.reason[rows]),
            "replaces": pd.Series(of_row[met.replaces[rows]], dtype="str"),
            "source": words(("calendar", "form"), (rng.random(len(rows)) >= SHARE_BY_CALENDAR).astype(np.int64)),
        }
    )
    came_alone = rng.random(len(rows)) < 0.5  # of a meeting to which one did not come: the mentee, else the mentor
    missed = status == NO_SHOW
    parts = (
        (held | (missed & ~came_alone), staff.ids[pairs.mentor[person]]),
        (held | (missed & came_alone), staff.ids[person]),
    )
    at = np.concatenate([np.flatnonzero(there) for there, _ in parts])
    who = np.concatenate([names[there] for there, names in parts])
    order = np.argsort(at, kind="stable")
    return {"meetings": meetings, "attendance": pd.DataFrame({"meeting_id": ids[at[order]], "person_id": who[order]})}
