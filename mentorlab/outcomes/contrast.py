"""Did those offered a place do better than those they are compared with?"""

from __future__ import annotations

import math
from datetime import date
from typing import Any

import pandas as pd

from mentorlab import stats
from mentorlab.answers.look import Picture, Whisker, intervals
from mentorlab.answers.parts import TABLE_COLUMNS, Check
from mentorlab.answers.question import not_possible, question
from mentorlab.answers.result import Result
from mentorlab.answers.wording import catalogue, decimals, number, p_value, sentences_for_every_audience
from mentorlab.outcomes import grade, telling
from mentorlab.outcomes.aim import Aim, Audience, Level, Worthwhile, aim_of
from mentorlab.outcomes.compared import COMPARISON, PROGRAM, Compared, compared
from mentorlab.outcomes.design import Reading, claim_verb, read_design
from mentorlab.outcomes.effect import Effect, change_within, effect_of
from mentorlab.tables.program import Program


@question(
    asks="Did those offered a place do better than those compared with them?",
    tables=[("responses", "measures"), ("assignments", "pairs")],
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
        level: level of the intervals (0.8–0.999, default 0.95, the custom of the field).
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
    aim = aim_of(program, measure, objective, worthwhile)
    data = compared(program, aim)
    both = all(len(data.of(arm)) for arm in (PROGRAM, COMPARISON))
    reading = read_design(program.charter.evaluation, data.who, compared=both, before=data.has_before)
    about = telling.about(aim)
    if telling.too_early(program):
        return telling.waiting(program, data, reading.name, about)
    if not reading.compares:
        return _nobody_to_compare(reading, data, about)
    smallest = program.charter.privacy.smallest_group
    if min(len(data.of(arm)) for arm in (PROGRAM, COMPARISON)) < smallest:
        return telling.hidden("one of the two groups", smallest, reading.name, about)
    return _answer(aim, data, reading, effect_of(data, reading, level), about)


def _nobody_to_compare(reading: Reading, data: Compared, about: dict[str, Any]) -> Result:
    words = catalogue()
    reason = f"there is nobody to compare with ({words.DESIGNS[reading.name].lower()})"
    return not_possible(
        reason,
        "measure people who were not offered a place at the same times, and list both groups in tables/assignments",
        design=reading.name,
        limits=(words.LIMITS["one_group"], words.LIMITS["no_answer"]),
        notes=data.notes,
        **about,
    )


def _answer(aim: Aim, data: Compared, reading: Reading, effect: Effect, about: dict[str, Any]) -> Result:
    lost = grade.losses(data)
    reliable, alpha = grade.reliability(data)
    estimate = effect.lead.estimate
    checks = (
        grade.starting_points(data, drawn=reading.random and lost.verdict == "low"),
        Check("attrition", "passed" if lost.verdict == "low" else "failed", f"{lost.text}."),
        reliable,
        grade.slopes(effect.slope_p),
        grade.clusters(data, effect.n_clusters),
        grade.declared(aim),
        grade.drop_out(data, estimate, effect.sd),
    )
    certainty, reason = grade.certainty(reading, lost, checks, trend=data.followed_before)
    if not effect.tested:
        certainty, reason = "very_low", catalogue().REASONS["few"]
    table = _table(aim, data, effect)
    row = table.iloc[0]
    verb = "described"
    if effect.tested:
        verb = claim_verb(reading, low=estimate.low, high=estimate.high, attrition=lost.verdict, before=data.has_before)
    verdict = _verdict(aim, row, effect)
    words = telling.Words(aim, data, reading, verb, verdict, certainty, reason, estimate.level)
    cells = _cells(table, effect, words)
    claim = words.claim(cells)
    unstated = "too_few" if not effect.tested else "unstated" if math.isnan(row["worthwhile"]) else verdict
    verdict_text = catalogue().VERDICTS[verdict if verdict == "harmful" else unstated].format_map(cells)
    sentences = sentences_for_every_audience(
        "contrast", **words.evidence(cells), claim=claim, verdict=verdict_text,
        people=catalogue().PEOPLE["contrast"].format_map(cells), certainty=catalogue().CERTAINTIES[certainty],
        reason=reason, caution=words.caution,
    )  # fmt: skip
    worthwhile = None if math.isnan(row["worthwhile"]) else float(row["worthwhile"])
    sign = -1.0 if aim.direction == "decrease" else 1.0
    return Result(
        design=reading.name,
        estimand="offered",
        sentences=sentences,
        frame=table,
        draw=lambda: _figure(table, words, cells, sentences["analyst"]),
        claim=claim,
        verdict=verdict,
        certainty=certainty,
        certainty_reason=reason,
        confirmatory=aim.confirmatory,
        estimates=effect.estimates,
        checks=checks,
        deviations=(*reading.deviations, *aim.deviations),
        notes=telling.notes(data, lost, reading),
        box=words.box(cells, verdict_text),
        facts=words.facts(checks, lost, alpha),
        limits=words.limits(lost),
        next_steps=words.next_steps(lost),
        terms=words.terms(effect.estimates),
        worthwhile=None if worthwhile is None else sign * worthwhile,
        **about,
    )


def _table(aim: Aim, data: Compared, effect: Effect) -> pd.DataFrame:
    rows = []
    for arm in (PROGRAM, COMPARISON):
        people = data.of(arm)
        change = change_within(people, effect.lead.estimate.level) if data.has_before else (math.nan,) * 3
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
    return pd.DataFrame(rows).assign(hidden=False).reindex(columns=list(TABLE_COLUMNS))


def _verdict(aim: Aim, row: pd.Series, effect: Effect) -> str:
    """The verdict of `stats.decide`; without a worthwhile size only harm can be told."""
    if not effect.tested:
        return "cannot_tell"
    estimate = effect.lead.estimate
    if math.isnan(row["worthwhile"]):
        harm = estimate.high < 0 if aim.direction == "increase" else estimate.low > 0
        return "harmful" if harm else "cannot_tell"
    return stats.decide(estimate, float(row["worthwhile"]), direction=aim.direction)


def _cells(table: pd.DataFrame, effect: Effect, words: telling.Words) -> dict[str, str]:
    """What a sentence may say: cells of the table, written for readers."""
    row, other = table.iloc[0], table.iloc[1]
    places = decimals(effect.lead.estimate.se, row["effect"])
    up = row["effect"] >= 0
    rising = row["change"] > 0 or math.isnan(row["change"])
    return words.common() | {
        "size": words.points(abs(row["effect"]), places),
        **words.between(row["effect_low"], row["effect_high"], places),
        "effect": number(row["effect"], places, sign=True),
        "p": p_value(row["p"]),
        "higher": "higher" if up else "lower",
        "moved": "rose" if rising else "fell",
        "more": "more" if up == rising else "less",
        "worthwhile": words.points(row["worthwhile"], places),
        "n": f"{row['n'] + other['n']:,}",
        "n_assigned": f"{row['n_assigned'] + other['n_assigned']:,}",
        "n_program": f"{row['n']:,}",
        "n_comparison": f"{other['n']:,}",
    }


def _figure(table: pd.DataFrame, words: telling.Words, cells: dict[str, str], alt: str) -> Picture:
    labels, forms = catalogue().LABELS, catalogue().FIGURES
    row, other = table.iloc[0], table.iloc[1]
    lines = [
        Whisker(f"{label}\n({forms['change_of'].format(n=cells[n])})", one["change"], one["low"], one["high"])
        for label, n, one in ((labels["program"], "n_program", row), (labels["comparison"], "n_comparison", other))
        if not math.isnan(one["change"])
    ]
    label = f"{labels['effect']}\n({forms['adjusted']})" if lines else labels["effect"]
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
