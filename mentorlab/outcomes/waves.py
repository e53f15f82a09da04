"""How did it go over time?"""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import date

from mentorlab import stats
from mentorlab.answers.parts import Reported
from mentorlab.answers.question import not_possible, question
from mentorlab.answers.result import Result
from mentorlab.answers.settings import Audience, Level
from mentorlab.answers.wording import catalogue, listed, number, sentence_case, sentences_for_every_audience
from mentorlab.outcomes.aim import uses_people
from mentorlab.outcomes.compared import TESTED_FROM
from mentorlab.outcomes.comparing import Comparison, comparison_of
from mentorlab.outcomes.contrast import contrast
from mentorlab.outcomes.following import told
from mentorlab.outcomes.following.over_time import Followed, followed
from mentorlab.outcomes.telling import Words
from mentorlab.tables.program import Program


@question(
    asks="How did it go over time?",
    tables=[("responses", "measures"), ("assignments", "pairs")],
    uses=uses_people,
)
def waves(
    program: Program,
    *,
    measure: str | None = None,
    objective: str | None = None,
    level: Level = 0.95,
    as_of: date | None = None,  # noqa: ARG001  (applied by @question)
    audience: Audience = "analyst",  # noqa: ARG001  (applied by @question)
) -> Result:
    """How did it go over time: when did a difference come, and does it stay?

    *Reads*: what `outcomes.contrast` reads, at every wave from the charter's first on.

    *Settings*
        measure: a scale or a measure (default: that of the charter's primary objective).
        objective: an objective of the charter, where two share a measure.
        level: level of the intervals (0.8–0.999, default 0.95, the custom of the field).
        as_of: leave out what is dated later (default: everything).
        audience: whom the sentence addresses (default analyst).

    *Returns* a Result. Table: a row for each wave: answers of both arms (`n_program`, `n_comparison`), their averages
    with intervals (of the people of `outcomes.contrast` who answered then), and from the second wave on `effect` with
    its interval and `p`. Estimates: `effect` at each later wave (`group`: the wave).

    *Method*: linear mixed model with an intercept of each person (Laird and Ware 1982; REML), wave × arm as categories,
    all answers of those with a start; one start for both arms where places were drawn (Liang and Zeger 2000), else
    each its own and differences less that at the start; blocks and chances of a draw as in `outcomes.contrast`. Errors
    robust by person, or by the charter's clusters (CR2).

    *Read with care*: whoever misses a wave stays in with other answers, which is right only if being missing depends
    on answers that were given. The charter's covariates do not enter here.

    *Example*

    >>> import mentorlab
    >>> course = mentorlab.outcomes.waves(mentorlab.load("demo"))
    >>> list(course.table["wave"])
    ['before', 'after']
    """
    words = catalogue("outcomes_waves")
    found = comparison_of(program, measure=measure, objective=objective, level=level)
    if isinstance(found, Result):
        return found
    if found.data.few:
        return not_possible(words.FEW_PEOPLE, words.FEW_REMEDY, **found.about)
    whole = contrast(program, measure=measure, objective=objective, level=level)
    return _answer(found, followed(found, level), level, whole)


def _answer(one: Comparison, found: Followed, level: float, whole: Result) -> Result:
    words, general = catalogue("outcomes_waves"), catalogue("outcomes")
    size = one.aim.size_in_points(one.effect.sd)
    worthwhile = math.nan if size is None else size
    certainty, reason = whole.certainty or "very_low", whole.certainty_reason
    table = told.table_of(one, found, worthwhile)
    said = Words(one.aim, one.data, one.reading, told.verb_of(one, found), "cannot_tell", certainty, reason, level)
    cells = told.cells(found, table, said)
    sure = {"certainty": general.CERTAINTIES[certainty], "reason": reason}
    sentences = sentences_for_every_audience("outcomes_waves.waves", **cells, **sure)
    left_out = [words.LEFT_OUT.format(few=TESTED_FROM, waves=", ".join(found.few))] if found.few else []
    if found.held:
        smallest = one.program.charter.privacy.smallest_group
        left_out.append(words.HELD.format(smallest=smallest, waves=listed(found.held)))
    facts = words.FACTS
    return Result(
        design=one.reading.name,
        estimand="offered",
        sentences=sentences,
        frame=table,
        draw=lambda: told.picture(table, said, cells, sentences["analyst"]),
        headline=cells["headline"],
        verdict=None if size is None else stats.decide(found.judged, size, direction=one.aim.direction),
        certainty=certainty,
        certainty_reason=reason,
        estimates=_estimates(one, found),
        deviations=(*one.reading.deviations, *one.aim.deviations),
        notes=(*one.data.who.notes, *one.data.notes, *left_out),
        box=(
            (general.LABELS["certainty"], f"{sentence_case(sure['certainty'])}: {reason}."),
            (general.LABELS["people"], f"{cells['people']}."),
        ),
        facts=(
            (facts["how"], f"{facts['same' if found.same_start else 'own']}."),
            (facts["icc"], f"{facts['icc_text'].format(icc=number(found.model.icc, 2))}."),
            (facts["means"], f"{facts['means_text']}."),
        ),
        limits=(words.LIMITS["missing"], words.LIMITS["later"], *whole.limits),
        next_steps=(words.NEXT["compared"], words.NEXT["third"]),
        terms=("interval", "certainty", "mixed model", "p"),
        worthwhile=said.target(worthwhile),
        shown=found.shown,
        waves=found.waves,
        **one.about,
    )


def _estimates(one: Comparison, found: Followed) -> tuple[Reported, ...]:
    """The difference at each later wave, under the wave's name."""
    n, other = (found.told(one, arm, found.waves[0]) for arm in ("program", "comparison"))

    def counted(e: stats.Estimate) -> stats.Estimate:
        """Where the count of those with a start is hidden, that of the comparison stands in its place, and says so."""
        if n is not None and other is not None:
            return e
        return replace(e, n=len(one.data.answered), method=f"{e.method}; n of the comparison")

    return tuple(
        Reported("effect", counted(e), "points", found.model.p[wave], n, other, one.data.n_assigned(), group=str(wave))
        for wave, e in found.model.effects.items()
    )
