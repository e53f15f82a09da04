"""What of all the objectives?"""

from __future__ import annotations

from datetime import date

from mentorlab.answers.question import not_possible, question
from mentorlab.answers.result import Result
from mentorlab.answers.settings import Audience, Level
from mentorlab.answers.together import by_objective
from mentorlab.answers.wording import catalogue, sentences_for_every_audience
from mentorlab.outcomes.aim import uses_people
from mentorlab.outcomes.headline import headline
from mentorlab.outcomes.objectives import rows, told
from mentorlab.tables.program import Program


@question(asks="What of all the objectives?", tables=[("responses", "measures")], uses=uses_people)
def all_objectives(
    program: Program,
    *,
    level: Level = 0.95,
    as_of: date | None = None,  # noqa: ARG001  (applied by @question)
    audience: Audience = "analyst",  # noqa: ARG001  (applied by @question)
) -> Result:
    """What of all the objectives: which were reached, which surely not, and of which can nobody tell?

    *Reads*: what `outcomes.contrast` and `outcomes.change` read, for every objective of the charter.

    *Settings*
        level: level of the intervals (0.8–0.999, default 0.95, the custom of the field).
        as_of: leave out what is dated later (default: everything).
        audience: whom the sentence addresses (default analyst).

    *Returns* a Result. Table: a row for each objective, primary ones first: `says` (the verdict in words), `effect`
    with `effect_low` and `effect_high` in the measure's unit, `p`, `p_adjusted`, `p_equivalence` (two one-sided tests
    against the worthwhile size), `worthwhile`, the same in standard deviations, `certain` with its `reason`. Where
    nobody is compared: `change` with `low` and `high`. What could not be answered has its `reason`.

    *Method*: each effect as `outcomes.contrast` gives it, number for number. Primary objectives are corrected together
    (Holm 1979), the others within their need (Benjamini and Hochberg 1995). Equivalence: two one-sided tests
    (Schuirmann 1987) on the adjusted effect.

    *Read with care*: intervals are not widened for being several; `p_adjusted` is what correction leaves.

    *Example*

    >>> import mentorlab
    >>> every = mentorlab.outcomes.all_objectives(mentorlab.load("demo"))
    >>> list(every.table["objective"])
    ['belonging', 'staying', 'doing well', 'mentors too']
    """
    words = catalogue("outcomes_all_objectives")
    objectives = program.charter.objectives
    if not objectives:
        return not_possible(words.NO_OBJECTIVES, words.NO_OBJECTIVES_REMEDY)
    results = by_objective(headline, program, level=level)
    ones = rows.in_order(objectives, list(results))
    lead = told.leading(ones)
    return told.nothing(ones) if lead is None else _answer(ones, lead)


def _answer(ones: list[rows.Answered], lead: rows.Answered) -> Result:
    words, general = catalogue("outcomes_all_objectives"), catalogue("outcomes")
    table = rows.table_of(ones)
    cells = told.cells(ones, table, lead)
    sentences = sentences_for_every_audience("outcomes_all_objectives.all_objectives", **cells)
    with_answer = [one for one in ones if one.first is not None]
    says = {one.says for one in ones}
    steps = [words.NEXT["lead"]] + [words.NEXT[key] for key in ("too_few", "none") if key in says]
    return Result(
        design=lead.result.design,
        sentences=sentences,
        frame=table,
        draw=(lambda: told.picture(ones, table, sentences["analyst"])),
        headline=told.by_what_it_says(ones, table),
        certainty=lead.result.certainty,
        certainty_reason=lead.result.certainty_reason,
        confirmatory=False,
        estimates=rows.estimates_of(ones),
        deviations=tuple(dict.fromkeys(text for one in ones for text in one.result.deviations)),
        hidden=int(table["hidden"].sum()),
        notes=tuple(dict.fromkeys(note for one in with_answer for note in one.result.notes)),
        box=((general.LABELS["verdict"], cells["all"]), (general.LABELS["people"], f"{cells['people']}.")),
        facts=((words.FACTS["how"], f"{words.FACTS['several']}."), (words.FACTS["same"], f"{words.FACTS['margin']}.")),
        limits=(
            words.LIMITS["several"],
            *([words.LIMITS["change"]] if "change" in says else []),
            *lead.result.limits,
        ),
        next_steps=tuple(steps),
        terms=("interval", "certainty", "worthwhile", "standard deviation", "p", "corrected p", "equivalence"),
        shown=tuple(people for one in with_answer for people in one.result.shown),
        shown_as=tuple(str(one.result.measure) for one in with_answer for _ in one.result.shown),
        waves=lead.result.waves,
    )
