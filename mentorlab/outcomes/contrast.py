"""Did those offered a place do better than those they are compared with?"""

from __future__ import annotations

import math
from datetime import date
from typing import cast

import pandas as pd

from mentorlab.answers.look import Picture, Whisker, intervals
from mentorlab.answers.question import question
from mentorlab.answers.result import Result
from mentorlab.answers.settings import Audience, Level
from mentorlab.answers.wording import catalogue, sentences_for_every_audience
from mentorlab.outcomes import telling
from mentorlab.outcomes.aim import Worthwhile, uses_people
from mentorlab.outcomes.claimed import claimed
from mentorlab.outcomes.compared import COMPARISON, PROGRAM
from mentorlab.outcomes.comparing import Comparison, comparison_of
from mentorlab.tables.program import Program


@question(
    asks="Did those offered a place do better than those compared with them?",
    tables=[("responses", "measures"), ("assignments", "pairs")],
    uses=uses_people,
)
def contrast(
    program: Program,
    *,
    measure: str | None = None,
    objective: str | None = None,
    worthwhile: Worthwhile | None = None,
    level: Level = 0.95,
    as_of: date | None = None,  # noqa: ARG001  (applied by @question)
    audience: Audience = "analyst",  # noqa: ARG001  (applied by @question)
) -> Result:
    """Did those offered a place do better than those compared with them?

    *Reads*: `responses` or `measures`; `assignments` (else `pairs` with `people`); the charter's evaluation.

    *Settings*
        measure: a scale or a measure (default: that of the charter's primary objective).
        objective: an objective of the charter, where two share a measure.
        worthwhile: smallest effect worth having, in SDs of the comparison before (0–5; default: the charter's).
            Another value than the charter's marks the answer as exploratory.
        level: level of the intervals (0.8–0.999, default 0.95, the custom of the field). Below .95 the answer is
            exploratory, and its claim is judged at .95 all the same.
        as_of: leave out what is dated later (default: everything).
        audience: whom the sentence addresses (default analyst).

    *Returns* a Result. Table: one row for each arm: `n` analysed, `n_assigned`, `mean_before`, `mean_after`, `change`
    with `low` and `high`, and in the program's row `effect`, `effect_low`, `effect_high`, `p`, `worthwhile`; all in
    points; and `tips_at` (SDs), `tips_at_points`: how much worse the missing must have done in the program, and better
    beside it, until the direction is no longer clear. Estimates: `effect`, `effect_sd`, `difference` (unadjusted),
    `difference_sd` (Hedges g), where places were drawn and meetings are at hand `effect_taken_up`, and without a draw
    `effect_ancova`.

    *Method*: where places were drawn, ANCOVA of the scores after on arm, scores before and the charter's covariates,
    as assigned, with HC3 standard errors (MacKinnon and White 1985), or CR2 with Satterthwaite's degrees of freedom
    (Bell and McCaffrey 2002) where the charter names clusters or wholes were drawn; with the blocks of the draw,
    weighted by one over the chance where chances differ, a slope for each arm where slopes clearly differ (Lin 2013);
    and beside it `effect_taken_up`, the effect of taking part on those who did because of the offer (Angrist, Imbens
    and Rubin 1996). Without a draw the others are weighted to start like those offered a place (entropy balancing,
    Hainmueller 2012); where that fails, overlap weights (Li, Morgan and Zaslavsky 2018); where both fail, ANCOVA, and
    "cannot tell" if the groups started more than 0.25 standard deviations apart. Difference in differences where the
    charter says so. Where nothing was measured before Welch's difference, or the like by cluster and draw.
    Attrition and baseline equivalence as in the What Works Clearinghouse Standards Handbook 4.1.

    *Read with care*: the verb follows the design. Only a draw, with few people missing, earns a causal one.

    *Example*

    >>> import mentorlab
    >>> effect = mentorlab.outcomes.contrast(mentorlab.load("demo"))
    >>> effect.design, effect.status
    ('waitlist', 'ok')
    """
    found = comparison_of(program, measure=measure, objective=objective, worthwhile=worthwhile, level=level)
    if isinstance(found, Result):
        return found
    which = ("contrast", measure, objective, worthwhile, level)
    if which not in program.asked:
        program.asked[which] = _answer(found)
    return cast("Result", program.asked[which])


def _answer(one: Comparison) -> Result:
    aim, data, reading, effect, lost = one.aim, one.data, one.reading, one.effect, one.lost
    said = claimed(one)
    sure, words, table = said.sure, said.words, said.table
    row = table.iloc[0]
    sentences = sentences_for_every_audience("outcomes.contrast", **said.parts)
    return Result(
        design=reading.name,
        estimand="offered",
        sentences=sentences,
        frame=table,
        draw=lambda: _figure(table, words, said.cells, sentences["analyst"]),
        headline=said.claim,
        verdict=words.verdict,
        certainty=sure.certainty,
        certainty_reason=sure.reason,
        confirmatory=aim.confirmatory and not reading.deviations and sure.plan.kept,
        estimates=effect.estimates,
        checks=sure.checks,
        deviations=(*reading.deviations, *aim.deviations, *sure.plan.deviations),
        notes=telling.notes(data, lost, reading),
        box=words.box(said.people, said.verdict),
        facts=(*words.facts(sure.checks, lost, sure.alpha), *effect.analysis.method_facts, *sure.plan.fact),
        limits=words.limits(lost),
        next_steps=words.next_steps(lost, unstated=math.isnan(row["worthwhile"]) and words.verdict == "cannot_tell"),
        terms=words.terms(effect.estimates),
        worthwhile=words.target(row["worthwhile"]),
        shown=tuple(frozenset(data.of(arm).index) for arm in (PROGRAM, COMPARISON)),
        waves=(data.before, data.after),
        averaged=pd.concat([data.averaged(PROGRAM), data.averaged(COMPARISON)]),
        **one.about,
    )


def _figure(table: pd.DataFrame, words: telling.Words, cells: dict[str, str], alt: str) -> Picture:
    labels, forms = catalogue("outcomes").LABELS, catalogue("outcomes").FIGURES
    row, other = table.iloc[0], table.iloc[1]
    lines = [
        Whisker(f"{label}\n({forms['change_of'].format(n=cells[n])})", one["change"], one["low"], one["high"])
        for label, n, one in ((words.sides[0], "n_program", row), (words.sides[1], "n_comparison", other))
        if not math.isnan(one["change"])
    ]
    label = f"{labels['effect']}\n({forms['adjusted']})" if words.start_counted else labels["effect"]
    target = words.target(row["worthwhile"])
    return intervals(
        [*lines, Whisker(label, row["effect"], row["effect_low"], row["effect_high"], cells["effect"], strong=True)],
        title=forms["contrast"].format_map(cells),
        axis=words.axis(),
        alt=alt,
        zero=labels["no_difference"],
        target=target,
        target_label=forms["target"].format_map(cells) if target is not None else "",
    )
