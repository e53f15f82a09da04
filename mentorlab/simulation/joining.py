"""Who asks to join, and who would take part if given a place? Invitations that fit what people care about work better.

Whether somebody applies has to do with keenness and with the invitation, and with nothing that is measured: who applies
differs from the others only as far as the switches say.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.random import Generator

from mentorlab.simulation.caring import THEMES
from mentorlab.simulation.days import APPLY_UNTIL, Days, day, on_a_working_day
from mentorlab.simulation.staff import GRADUATE, MENTOR, Array, Staff

SHARE_APPLYING = 0.75
SHARE_APPLYING_FREELY = 0.50  # where nobody is drawn, so that enough are left to compare with
SHARE_ENCOURAGED, SHARE_NOT_ENCOURAGED = 0.65, 0.30
SHARE_TAKING_UP, SHARE_OF_OTHERS_TAKING_UP = 0.92, 0.60  # of those who applied; of those who never did
SHARE_DECLINING = 0.5  # of those who do not take up their place: the others are matched and never meet
FITTING_INVITATION, OPENED_INVITATION = 0.40, 0.35  # in SDs of keenness
SHARE_NOT_REACHED, SHARE_OPENING = 0.03, 0.66
INVITED_ON, REMINDED_ON = np.datetime64("2026-01-12", "D"), np.datetime64("2026-01-26", "D")


@dataclass(frozen=True, eq=False)
class Joining:
    """Arrays over everybody. `eligible`: as mentees; `keen`: standardised; `index`: who applies first.

    `applied`: asked for a place, encouraged or not; `applied_on`; `would_meet`: would meet a mentor if given a place;
    `would_decline`: would say no to one. `variant`, `opened`: of the first invitation, −1 and False where not reached.
    """

    eligible: Array
    keen: Array
    index: Array
    applied: Array
    applied_on: Days
    would_meet: Array
    would_decline: Array
    variant: Array
    opened: Array


def join(staff: Staff, theme: Array, share: float, others: float, outreach: Generator, rng: Generator) -> Joining:
    """The given share of those eligible apply: the keenest, and those whose invitation spoke to them.

    `others`: the share of people who did not apply who would meet a mentor all the same, were they given one.
    """
    n = len(staff)
    eligible = staff.are(GRADUATE)
    invited = (eligible | staff.are(MENTOR)) & (outreach.random(n) >= SHARE_NOT_REACHED)
    variant = np.where(invited, outreach.integers(0, len(THEMES), size=n), -1)
    fits = variant == theme
    opened = invited & (outreach.random(n) < SHARE_OPENING + 0.1 * fits)
    keen = rng.normal(size=n)
    index = keen + FITTING_INVITATION * (fits & opened) + OPENED_INVITATION * opened
    applied = top_share(index, eligible, share)
    meets = rng.random(n)
    would_meet = eligible & (meets < np.where(applied, SHARE_TAKING_UP, others))
    would_decline = eligible & ~would_meet & (rng.random(n) < SHARE_DECLINING)
    return Joining(eligible, keen, index, applied, _applied_on(opened, rng), would_meet, would_decline, variant, opened)


def top_share(index: Array, among: Array, share: float) -> Array:
    """Those of the highest index: the share, to the nearest whole person, of those marked."""
    chosen = np.zeros(len(index), dtype=bool)
    ranked = np.argsort(np.where(among, -index, np.inf), kind="stable")
    chosen[ranked[: round(share * int(among.sum()))]] = True
    return chosen


def _applied_on(opened: Array, rng: Generator) -> Days:
    """Half of those who opened the invitation answer within two weeks, the others after the reminder."""
    n = len(opened)
    early = INVITED_ON + np.minimum(rng.geometric(0.2, size=n), 13).astype("timedelta64[D]")
    late = REMINDED_ON + rng.integers(0, (day(APPLY_UNTIL) - REMINDED_ON).astype(int) + 1, size=n)
    at_once = opened & (rng.random(n) < 0.6)
    return np.minimum(on_a_working_day(np.where(at_once, early, late)), day(APPLY_UNTIL))
