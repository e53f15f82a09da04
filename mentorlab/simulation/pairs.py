"""Who is matched with whom, from when to when? Also for those who had no place: the pair that they would have had.

Both are needed for the truth: what a meeting or a good fit is worth shows in what each person would score with a place.
A person without a place borrows the fit and the mentor of a pair that was made.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.random import Generator

from mentorlab.simulation.days import (
    DAYS_TO_MATCH,
    MONTH,
    SECOND_STEP_ON,
    STARTS_ON,
    Calendar,
    Days,
    day,
    on_a_working_day,
)
from mentorlab.simulation.fit import CHOICES, choose, scores
from mentorlab.simulation.mentors import Skills
from mentorlab.simulation.policy import Policy
from mentorlab.simulation.staff import Array, Staff

A_CYCLE = 270  # days for which a pair is planned
NEVER_MET_AFTER = 84  # days after which a pair that never met is closed
SHARE_ENDING_EARLY = 0.06
CHEMISTRY, CHOSEN = 0.6, 0.3  # what no questionnaire sees, and what having chosen adds, in SDs of the score
WHY = ("completed", "never_met", "by_agreement", "mismatch", "mentee_left", "mentor_left", "faded")
FADED = WHY.index("faded")


@dataclass(frozen=True, eq=False)
class Begun:
    """The days on which each person's pair would be made and accepted."""

    matched_on: Days
    accepted_on: Days


@dataclass(frozen=True, eq=False)
class Pairs:
    """Arrays over everybody, one pair for each who has one or would have one with a place.

    `would`: has a pair if given a place; `made`: has one; `mentor`: position, −1 for none; `fit`: standardised over the
    pairs made; `score`: what the policy saw, NaN where no pair was made; `ended_on`, `why` (in WHY) if it took place.
    `choices`: the table of that name.
    """

    would: Array
    made: Array
    mentor: Array
    fit: Array
    score: Array
    begun: Begun
    planned_end_on: Days
    ended_on: Days
    why: Array
    policy: str
    choices: pd.DataFrame


def begin(n: int, step: Array, when: Calendar, rng: Generator) -> Begun:
    """In the first week, in the second step, or at any time where the program takes people in all along."""
    first = np.where(step == 1, day(SECOND_STEP_ON), day(STARTS_ON))
    later = rng.integers(0, DAYS_TO_MATCH, size=n) + (rng.random(n) * when.joining * MONTH).astype(np.int64)
    matched = on_a_working_day(first + later.astype("timedelta64[D]"))
    return Begun(matched, on_a_working_day(matched + rng.integers(0, 5, size=n).astype("timedelta64[D]")))


@dataclass(frozen=True, eq=False)
class Match:
    """Mentor (position), score and standardised fit of everybody with a pair made, or borrowed; −1 and NaN: none."""

    mentor: Array
    score: Array
    fit: Array
    policy: str
    choices: pd.DataFrame


def match(
    staff: Staff, skills: Skills, made: Array, would: Array, policy: Policy, choosing: Generator, rng: Generator
) -> Match:
    """Match those in `made` by the policy; those in `would` only borrow from them."""
    mentees, mentors = np.flatnonzero(made), np.flatnonzero(skills.offers)
    score = scores(staff, skills, mentees, mentors)
    wishes = choose(score, choosing) if len(mentees) else np.full((0, CHOICES), -1)
    chosen = policy(score, skills.capacity[mentors], wishes, rng) if len(mentees) else np.zeros(0, dtype=np.int64)
    mentor, seen, fit = np.full(len(staff), -1), np.full(len(staff), np.nan), np.zeros(len(staff))
    found = chosen >= 0
    mentor[mentees[found]] = mentors[chosen[found]]
    seen[mentees[found]] = score[np.flatnonzero(found), chosen[found]]
    picked = (wishes == chosen[:, None]).any(axis=1) & found
    felt = _standard(seen[mentees[found]]) + CHOSEN * picked[found] + CHEMISTRY * rng.normal(size=int(found.sum()))
    fit[mentees[found]] = _standard(felt)
    borrowing = np.flatnonzero(would & (mentor < 0))
    if found.any() and len(borrowing):
        lenders = rng.choice(mentees[found], size=len(borrowing))
        mentor[borrowing], fit[borrowing] = mentor[lenders], fit[lenders]
    return Match(mentor, seen, fit, getattr(policy, "__name__", "policy"), _choices(staff, mentees, mentors, wishes))


