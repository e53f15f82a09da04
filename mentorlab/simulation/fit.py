"""How well would two people suit each other, and whom do mentees ask for? Skills, working styles, another unit.

Everything is whole numbers, so that sums are exact and the same on every machine.
"""

from __future__ import annotations

import numpy as np
from numpy.random import Generator

from mentorlab.simulation.mentors import STYLE_POINTS, STYLES, Skills
from mentorlab.simulation.staff import Array, Staff

A_SKILL, ANOTHER_UNIT = 12, 6  # against 0 to 48 for the styles: skills and styles then spread about alike
LOOKED_AT, CHOICES = 12, 3
SHARE_CHOOSING = (0.08, 0.10, 0.17, 0.65)  # no, one, two or three choices
OWN_OPINION = 8.0  # SD of what a mentee makes of a profile, in points of the score


def scores(staff: Staff, skills: Skills, mentees: Array, mentors: Array) -> Array:
    """Mentees × mentors, larger is better: skills wanted and offered, like working styles, another unit (float32)."""
    wants, has = skills.wants[mentees].astype(np.float32), skills.has[mentors].astype(np.float32)
    ours, theirs = (skills.style[people].astype(np.float32) for people in (mentees, mentors))
    table: Array = wants @ (A_SKILL * has.T)
    table += 2 * ours @ theirs.T
    table += (STYLES * (STYLE_POINTS - 1) ** 2) - (ours**2).sum(axis=1)[:, None]
    table -= (theirs**2).sum(axis=1)[None, :]
    table += np.float32(ANOTHER_UNIT) * (staff.unit[mentees][:, None] != staff.unit[mentors][None, :])
    return table


def choose(score: Array, rng: Generator) -> Array:
    """Up to three mentors for each mentee, first choice first; −1 where fewer were named (mentees × CHOICES).

    A mentee looks at a dozen profiles, more often at those of mentors whom many know, and ranks what they see.
    """
    n, known = score.shape[0], np.cumsum(rng.gamma(1.5, size=score.shape[1]))
    seen = np.searchsorted(known, rng.random((n, LOOKED_AT)) * known[-1], side="right")
    liked = score[np.arange(n)[:, None], seen] + OWN_OPINION * rng.normal(size=seen.shape)
    order = np.argsort(seen, axis=1, kind="stable")
    in_order = np.take_along_axis(seen, order, axis=1)
    again = np.zeros(seen.shape, dtype=bool)
    again[:, 1:] = in_order[:, 1:] == in_order[:, :-1]
    np.put_along_axis(liked, order, np.where(again, -np.inf, np.take_along_axis(liked, order, axis=1)), axis=1)
    best = np.argsort(-liked, axis=1, kind="stable")[:, :CHOICES]
    named = np.searchsorted(np.cumsum(SHARE_CHOOSING)[:-1], rng.random(n), side="right")
    there = (np.arange(CHOICES) < named[:, None]) & np.isfinite(np.take_along_axis(liked, best, axis=1))
    return np.where(there, np.take_along_axis(seen, best, axis=1), -1)
