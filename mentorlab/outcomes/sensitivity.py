"""How easily would this answer turn?"""

from __future__ import annotations

import math
from datetime import date
from typing import TYPE_CHECKING

import pandas as pd

from mentorlab.answers.look import Chosen, Picture, choices
from mentorlab.answers.parts import Reported
from mentorlab.answers.question import not_possible, question
from mentorlab.answers.result import Result
from mentorlab.answers.settings import Audience, Level
from mentorlab.answers.wording import catalogue, listed, sentences_for_every_audience
from mentorlab.outcomes import telling
from mentorlab.outcomes.aim import uses_people
from mentorlab.outcomes.compared import TESTED_FROM
from mentorlab.outcomes.comparing import Comparison, comparison_of
from mentorlab.outcomes.contrast import contrast
from mentorlab.outcomes.turning.choices import Tried, rows_of, tried
from mentorlab.outcomes.turning.left_out import left_out
from mentorlab.outcomes.turning.low_start import low_start
from mentorlab.outcomes.turning.people import EVERYONE_AFTER, PLANNED, Samples, samples
from mentorlab.outcomes.turning.rows import Turning, table_of
from mentorlab.outcomes.turning.told import Told
from mentorlab.outcomes.turning.unmeasured import e_values_of, open_to_bias, pairs_bound, strongest
from mentorlab.tables.program import Program

if TYPE_CHECKING:
    from collections.abc import Iterator


@question(
    asks="How easily would this answer turn?",
    tables=[("responses", "measures"), ("assignments", "pairs")],
    uses=uses_people,
)
def sensitivity(
    program: Program,
    *,
    measure: str | None = None,
    objective: str | None = None,
    level: Level = 0.95,
    as_of: date | None = None,  # noqa: ARG001  (applied by @question)
    audience: Audience = "analyst",  # noqa: ARG001  (applied by @question)
) -> Result:
    """How easily would the answer of `outcomes.contrast` turn?

    *Reads*: what `outcomes.contrast` reads: `responses` or `measures`; `assignments` (else `pairs` with `people`); the
    charter's evaluation.

    *Settings*
        measure: a scale or a measure (default: that of the charter's primary objective).
        objective: an objective of the charter, where two share a measure.
        level: level of the intervals (0.8–0.999, default 0.95, the custom of the field).
        as_of: leave out what is dated later (default: everything).
        audience: whom the sentence addresses (default analyst).

    *Returns* a Result. Table: one row for each thing that was `tried`, with `n` people, `n_choices` analyses (or groups
    left out), `effect` with `effect_low`, `effect_high` and `p` (the planned one), `least`, `median` and `most` of the
    differences, how many lead to the same answer (`n_same`), lie above zero (`n_above`) and are worth having
    (`n_worth`), all in points; `value` (in the unit that `meaning` names) and whether the answer `stands`. Estimates:
    `effect` (planned) and `choice`, one for each analysis, named by `group`.

    *Method*: every combination of choices that could be defended (Steegen and others 2016; Simonsohn, Simmons and
    Nelson 2020): ANCOVA with common or own slopes, changes, scores after; with and without characteristics, blocks
    and clusters; other people. The range without each site (or mentor) in turn, from one fit. Regression to the mean
    (Barnett, van der Pols and Dobson 2005). Where places were not drawn, or many are missing: E-values (VanderWeele
    and Ding 2017), the robustness value and the strongest measured characteristic as a benchmark (Cinelli and Hazlett
    2020), Rosenbaum's Γ of matched pairs (Rosenbaum 2002).

    *Read with care*: other analyses describe; none of them replaces the planned one.

    *Example*

    >>> import mentorlab
    >>> turning = mentorlab.outcomes.sensitivity(mentorlab.load("demo"))
    >>> int(turning.table["n_choices"].iloc[1]) == len(turning.estimates)
    True
    """
    answer = contrast(program, measure=measure, objective=objective, level=level)
    one = comparison_of(program, measure=measure, objective=objective, level=level)
    if isinstance(one, Result) or answer.status != "ok":
        return answer
    if not one.effect.tested:
        said = catalogue("outcomes_sensitivity")
        return not_possible(said.FEW.format(few=TESTED_FROM), said.FEW_REMEDY, design=one.reading.name, **one.about)
    return _answer(one, answer, level)


