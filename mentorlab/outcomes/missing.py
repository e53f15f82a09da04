"""Would the answer be another if everyone had answered?"""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date

import pandas as pd

from mentorlab import stats
from mentorlab.answers.look import Picture, Whisker, intervals
from mentorlab.answers.parts import Reported
from mentorlab.answers.question import question
from mentorlab.answers.result import Result
from mentorlab.answers.settings import Audience, Level
from mentorlab.answers.wording import catalogue, listed, number, sentences_for_every_audience
from mentorlab.outcomes.aim import uses_people
from mentorlab.outcomes.claimed import Claimed, claimed, places_of
from mentorlab.outcomes.compared import COMPARISON, PROGRAM
from mentorlab.outcomes.comparing import Comparison, comparison_of
from mentorlab.outcomes.estimating.effect import LEAST_LEVEL
from mentorlab.outcomes.grade import MOST_SDS
from mentorlab.outcomes.supposing.at_random import imputed, weighted
from mentorlab.outcomes.supposing.known import Known, known_of
from mentorlab.outcomes.supposing.supposed import Supposed, stands, table_of
from mentorlab.outcomes.supposing.whoever import always, worst
from mentorlab.tables.program import Program

TERMS = ("missing at random", "multiple imputation", "bounds", "attrition", "interval", "certainty", "p")


@question(
    asks="Would the answer be another if everyone had answered?",
    tables=[("responses", "measures"), ("assignments", "pairs")],
    uses=uses_people,
)
def missing(
    program: Program,
    *,
    measure: str | None = None,
    objective: str | None = None,
    level: Level = 0.95,
    as_of: date | None = None,  # noqa: ARG001  (applied by @question)
    audience: Audience = "analyst",  # noqa: ARG001  (applied by @question)
) -> Result:
    """Would the answer be another if everyone had answered?

    *Reads*: what `outcomes.contrast` reads.

    *Settings*
        measure: a scale or a measure (default: that of the charter's primary objective).
        objective: an objective of the charter, where two share a measure.
        level: level of the intervals (0.95–0.999, default 0.95). A lower one is read as 0.95, at which conclusions are
            judged.
        as_of: leave out what is dated later (default: everything).
        audience: whom the sentence addresses (default analyst).

    *Returns* a Result. Table: a row for each supposition about the missing (`analysis`, `assumes`): `n` whose answers
    enter of `n_assigned`, `effect` with interval and `p` in points, or `bound_low` and `bound_high` with the interval
    that holds the effect, and whether the conclusion `stands`; in the first row `tips_at` (SDs) and `tips_at_points`:
    how much worse the missing must have done with a place, and better without; `tips_alone`: with a place alone.

    *Method*: those who answered; multiple imputation by arm from start and covariates (20 copies or the percentage
    missing, Rubin's rules, Barnard and Rubin 1999); weights of one over the chance of having answered (Seaman and White
    2013); Lee's bounds (2009) where places were drawn; worst-case bounds (Manski 1990), both with Imbens and Manski's
    interval; a shift of the missing and its tipping point (White, Carpenter and Horton 2018).

    *Read with care*: no analysis can tell what the missing would have said. It tells whether that matters.

    *Example*

    >>> import mentorlab
    >>> answer = mentorlab.outcomes.missing(mentorlab.load("demo"))
    >>> answer.table["analysis"][0]
    'Those who answered'
    """
    found = comparison_of(program, measure=measure, objective=objective, level=max(level, LEAST_LEVEL))
    return found if isinstance(found, Result) else _answer(claimed(found))


def _answer(said: Claimed) -> Result:
    one, words = said.one, catalogue("outcomes_missing")
    known = known_of(one)
    every = [Supposed("complete", one.effect.lead.estimate, said.table.iloc[0]["p"]), *_supposed(one, known)]
    table = table_of(said, every, _tips_alone(one))
    key, verdict = _verdict(said, every)
    more = known.more if len(every) > 1 else ()  # their answers enter what is supposed, and nothing else
    cells = said.parts | {"supposed": _told(said, every), "stands": verdict}
    cells |= {"tips": _tips(said, "both"), "tips_plain": _tips(said, "plain")}
    sentences = sentences_for_every_audience("outcomes_missing.missing", **cells)
    return Result(
        design=one.reading.name,
        estimand="offered",
        sentences=sentences,
        frame=table,
        draw=lambda: _figure(said, every, sentences["analyst"]),
        headline=verdict,
        verdict=said.words.verdict,
        certainty=said.sure.certainty,
        certainty_reason=said.sure.reason,
        estimates=(one.effect.lead, *_estimates(one, every)),
        checks=said.sure.checks,
        deviations=(*one.reading.deviations, *one.aim.deviations, *said.sure.plan.deviations),
        notes=(*one.data.who.notes, *one.data.notes, *known.notes),
        box=said.words.box(said.people, said.verdict)[-2:],  # certainty and people: the verdict stands with the answer
        facts=((catalogue("outcomes").LABELS["lost"], f"{one.lost.text}."),),
        limits=tuple(words.LIMITS.values()),
        next_steps=(words.NEXT[key],),
        terms=TERMS,
        worthwhile=said.words.target(said.table.iloc[0]["worthwhile"]),
        shown=(*(frozenset(one.data.of(arm).index) for arm in (PROGRAM, COMPARISON)), *(known.sets if more else ())),
        waves=(one.data.before, one.data.after),
        averaged=pd.concat(
            [*(one.data.averaged(arm) for arm in (PROGRAM, COMPARISON)), *(frame.drop(columns="arm") for frame in more)]
        ),
        **one.about,
    )


