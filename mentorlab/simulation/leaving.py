"""Who leaves, when and why, with a place and without? Those who wish least to stay go more often.

Leaving has a rate of its own for each person. A place changes the rate from the day on which the pair begins, for
those who meet; the change is solved for, so that the share still employed at the end differs by the planted points.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.random import Generator

from mentorlab.errors import BadInput
from mentorlab.simulation.days import MONTH, Calendar, Days, day, on_a_working_day
from mentorlab.simulation.staff import GRADUATE, Array, Staff
from mentorlab.simulation.switches import SWITCHES
from mentorlab.simulation.truth import Truth, fault

SHARE_LEAVING = np.array([0.10, 0.06, 0.05, 0.12])  # over the months of a usual program, by role
REASONS = {"voluntary": 0.75, "involuntary": 0.15, "other": 0.10}
BISECTIONS = 50
STRONGEST = 4.0  # on the logarithm of the time until somebody leaves


@dataclass(frozen=True, eq=False)
class Leaving:
    """Days on which each person leaves, NaT for those who stay to the end. `why`: codes of REASONS."""

    if_meeting: Days
    if_not: Days
    why: Array


def leave(
    truth: Truth,
    staff: Staff,
    wish_to_stay: Array,
    meets: Array,
    begins: Days,
    concerned: Array,
    when: Calendar,
    rng: Generator,
) -> Leaving:
    """Both possible days of leaving for everybody.

    `wish_to_stay`: standardised; `meets`: would meet a mentor if given a place; `begins`: when their pair would begin.
    Raises BadInput where the planted effect on retention cannot be reached.
    """
    first, last = day(when.leaving_from), day(when.ends_on)
    months = (last - first).astype(int) / MONTH
    usual = -np.log1p(-SHARE_LEAVING) / 7.5
    rolling = truth.strength("immortal_time")
    monthly = usual[staff.role]
    fast = -np.log1p(-SWITCHES["immortal_time"].size)
    monthly = np.where(staff.role == GRADUATE, monthly + rolling * (fast - monthly), monthly)
    rate = monthly * np.exp(-0.6 * wish_to_stay - 0.18) if not rolling else monthly  # mean about 1 over normal wishes
    until = rng.exponential(size=len(staff)) / rate  # months
    joined = (begins - first).astype(np.int64) / MONTH
    stretched = meets & (until > joined)

    def stays(strength: float) -> Array:
        return np.asarray(np.where(stretched, joined + (until - joined) * np.exp(strength), until))

    def gained(strength: float) -> float:
        return float(np.mean((stays(strength) > months)[concerned]) - np.mean((until > months)[concerned]))

    strength = _solved(gained, float(truth.effects.get("retention", 0.0)))
    why = rng.choice(len(REASONS), size=len(staff), p=list(REASONS.values()))
    return Leaving(_days(stays(strength), first, last), _days(until, first, last), why)


def _solved(gained: Callable[[float], float], points: float) -> float:
    if not points:
        return 0.0
    low, high = -STRONGEST, STRONGEST
    if not gained(low) <= points <= gained(high):
        what = "no place can move the share who stay that far"
        do = f"plant an effect between {gained(low):.3f} and {gained(high):.3f}"
        raise BadInput(fault("effects.retention", what, do))
    for _ in range(BISECTIONS):
        middle = (low + high) / 2
        low, high = (middle, high) if gained(middle) < points else (low, middle)
    return min((low, high), key=lambda strength: abs(gained(strength) - points))


def _days(months: Array, first: np.datetime64, last: np.datetime64) -> Days:
    after = np.minimum(months * MONTH, 20_000).astype(np.int64)
    days = on_a_working_day(first + after.astype("timedelta64[D]"))
    return np.where(days > last, np.datetime64("NaT", "D"), days)
