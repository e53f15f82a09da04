"""What is the smallest effect this program could detect?"""

from __future__ import annotations

import math
from datetime import date
from typing import TYPE_CHECKING

from mentorlab.answers.question import question
from mentorlab.answers.result import Result
from mentorlab.answers.settings import Audience, People, Portion, Reliability, Several, Share, Size
from mentorlab.errors import BadInput, Fault, did_you_mean
from mentorlab.measures.assumed import assumed
from mentorlab.planning.detecting.answer import Aimed, answered
from mentorlab.planning.detecting.crowd import cluster_size_of, crowd
from mentorlab.planning.detecting.looked_for import ONE_GROUP, OTHERS_DID_NOT_APPLY, design_of, study_of
from mentorlab.tables.charter.parts import Design
from mentorlab.tables.program import Program

if TYPE_CHECKING:
    from mentorlab.tables.charter import Objective

READS = ("assignments", "applications", "pairs", "people", "responses", "measures")


@question(asks="What is the smallest effect this program could detect?", tables=[], uses=lambda _: READS)
def power(
    program: Program,
    *,
    people: People | None = None,
    places: People | None = None,
    objective: str | None = None,
    worthwhile: Size | None = None,
    design: Design | None = None,
    correlation: Share | None = None,
    reliability: Reliability | None = None,
    lost: Share | None = None,
    icc: Share | None = None,
    cluster_size: Several | None = None,
    power: Portion = 0.8,
    as_of: date | None = None,  # noqa: ARG001  (applied by @question)
    audience: Audience = "analyst",  # noqa: ARG001  (applied by @question)
) -> Result:
    """What is the smallest effect this program could detect, and what would make it smaller?

    *Reads*: the charter (objective, design, waves, clusters). Where they are there: `assignments`, else `applications`,
    else `people` for how many there are; `pairs` for mentees a mentor; `responses` or `measures` for the correlation of
    start and end, the share lost, reliability and spread, from 30 people on. A charter and `people=120` are enough.

    *Settings*
        people: how many at the start (default: from the tables).
        places: how many of them get a place (default: as assigned, else the charter's places.number,
            else the mentors' capacity, else half).
        objective: which objective of the charter (default: the primary one).
        worthwhile: smallest effect worth having, in SDs (default: the charter's).
        design: another design than the charter's, to see what it would buy.
        correlation: of start and end, as measured (default: from answers, else .5).
        reliability: of the measure (default: alpha from answers, else .8).
        lost: share without an answer at the end (default: as at the last wave, else .2).
        icc: share of variance between clusters (default .1).
        cluster_size: mentees a mentor, or people a group, as a person in it counts (default: from the tables).
        power: the chance wanted of finding the effect (default .8, the custom of the field).
        as_of: leave out what is dated later (default: everything).
        audience: whom the sentence addresses (default analyst).

    *Returns* a Result. Table: rows for half as many people, this program, up to five cohorts pooled, as many people as
    the worthwhile size takes; then one change at a time (levers, and assumptions that rest on no data). `detectable` in
    SDs of the comparison before, `detectable_points` where the spread is known, `power` for the worthwhile size, the
    same simulated with the simulation's own interval. Verdict: `enough`, `too_small`, or None without a worthwhile
    size. Estimate: `smallest_detectable`.

    *Method*: exact noncentral t (`stats.Study` says which variance for which design), checked by 2,000 simulated
    studies. Mentees share mentors in the program's arm only: partially nested (Hedges and Citkowicz 2015). A cutoff
    costs as Goldberger (1972) has it; a stepped start counts as one comparison of clusters.

    *Read with care*: power is about chance, not about bias: with one group it is power for a change, and for no effect.

    *Example*

    >>> import mentorlab
    >>> plan = mentorlab.planning.power(mentorlab.load("demo"))
    >>> plan.verdict, round(plan.estimate("smallest_detectable").estimate.value, 2)
    ('too_small', 0.33)
    """
    charter = program.charter
    chosen = _objective(program, objective)
    whom = chosen.for_whom if chosen else "mentees"
    planned = design_of(charter, design, whom)
    who = crowd(
        program, whom, compared=planned not in ONE_GROUP, non_applicants=planned in OTHERS_DID_NOT_APPLY,
        people=people, places=places,
    )  # fmt: skip
    given = {"correlation": correlation, "lost": lost, "reliability": reliability, "icc": icc}
    numbers = assumed(program, chosen.measure if chosen else None, whom, given)
    size, size_from = cluster_size_of(program, who, cluster_size)
    study = study_of(charter, whom, planned, who, numbers, size)
    aimed = Aimed(
        objective=chosen.id if chosen else None,
        measure=chosen.measure if chosen else None,
        design=planned,
        worthwhile=worthwhile or _worthwhile(chosen, numbers.sd),
        worthwhile_points=chosen.worthwhile_points if chosen else None,
        power=power,
        size_from=size_from,
        clustered_by=charter.evaluation.clustered_by,
        charters=worthwhile is None,
    )
    return answered(aimed, study, who, numbers)


def _objective(program: Program, name: str | None) -> Objective | None:
    objectives = program.charter.objectives
    if name is None:
        return program.charter.primary
    for one in objectives:
        if one.id == name:
            return one
    advice = did_you_mean(name, [one.id for one in objectives] or ["none: the charter has no objectives"])
    raise BadInput(Fault("settings", "objective", f"the charter has no objective {name!r}", advice))


def _worthwhile(objective: Objective | None, sd: float | None) -> float | None:
    """The charter's worthwhile size in SDs; None where it stands in points and the spread is not known."""
    if objective is None:
        return None
    if objective.worthwhile_points is not None:
        return objective.worthwhile_points / sd if sd else None
    found = objective.worthwhile
    return found if found is not None and math.isfinite(found) else None
