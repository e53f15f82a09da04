"""What would a believable program look like whose truth is known? Everything put together, from one seed.

A topic draws from its own child of the seed, so that a new topic, or one more draw inside a topic, leaves all the
others as they were. New topics are added at the end of `TOPICS`, never in between.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.random import Generator, SeedSequence, default_rng

from mentorlab.simulation.answering import COMPARISON, MENTOR, PROGRAM, Answering, answering
from mentorlab.simulation.applying import applications
from mentorlab.simulation.charter import charter
from mentorlab.simulation.climate import of_units
from mentorlab.simulation.course import Course, run
from mentorlab.simulation.days import STARTS_ON, Calendar, calendar
from mentorlab.simulation.deciding import decided
from mentorlab.simulation.freezing import frozen
from mentorlab.simulation.goals import goals
from mentorlab.simulation.happening import events, records
from mentorlab.simulation.helping import costs, support
from mentorlab.simulation.launch import quiz
from mentorlab.simulation.leaving import REASONS
from mentorlab.simulation.measured import ENGAGEMENT, PERFORMANCE, SCALES
from mentorlab.simulation.meetings import tables as meeting_tables
from mentorlab.simulation.mentors_choosing import mentors_choices
from mentorlab.simulation.moving import moved
from mentorlab.simulation.needs import needs
from mentorlab.simulation.on_demand import Made, OnDemand
from mentorlab.simulation.outcome import Outcome, outcomes
from mentorlab.simulation.outreach import outreach
from mentorlab.simulation.pairs import numbered, of_rows
from mentorlab.simulation.pairs import table as pairs_table
from mentorlab.simulation.places import COMPARED_FREELY, FREE
from mentorlab.simulation.policy import Policy, one_after_the_other
from mentorlab.simulation.profiles import with_profiles
from mentorlab.simulation.relationship import Quality, answers_about_pairs, quality
from mentorlab.simulation.responses import WAVES, Answers, as_asked, responses
from mentorlab.simulation.staff import Array, words
from mentorlab.simulation.truth import Truth
from mentorlab.simulation.voices import comments, voices

TOPICS = (
    *("ids", "staff", "caring", "mentors", "outreach", "joining", "traits", "items", "places", "beginning", "leaving"),
    *("choices", "matching", "lasting", "meetings", "switches", "promotion", "answering", "skipping", "quality"),
    *("relationship", "contacts", "applications", "goals", "attendance", "events", "support", "needs", "voices"),
    *("comments", "launch", "profiles", "mentors_choosing", "fading", "climate"),
)
Makers = Mapping[tuple[str, ...], Callable[[], Made]]


@dataclass(frozen=True, eq=False)
class Simulated:
    """A program and its truth.

    `charter`: plain values. `tables`: name → frame, as their files will hold them, made when first asked for.
    `records`: file name → the record.
    `potential`: measure (of OUTCOMES) → frame indexed by person_id, everyone whose outcome is looked at:
    before, if_offered, if_not (in the one arm and in the other), with_place, without (meeting a mentor, or not); all
    observed mean scores in points had everybody answered every item, or 1 and 0 for an event; arm (program or
    comparison), takes_up and takes_up_anyway (whether the person meets a mentor in the one arm, and in the other).
    `fading`: one row a pair that began to fade, in the order of pairs: pair_id, faded_on, helped_on (the program's
    staff stepped in), recovered_on (from then on as if nothing had been); NaT where that never was.
    `earlier`: the cycle before, where the truth has one.
    """

    charter: dict[str, Any]
    tables: Mapping[str, pd.DataFrame]
    records: dict[str, dict[str, Any]]
    truth: Truth
    potential: Mapping[str, pd.DataFrame]
    fading: pd.DataFrame
    earlier: Simulated | None = None


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
    tables = OnDemand(
        {
            **_of_people(course, outcome, when, rng),
            **_of_pairs(course, felt, when, rng),
            **_of_surveys(course, outcome, survey, felt, when, rng),
            **of_units(truth, course.staff, course.left_on, when, rng["climate"]),
        }
    )
    said = charter(truth, when)
    records = {**course.places.records, **frozen(said, int(course.joining.applied.sum())), **decided()}
    earlier = None if truth.earlier is None else simulate(truth.earlier, policy)
    made = Simulated(said, tables, records, truth, outcome.potential, _fading(course), earlier)
    return moved(made, truth.starts_on or STARTS_ON)


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


def _of_people(course: Course, outcome: Outcome, when: Calendar, rng: Mapping[str, Generator]) -> Makers:
    staff, joining, left_on, offers = course.staff, course.joining, course.left_on, course.skills.offers
    makers: Makers = {
        ("people",): lambda: {"people": _people(course)},
        ("needs",): lambda: {"needs": needs(staff, course.theme, offers, joining.applied, rng["needs"])},
        ("voices",): lambda: {"voices": voices(staff, course.theme, joining.applied, rng["voices"])},
        ("outreach",): lambda: {"outreach": outreach(staff, joining, offers, _encouraged(course), rng["contacts"])},
        ("applications",): lambda: {"applications": _applications(course, rng["applications"], rng["profiles"])},
        ("events",): lambda: {
            "events": events(staff, outcome.promoted, outcome.promoted_on, left_on, when, rng["events"])
        },
    }
    assigned = course.places.table
    return makers if assigned is None else {**makers, ("assignments",): lambda: {"assignments": assigned}}


def _people(course: Course) -> pd.DataFrame:
    left_on = course.left_on
    why = words(tuple(REASONS), np.where(np.isnat(left_on), -1, course.leaving.why))
    return pd.DataFrame({**course.staff.table(STARTS_ON), "left_on": left_on, "left_why": why})


def _encouraged(course: Course) -> Array:
    """Whom managers were asked to encourage: those drawn for it, where it makes a difference who asks."""
    makes_a_difference = bool(course.places.place_if_not.any())
    return course.places.given & makes_a_difference


def _applications(course: Course, rng: Generator, of_profiles: Generator) -> pd.DataFrame:
    places, joining = course.places, course.joining
    asked = joining.applied
    if places.place_if_not.any():  # who asks depends on being encouraged
        asked = np.where(places.given, places.place_if_given, places.place_if_not)
    paired = np.zeros(len(course.staff), dtype=bool)
    paired[course.pairs.mentor[course.pairs.made]] = True
    table = applications(course.staff, joining, course.skills, course.theme, asked, places.placed, paired, rng)
    return with_profiles(table, course.staff.ids, course.theme, of_profiles)


def _choices(course: Course, rng: Generator) -> pd.DataFrame:
    """Those of mentees, then those of mentors."""
    mentors = mentors_choices(course.staff, course.skills, np.flatnonzero(course.pairs.made), rng)
    return pd.concat([course.pairs.choices, mentors], ignore_index=True) if len(mentors) else course.pairs.choices


def _of_pairs(course: Course, felt: Quality, when: Calendar, rng: Mapping[str, Generator]) -> Makers:
    staff, pair, met = course.staff, course.pairs, course.met
    ids = _pair_ids(course)
    n_mentors, n_applied = int(course.skills.offers.sum()), int(course.joining.applied.sum())
    wants = course.skills.wants
    return {
        ("choices",): lambda: {"choices": _choices(course, rng["mentors_choosing"])},
        ("pairs",): lambda: {"pairs": pairs_table(staff, pair, ids)},
        ("meetings", "attendance"): lambda: meeting_tables(staff, pair, met, ids, rng["attendance"]),
        ("goals", "goal_ratings", "actions"): lambda: goals(
            staff, pair, met, wants, felt, course.left_on, ids, when, rng["goals"]
        ),
        ("support",): lambda: {"support": support(pair, met, course.fading, ids, when, rng["support"])},
        ("costs",): lambda: {"costs": costs(pair, met, n_mentors, n_applied)},
    }


def _pair_ids(course: Course) -> Array:
    """By the mentee's position; None for those without a pair."""
    people = of_rows(course.pairs)
    ids = np.full(len(course.staff), None, dtype=object)
    ids[people] = numbered("pair", len(people), 3)
    return ids


