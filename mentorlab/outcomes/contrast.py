"""Did those offered a place do better than those they are compared with?"""

from __future__ import annotations

import math
from datetime import date

import pandas as pd

from mentorlab.answers.look import Picture, Whisker, intervals
from mentorlab.answers.parts import Check
from mentorlab.answers.question import question
from mentorlab.answers.result import Result
from mentorlab.answers.settings import Audience, Level
from mentorlab.answers.wording import catalogue, decimals, number, p_value, sentences_for_every_audience
from mentorlab.outcomes import grade, telling
from mentorlab.outcomes.aim import Aim, Worthwhile, uses_people
from mentorlab.outcomes.compared import COLUMNS, COMPARISON, PROGRAM, Compared
from mentorlab.outcomes.comparing import Comparison, comparison_of
from mentorlab.outcomes.estimating.effect import Effect, change_within
from mentorlab.outcomes.planned import Planned, planned
from mentorlab.outcomes.started import starting_points
from mentorlab.outcomes.trend import parallel
from mentorlab.outcomes.verdict import in_words, verb_of, verdict_of
from mentorlab.stats.estimates import Estimate
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
    points. Estimates: `effect`, `effect_sd`, `difference` (unadjusted), `difference_sd` (Hedges g).

    *Method*: ANCOVA of the scores after on arm, scores before and the charter's covariates, HC3 standard errors
    (MacKinnon and White 1985), cluster-robust ones where the charter names clusters; difference in differences where
    the charter says so; Welch's difference where nothing was measured before. Intention to treat: as assigned.
    Attrition and baseline equivalence as in the What Works Clearinghouse Standards Handbook 4.1.

    *Read with care*: the verb follows the design. Only a draw, with few people missing, earns a causal one.

    *Example*

    >>> import mentorlab
    >>> effect = mentorlab.outcomes.contrast(mentorlab.load("demo"))
    >>> effect.design, effect.status
    ('waitlist', 'ok')
    """
    found = comparison_of(program, measure=measure, objective=objective, worthwhile=worthwhile, level=level)
    return found if isinstance(found, Result) else _answer(found)


def _answer(one: Comparison) -> Result:
    aim, data, reading, effect, lost = one.aim, one.data, one.reading, one.effect, one.lost
    plan = planned(one.program, aim)
    checks, alpha = _checks(one, plan)
    certainty, reason = grade.certainty(reading, lost, checks)
    if not effect.tested:
        certainty, reason = "very_low", catalogue("outcomes").REASONS["few"]
    table = _table(aim, data, effect)
    row = table.iloc[0]
    verb = verb_of(data, reading, effect, lost.verdict, table)
    verdict = verdict_of(aim, effect, row["worthwhile"])
    words = telling.Words(aim, data, reading, verb, verdict, certainty, reason, effect.lead.estimate.level)
    cells = _cells(table, effect, words)
    claim, verdict_text = words.claim(cells), in_words(verdict, effect, row["worthwhile"], cells)
    people = catalogue("outcomes").PEOPLE[words.source].format_map(cells)
    sentences = sentences_for_every_audience(
        "outcomes.contrast", **words.evidence(cells), claim=claim, verdict=verdict_text, people=people,
        certainty=catalogue("outcomes").CERTAINTIES[certainty], reason=reason, caution=words.caution,
    )  # fmt: skip
    return Result(
        design=reading.name,
        estimand="offered",
        sentences=sentences,
        frame=table,
        draw=lambda: _figure(table, words, cells, sentences["analyst"]),
        headline=claim,
        verdict=verdict,
        certainty=certainty,
        certainty_reason=reason,
        confirmatory=aim.confirmatory and not reading.deviations and plan.kept,
        estimates=effect.estimates,
        checks=checks,
        deviations=(*reading.deviations, *aim.deviations, *plan.deviations),
        notes=telling.notes(data, lost, reading),
        box=words.box(people, verdict_text),
        facts=(*words.facts(checks, lost, alpha), *effect.analysis.method_facts, *plan.fact),
        limits=words.limits(lost),
        next_steps=words.next_steps(lost, unstated=math.isnan(row["worthwhile"]) and verdict == "cannot_tell"),
        terms=words.terms(effect.estimates),
        worthwhile=words.target(row["worthwhile"]),
        shown=tuple(frozenset(data.of(arm).index) for arm in (PROGRAM, COMPARISON)),
        waves=(data.before, data.after),
        averaged=pd.concat([data.averaged(PROGRAM), data.averaged(COMPARISON)]),
        **one.about,
    )


def _checks(one: Comparison, plan: Planned) -> tuple[tuple[Check, ...], Estimate | None]:
    data, reading, effect, lost = one.data, one.reading, one.effect, one.lost
    reliable, alpha = grade.reliability(data, data.answered.index)
    checks = (
        starting_points(data, drawn=reading.random and lost.verdict == "low"),
        Check("attrition", "passed" if lost.verdict == "low" else "failed", f"{lost.text}."),
        reliable,
        grade.slopes(effect.analysis.slope_p),
        grade.clusters(data, effect.analysis.clusters),
        plan.declared(),
        grade.drop_out(data, effect.lead.estimate, effect.sd),
    )
    trend = (parallel(one.program, data),) if reading.name == "difference_in_differences" else ()
    return (*checks, *trend), alpha


def _table(aim: Aim, data: Compared, effect: Effect) -> pd.DataFrame:
    rows = []
    for arm in (PROGRAM, COMPARISON):
        people = data.of(arm)
        change = change_within(people, effect.lead.estimate.level) if data.has_start else (math.nan,) * 3
        rows.append(
            {
                "group": arm,
                "measure": aim.measure,
                "n": len(people),
                "n_assigned": data.n_assigned(arm),
                "mean_before": people["before"].mean(),
                "mean_after": people["after"].mean(),
                "change": change[0],
                "low": change[1],
                "high": change[2],
            }
        )
    estimate, p = effect.lead.estimate, effect.lead.p
    size = aim.size_in_points(effect.sd)
    rows[0] |= {
        "effect": estimate.value,
        "effect_low": estimate.low,
        "effect_high": estimate.high,
        "p": math.nan if p is None else p,
        "worthwhile": math.nan if size is None else size,
    }
    return pd.DataFrame(rows).assign(hidden=False).reindex(columns=list(COLUMNS))


def _cells(table: pd.DataFrame, effect: Effect, words: telling.Words) -> dict[str, str]:
    """What a sentence may say: cells of the table, written for readers."""
    row, other = table.iloc[0], table.iloc[1]
    places = decimals(effect.lead.estimate.se, row["effect"])
    up, rising = row["effect"] >= 0, row["change"] > 0
    return words.common() | {
        "size": words.points(abs(row["effect"]), places),
        **words.between(row["effect_low"], row["effect_high"], places),
        "effect": number(row["effect"], places, sign=True),
        "p": p_value(row["p"]),
        "higher": "higher" if up else "lower",
        "moved": "rose" if rising else "fell",
        "more": "more" if up == rising else "less",
        "worthwhile": words.worthwhile(row["worthwhile"], places),
        "target": words.points(words.target(row["worthwhile"]) or math.nan, places),
        "n": f"{row['n'] + other['n']:,}",
        "n_assigned": f"{row['n_assigned'] + other['n_assigned']:,}",
        "n_program": f"{row['n']:,}",
        "n_comparison": f"{other['n']:,}",
    }


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
