"""Is the program ready, and what is missing for the next level?"""

from __future__ import annotations

from datetime import date

import pandas as pd

from mentorlab.answers.look import Picture
from mentorlab.answers.look.thresholds import Bar, against_thresholds
from mentorlab.answers.question import question
from mentorlab.answers.result import Result
from mentorlab.answers.settings import Audience
from mentorlab.answers.wording import catalogue
from mentorlab.planning.ready import telling
from mentorlab.planning.ready.standing import judged
from mentorlab.planning.ready.table import table_of
from mentorlab.tables.charter.criteria import checklist
from mentorlab.tables.program import Program

ASKS = "Is the program ready, and what is missing for the next level?"


@question(asks=ASKS, tables=[])
def readiness(
    program: Program,
    *,
    as_of: date | None = None,  # noqa: ARG001  (applied by @question)
    audience: Audience = "analyst",  # noqa: ARG001  (applied by @question)
) -> Result:
    """Is the program ready, and what is missing for the next level?

    *Reads*: `readiness` in the charter (criterion: yes, partly, no, or {met, evidence, on}); the rest of the charter,
    the records, and whichever of the tables `needs outreach costs applications choices pairs people responses
    assignments meetings support` are there and have no faults.

    *Settings*
        as_of: leave out what is dated later, answers with a later `on` too (default: everything).
        audience: whom the sentence addresses (default analyst).

    *Returns* a Result. Table: a row for all areas, one for each area and one for each criterion: `share_said` by the
    charter's answers, `share_seen` by what the folder shows (over the criteria that it can show), `share_counted`
    (said, lowered where the folder shows otherwise; not answered: as seen), all 0 to 1; `share_needed` for the next
    level; `n_contradicted`, `n_to_meet` on the shortest way there; a criterion's `weight`, `reading` and `evidence`.

    *Method*: yes 1, partly 0.5, no and no answer 0, times the weight; an area is the sum over its weights, all areas
    their mean. Thresholds: bronze 70 % in all and 60 % in each area, silver 80 and 70, gold 90 and 80, after one full
    cycle of twelve months (the published thresholds of EMCC's ISMCP standards). The shortest way holds the fewest
    criteria, found exactly; of equals the earlier one. The criteria are mentorlab's own: `templates/canvases/`.
    Shares of fewer people than `smallest_group` are hidden; others are told in steps of five percent, and only where
    both sides are that many.

    *Read with care*: our own checklist, arranged by the six areas of the standards; no certificate and no claim of
    conformity. What only people can answer is taken at their word. Write no person's name as evidence.

    *Example*

    >>> import mentorlab
    >>> ready = mentorlab.planning.readiness(mentorlab.load("demo"))
    >>> ready.table["standard"].iloc[0], ready.table["reading"].iloc[7]
    ('All areas', 'said and seen')
    """
    list_ = checklist()
    result = judged(program, list_)
    frame = table_of(list_, result)
    sentences = telling.sentences(result)
    return Result(
        design="none",
        sentences=sentences,
        frame=frame,
        draw=lambda: _figure(frame, result.thresholds, sentences["analyst"]),
        headline=telling.headline(result),
        hidden=sum(one.seen.hidden for one in result.stands if one.seen),
        notes=(*result.notes, *telling.notes(result)),
        box=telling.box(result),
        facts=telling.facts(result),
        limits=telling.limits(),
        next_steps=telling.next_steps(result),
        terms=("readiness", "level"),
    )


def _figure(frame: pd.DataFrame, thresholds: dict[str, float], alt: str) -> Picture:
    words = catalogue("planning_readiness").FIGURE
    areas = frame[frame["criterion"].isna()].iloc[1:]  # the thresholds of all areas together are others
    bars = [
        Bar(row["standard"], row["share_counted"], row["share_said"], row["share_seen"]) for _, row in areas.iterrows()
    ]
    key = (words["counted"], words["said"], words["seen"])
    return against_thresholds(bars, thresholds, title=ASKS, axis=words["axis"], alt=alt, key=key)