def _fading(course: Course) -> pd.DataFrame:
    people = of_rows(course.pairs)
    people = people[~np.isnat(course.fading.faded_on[people])]
    days = {name: getattr(course.fading, name)[people] for name in ("faded_on", "helped_on", "recovered_on")}
    return pd.DataFrame({"pair_id": pd.Series(_pair_ids(course)[people], dtype="str"), **days})


def _of_surveys(
    course: Course, outcome: Outcome, survey: Answering, felt: Quality, when: Calendar, rng: Mapping[str, Generator]
) -> Makers:
    staff, pair, left_on, seen = course.staff, course.pairs, course.left_on, outcome.seen[PERFORMANCE.measure]

    def answered() -> pd.DataFrame:
        about_pairs = answers_about_pairs(
            pair, course.met, felt, course.skills, survey, left_on, when, rng["relationship"]
        )
        about_launch = quiz(pair, left_on, rng["launch"])
        parts = [*_answers_about_work(course, outcome, survey), *about_pairs, *about_launch]
        return responses(staff, parts, rng["skipping"])

    def recorded() -> pd.DataFrame:
        before, after = (seen[wave][:, 0] for wave in ("before", "after"))
        need = course.places.need
        return records(staff, PERFORMANCE.measure, before, after, course.concerned, left_on, need, when)

    return {
        ("responses",): lambda: {"responses": answered()},
        ("measures",): lambda: {"measures": recorded()},
        ("comments",): lambda: {"comments": comments(staff, pair, felt, survey, rng["comments"])},
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
