"""What happens, from the invitations to the last meeting? Everything about people that comes before what they score."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.random import Generator

from mentorlab.simulation import joining as joins
from mentorlab.simulation import mentors, pairs
from mentorlab.simulation.caring import themes
from mentorlab.simulation.days import Calendar, Days
from mentorlab.simulation.fading import Fading, fade
from mentorlab.simulation.joining import Joining
from mentorlab.simulation.leaving import Leaving, leave
from mentorlab.simulation.measured import PERFORMANCE, SCALES, SCORES
from mentorlab.simulation.meetings import Met, meet
from mentorlab.simulation.mentors import Skills
from mentorlab.simulation.pairs import Begun, Pairs
from mentorlab.simulation.places import COMPARED_FREELY, FREE, Places, give
from mentorlab.simulation.policy import Policy
from mentorlab.simulation.scores import Levels, levels, observed
from mentorlab.simulation.staff import Array, Staff, hire
from mentorlab.simulation.traits import Traits, traits
from mentorlab.simulation.truth import Truth

TIME_TO_BEGIN = 14  # days that somebody must still be there after accepting, or there is no pair


@dataclass(frozen=True, eq=False)
class Course:
    """Arrays over everybody and what they belong to.

    `concerned`: whose outcomes are looked at; `program`: those among them who count as the program's arm; `meets`:
    would meet a mentor with a place, and be there; `takes_part`: did meet.
    """

    staff: Staff
    theme: Array
    skills: Skills
    joining: Joining
    traits: Traits
    levels: Mapping[str, Levels]
    places: Places
    leaving: Leaving
    pairs: Pairs
    met: Met
    fading: Fading
    concerned: Array
    program: Array
    meets: Array

    @property
    def takes_part(self) -> Array:
        """Who met a mentor."""
        return self.meets & self.pairs.made

    @property
    def left_on(self) -> Days:
        """The day on which each person left, as it came; NaT for those who stayed."""
        return np.where(self.takes_part, self.leaving.if_meeting, self.leaving.if_not)


def run(truth: Truth, when: Calendar, policy: Policy, rng: Mapping[str, Generator]) -> Course:
    """The course of the program that this truth makes."""
    staff = hire(truth.people, truth.n_mentors, rng["ids"], rng["staff"])
    theme = themes(staff, rng["caring"])
    skills = mentors.skills(staff, truth.n_mentors, truth.strength("shared_mentors") > 0, rng["mentors"])
    freely = truth.design in COMPARED_FREELY
    share = joins.SHARE_APPLYING_FREELY if freely else joins.SHARE_APPLYING
    drafted = truth.design == "randomised"  # also people who never asked
    others = joins.SHARE_OF_OTHERS_TAKING_UP if drafted else joins.SHARE_TAKING_UP
    joining = joins.join(staff, theme, share, others, rng["outreach"], rng["joining"])
    trait = traits(truth, staff, joining, rng["traits"])
    season = truth.size("season")
    at = {
        name: levels(SCALES.get(name, PERFORMANCE), place, trait, staff, season, rng["items"])
        for place, name in enumerate(SCORES)
    }
    room = int(skills.capacity.sum())
    places = give(truth, staff, joining, _start(at, joining.eligible), room, when, rng["places"])
    begun = pairs.begin(len(staff), places.step, when, rng["beginning"])
    wants = places.place_if_given & joining.would_meet
    wish = trait.before[:, SCORES.index("stay_intention")]
    leaving = leave(truth, staff, wish, wants, begun.accepted_on, places.concerned, when, rng["leaving"])
    made, would = _paired(places, joining, begun, leaving)
    found = pairs.match(staff, skills, made, would, policy, rng["choices"], rng["matching"])
    meets = would & joining.would_meet & (found.mentor >= 0)
    leaving = _mentors_stay(leaving, found.mentor, begun)
    mentee_leaves = np.where(meets, leaving.if_meeting, leaving.if_not)
    pair = pairs.last(found, begun, would, made, meets, mentee_leaves, leaving.if_not, when, rng["lasting"])
    met = meet(pair, meets, len(staff), rng["meetings"])
    pair, met, fading = fade(truth.size("fading"), pair, met, meets, rng["fading"])
    concerned = pair.made if truth.design in FREE and not freely else places.concerned
    program = places.given if places.table is not None else pair.made
    meets &= met.n_held > 0
    program = program & concerned
    return Course(
        staff, theme, skills, joining, trait, at, places, leaving, pair, met, fading, concerned, program, meets
    )


def _start(at: Mapping[str, Levels], eligible: Array) -> Array:
    """The observed score before on the first measure, standardised over those eligible."""
    first = at[SCORES[0]]
    score = observed(first.kind, first.waves["before"]).mean(axis=1)
    return np.asarray((score - score[eligible].mean()) / score[eligible].std())


def _paired(places: Places, joining: Joining, begun: Begun, leaving: Leaving) -> tuple[Array, Array]:
    """Who has a pair, and who would have one with a place: not those who decline, or leave before it begins."""
    there = np.isnat(leaving.if_not) | (leaving.if_not > begun.accepted_on + TIME_TO_BEGIN)
    willing = ~joining.would_decline & there & places.concerned
    return places.placed & willing, places.place_if_given & willing


def _mentors_stay(leaving: Leaving, mentor: Array, begun: Begun) -> Leaving:
    """Nobody is matched with a mentor who has left by then: such mentors stay."""
    people = np.flatnonzero(mentor >= 0)
    needed = np.full(len(mentor), np.datetime64("1900-01-01", "D"))
    np.maximum.at(needed, mentor[people], begun.accepted_on[people] + TIME_TO_BEGIN)
    too_early = leaving.if_not <= needed
    never = np.datetime64("NaT", "D")
    if_meeting, if_not = (np.where(too_early, never, one) for one in (leaving.if_meeting, leaving.if_not))
    return Leaving(if_meeting, if_not, leaving.why)
