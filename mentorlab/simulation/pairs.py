"""Who is matched with whom, and how long does it last? Mentees meet mentors who offer the skills they want."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd
from numpy.random import Generator

from mentorlab.simulation.days import ENDS_ON, MATCHED_UNTIL, STARTS_ON, a_day_between, on_a_working_day
from mentorlab.simulation.joining import Joining

SHARE_ENDING_EARLY = 0.06
EARLY_FROM, EARLY_UNTIL = date(2026, 6, 1), date(2026, 9, 30)
NEVER_MET_BY = date(2026, 5, 29)


@dataclass(frozen=True)
class _Known:
    """What matching knows of people, by person_id."""

    unit: dict[str, str]
    left_on: dict[str, date]
    skills: dict[str, set[str]]  # wanted by mentees, offered by mentors
    would_take_up: dict[str, bool]
    capacity: dict[str, int]

    def fit(self, mentee: str, mentor: str) -> tuple[int, bool]:
        """Larger is better: shared skills, then whether the two work in different units."""
        return len(self.skills[mentee] & self.skills[mentor]), self.unit[mentee] != self.unit[mentor]


def match(joining: Joining, offered: pd.Index, staff: pd.DataFrame, rng: Generator) -> pd.DataFrame:
    """Pairs of those offered a place who did not decline, within the mentors' capacity.

    One after the other, in an order that is drawn, each mentee gets the free mentor who offers most of the skills
    wanted, from another unit if two are equal; the remaining ties are drawn. Returns the pairs table with `met`
    (whether the two ever meet), which is not written out.
    """
    known = _known(joining, staff)
    says_no = set(joining.would_decline.index[joining.would_decline])
    free = dict(known.capacity)
    rows = []
    for person in rng.permutation([one for one in offered if one not in says_no]):
        fits = {name: (*known.fit(person, name), rng.random()) for name, room in free.items() if room > 0}
        mentor = max(fits, key=lambda name: fits[name])
        free[mentor] -= 1
        rows.append(_pair(mentor, str(person), known, rng))
    table = pd.DataFrame(rows).sort_values(["matched_on", "mentee_id"], ignore_index=True)
    table.insert(0, "pair_id", [f"pair{number:03d}" for number in range(1, len(table) + 1)])
    return table


def _known(joining: Joining, staff: pd.DataFrame) -> _Known:
    skills = pd.concat([joining.mentees["skills_wanted"], joining.mentors["skills_offered"]])
    return _Known(
        unit={str(person): str(unit) for person, unit in staff["business_unit"].items()},
        left_on={str(person): pd.Timestamp(day).date() for person, day in staff["left_on"].dropna().items()},
        skills={str(person): set(words.split(";")) for person, words in skills.items()},
        would_take_up={str(person): bool(takes) for person, takes in joining.would_take_up.items()},
        capacity={str(person): int(room) for person, room in joining.mentors["capacity"].items()},
    )


def _pair(mentor: str, mentee: str, known: _Known, rng: Generator) -> dict[str, object]:
    matched = a_day_between(STARTS_ON, MATCHED_UNTIL, rng)
    accepted = on_a_working_day(matched + timedelta(days=int(rng.integers(0, 5))))
    ended, why = _end(mentor, mentee, known, rng)
    return {
        "mentor_id": mentor,
        "mentee_id": mentee,
        "matched_on": pd.Timestamp(matched),
        "kind": "one_to_one",
        "accepted_on": pd.Timestamp(accepted),
        "planned_end_on": pd.Timestamp(ENDS_ON),
        "ended_on": pd.Timestamp(ended),
        "ended_why": why,
        "met": known.would_take_up[mentee],
    }


def _end(mentor: str, mentee: str, known: _Known, rng: Generator) -> tuple[date, str]:
    early = rng.random() < SHARE_ENDING_EARLY
    agreed = a_day_between(EARLY_FROM, EARLY_UNTIL, rng)
    ends = [(ENDS_ON, "completed")]
    if not known.would_take_up[mentee]:
        ends.append((NEVER_MET_BY, "never_met"))
    elif early:
        ends.append((agreed, "by_agreement"))
    for person, why in ((mentee, "mentee_left"), (mentor, "mentor_left")):
        if person in known.left_on:
            ends.append((known.left_on[person], why))
    return min(ends)
