"""What do mentees want to achieve, what do they do about it, and how far do they come? Levels are written first."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.random import Generator

from mentorlab.simulation.days import Calendar, Days, day, on_a_working_day
from mentorlab.simulation.meetings import HELD, Met
from mentorlab.simulation.mentors import SKILLS
from mentorlab.simulation.pairs import Pairs, numbered
from mentorlab.simulation.relationship import Quality
from mentorlab.simulation.staff import Array, Staff

A_GOAL = {
    "coaching": "Help two newcomers through their first project",
    "data analysis": "Answer a question of my team from its own numbers",
    "difficult conversations": "Say early what goes wrong, to the person concerned",
    "finance": "Read our monthly figures and explain them to a colleague",
    "leading meetings": "Lead our weekly meeting so that it ends with decisions",
    "negotiation": "Settle terms with a supplier on my own",
    "networking": "Know three people in other units whom I can ask",
    "presenting": "Present a project to people from outside the team",
    "project planning": "Plan a project of three months and keep to it",
    "writing": "Write reports that need no second round",
}
LEVELS = {
    "minus2": "not begun",
    "minus1": "tried once, with much help",
    "0": "done once on my own, as agreed",
    "plus1": "done several times on my own",
    "plus2": "others ask me how to do it",
}
STEPS = ("watch somebody who does it well", "try it on something small", "ask for feedback and try again")
SHARE_SETTING_GOALS, SHARE_RATED_BY_MENTOR, SHARE_RATED = 0.86, 0.80, 0.90
AGREEMENT = 0.75  # loading of both ratings on how far the mentee really came: they correlate by about .5


def goals(
    staff: Staff,
    pairs: Pairs,
    met: Met,
    wants: Array,
    felt: Quality,
    left_on: Days,
    pair_ids: Array,
    when: Calendar,
    rng: Generator,
) -> dict[str, pd.DataFrame]:
    """The tables goals, goal_ratings and actions of pairs that have met; a goal for each skill wanted."""
    n = len(staff)
    began = np.full(n, np.datetime64("NaT", "D"))
    held = np.flatnonzero(met.status == HELD)[::-1]  # the last that is written is the first meeting
    began[met.person[held]] = met.planned_on[held]
    sets = pairs.made & ~np.isnat(began) & (rng.random(n) < SHARE_SETTING_GOALS)
    person, skill = np.nonzero(wants & sets[:, None])
    ids = numbered("g", len(person), 4)
    set_on = on_a_working_day(began[person] + rng.integers(0, 21, size=len(person)))
    # Who left at once has no time to agree on goals.
    kept = set_on <= pairs.ended_on[person]
    due = np.minimum(on_a_working_day(set_on + rng.integers(90, 230, size=len(person))), day(when.ends_on))
    due = np.maximum(due, set_on)
    statement = np.array([A_GOAL[name] for name in SKILLS], dtype=object)[skill]
    table = pd.DataFrame(
        {
            "goal_id": ids,
            "person_id": staff.ids[person],
            "statement": statement,
            "pair_id": pair_ids[person],
            "weight": rng.choice([1, 2, 3], size=len(person), p=[0.4, 0.4, 0.2]),
            **{f"level_{level}": text for level, text in LEVELS.items()},
            "set_on": set_on,
            "due_on": due,
        }
    )
    came = 0.45 * felt.mentee[person] + 0.15 * (met.n_held[person] - 8) / 3 + 0.85 * rng.normal(size=len(person)) - 0.1
    rated = _ratings(ids, person, came, np.minimum(pairs.ended_on[person], due), left_on, pairs, kept, rng)
    steps = _actions(ids, set_on, due, came, kept, rng)
    return {"goals": table[kept].reset_index(drop=True), "goal_ratings": rated, "actions": steps}


def _ratings(
    ids: Array, person: Array, came: Array, on: Days, left_on: Days, pairs: Pairs, kept: Array, rng: Generator
) -> pd.DataFrame:
    parts = []
    for rater, leaves, share in (
        ("self", left_on[person], SHARE_RATED),
        ("mentor", left_on[pairs.mentor[person]], SHARE_RATED_BY_MENTOR),
    ):
        view = AGREEMENT * came + np.sqrt(1 - AGREEMENT**2) * rng.normal(size=len(person))
        attained = np.clip(np.rint(view * 1.1), -2, 2).astype(np.int64)
        there = kept & (np.isnat(leaves) | (leaves > on)) & (rng.random(len(person)) < share)
        parts.append(
            pd.DataFrame({"goal_id": ids[there], "rated_by": rater, "rated_on": on[there], "attained": attained[there]})
        )
    return pd.concat(parts, ignore_index=True).sort_values(["goal_id", "rated_by"], ignore_index=True)


def _actions(ids: Array, set_on: Days, due: Days, came: Array, kept: Array, rng: Generator) -> pd.DataFrame:
    """Up to three steps a goal, due one after the other; those who come far do more of them."""
    n_steps = np.where(kept, rng.integers(1, len(STEPS) + 1, size=len(ids)), 0)
    goal = np.repeat(np.arange(len(ids)), n_steps)
    number = np.arange(len(goal)) - np.repeat(np.cumsum(n_steps) - n_steps, n_steps)
    length = (due[goal] - set_on[goal]).astype(np.int64)
    due_on = set_on[goal] + (length * (number + 1) / (n_steps[goal] + 1)).astype("timedelta64[D]")
    done = rng.random(len(goal)) < 1 / (1 + np.exp(-(0.9 + 0.8 * came[goal])))
    done_on = np.minimum(due_on + rng.integers(-10, 25, size=len(goal)), due[goal])
    done_on = np.maximum(done_on, set_on[goal])
    return pd.DataFrame(
        {
            "goal_id": ids[goal],
            "action": np.array(STEPS, dtype=object)[number],
            "due_on": due_on,
            "done_on": np.where(done, done_on, np.datetime64("NaT", "D")),
        }
    )