def _supposed(one: Comparison, known: Known) -> list[Supposed]:
    level = one.effect.lead.estimate.level
    if not one.lost.lost or not one.effect.tested or one.effect.analysis.not_told:
        return []
    return [*imputed(one, known, level), weighted(known, level), always(one, known, level), worst(one, known, level)]


def _tips_alone(one: Comparison) -> float:
    data, effect = one.data, one.effect
    counts = (data.n_assigned(PROGRAM), data.n_assigned(COMPARISON))
    lost = [1 - len(data.of(arm)) / n for arm, n in zip((PROGRAM, COMPARISON), counts, strict=True)]
    if not (effect.tested and lost[0] and effect.sd > 0):
        return math.nan
    return stats.tipping_point(effect.judged, (lost[0], lost[1]), counts, effect.sd, worse=(1, 0))


def _verdict(said: Claimed, every: Sequence[Supposed]) -> tuple[str, str]:
    """What to do next (a key), and whether the conclusion stands (a sentence)."""
    words, effect = catalogue("outcomes_missing"), said.one.effect
    if not said.one.lost.lost:
        return "nobody", words.VERDICT["nobody"]
    if effect.analysis.not_told or not effect.tested:
        return "changes", words.VERDICT["untold" if effect.tested else "few"]
    tried = [(one.name, stands(said, one)) for one in every[1:]]
    tried = [(name, how) for name, how in tried if how]
    off = [name for name, how in tried if how != "stands"]
    if not tried:
        return "changes", words.VERDICT["nothing"]
    key = "all" if not off else "worst" if off == ["worst"] else "none" if len(off) == len(tried) else "but"
    settled = all(how == "stands" for name, how in tried if name != "worst")
    return "stands" if settled else "changes", words.VERDICT[key].format(
        which=listed([words.WHICH[name] for name in off], "or")
    )


def _told(said: Claimed, every: Sequence[Supposed]) -> str:
    words, places = catalogue("outcomes_missing").SUPPOSED, places_of(said.one)
    parts = []
    for one in every[1:]:
        if one.estimate is None:
            continue
        numbers = {"effect": one.estimate.value, "low": one.estimate.low, "high": one.estimate.high}
        numbers |= {"bound_low": one.bounds[0], "bound_high": one.bounds[1]}
        cells = {name: number(value, places, sign=name == "effect") for name, value in numbers.items()}
        parts.append(words[one.name].format_map(cells))
    return str(words["all"].format(parts="; ".join(parts))) if parts else ""


def _tips(said: Claimed, how: str) -> str:
    words, row = catalogue("outcomes_missing").TIPS, said.table.iloc[0]
    if math.isnan(row["tips_at"]):
        return ""
    if row["tips_at"] > MOST_SDS:
        return str(words["far"])
    points = said.words.points(row["tips_at_points"], places_of(said.one))
    return str(words[how].format(tips=number(row["tips_at"], 1), points=points))


def _estimates(one: Comparison, every: Sequence[Supposed]) -> tuple[Reported, ...]:
    counts = (len(one.data.of(PROGRAM)), len(one.data.of(COMPARISON)), one.data.n_assigned())
    return tuple(
        Reported(tried.name, tried.estimate, "points", tried.p, *counts)
        for tried in every[1:]
        if tried.estimate is not None and not math.isnan(tried.estimate.value)
    )


def _figure(said: Claimed, every: Sequence[Supposed], alt: str) -> Picture:
    words, labels = catalogue("outcomes_missing"), catalogue("outcomes").LABELS
    lines = [
        Whisker(words.ANALYSES[one.name], e.value, e.low, e.high, strong=one.name == "complete")
        for one in every
        if (e := one.estimate) is not None
    ]
    target = said.words.target(said.table.iloc[0]["worthwhile"])
    return intervals(
        lines,
        title=words.TITLE.format_map(said.cells),
        axis=words.FIGURE["axis_points" if said.one.data.panel.instrument else "axis"],
        alt=alt,
        zero=labels["no_difference"],
        target=target,
        target_label=catalogue("outcomes").FIGURES["target"].format_map(said.cells) if target is not None else "",
    )
