"""Which objectives were reached?"""

from __future__ import annotations

from datetime import date

from mentorlab.answers.question import not_possible, question
from mentorlab.answers.result import Result
from mentorlab.answers.settings import Audience, Level
from mentorlab.answers.together import by_objective
from mentorlab.answers.wording import catalogue, sentences_for_every_audience
from mentorlab.outcomes.aim import uses_people
from mentorlab.outcomes.headline import headline
from mentorlab.outcomes.objectives import lit, rows, told
from mentorlab.tables.program import Program


@question(asks="Which objectives were reached?", tables=[("responses", "measures")], uses=uses_people)
def lights(
    program: Program,
    *,
    level: Level = 0.95,
    as_of: date | None = None,  # noqa: ARG001  (applied by @question)
    audience: Audience = "analyst",  # noqa: ARG001  (applied by @question)
) -> Result:
    """Which objectives were reached, which were not, and of which can nobody tell?

    *Reads*: what `outcomes.contrast` and `outcomes.change` read, for every objective of the charter.

    *Settings*
        level: level of the intervals (0.8–0.999, default 0.95, the custom of the field).
        as_of: leave out what is dated later (default: everything).
        audience: whom the sentence addresses (default analyst).

    *Returns* a Result. Table: a row for each objective, primary ones first: `light` (reached; better, size unsure; not
    reached; cannot tell; no data), `says` (why), `n` of `n_assigned`, `effect` with `effect_low` and `effect_high` in
    the measure's unit, `worthwhile`, the same in standard deviations, `certain` with its `reason`. Where nobody is
    compared: `change` with `low` and `high`.

    *Method*: the effects of `outcomes.all_objectives`, number for number. Reached: the whole interval lies at or beyond
    the size that the charter calls worth having (`stats.decide`); not reached: none of it does, it lies on the wrong
    side of zero, or two one-sided tests at 5 % hold it to be too small to matter (Schuirmann 1987); better, size
    unsure: all of it is better than zero, not all of it reaches that size. All only where the certainty is more than
    very low and correction for being several leaves what was found (Holm 1979; Benjamini and Hochberg 1995).
    Otherwise: cannot tell.

    *Read with care*: "cannot tell" is no verdict in either direction.

    *Example*

    >>> import mentorlab
    >>> lit = mentorlab.outcomes.lights(mentorlab.load("demo"))
    >>> list(zip(lit.table["objective"], lit.table["light"]))[0]
    ('belonging', 'better, size unsure')
    """
    words = catalogue("outcomes_all_objectives")
    objectives = program.charter.objectives
    if not objectives:
        return not_possible(words.NO_OBJECTIVES, words.NO_OBJECTIVES_REMEDY)
    ones = rows.in_order(objectives, list(by_objective(headline, program, level=level)))
    lead = told.leading(ones)
    return told.nothing(ones) if lead is None else _answer(ones, lead)


def _answer(ones: list[rows.Answered], lead: rows.Answered) -> Result:
    words = catalogue("outcomes_lights")
    every = rows.table_of(ones)
    table = lit.with_lights(ones, every)
    said = lit.by_light(ones, every)
    sentences = sentences_for_every_audience(
        "outcomes_lights.lights_sentence", lights=said, **told.cells(ones, every, lead)
    )
    used = {lit.light_of(one) for one in ones}
    with_answer = [one for one in ones if one.first is not None]
    return Result(
        design=lead.result.design,
        worthwhile=lead.result.worthwhile,
        sentences=sentences,
        frame=table,
        draw=lambda: lit.picture(ones, every, sentences["analyst"]),
        headline=said,
        certainty=lead.result.certainty,
        certainty_reason=lead.result.certainty_reason,
        confirmatory=False,
        estimates=rows.estimates_of(ones),
        deviations=tuple(dict.fromkeys(text for one in ones for text in one.result.deviations)),
        hidden=int(table["hidden"].sum()),
        notes=tuple(dict.fromkeys(note for one in with_answer for note in one.result.notes)),
        box=lit.boxed(ones, every),
        facts=(
            (words.FACTS["when"], f"{words.FACTS['reached']}."),
            (words.FACTS["otherwise"], f"{words.FACTS['cannot']}."),
        ),
        limits=(*words.LIMITS.values(), *lead.result.limits),
        next_steps=tuple(words.NEXT[light] for light in lit.ORDER if light in used),
        terms=("interval", "certainty", "worthwhile", "standard deviation", "p", "corrected p", "equivalence"),
        shown=tuple(people for one in with_answer for people in one.result.shown),
        shown_as=tuple(str(one.result.measure) for one in with_answer for _ in one.result.shown),
        waves=lead.result.waves,
    )  # fmt: skip
