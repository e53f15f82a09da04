"""What would a believable program look like whose truth is known? Everything put together, from one seed.

A topic draws from its own child of the seed, so that a new topic, or one more draw inside a topic, leaves all the
others as they were. New topics are added at the end of `TOPICS`, never in between.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.random import Generator, SeedSequence, default_rng

from mentorlab.simulation import happening, helping, pairs
from mentorlab.simulation.answering import COMPARISON, MENTOR, PROGRAM, Answering, answering
from mentorlab.simulation.applying import applications
from mentorlab.simulation.charter import charter
from mentorlab.simulation.course import Course, run
from mentorlab.simulation.days import STARTS_ON, Calendar, calendar
from mentorlab.simulation.goals import goals
from mentorlab.simulation.leaving import REASONS
from mentorlab.simulation.measured import ENGAGEMENT, PERFORMANCE, SCALES
from mentorlab.simulation.meetings import tables as meeting_tables
from mentorlab.simulation.needs import needs
from mentorlab.simulation.outcome import Outcome, outcomes
from mentorlab.simulation.outreach import outreach
from mentorlab.simulation.places import COMPARED_FREELY, FREE
from mentorlab.simulation.policy import Policy, one_after_the_other
from mentorlab.simulation.relationship import Quality, answers_about_pairs, quality
from mentorlab.simulation.responses import WAVES, Answers, as_asked, responses
from mentorlab.simulation.staff import Array, words
from mentorlab.simulation.truth import Truth
from mentorlab.simulation.voices import comments, voices

TOPICS = (
    *("ids", "staff", "caring", "mentors", "outreach", "joining", "traits", "items", "places", "beginning", "leaving"),
    *("choices", "matching", "lasting", "meetings", "switches", "promotion", "answering", "skipping", "quality"),
    *("relationship", "contacts", "applications", "goals", "attendance", "events", "support", "needs", "voices"),
    "comments",
)


@dataclass(frozen=True, eq=False)
class Simulated:
    """A program and its truth.

    `charter`: plain values. `tables`: name → frame, as their files will hold them. `records`: file name → the record.
    `potential`: measure (of OUTCOMES) → frame indexed by person_id, everyone whose outcome is looked at:
    before, if_offered, if_not (in the one arm and in the other), with_place, without (meeting a mentor, or not); all
    observed mean scores in points had everybody answered every item, or 1 and 0 for an event; arm (program or
    comparison), takes_up and takes_up_anyway (whether the person meets a mentor in the one arm, and in the other).
    """

    charter: dict[str, Any]
    tables: dict[str, pd.DataFrame]
    records: dict[str, dict[str, Any]]
    truth: Truth
    potential: Mapping[str, pd.DataFrame]


def simulate(truth: Truth, policy: Policy = one_after_the_other) -> Simulated:
    """The program that this truth and its seed make, matched by the policy. The same truth gives the same program.

    Raises BadInput where a planted effect has no room, or the design more people than the mentors can take.
    """
    rng, when = streams(truth.seed), calendar(truth)
    course = run(truth, when, policy, rng)
    outcome = outcomes(truth, course, when, rng)
    survey = answering(
        truth, _groups(truth, course), course.left_on, _standing(course, outcome), when, rng["answering"]
    )
    felt = quality(course.pairs, course.met, rng["quality"])
    tables = {
        **_of_people(course, outcome, when, rng),
        **_of_pairs(course, felt, when, rng),
        **_of_surveys(course, outcome, survey, felt, when, rng),
    }
    return Simulated(charter(truth, when), tables, course.places.records, truth, outcome.potential)


def streams(seed: int) -> dict[str, Generator]:
    """A random generator for each topic; the same seed (a whole number, 0 or more) gives the same generators."""
    children = SeedSequence(seed).spawn(len(TOPICS))
    return {topic: default_rng(child) for topic, child in zip(TOPICS, children, strict=True)}


def _groups(truth: Truth, course: Course) -> Array:
    """Everyone who is asked in the surveys: the two arms, or only those who take part, and the mentors."""
    groups = np.where(course.skills.offers, MENTOR, -1)
    groups[course.concerned & course.program] = PROGRAM
    if truth.design in COMPARED_FREELY or truth.design not in FREE:
        groups[course.concerned & ~course.program] = COMPARISON
    return groups


def _standing(course: Course, outcome: Outcome) -> Array:
    """What everybody scores at the end on the first measure, standardised over those concerned."""
    score = outcome.seen[ENGAGEMENT.measure]["after"].mean(axis=1)
    of = score[course.concerned]
    return np.asarray((score - of.mean()) / of.std())


def _of_people(
    course: Course, outcome: Outcome, when: Calendar, rng: Mapping[str, Generator]
) -> dict[str, pd.DataFrame]:
    staff, left_on = course.staff, course.left_on
    people = pd.DataFrame(staff.table(STARTS_ON))
    people["left_on"] = left_on
    people["left_why"] = words(tuple(REASONS), np.where(np.isnat(left_on), -1, course.leaving.why))
    tables = {
        "people": people,
        "needs": needs(staff, course.theme, course.skills.offers, course.joining.applied, rng["needs"]),
        "voices": voices(staff, course.theme, course.joining.applied, rng["voices"]),
        "outreach": outreach(staff, course.joining, course.skills.offers, _encouraged(course), rng["contacts"]),
        "applications": _applications(course, rng["applications"]),
        "events": happening.events(staff, outcome.promoted, outcome.promoted_on, left_on, when, rng["events"]),
    }
    if course.places.table is not None:
        tables["assignments"] = course.places.table
    return tables


def _encouraged(course: Course) -> Array:
    """Whom managers were asked to encourage: those drawn for it, where it makes a difference who asks."""
    makes_a_difference = bool(course.places.place_if_not.any())
    return course.places.given & makes_a_difference


def _applications(course: Course, rng: Generator) -> pd.DataFrame:
    places, joining = course.places, course.joining
    asked = joining.applied
    if places.place_if_not.any():  # who asks depends on being encouraged
        asked = np.where(places.given, places.place_if_given, places.place_if_not)
    paired = np.zeros(len(course.staff), dtype=bool)
    paired[course.pairs.mentor[course.pairs.made]] = True
    return applications(course.staff, joining, course.skills, course.theme, asked, places.placed, paired, rng)


def _of_pairs(course: Course, felt: Quality, when: Calendar, rng: Mapping[str, Generator]) -> dict[str, pd.DataFrame]:
    made, people = pairs.table(course.staff, course.pairs)
    ids = np.full(len(course.staff), None, dtype=object)
    ids[people] = made["pair_id"].to_numpy(dtype=object)
    met = meeting_tables(course.staff, course.pairs, course.met, ids, rng["attendance"])
    minutes = float(met["meetings"]["minutes"].sum())
    n_mentors, n_applied = int(course.skills.offers.sum()), int(course.joining.applied.sum())
    wants = course.skills.wants
    return {
        "choices": course.pairs.choices,
        "pairs": made,
        **met,
        **goals(course.staff, course.pairs, course.met, wants, felt, course.left_on, ids, when, rng["goals"]),
        "support": helping.support(course.pairs, course.met, ids, when, rng["support"]),
        "costs": helping.costs(course.pairs, course.met, n_mentors, n_applied, minutes),
    }


def _of_surveys(
    course: Course, outcome: Outcome, survey: Answering, felt: Quality, when: Calendar, rng: Mapping[str, Generator]
) -> dict[str, pd.DataFrame]:
    staff = course.staff
    about_work = _answers_about_work(course, outcome, survey)
    about_pairs = answers_about_pairs(
        course.pairs, course.met, felt, course.skills, survey, course.left_on, when, rng["relationship"]
    )
    recorded = outcome.seen[PERFORMANCE.measure]
    before, after = (recorded[wave][:, 0] for wave in ("before", "after"))
    return {
        "responses": responses(staff, [*about_work, *about_pairs], rng["skipping"]),
        "measures": happening.records(
            staff, PERFORMANCE.measure, before, after, course.concerned, course.left_on, course.places.need, when
        ),
        "comments": comments(staff, course.pairs, felt, survey, rng["comments"]),
    }


def _answers_about_work(course: Course, outcome: Outcome, survey: Answering) -> list[Answers]:
    """What everybody asked says about their own work; mentors are asked about engagement only."""
    parts = []
    for measure, scale in SCALES.items():
        for wave in WAVES:
            source = "after" if wave == "recalled_before" else wave
            if wave not in outcome.seen[measure] or source not in survey.who:
                continue
            asked = survey.who[source]
            if scale is not ENGAGEMENT or wave == "recalled_before":
                asked = asked & course.concerned
            people = np.flatnonzero(asked)
            given = as_asked(
                outcome.seen[measure][wave][people], scale.items, scale.reverse, scale.minimum + scale.maximum
            )
            parts.append(Answers(wave, scale.items, people, people, given, survey.on[source][people]))
    return parts
