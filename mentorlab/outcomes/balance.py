"""Did both groups start alike?"""

from __future__ import annotations

import math
from datetime import date
from typing import Any

import pandas as pd

from mentorlab import stats
from mentorlab.answers.look import Characteristic, Picture, love, nothing_to_draw
from mentorlab.answers.question import not_possible, question
from mentorlab.answers.result import Result
from mentorlab.answers.settings import Audience, Level
from mentorlab.answers.wording import catalogue, listed, number, sentences_for_every_audience
from mentorlab.outcomes.aim import uses_people
from mentorlab.outcomes.balancing import balance_table, ledger_name
from mentorlab.outcomes.compared import COMPARISON, PROGRAM
from mentorlab.outcomes.comparing import Comparison, comparison_of
from mentorlab.outcomes.started import characteristics, starting_points
from mentorlab.tables.charter import RECALLED
from mentorlab.tables.program import Program

ALIKE, ADJUSTABLE = 0.05, 0.25


@question(
    asks="Did both groups start alike?",
    tables=[("responses", "measures"), ("assignments", "pairs")],
    uses=uses_people,
)
def balance(
    program: Program,
    *,
    measure: str | None = None,
    objective: str | None = None,
    level: Level = 0.95,
    as_of: date | None = None,  # noqa: ARG001  (applied by @question)
    audience: Audience = "analyst",  # noqa: ARG001  (applied by @question)
) -> Result:
    """Did both groups start alike, and do they once they are weighted?

    *Reads*: `responses` or `measures`; `assignments` (else `pairs` with `people`); the charter's evaluation, with its
    `adjust_for`.

    *Settings*
        measure: a scale or a measure (default: that of the charter's primary objective).
        objective: an objective of the charter, where two share a measure.
        level: level at which the comparison is made (0.8–0.999, default 0.95); the balance itself has no interval.
        as_of: leave out what is dated later (default: everything).
        audience: whom the sentence addresses (default analyst).

    *Returns* a Result. Table: a row for the start, for each characteristic adjusted for and for each level of words:
    `n_program` and `n_comparison` analysed, `mean_program`, `mean_comparison` (a share, 0–1, for levels),
    `mean_weighted` (the comparison's, where it alone is weighted), `apart` and `apart_weighted` in standard deviations,
    `state`; `counts_program` and `counts_comparison`: so many people of equal weight would tell as much. `hidden` rows
    hold no number.

    *Method*: Hedges g of numbers, the Cox index of shares; alike up to 0.05, with adjustment up to 0.25 (What Works
    Clearinghouse 4.1). The weights are those of `outcomes.contrast`: none where places were drawn. No test: whether a
    difference is chance is not the question, its size is (Imai, King and Stuart 2008).

    *Read with care*: only what was measured can be seen to be alike.

    *Example*

    >>> import mentorlab
    >>> start = mentorlab.outcomes.balance(mentorlab.load("demo"))
    >>> start.design, list(start.table["characteristic"])[:1]
    ('waitlist', ['Engagement pulse'])
    """
    found = comparison_of(program, measure=measure, objective=objective, level=level)
    if isinstance(found, Result):
        return found
    if not found.data.has_start:
        words = catalogue("outcomes_balance").NO_START
        why = "none" if not found.data.has_before else "recalled" if found.data.before == RECALLED else "alike"
        return not_possible(
            words[why], words["remedy"],
            design=found.reading.name, limits=catalogue("outcomes_balance").LIMITS, **found.about,
        )  # fmt: skip
    return _answer(found)