def last(
    found: Match,
    begun: Begun,
    would: Array,
    made: Array,
    meets: Array,
    mentee_leaves: Days,
    mentor_leaves: Days,
    when: Calendar,
    rng: Generator,
) -> Pairs:
    """How long each pair lasts: as planned, or until somebody leaves, both agree, or it is clear that they never meet.

    `mentee_leaves`: with a place; `mentor_leaves`: of everybody by position.
    """
    planned = np.minimum(begun.accepted_on + A_CYCLE, day(when.ends_on))
    n = len(would)
    early = rng.random(n) < SHARE_ENDING_EARLY * np.exp(-0.6 * found.fit)
    length = (planned - begun.accepted_on).astype(np.int64)
    early_on = on_a_working_day(begun.accepted_on + (length * (0.35 + 0.45 * rng.random(n))).astype("timedelta64[D]"))
    never = np.datetime64("NaT", "D")
    ends = [
        planned,
        np.where(meets, never, begun.accepted_on + NEVER_MET_AFTER),
        np.where(early & meets & (found.fit >= -0.5), early_on, never),
        np.where(early & meets & (found.fit < -0.5), early_on, never),
        mentee_leaves,
        np.where(found.mentor >= 0, mentor_leaves[found.mentor], never),
    ]
    far = np.array([np.where(np.isnat(one), day(when.after_until), one) for one in ends])
    why = far.argmin(axis=0)
    return Pairs(
        would,
        made & (found.mentor >= 0),
        found.mentor,
        found.fit,
        found.score,
        begun,
        planned,
        far.min(axis=0),
        why,
        found.policy,
        found.choices,
    )


def of_rows(pairs: Pairs) -> Array:
    """The position of the mentee of each row of the pairs table, in the order of the days of matching."""
    people = np.flatnonzero(pairs.made)
    return people[np.argsort(pairs.begun.matched_on[people], kind="stable")]


def numbered(name: str, n: int, least: int) -> Array:
    """`n` ids: the name and as many digits as the largest number has, `least` or more."""
    width = max(least, len(str(n)))
    return np.array([f"{name}{number:0{width}d}" for number in range(1, n + 1)], dtype=object)


def table(staff: Staff, pairs: Pairs, pair_ids: Array) -> pd.DataFrame:
    """The pairs table. `pair_ids`: by the mentee's position."""
    people = of_rows(pairs)
    return pd.DataFrame(
        {
            "pair_id": pair_ids[people],
            "mentor_id": staff.ids[pairs.mentor[people]],
            "mentee_id": staff.ids[people],
            "matched_on": pairs.begun.matched_on[people],
            "kind": "one_to_one",
            "accepted_on": pairs.begun.accepted_on[people],
            "started_on": pairs.begun.accepted_on[people],
            "planned_end_on": pairs.planned_end_on[people],
            "ended_on": pairs.ended_on[people],
            "ended_why": np.array(WHY, dtype=object)[pairs.why[people]],
            "policy": pairs.policy,
            "score": pairs.score[people].astype(np.float64),
        }
    )


def _choices(staff: Staff, mentees: Array, mentors: Array, wishes: Array) -> pd.DataFrame:
    named = wishes >= 0
    rank = np.broadcast_to(np.arange(1, wishes.shape[1] + 1), wishes.shape)
    return pd.DataFrame(
        {
            "person_id": np.repeat(staff.ids[mentees], named.sum(axis=1)),
            "chosen_id": staff.ids[mentors[wishes[named]]],
            "rank": rank[named],
        }
    )


def _standard(values: Array) -> Array:
    spread = values.std() if len(values) else 0.0
    return (values - values.mean()) / spread if spread > 0 else np.zeros(len(values))
