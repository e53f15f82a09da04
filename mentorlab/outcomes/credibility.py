"""How far may this answer be believed?"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pandas as pd

from mentorlab import stats
from mentorlab.answers.look import Picture
from mentorlab.answers.look.curves import Mark, curve
from mentorlab.answers.question import question
from mentorlab.answers.result import Result
from mentorlab.answers.settings import Audience, Level
from mentorlab.answers.wording import catalogue, number, sentences_for_every_audience
from mentorlab.outcomes.aim import uses_people
from mentorlab.outcomes.balancing import ledger_name
from mentorlab.outcomes.claimed import Claimed, claimed
from mentorlab.outcomes.compared import COMPARISON, PROGRAM
from mentorlab.outcomes.comparing import comparison_of
from mentorlab.outcomes.crediting.alike import alike
from mentorlab.outcomes.crediting.left import answered, attrition, averaged_leavers, leavers, who_left
from mentorlab.outcomes.crediting.line import Line, table_of
from mentorlab.outcomes.crediting.rated import changed, ladder, rated
from mentorlab.outcomes.crediting.steady import steady
from mentorlab.outcomes.started import characteristics
from mentorlab.tables.program import Program

TERMS = (*("certainty", "baseline equivalence", "attrition", "attrition boundary", "reliability", "omega", "interval"),)


@question(
    asks="How far may this answer be believed?",
    tables=[("responses", "measures"), ("assignments", "pairs")],
    uses=uses_people,
)
def credibility(
    program: Program,
    *,
    measure: str | None = None,
    objective: str | None = None,
    level: Level = 0.95,
    as_of: date | None = None,  # noqa: ARG001  (applied by @question)
    audience: Audience = "analyst",  # noqa: ARG001  (applied by @question)
) -> Result:
    """How far may this answer be believed?

    *Reads*: what `outcomes.contrast` reads, and the frozen plan in `records/`.

    *Settings*
        measure: a scale or a measure (default: that of the charter's primary objective).
        objective: an objective of the charter, where two share a measure.
        level: level of the intervals (0.8–0.999, default 0.95, the custom of the field).
        as_of: leave out what is dated later (default: everything).
        audience: whom the sentence addresses (default analyst).

    *Returns* a Result. Table: a row for each test: `tested`, `group`, `n` of `n_assigned` people, `found` with its
    interval and `threshold` in the row's `unit`, `came_out`, `in_words`: the difference itself; where both groups
    started (Hedges g, Cox index); who is missing, overall, by group, and between the groups against the boundary; who
    answered at each wave; how those who left had started; alpha and omega at both waves; what is no longer as planned;
    the rating; the certainty, where it starts and every step down.

    *Method*: baseline equivalence, attrition boundary (cautious, since a program can change who leaves) and rating as
    we read the What Works Clearinghouse's Standards Handbook 4.1; Wilson intervals; certainty as in every answer about
    this comparison (`outcomes/grade.py`).

    *Read with care*: the tests look at what was measured. The rating is our reading, not a verdict of the
    Clearinghouse.

    *Example*

    >>> import mentorlab
    >>> answer = mentorlab.outcomes.credibility(mentorlab.load("demo"))
    >>> answer.certainty == mentorlab.outcomes.contrast(mentorlab.load("demo")).certainty
    True
    """
    found = comparison_of(program, measure=measure, objective=objective, level=level)
    return found if isinstance(found, Result) else _answer(claimed(found), level)


def _answer(said: Claimed, level: float) -> Result:
    one, sure = said.one, said.sure
    data = one.data
    starts, lost, asked = alike(one, level), attrition(one, level), steady(data, level)
    verdict = rated(one, starts, sure)
    shown = leavers(one.program, data)
    answers = [*answered(one.program, data, level), *who_left(one.program, data, shown, level)]
    lines = [_effect(said), *starts, *lost, *answers, *asked, *changed(said), verdict, *ladder(sure)]
    words = catalogue("outcomes_credibility")
    cells = said.parts | {
        "start": _start(said, starts),
        "lost": _lost(said, lost),
        "steady": _steady(asked),
        "rated": verdict.in_words,
    }
    sentences = sentences_for_every_audience("outcomes_credibility.credibility", **cells)
    table = table_of([_told(line) for line in lines])
    sets = tuple(frozenset(data.of(arm).index) for arm in (PROGRAM, COMPARISON))
    names = [ledger_name(name) for name in characteristics(data) if name != data.panel.title]
    return Result(
        design=one.reading.name,
        estimand="offered",
        sentences=sentences,
        frame=table,
        draw=lambda: _figure(said, lost[-1], sentences["analyst"]),
        headline=verdict.in_words,
        certainty=sure.certainty,
        certainty_reason=sure.reason,
        estimates=one.effect.estimates[:1],
        checks=sure.checks,
        deviations=(*one.reading.deviations, *one.aim.deviations, *sure.plan.deviations),
        hidden=int(table["hidden"].sum()),
        notes=(*data.who.notes, *data.notes),
        box=said.words.box(said.people, said.verdict)[-2:],  # certainty and people: the verdict stands with the answer
        facts=(*said.words.facts(sure.checks, one.lost, sure.alpha), *sure.plan.fact),
        limits=tuple(words.LIMITS.values()),
        next_steps=_next(said, asked),
        terms=TERMS,
        shown=(*sets, *shown.values(), *(members for _ in names for members in sets)),
        shown_as=(*(str(one.aim.measure) for _ in (*sets, *shown)), *(name for name in names for _ in sets)),
        waves=(data.before, data.after),
        averaged=pd.concat([data.averaged(PROGRAM), data.averaged(COMPARISON), averaged_leavers(data, shown)]),
        **one.about,
    )


def _effect(said: Claimed) -> Line:
    words, row = catalogue("outcomes_credibility").EFFECT, said.table.iloc[0]
    n = len(said.one.data.answered), said.one.data.n_assigned()
    unit = "points" if said.one.data.panel.instrument else ""
    return Line(
        words["tested"],
        catalogue("outcomes").CERTAINTIES[said.sure.certainty],
        words["in_words"],
        n=n[0],
        n_assigned=n[1],
        n_program=row["n"],
        n_comparison=said.table.iloc[1]["n"],
        unit=unit,
        found=row["effect"],
        found_low=row["effect_low"],
        found_high=row["effect_high"],
        threshold=row["worthwhile"],
        p=row["p"],
        tips_at=row["tips_at"],
        tips_at_points=row["tips_at_points"],
    )


def _told(line: Line) -> Line:
    results = catalogue("outcomes_credibility").RESULTS
    return replace(line, came_out=results.get(line.came_out, line.came_out))


def _start(said: Claimed, starts: Sequence[Line]) -> str:
    words = catalogue("outcomes_credibility").START
    known = [line for line in starts if not math.isnan(line.found)]
    if not known:
        return str(words["not_checked"])
    worst = max(known, key=lambda line: abs(line.found))
    key = "drawn" if said.one.reading.random and said.one.lost.verdict == "low" else worst.came_out
    title = worst.tested.partition(": ")[2]
    return str(words[key].format(title=title, apart=number(abs(worst.found), 2)))


def _lost(said: Claimed, lost: Sequence[Line]) -> str:
    words = catalogue("outcomes_credibility").LOST_SENTENCE
    cells = {"overall": number(lost[0].found, 0), "apart": number(lost[-1].found, 1)}
    return str(words[said.one.lost.verdict if said.one.lost.lost else "nobody"].format_map(cells))


def _steady(asked: Sequence[Line]) -> str:
    words = catalogue("outcomes_credibility")
    alphas = [line for line in asked if line.unit == words.STEADY["alpha"]]
    return f" {words.STEADY_SENTENCE['known'].format(found=number(alphas[-1].found, 2))}" if alphas else ""


def _next(said: Claimed, asked: Sequence[Line]) -> tuple[str, ...]:
    words, one = catalogue("outcomes_credibility").NEXT, said.one
    steps = [words["lost"]] if one.lost.verdict == "high" else []
    steps += [words["steady"]] if any(line.came_out == "failed" for line in asked) else []
    steps += [words["plan"]] if said.sure.plan.known.plan is None else []
    steps += [words["draw"]] if not one.reading.random else []
    return tuple(steps)


def _figure(said: Claimed, apart: Line, alt: str) -> Picture:
    words, one = catalogue("outcomes_credibility"), said.one
    points = sorted((float(overall), most) for overall, most in stats.attrition_boundary().items())
    share = 100 * one.lost.lost / one.data.n_assigned()
    marks = [Mark(30.0, stats.attrition_boundary()[30], words.FIGURE["boundary"])]
    return curve(
        points,
        [*marks, Mark(share, apart.found, words.FIGURE["here"], strong=True)],
        title=words.TITLE.format_map(said.cells),
        x_axis=words.FIGURE["x"],
        y_axis=words.FIGURE["y"],
        alt=alt,
    )
