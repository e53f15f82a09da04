"""Who answers the surveys? Most before, fewer after; those who left cannot, those who missed the first miss the second.

The number who miss a survey is set per group, the people are drawn: the arms then differ in drop-out by a known, small
amount in every simulated program, not by the luck of one seed.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.random import Generator

from mentorlab.simulation.days import (
    BEFORE_FROM,
    BEFORE_ON,
    EARLIER_ON,
    EARLIER_UNTIL,
    Calendar,
    Days,
    day,
    days_between,
)
from mentorlab.simulation.staff import Array
from mentorlab.simulation.truth import Truth

PROGRAM, COMPARISON, MENTOR = range(3)
MISSING_BEFORE = 0.02  # asked with the application, so nearly everybody answers
MISSING_AFTER = (0.09, 0.11, 0.09)  # of everybody in the group, leavers included
MISSING_IF_NEVER_ASKED = 0.18  # of people who did not apply, where they are the comparison
MISSING_AT_MOST = 0.25  # of those offered a place, where drop-out depends on the outcome
MISSED_BEFORE_TOO = 1.6  # log odds, more or less, of missing the second survey after missing the first


@dataclass(frozen=True, eq=False)
class Answering:
    """Wave → who answers (people), and everybody's day of answering, were they to."""

    who: dict[str, Array]
    on: dict[str, Days]


def answering(truth: Truth, groups: Array, left_on: Days, after: Array, when: Calendar, rng: Generator) -> Answering:
    """Who answers at each wave.

    `groups`: PROGRAM, COMPARISON, MENTOR, or −1 for those who are not asked; `left_on`: NaT for those who stayed;
    `after`: what people would score afterwards, standardised (drop-out by the outcome).
    """
    n, asked = len(groups), groups >= 0
    gone = ~np.isnat(left_on) & (left_on < day(when.after_until))
    before = asked & ~_drawn(asked, MISSING_BEFORE, np.zeros(n), rng)
    silent = np.zeros(n, dtype=bool)
    for group, share in enumerate(_shares(truth)):
        of_group = groups == group
        more = max(0, round(share * int(of_group.sum())) - int((gone & of_group).sum()))
        tilt = MISSED_BEFORE_TOO * ~before - (truth.size("dropout_by_outcome") * after if group == PROGRAM else 0.0)
        silent |= _so_many(of_group & ~gone, more, tilt, rng)
    who = {"before": before, "after": asked & ~gone & ~silent}
    if truth.design == "after_only":
        who["before"] = asked & False
    if truth.design == "difference_in_differences":
        who["earlier"] = asked & ~_drawn(asked, MISSING_AFTER[COMPARISON], np.zeros(n), rng)
    spans = {
        "earlier": (EARLIER_ON, EARLIER_UNTIL),
        "before": (BEFORE_FROM, BEFORE_ON),
        "after": (when.after_on, when.after_until),
    }
    return Answering(who, {wave: days_between(*spans[wave], n, rng) for wave in who})


def _shares(truth: Truth) -> tuple[float, float, float]:
    program, comparison, mentor = MISSING_AFTER
    strength = truth.strength("dropout_by_outcome")
    if truth.design in ("comparison", "difference_in_differences"):
        comparison = MISSING_IF_NEVER_ASKED
    return program + strength * (MISSING_AT_MOST - program), comparison, mentor


def _drawn(allowed: Array, share: float, tilt: Array, rng: Generator) -> Array:
    return _so_many(allowed, round(share * int(allowed.sum())), tilt, rng)


def _so_many(allowed: Array, n: int, tilt: Array, rng: Generator) -> Array:
    """`n` of those allowed, drawn without replacement in proportion to exp(tilt)."""
    keys = rng.gumbel(size=len(allowed)) + tilt
    chosen = np.zeros(len(allowed), dtype=bool)
    chosen[np.argsort(np.where(allowed, -keys, np.inf), kind="stable")[: min(n, int(allowed.sum()))]] = True
    return chosen
