"""What would a believable program look like whose truth is known? Everything put together, from one seed.

A topic draws from its own child of the seed, so that a new topic, or one more draw inside a topic, leaves all the
others as they were. New topics are added at the end of `TOPICS`, never in between.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd
from numpy.random import Generator, SeedSequence, default_rng

from mentorlab.simulation.answering import responses
from mentorlab.simulation.charter import charter
from mentorlab.simulation.joining import Joining, applications, join
from mentorlab.simulation.meetings import meet
from mentorlab.simulation.pairs import match
from mentorlab.simulation.places import RECORD, Draw, draw
from mentorlab.simulation.measured import SCALES
from mentorlab.simulation.scores import Potential, potential_answers
from mentorlab.simulation.staff import hire
from mentorlab.simulation.traits import leave, traits
from mentorlab.simulation.truth import Truth

TOPICS = ("ids", "staff", "traits", "leaving", "joining", "draw", "matching", "meetings", "answering", "items")
PEOPLE_COLUMNS = [
    "business_unit",
    "site",
    "grade",
    "gender",
    "age_band",
    "tenure_years",
    "eligible_as",
    "manager_id",
    "hired_on",
    "left_on",
    "left_why",
]
PAIR_COLUMNS = [
    "pair_id",
    "mentor_id",
    "mentee_id",
    "matched_on",
    "kind",
    "accepted_on",
    "planned_end_on",
    "ended_on",
    "ended_why",
]


@dataclass(frozen=True, eq=False)
class Simulated:
    """A program and its truth.

    `charter`: plain values. `tables`: name → frame, as their files will hold them. `records`: file name → the record.
    `potential`: measure → frame indexed by person_id (everyone assigned): before, if_offered, if_not (observed mean
    scores in points had everybody answered every item), arm, takes_up (would meet a mentor if offered a place).
    """

    charter: dict[str, Any]
    tables: dict[str, pd.DataFrame]
    records: dict[str, dict[str, Any]]
    truth: Truth
    potential: Mapping[str, pd.DataFrame]


def simulate(truth: Truth) -> Simulated:
    """The program that this truth and its seed make. The same truth gives the same program.

    Half of the graduates who applied, or as many as the mentors have room for, are offered a place by lottery within
    business units; the others wait until after the last survey. Raises BadInput where a scale leaves no room for an
    effect.
    """
    rng, says = streams(truth.seed), charter()
    staff = hire(truth.people, truth.n_mentors, rng["ids"], rng["staff"])
    trait = traits(staff, list(SCALES), rng["traits"])
    staff = staff.join(leave(staff, trait.before["stay_intention"], rng["leaving"]))
    joining = join(staff, rng["joining"])
    places = min(len(joining.mentees) // 2, int(joining.mentors["capacity"].sum()))
    blocks = staff.loc[joining.mentees.index, "business_unit"]
    drawn = draw(says["program"], says["cycle"], blocks, places, int(rng["draw"].integers(2**31)))
    pairs = match(joining, drawn.offered, staff, rng["matching"])
    graduates = staff["role"] == "graduate"
    potential = {
        name: potential_answers(
            scale, trait, joining.would_take_up, graduates, float(truth.effects.get(name, 0.0)), rng["items"]
        )
        for name, scale in SCALES.items()
    }
    groups = _groups(drawn, joining)
    tables = {
        "people": staff[PEOPLE_COLUMNS].reset_index(),
        "applications": applications(joining, drawn.offered, rng["joining"]),
        "assignments": drawn.assignments,
        "pairs": pairs[PAIR_COLUMNS],
        "meetings": meet(pairs, rng["meetings"]),
        "responses": responses(potential, groups, staff["left_on"], rng["answering"], rng["items"]),
    }
    scores = {name: _scores(one, drawn, joining) for name, one in potential.items()}
    return Simulated(says, tables, {RECORD: drawn.record}, truth, scores)


def streams(seed: int) -> dict[str, Generator]:
    """A random generator for each topic; the same seed (a whole number, 0 or more) gives the same generators."""
    children = SeedSequence(seed).spawn(len(TOPICS))
    return {topic: default_rng(child) for topic, child in zip(TOPICS, children, strict=True)}


def _groups(drawn: Draw, joining: Joining) -> pd.Series:
    """Everyone who is asked in the surveys: the two arms, and the mentors."""
    arms = drawn.assignments.set_index("person_id")["arm"]
    groups: pd.Series = pd.concat([arms, pd.Series("mentor", index=joining.mentors.index)])
    return groups.sort_index()


def _scores(potential: Potential, drawn: Draw, joining: Joining) -> pd.DataFrame:
    arms = drawn.assignments.set_index("person_id")["arm"]
    waves = {"before": potential.before, "if_offered": potential.if_offered, "if_not": potential.if_not}
    scores = pd.DataFrame({name: frame.mean(axis=1) for name, frame in waves.items()}).loc[arms.index]
    return scores.assign(arm=arms, takes_up=joining.would_take_up, takes_up_anyway=False)