def _answer(one: Comparison) -> Result:
    words, table = catalogue("outcomes_balance"), balance_table(one)
    shown = table[table["apart_sd"].notna()]
    how = _how(one, shown)
    cells = _cells(table, shown)
    drawn = one.reading.random
    state = "drawn" if drawn else "too_far" if how == "failed" else "alike"
    sentences = sentences_for_every_audience(
        "outcomes_balance.balance",
        found=words.FOUND[how].format_map(cells),
        plain=words.FOUND_PLAIN[how].format_map(cells),
        count_as=words.COUNT_AS.get(how, "").format_map(cells),
        people=words.PEOPLE.format_map(cells),
        sure=words.SURE["drawn_lost" if drawn and one.lost.verdict != "low" else state],
        caution=words.CAUTIONS["too_far" if state == "too_far" else "drawn" if drawn else "not_drawn"],
    )
    sets = [frozenset(one.data.of(arm).index) for arm in (PROGRAM, COMPARISON)]
    told = [name for name in characteristics(one.data) if name != one.data.panel.title]
    return Result(
        design=one.reading.name,
        sentences=sentences,
        frame=table,
        draw=lambda: _figure(shown, sentences["analyst"]),
        headline=words.FOUND[how].format_map(cells),
        checks=(
            starting_points(one.data, drawn=drawn and one.lost.verdict == "low", weights=one.effect.analysis.weights),
        ),
        hidden=int(table["hidden"].sum()),
        notes=(*one.data.notes, *_notes(one, table)),
        facts=(
            (words.LABELS["people"], f"{words.PEOPLE.format_map(cells)}."),
            *(() if drawn else one.effect.analysis.method_facts),  # a draw weights nobody
        ),
        limits=(words.CHANGES["drawn" if drawn else "not_drawn"] + ".", *words.LIMITS),
        next_steps=(words.NEXT[state],) if state in words.NEXT else (),
        terms=("standard deviation", "baseline equivalence", *_terms(one)),
        shown=(*sets, *(members for _ in told for members in sets)),
        shown_as=tuple(name for key in [one.aim.measure, *map(ledger_name, told)] for name in (key, key)),
        waves=(one.data.before, one.data.after),
        averaged=pd.concat([one.data.averaged(PROGRAM), one.data.averaged(COMPARISON)]),
        **one.about,
    )


def _how(one: Comparison, shown: pd.DataFrame) -> str:
    """Which of the findings it is: by draw, by weights, or by how far the groups are apart."""
    if shown.empty:
        return "few" if one.data.few else "hidden"
    if one.reading.random:
        return "drawn"
    if (weights := one.effect.analysis.weights) is not None:
        return "entropy" if (weights[one.data.of(PROGRAM).index] == 1).all() else "overlap"
    return str(stats.baseline_equivalence(float(shown["apart_sd"].abs().max())))


def _cells(table: pd.DataFrame, shown: pd.DataFrame) -> dict[str, Any]:
    row = table.iloc[0]
    counts = {
        name: f"{row[name]:,.0f}" for name in ("n_program", "n_comparison", "counts_program", "counts_comparison")
    }
    if shown.empty:
        return counts
    worst = shown.iloc[int(shown["apart_sd"].abs().to_numpy().argmax())]
    return counts | {"worst": worst["characteristic"], "apart": number(abs(worst["apart_sd"]), 2)}


def _notes(one: Comparison, table: pd.DataFrame) -> list[str]:
    words, smallest = catalogue("outcomes_balance"), one.program.charter.privacy.smallest_group
    hidden = table.loc[table["hidden"], "characteristic"]
    told = [words.HIDDEN_NOTE.format(smallest=smallest, names=listed(hidden))] if len(hidden) else []
    if table["characteristic"].str.endswith(words.OTHERS).any():
        told.append(words.POOLED_NOTE.format(smallest=smallest))
    return [*told, *([words.ROUNDED_NOTE] if len(table) > 1 else [])]


def _terms(one: Comparison) -> tuple[str, ...]:
    method = one.effect.lead.estimate.method
    named = tuple(term for term in ("entropy balancing", "overlap weights") if term in method)
    return (*named, *(("effective sample size",) if named else ()))


def _figure(shown: pd.DataFrame, alt: str) -> Picture:
    words = catalogue("outcomes_balance").FIGURE
    if shown.empty:
        picture = nothing_to_draw(words["title"], words["nothing"])
        picture.alt = alt
        return picture
    rows = [
        Characteristic(row["characteristic"], row["apart_sd"], _or_nan(row["apart_weighted"]))
        for _, row in shown.iterrows()
    ]
    names = (words["before"], words["after"])
    return love(rows, title=words["title"], axis=words["axis"], alt=alt, names=names, limits=(ALIKE, ADJUSTABLE))


def _or_nan(number: float) -> float:
    return math.nan if pd.isna(number) else number