def _answer(one: Comparison, answer: Result, level: float) -> Result:
    people = samples(one)
    found = _turning(one, people, level)
    table = table_of(one, found)
    told = Told(one, answer, found, table)
    sentences = sentences_for_every_audience("outcomes_sensitivity.sensitivity", **told.parts())
    said = catalogue("outcomes_sensitivity")
    return Result(
        design=one.reading.name,
        estimand="offered",
        sentences=sentences,
        frame=table,
        draw=lambda: _figure(one, found, told, sentences["analyst"]),
        headline=told.headline,
        certainty=answer.certainty,
        certainty_reason=answer.certainty_reason,
        estimates=tuple(_reported(one, found)),
        deviations=one.reading.deviations,
        hidden=len(people.withheld),
        notes=(*_notes(one, people, found), *answer.notes),
        facts=told.facts(),
        limits=(said.LIMITS["choices"], *([said.LIMITS["unmeasured"]] if open_to_bias(one) else [])),
        next_steps=(said.NEXT["holds" if told.holds else "turns"],),
        terms=("interval", "p", "multiverse", "ANCOVA", *_terms(found)),
        worthwhile=answer.worthwhile,
        shown=people.sets(),
        waves=(one.data.before, one.data.after),
        averaged=_averaged(one, people),
        **one.about,
    )


def _turning(one: Comparison, people: Samples, level: float) -> Turning:
    rows = rows_of(one, people)
    every = tried(one, rows, level)
    biased = open_to_bias(one)
    return Turning(
        tried=every,
        left_out=left_out(people, rows[PLANNED], every[0].choice),
        low_start=low_start(one),
        e_values=e_values_of(one.data, one.effect) if biased else None,
        strongest=strongest(one.data, one.effect) if biased else None,
        pairs=pairs_bound(one.data) if biased else None,
    )


def _averaged(one: Comparison, people: Samples) -> pd.DataFrame:
    """What is averaged of the people planned; of those who come to them, the scores after."""
    planned = pd.concat([one.data.averaged(arm) for arm in ("program", "comparison")])
    more = people.shown.get(EVERYONE_AFTER)
    return planned if more is None else pd.concat([planned, more.drop(index=planned.index)[["after"]]])


def _reported(one: Comparison, found: Turning) -> Iterator[Reported]:
    yield one.effect.lead
    for each in found.computed[1:]:
        if each.estimate is not None:
            yield Reported("choice", each.estimate, "points", group=each.choice.words)


def _notes(one: Comparison, people: Samples, found: Turning) -> Iterator[str]:
    said = catalogue("outcomes_sensitivity")
    if people.withheld:
        yield said.NOTES["withheld"].format(people=listed(said.PEOPLE[name] for name in people.withheld))
    failed: list[Tried] = [each for each in found.tried if each.estimate is None]
    if failed:
        why = listed(dict.fromkeys(f"{each.choice.words} ({each.why})" for each in failed))
        yield said.NOTES["not_computed"].format(n=len(failed), why=why)
    if not open_to_bias(one):
        yield said.NOTES["drawn"]
    if found.left_out is None:
        yield said.NOTES["left_out"]
    if one.lost.lost:
        yield said.NOTES["missing"]


def _terms(found: Turning) -> Iterator[str]:
    if found.e_values is not None:
        yield "E-value"
    if found.strongest is not None:
        yield "robustness value"
    if found.pairs is not None:
        yield "Rosenbaum's gamma"
    if found.low_start is not None:
        yield "regression to the mean"


def _figure(one: Comparison, found: Turning, told: Told, alt: str) -> Picture:
    said = catalogue("outcomes_sensitivity")
    values = [
        Chosen(each.estimate.value, each.estimate.low, each.estimate.high, told.made(each.choice), place == 0)
        for place, each in enumerate(found.computed)
        if each.estimate is not None
    ]
    used = frozenset[str]().union(*(value.made for value in values))
    grid = {
        heading: [said.CHOICES[name] for name in names if said.CHOICES[name] in used]
        for heading, names in said.GRID.values()
    }
    words: telling.Words = told.words
    target = words.target(math.nan if (size := one.aim.size_in_points(one.effect.sd)) is None else size)
    return choices(
        values,
        {heading: names for heading, names in grid.items() if names},
        title=said.TITLE.format_map(told.cells),
        axis=said.FIGURE["axis"].format(unit=words.axis()),
        alt=alt,
        zero=said.FIGURE["zero"],
        planned=said.FIGURE["planned"],
        target=target,
        target_label=said.FIGURE["target"].format_map(told.cells),
    )
