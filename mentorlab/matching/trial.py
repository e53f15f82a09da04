"""How would we find out which way of matching is better for people?"""

from __future__ import annotations

import math
from datetime import date

import pandas as pd

from mentorlab.answers.question import question
from mentorlab.answers.result import Result
from mentorlab.answers.settings import Audience, People, Portion, Share, Sites, Size
from mentorlab.errors import BadInput, Fault, NotComputable, did_you_mean
from mentorlab.matching.planned.answer import Asked, answered
from mentorlab.measures.assumed import assumed, measured_before
from mentorlab.measures.matchable import people_of
from mentorlab.tables.program import Program

READS = ("applications", "assignments", "people", "responses", "measures")


@question(asks="How would we find out which way of matching is better for people?", tables=[], uses=lambda _: READS)
def trial(
    program: Program,
    *,
    by: str | None = None,
    sites: Sites | None = None,
    people: People | None = None,
    worthwhile: Size | None = None,
    icc: Share | None = None,
    correlation: Share | None = None,
    lost: Share | None = None,
    power: Portion = 0.8,
    as_of: date | None = None,  # noqa: ARG001  (applied by @question)
    audience: Audience = "analyst",  # noqa: ARG001  (applied by @question)
) -> Result:
    """How would we find out which way of matching is better for people, by outcomes and not by fit?

    *Reads*: the charter (primary objective, waves, units). Where they are there: `applications`, `assignments` and
    `people` for the mentees of each site; `responses` or `measures` for correlation, drop-out and spread, from 30
    people on. A charter with `sites=12, people=240` is enough.

    *Settings*
        by: column of people whose values are the sites (default: the charter's units).
        sites: how many sites (default: as in the tables).
        people: mentees in all of them (default: as in the tables).
        worthwhile: smallest difference between two ways worth knowing, in SDs (default: the objective's).
        icc: share of variance between sites (default .1).
        correlation: of start and end, as measured (default: from answers, else .5).
        lost: share without an answer at the end (default: as at the last wave, else .2).
        power: the chance wanted of finding the difference (default .8).
        as_of: leave out what is dated later (default: everything).
        audience: whom the sentence addresses (default analyst).

    *Returns* a Result. Table: this program, then more cycles, more sites, and pools of people drawn within the program;
    for each `ways` in which it can be drawn, `smallest_p`, `detectable` in SDs (`detectable_points` where the spread is
    known; empty where no difference would be found), and `power` for the worthwhile size with the simulation's own
    interval. Verdict: `enough`, `too_small`, or `impossible` where the draw itself can never give p below .05.

    *Method*: half of the sites are drawn to the one way and half to the other, anew in each cycle, and the result is
    held against all other draws (randomisation test, `stats.SiteTrial`); 1,000 simulated trials with the program's own
    sizes of sites. Pools of people: `stats.Study` with mentees who share mentors (Donner and Klar 2000).

    *Read with care*: two ways of matching will differ by less than mentoring and no mentoring do.

    *Example*

    >>> import mentorlab
    >>> plan = mentorlab.matching.trial(mentorlab.load("demo"))
    >>> plan.verdict, int(plan.table.loc[0, "ways"])
    ('impossible', 20)
    """
    objective = program.charter.primary
    whom = objective.for_whom if objective else "mentees"
    given = {"correlation": correlation, "lost": lost, "reliability": None, "icc": icc}
    numbers = assumed(program, objective.measure if objective else None, whom, given)
    sizes, column, left_out = _sizes(program, by, sites, people)
    asked = Asked(
        objective=objective.id if objective else None,
        measure=objective.measure if objective else None,
        column=column,
        sizes=sizes,
        left_out=left_out,
        worthwhile=worthwhile or _worthwhile(objective, numbers.sd),
        power=power,
        correlation=numbers.correlation.value if measured_before(program.charter) else 0.0,
    )
    return answered(asked, numbers)


def _sizes(
    program: Program, by: str | None, sites: int | None, people: int | None
) -> tuple[tuple[int, ...], str | None, bool]:
    """Mentees of each site, the column of the sites, and whether some mentees have none."""
    if sites is not None and people is not None:
        if people < 2 * sites:
            what = f"{people} people in {sites} sites are fewer than two a site"
            raise BadInput(Fault("settings", "people", what, "name more people, or fewer sites"))
        return tuple(people // sites + (number < people % sites) for number in range(sites)), None, False
    if sites is not None or people is not None:
        raise BadInput(Fault("settings", "sites", "sites and people go together", "give both, or neither"))
    column = by or program.charter.units
    if not (program.has("applications") and program.has("people")):
        raise NotComputable(
            "nothing says how many sites and mentees there are; give sites=12, people=240, or add the tables "
            "applications and people"
        )
    known = program.table("people").set_index("person_id")
    if column is None or column not in known:
        columns = [str(name) for name in known.columns]
        what = "no column says which site people belong to" if column is None else f"people has no column {column!r}"
        raise BadInput(Fault("settings", "by", what, did_you_mean(column or "site", columns)))
    mentees, smallest = people_of(program).mentees, program.charter.privacy.smallest_group
    if len(mentees) < smallest:
        raise NotComputable(
            f"fewer than {smallest} mentees are in the pool, too few to be shown; plan with sites=, people="
        )
    counts = known[column].reindex(list(mentees)).astype("object").value_counts(dropna=True)
    return tuple(sorted((int(n) for n in counts if n > 0), reverse=True)), column, int(counts.sum()) < len(mentees)


def _worthwhile(objective: object, sd: float | None) -> float | None:
    """The objective's worthwhile size in SDs; None where it has none, or stands in points of unknown spread."""
    points, size = getattr(objective, "worthwhile_points", None), getattr(objective, "worthwhile", None)
    if points is not None:
        return float(points / sd) if sd else None
    return float(size) if size is not None and math.isfinite(size) and not pd.isna(size) else None
