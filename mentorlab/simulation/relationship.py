"""How do pairs get on, and what do both say? Quality follows fit and meeting regularly; friction is its other side.

Loadings give a correlation of about .45 between fit and the observed quality, within the .38 to .59 found for deep
similarity with support and quality (Eby and others 2013, 40,737 people).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.random import Generator

from mentorlab.simulation.answering import Answering
from mentorlab.simulation.days import Calendar, Days, day, days_between
from mentorlab.simulation.meetings import HELD, Met
from mentorlab.simulation.mentors import Skills
from mentorlab.simulation.pairs import Pairs
from mentorlab.simulation.responses import Answers, as_asked
from mentorlab.simulation.staff import Array

BY_FIT, BY_MEETING, MENTOR_SEES = 0.50, 0.30, 0.55
ANSWERING_MIDDLE, ANSWERING_AFTER = 0.78, 0.95  # of those in pairs; of those who answer the last survey at all


@dataclass(frozen=True)
class Asked:
    """A scale about the pair: items, those reversed, mean of each item, SD of what they share and of their noise."""

    items: tuple[str, ...]
    reverse: frozenset[str]
    means: tuple[float, ...]
    sd_trait: float
    sd_item: float


QUALITY = Asked(("Q1", "Q2", "Q3", "Q4", "Q5"), frozenset({"Q4"}), (4.0, 4.1, 3.5, 2.4, 3.9), 0.65, 0.70)
FRICTION = Asked(("F1", "F2", "F3", "F4"), frozenset(), (2.9, 2.0, 2.2, 1.6), 0.72, 0.70)
SUPPORT = (
    Asked(("C1", "C2", "C3"), frozenset(), (3.1, 3.7, 3.4), 0.75, 0.70),
    Asked(("P1", "P2", "P3"), frozenset(), (3.6, 3.8, 4.1), 0.70, 0.65),
    Asked(("E1", "E2", "E3"), frozenset(), (3.2, 3.3, 3.9), 0.75, 0.70),
)
COST_BENEFIT = Asked(("M1", "M2", "M3", "M4"), frozenset({"M1"}), (2.7, 3.7, 2.9, 3.8), 0.60, 0.75)


@dataclass(frozen=True, eq=False)
class Quality:
    """Standardised, by the mentee's position: what the mentee makes of the pair, and what the mentor does."""

    mentee: Array
    mentor: Array


def quality(pairs: Pairs, met: Met, rng: Generator) -> Quality:
    """How good each pair is. Those without a pair have numbers too, which nobody asks for."""
    n = len(pairs.made)
    planned = np.bincount(met.person, minlength=n)
    regular = np.divide(met.n_held, planned, out=np.zeros(n), where=planned > 0)
    there = regular[pairs.made & (met.n_held > 0)]
    spread = float(there.std()) if len(there) > 1 else 0.0
    regular = (regular - there.mean()) / spread if spread > 0 else np.zeros(n)
    left = np.sqrt(1 - BY_FIT**2 - BY_MEETING**2)
    mentee = BY_FIT * pairs.fit + BY_MEETING * np.clip(regular, -3, 3) + left * rng.normal(size=n)
    return Quality(mentee, MENTOR_SEES * mentee + np.sqrt(1 - MENTOR_SEES**2) * rng.normal(size=n))


def answers_about_pairs(
    pairs: Pairs,
    met: Met,
    felt: Quality,
    skills: Skills,
    survey: Answering,
    left_on: Days,
    when: Calendar,
    rng: Generator,
) -> list[Answers]:
    """What mentees and mentors of pairs that have met say in the middle and after: quality, friction, support, cost."""
    n = len(pairs.made)
    began = np.full(n, np.datetime64("2100-01-01", "D"))
    held = met.status == HELD
    np.minimum.at(began, met.person[held], met.planned_on[held])
    middle, after = day(when.middle_on), day(when.after_on)
    running = pairs.made & (began < middle) & (pairs.ended_on > middle)
    over = pairs.made & (began < after)
    on = {"middle": days_between(when.middle_on, when.middle_until, n, rng), "after": survey.on["after"]}
    willing = rng.random((3, n))
    here = np.isnat(left_on) | (left_on > day(when.middle_until))
    replies = {
        "middle": ((willing[0] < ANSWERING_MIDDLE) & here, (willing[1] < ANSWERING_MIDDLE) & here),
        "after": ((willing[0] < ANSWERING_AFTER) & survey.who["after"], survey.who["after"]),
    }
    parts: list[Answers] = []
    for wave, there in (("middle", running), ("after", over)):
        mentees = np.flatnonzero(there & replies[wave][0])
        both = np.flatnonzero(there & replies[wave][1][pairs.mentor])
        theirs = pairs.mentor[both]
        parts.append(_asked(QUALITY, wave, mentees, mentees, felt.mentee[mentees], on[wave], rng))
        parts.append(_asked(QUALITY, wave, theirs, both, felt.mentor[both], on[wave], rng))
        parts.append(_asked(FRICTION, wave, mentees, mentees, -felt.mentee[mentees], on[wave], rng))
        if wave == "after":
            for scale in SUPPORT:
                view = 0.65 * felt.mentee[mentees] + 0.76 * rng.normal(size=len(mentees))
                parts.append(_asked(scale, wave, mentees, mentees, view, on[wave], rng))
            parts.append(_cost(pairs, both, felt, skills, on[wave], rng))
    return parts


def _cost(pairs: Pairs, mentees: Array, felt: Quality, skills: Skills, on: Days, rng: Generator) -> Answers:
    """Mentors weigh what it costs them and what they gain: pairs that go well against their own reluctance."""
    mentors, place = np.unique(pairs.mentor[mentees], return_inverse=True)
    joy = np.bincount(place, felt.mentor[mentees], len(mentors)) / np.bincount(place, minlength=len(mentors))
    view = 0.6 * joy - 0.5 * skills.reluctance[mentors] + 0.5 * rng.normal(size=len(mentors))
    return _asked(COST_BENEFIT, "after", mentors, mentors, view, on, rng)


def _asked(scale: Asked, wave: str, people: Array, about: Array, view: Array, on: Days, rng: Generator) -> Answers:
    noise = scale.sd_item * rng.normal(size=(len(people), len(scale.items)))
    given = np.clip(np.rint(np.array(_pointing(scale)) + scale.sd_trait * view[:, None] + noise), 1, 5)
    return Answers(wave, scale.items, people, about, as_asked(given, scale.items, scale.reverse, 6), on[people])


def _pointing(scale: Asked) -> list[float]:
    """The means of items as asked, turned so that all of them point the same way."""
    return [6 - mean if item in scale.reverse else mean for item, mean in zip(scale.items, scale.means, strict=True)]
