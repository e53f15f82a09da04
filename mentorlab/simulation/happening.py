"""What happens to people besides mentoring? Promotions, moves, recognition, leaving, and what the records measure."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.random import Generator

from mentorlab.simulation.days import BEFORE_ON, STARTS_ON, Calendar, Days, day, days_between
from mentorlab.simulation.staff import Array, Staff

MOVING = 0.06  # over the program
RECOGNISED = 0.08


def events(
    staff: Staff, promoted: Array, promoted_on: Days, left_on: Days, when: Calendar, rng: Generator
) -> pd.DataFrame:
    """The events table, in the order of days; nothing happens to people who have left."""
    n = len(staff)
    parts = [
        (np.flatnonzero(promoted), "promotion", promoted_on),
        (np.flatnonzero(~np.isnat(left_on)), "leave", left_on),
    ]
    for event, share in (("move", MOVING), ("recognition", RECOGNISED)):
        on = days_between(STARTS_ON, when.ends_on, n, rng)
        there = (rng.random(n) < share) & (np.isnat(left_on) | (left_on > on))
        parts.append((np.flatnonzero(there), event, on))
    table = pd.DataFrame(
        {
            "person_id": np.concatenate([staff.ids[people] for people, _, _ in parts]),
            "happened_on": np.concatenate([on[people] for people, _, on in parts]),
            "event": np.repeat([event for _, event, _ in parts], [len(people) for people, _, _ in parts]),
        }
    )
    return table.sort_values(["happened_on", "person_id", "event"], ignore_index=True)


def records(
    staff: Staff,
    measure: str,
    before: Array,
    after: Array,
    concerned: Array,
    left_on: Days,
    need: Array | None,
    when: Calendar,
) -> pd.DataFrame:
    """The measures table: a number from the records for those concerned, without gaps except for leavers; and the
    managers' ratings by which places were given, where they were.
    """
    there = concerned & np.isnat(left_on)
    rows = [
        (concerned, measure, "before", "records", before, BEFORE_ON),
        (there, measure, "after", "records", after, when.after_on),
    ]
    if need is not None:
        rows.append((~np.isnan(need), "need_for_support", "before", "manager", need, BEFORE_ON))
    parts = [
        pd.DataFrame(
            {
                "person_id": staff.ids[people],
                "measure": name,
                "wave": wave,
                "source": source,
                "value": values[people],
                "measured_on": day(on),
            }
        )
        for people, name, wave, source, values, on in rows
    ]
    return pd.concat(parts, ignore_index=True)
