"""What does the program cost, and when does its staff step in? Contacts about pairs in trouble, and the bill."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.random import Generator

from mentorlab.simulation.days import Calendar, day, on_a_working_day
from mentorlab.simulation.fading import Fading
from mentorlab.simulation.meetings import CANCELLED, HELD, NO_SHOW, Met
from mentorlab.simulation.pairs import Pairs
from mentorlab.simulation.staff import Array, words

REASONS = ("meetings keep being cancelled", "no reply from the partner", "goals do not fit", "wants another partner")
ASKING_FOR_HELP = 0.10  # chance that the program's staff hears of a meeting that failed
SETTLED = 0.85
WAGES = {"mentor": 68.0, "mentee": 41.0, "program staff": 55.0}  # an hour, all in
STAFF_HOURS_A_PAIR, LICENCE_A_PERSON, TRAINING_A_MENTOR, LAUNCH = 5.0, 35.0, 90.0, 4200.0


def support(pairs: Pairs, met: Met, fading: Fading, pair_ids: Array, when: Calendar, rng: Generator) -> pd.DataFrame:
    """The support table: some failed meetings lead to a contact within ten days, most of which are settled.

    Of pairs that fade the contacts are those that may bring them back.
    """
    failed = np.isin(met.status, [CANCELLED, NO_SHOW]) & pairs.made[met.person]
    failed &= ~fading.at(met.person, met.planned_on)
    asked = np.flatnonzero(failed & (rng.random(len(failed)) < ASKING_FOR_HELP))
    soon = rng.integers(1, 11, size=len(asked)).astype("timedelta64[D]")
    heard = on_a_working_day(met.planned_on[asked] + soon)
    called = np.flatnonzero(pairs.made & ~np.isnat(fading.helped_on))
    on = np.concatenate([np.minimum(heard, day(when.ends_on)), fading.helped_on[called]])
    about = np.concatenate([met.person[asked], called])
    settled = rng.random(len(on)) < SETTLED
    resolved = on_a_working_day(on + rng.integers(0, 15, size=len(on)).astype("timedelta64[D]"))
    table = pd.DataFrame(
        {
            "pair_id": pair_ids[about],
            "on": on,
            "reason": words(REASONS, rng.choice(len(REASONS), size=len(on), p=[0.45, 0.30, 0.13, 0.12])),
            "resolved_on": np.where(settled, resolved, np.datetime64("NaT", "D")),
        }
    )
    return table.sort_values(["on", "pair_id"], ignore_index=True)


def costs(pairs: Pairs, met: Met, n_mentors: int, n_applied: int) -> pd.DataFrame:
    """The costs table: everybody's hours at full wages, tools, training and launch, with the range each may lie in.

    Half an hour of preparation is added to each meeting.
    """
    n_pairs = int(pairs.made.sum())
    held = pairs.made[met.person] & (met.status == HELD)
    hours = float(met.minutes[held].sum()) / 60 + 0.5 * float(held.sum())
    rows = [
        ("mentors' hours", "time", hours, WAGES["mentor"], 0.20),
        ("mentees' hours", "time", hours, WAGES["mentee"], 0.20),
        ("program staff", "time", STAFF_HOURS_A_PAIR * n_pairs + 120, WAGES["program staff"], 0.25),
        ("matching software", "tools", n_applied + n_mentors, LICENCE_A_PERSON, 0.0),
        ("training for mentors", "fees", n_mentors, TRAINING_A_MENTOR, 0.10),
        ("launch event", "fees", 1, LAUNCH, 0.15),
    ]
    table = pd.DataFrame(rows, columns=["item", "kind", "quantity", "unit_cost", "unsure"])
    table["quantity"] = table["quantity"].astype(np.float64).round(1)
    table.insert(1, "amount", (table["quantity"] * table["unit_cost"]).round(2))
    table["low"] = (table["amount"] * (1 - table["unsure"])).round(2)
    table["high"] = (table["amount"] * (1 + table["unsure"])).round(2)
    return table.drop(columns="unsure")
