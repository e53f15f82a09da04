"""Which mentors do we need, are those we have in use, and what draws or keeps them?"""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd

from mentorlab.answers.question import question
from mentorlab.answers.result import Result
from mentorlab.answers.settings import Audience, Level
from mentorlab.answers.wording import catalogue, sentences_for_every_audience
from mentorlab.measures.matchable import People, people_of
from mentorlab.measures.pairs_run import pairs_run
from mentorlab.measures.skills_wanted import SHOWN, supply, told_before
from mentorlab.reach.recruiting import told
from mentorlab.reach.recruiting.in_use import in_use
from mentorlab.reach.recruiting.rows import Found, table
from mentorlab.reach.recruiting.said import recognised, said_by_mentors
from mentorlab.reach.steps import steps
from mentorlab.reach.steps_told import steps_to_tell
from mentorlab.tables.definitions import definition
from mentorlab.tables.program import Program

DEFINED = (
    "reach.pool_filled",
    "reach.mentors_to_find",
    "reach.places_in_use",
    "reach.recognition",
)


@question(
    asks="Which mentors do we need, are those we have in use, and what draws or keeps them?",
    tables=["applications"],
    uses=lambda _: ("people", "assignments", "pairs", "voices", "events"),
)
def mentors(
    program: Program,
    *,
    level: Level = 0.95,
    as_of: date | None = None,  # noqa: ARG001  (applied by @question)
    audience: Audience = "analyst",  # noqa: ARG001  (applied by @question)
) -> Result:
    """Which mentors do we need, are those we have in use, and what draws mentors, keeps them away or thanks them?

    *Reads*: `applications` (skills_wanted, skills_offered, capacity, declined_on, declined_why), `people` and
    `assignments` for who could be matched, `pairs`, `voices` of mentors, `events` (recognition).

    *Settings*
        level: level of the intervals (0.8–0.999, default 0.95, the custom of the field).
        as_of: what had happened up to that day (default: up to the last day in the tables).
        audience: whom the sentence addresses (default analyst).

    *Returns* a Result. Table, by `topic` and `line`: of the pool and of each skill `n_wanting` mentees, `n_offering`
    mentors, `n_offered` places of these, `shortfall`, `n_to_find` mentors that would close it, and of the pool
    `per_mentee` places; of the places in use `n_active` mentees and their `share` (0–1) of the places; of mentors with
    too few or too many mentees, of themes and of recognition `n_named` of `n` with `share`, `share_low`, `share_high`;
    `recommended` to `recommended_to`: what vendors publish, weak; `state`. `hidden` rows hold no number.

    *Method*: counts. Who could be matched is as in matching. Shortfall: mentees who want a skill beyond the places of
    mentors who offer it; mentors to find: the shortfall over the average places of a mentor, rounded up. Themes by
    codes and word lists (`measures.themes`), each person once; Wilson's intervals (1927), none below ten people.

    *Read with care*: a place counts for every skill of its mentor. Few mentees now may mean that the day is early or
    late in the cycle. No mentor is named, and none should be judged by these counts.

    *Example*

    >>> import mentorlab
    >>> which = mentorlab.reach.mentors(mentorlab.load("demo"))
    >>> which.table.loc[0, ["n_wanting", "n_offering", "n_offered"]].astype(int).tolist()
    [110, 67, 175]
    """
    smallest, people = program.charter.privacy.smallest_group, people_of(program)
    sides = (frozenset(people.mentees), frozenset(people.mentors))
    if min(len(side) for side in sides) < smallest:
        return _hidden("hidden", what="one side of the pool", smallest=smallest)
    if records := told_before(program, list(sides), smallest):
        return _hidden("hidden_beside", smallest=smallest, records=records)
    found = _found(program, people, level)
    return _told(program, found, people, sides)


def _hidden(section: str, **cells: Any) -> Result:
    words = sentences_for_every_audience(section, **cells)
    frame = pd.DataFrame([{"line": catalogue("reach_mentors").LINES["pool"], "hidden": True}])
    return Result(
        design="none", sentences=words, frame=frame, status="hidden", reason=words["analyst"],
        headline=words["analyst"], hidden=1, limits=(catalogue().LIMITS["no_answer"],),
    )  # fmt: skip


def _found(program: Program, people: People, level: float) -> Found:
    smallest = program.charter.privacy.smallest_group
    # Beside a step of the funnel the exact number would tell of a few people.
    near = any(0 < abs(len(people.mentees) - other) < smallest for other in _beside(program, people))
    used = None
    if program.has("pairs"):
        used = in_use(pairs_run(program), people.mentors, people.capacity, _beside(program, people), smallest)
    return Found(
        mentees=5 * max(round(len(people.mentees) / 5), 1) if near else len(people.mentees),
        nearly=near,
        mentors=len(people.mentors),
        places=int(people.capacity.sum()),
        skills=supply(program, people.mentees, people.mentors, people.capacity, smallest),
        used=used,
        said=said_by_mentors(program),
        thanked=recognised(program),
        defined={name: definition(program, name) for name in DEFINED},
        level=level,
        smallest=smallest,
    )


def _beside(program: Program, people: People) -> list[int]:
    """Numbers of mentees that are shown: in the pool, and at each step that the funnel tells."""
    came = steps(program, "mentee").came
    told = steps_to_tell(came, None, program.charter.privacy.smallest_group) if came.shape[1] else None
    return [len(people.mentees), *([int(told.everyone[name]) for name in told.told] if told else [])]


def _told(program: Program, found: Found, people: People, sides: tuple[frozenset[str], ...]) -> Result:
    words, frame = catalogue("reach_mentors"), table(found)
    sentences = sentences_for_every_audience("reach_mentors.mentors", **told.cells(found, frame))
    notes = [words.NOTES["capacity"]] if people.assumed.get("capacity") else []
    notes += [words.NOTES["nearly"]] if found.nearly else []
    notes += [words.NOTES["elsewhere"]] if found.used is not None and found.used.elsewhere else []
    notes += [
        words.NOTES["beside"].format(kind=words.TOPICS[kind], smallest=found.smallest) for kind in found.said.beside
    ]
    counts = ["n_wanting", "n_offering"]
    missing = frame[counts].isna().any(axis=1) & (frame["topic"] == words.TOPICS["skills"]) & ~frame["hidden"]
    return Result(
        design="none",
        sentences=sentences,
        frame=frame,
        draw=lambda: told.figure(found, frame, sentences["analyst"]),
        headline=told.headline(found, frame),
        checks=told.checks(found, frame),
        hidden=int(frame["hidden"].sum() + missing.sum()),
        notes=tuple(notes),
        limits=words.LIMITS_HERE,
        next_steps=told.next_steps(found, frame),
        terms=("interval", "Wilson interval", "theme"),
        defined=tuple(found.defined.values()),
        shown=sides,
        shown_as=SHOWN,
        waves=(program.charter.cycle,),
    )
