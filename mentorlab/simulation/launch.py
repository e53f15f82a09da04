"""What does the launch session teach, and what stays? Answers to its quiz before, after, and ten weeks later.

Nothing else in the program depends on it: who learns more is not who gains more.
"""

from __future__ import annotations

import numpy as np
from numpy.random import Generator

from mentorlab.simulation.days import Days
from mentorlab.simulation.pairs import Pairs
from mentorlab.simulation.responses import Answers
from mentorlab.simulation.staff import Array

ITEMS = tuple(f"LQ{number}" for number in range(1, 13))
RIGHT_BEFORE = (0.60, 0.45, 0.65, 0.70, 0.60, 0.35, 0.40, 0.65, 0.55, 0.30, 0.70, 0.35)  # of mentees, on average
LEARNED = (0.60, 0.45, 0.40, 0.45, 0.45, 0.20, 0.50, 0.40, 0.35, 0.15, 0.40, 0.40)  # of those who were wrong
MENTORS_KNOW_MORE, ABILITY = 0.08, 0.10  # on each of these shares; ability spreads people evenly, so much either way
FORGOTTEN = 0.35  # of what was learned, ten weeks later
ATTENDING, ANSWERING_AFTER, ANSWERING_LATER = 0.90, 0.94, 0.70
DAYS_LATER = 72


def gain(*, mentors: bool) -> float:
    """How many more of the twelve are right after the session than before, on average over many people."""
    before = np.array(RIGHT_BEFORE) + MENTORS_KNOW_MORE * mentors
    return float(((1 - before) * np.array(LEARNED)).sum())


def quiz(pairs: Pairs, left_on: Days, rng: Generator) -> list[Answers]:
    """The answers of the mentees and mentors of pairs who came to the session in the week of their match."""
    n = len(pairs.made)
    mentor = np.zeros(n, dtype=bool)
    session = np.full(n, np.datetime64("2100-01-01", "D"))
    mentees = np.flatnonzero(pairs.made)
    theirs = pairs.mentor[mentees]
    mentor[theirs] = True
    session[mentees] = _monday(pairs.begun.matched_on[mentees])
    np.minimum.at(session, theirs, session[mentees])
    later = session + np.timedelta64(DAYS_LATER, "D")
    luck = rng.random((3, n))
    came = (pairs.made | mentor) & (luck[0] < ATTENDING)
    ability = rng.uniform(-ABILITY, ABILITY, size=n) + MENTORS_KNOW_MORE * mentor
    draws = rng.random((3, n, len(ITEMS)))
    before = draws[0] < np.array(RIGHT_BEFORE) + ability[:, None]
    learned = ~before & (draws[1] < np.array(LEARNED))
    after = before | learned
    kept = before | (learned & (draws[2] >= FORGOTTEN))
    stays = came & (luck[1] < ANSWERING_AFTER)
    again = came & (luck[2] < ANSWERING_LATER) & (np.isnat(left_on) | (left_on > later))
    asked = (
        ("launch_before", came, before, session),
        ("launch_after", stays, after, session),
        ("launch_later", again, kept, later),
    )
    return [_answers(wave, np.flatnonzero(who), right, on) for wave, who, right, on in asked]


def _answers(wave: str, people: Array, right: Array, on: Days) -> Answers:
    return Answers(wave, ITEMS, people, people, right[people].astype(np.int64), on[people])


def _monday(days: Days) -> Days:
    monday: Days = days - ((days.astype(np.int64) + 3) % 7).astype("timedelta64[D]")  # day 0 was a Thursday
    return monday
