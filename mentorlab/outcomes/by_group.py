"""Did it work alike for all groups?"""

from __future__ import annotations

import math
from datetime import date

import pandas as pd

from mentorlab.answers.parts import Certainty, Reported
from mentorlab.answers.question import not_possible, question
from mentorlab.answers.result import Result
from mentorlab.answers.settings import Audience, Level
from mentorlab.answers.wording import catalogue, sentences_for_every_audience
from mentorlab.outcomes import one_unit, withheld
from mentorlab.outcomes.aim import uses_people
from mentorlab.outcomes.compared import COMPARISON, PROGRAM, TESTED_FROM
from mentorlab.outcomes.comparing import Comparison, comparison_of
from mentorlab.outcomes.contrast import contrast
from mentorlab.outcomes.dividing import effects, told
from mentorlab.outcomes.dividing.shown import Divided, divided
from mentorlab.outcomes.grade import LADDER
from mentorlab.outcomes.telling import Words
from mentorlab.tables.program import Program
from mentorlab.tables.units import Unit


@question(
    asks="Did it work alike for all groups?",
    tables=[("responses", "measures"), ("assignments", "pairs"), "people"],
    uses=uses_people,
)
def by_group(
    program: Program,
    *,
    measure: str | None = None,
    objective: str | None = None,
    group: str | None = None,
    level: Level = 0.95,
    as_of: date | None = None,  # noqa: ARG001  (applied by @question)
    audience: Audience = "analyst",  # noqa: ARG001  (applied by @question)
) -> Result:
    """Did it work alike for all groups, or does the effect differ between them?

    *Reads*: what `outcomes.contrast` reads, and the column of `people`.

    *Settings*
        measure: a scale or a measure (default: that of the charter's primary objective).
        objective: an objective of the charter, where two share a measure.
        group: a column of `people` (default: the charter's units).
        level: level of the intervals (0.8–0.999, default 0.95, the custom of the field).
        as_of: leave out what is dated later (default: everything).
        audience: whom the sentence addresses (default analyst).

    *Returns* a Result. Table: a row for everyone, as `outcomes.contrast` has it, with `p_apart`, the p of the test that
    all groups have the same effect; then a row for each group in alphabetical order: `n_program`, `n_comparison`,
    `effect` with its interval, `apart` (its effect less that of the others) with its interval, `apart_found` (the
    smallest such difference found four times in five), `pooled` (drawn towards the mean of groups) with its interval.
    Groups under ten people in an arm have no interval; `hidden` rows hold no number.

    *Method*: the regression of `outcomes.contrast` with an effect for each group; Wald F test of arm × group (HC3 or
    CR2 errors). Partial pooling by random effects (Paule and Mandel 1982; Efron and Morris 1975).

    In the report of one unit: the whole program, and beside it this unit alone, drawn toward all units.

    *Read with care*: groups are not drawn, and looking by group is exploratory. A group whose interval leaves out zero
    beside one whose does not is no difference.

    *Example*

    >>> import mentorlab
    >>> groups = mentorlab.outcomes.by_group(mentorlab.load("demo"))
    >>> groups.table["group"].iloc[0], groups.verdict
    ('everyone', None)
    """
    words = catalogue("outcomes_by_group")
    unit, program = program.unit, program.whole or program
    found = comparison_of(program, measure=measure, objective=objective, level=level)
    if isinstance(found, Result):
        return found
    column = unit.column if unit else group or program.charter.units
    if column is None:
        return not_possible(words.NO_COLUMN, words.NO_COLUMN_REMEDY, **found.about)
    if found.data.few:
        return not_possible(words.FEW, words.FEW_REMEDY, **found.about)
    smallest = program.charter.privacy.smallest_group
    groups = divided(found, column, smallest)
    if groups.refused:
        reason = words.REFUSED.format(column=column.replace("_", " "), why=groups.refused)
        return not_possible(reason, words.REFUSED_REMEDY, **found.about)
    if groups.in_the_way:
        return withheld.beside(groups.in_the_way, smallest, found.reading.name, found.about)
    whole = contrast(program, measure=measure, objective=objective, level=level)
    return _answer(found, groups, column, level, whole, unit)


def _answer(one: Comparison, groups: Divided, column: str, level: float, whole: Result, unit: Unit | None) -> Result:
    words, general = catalogue("outcomes_by_group"), catalogue("outcomes")
    found = effects.parted(one, groups, column, level)
    table = effects.table_of(one, groups, found, _worthwhile(one))
    certainty, reason = _certainty(whole, found)
    said = Words(one.aim, one.data, one.reading, "compatible", "cannot_tell", certainty, reason, level)
    cells = told.cells(table, found, whole, said, column)
    estimates, members = _estimates(one, groups, found), groups.members(one)
    if unit is not None:
        table, members = one_unit.rows_of(table, unit), groups.only(unit.value).members(one)
        cells |= one_unit.effect_in(unit, table, said, told.places_of(table))
        estimates = _pooled(one, groups, found, unit)
    sure = {"certainty": general.CERTAINTIES[certainty], "reason": reason}
    sentences = sentences_for_every_audience("outcomes_by_group.by_group", **cells, **sure)
    kind = told.finding(found)
    small = len(found.tested) < len(groups.shown)
    return Result(
        design=one.reading.name,
        estimand="offered",
        sentences=sentences,
        frame=table,
        draw=lambda: told.picture(one_unit.drawn(table) if unit else table, said, cells, sentences["analyst"]),
        headline=cells["claim"],
        certainty=certainty,
        certainty_reason=reason,
        estimates=estimates,
        deviations=one.aim.deviations,
        hidden=int(table["hidden"].sum()),
        notes=(*one.data.notes, *groups.notes, *([words.LEFT_OUT.format(few=TESTED_FROM)] if small else [])),
        box=((general.LABELS["people"], f"{cells.get('counted', cells['people'])}."),),
        facts=((words.FACTS["label"], f"{words.FACTS['text']}."),),
        limits=(
            words.LIMITS["afterwards"],
            words.LIMITS["ranks"],
            *([words.LIMITS["alike"]] if kind == "alike" else []),
        ),
        next_steps=(words.NEXT[kind],),
        terms=("interval", "certainty", "interaction", "partial pooling", "p"),
        worthwhile=said.target(float(table["worthwhile"].iloc[0])),
        shown=(*whole.shown, *members),
        waves=(one.data.before, one.data.after),
        averaged=pd.concat([one.data.averaged(PROGRAM), one.data.averaged(COMPARISON)]),
        **one.about,
    )


def _worthwhile(one: Comparison) -> float:
    size = one.aim.size_in_points(one.effect.sd)
    return math.nan if size is None else size


def _certainty(whole: Result, found: effects.Parted) -> tuple[Certainty, str]:
    """One step below that of the effect for everyone: nobody named the groups beforehand."""
    words = catalogue("outcomes_by_group")
    if found.model is None or whole.certainty is None:
        return "very_low", str(words.REASON_FEW)
    place = min(LADDER.index(whole.certainty) + 1, len(LADDER) - 1)
    return LADDER[place], str(words.REASON.format(reason=whole.certainty_reason))


def _pooled(one: Comparison, groups: Divided, found: effects.Parted, unit: Unit) -> tuple[Reported, ...]:
    """The effect for everyone, and that of the unit drawn toward all units."""
    if found.pooled is None or unit.value not in found.tested:
        return (one.effect.lead,)
    n, other = (groups.n(unit.value, arm) for arm in (PROGRAM, COMPARISON))
    drawn = found.pooled.groups[found.tested.index(unit.value)]
    return one.effect.lead, Reported("effect_pooled", drawn, "points", None, n, other, group=unit.value)


def _estimates(one: Comparison, groups: Divided, found: effects.Parted) -> tuple[Reported, ...]:
    """The effect for everyone; of each group that is tested its effect and its difference from the others."""
    if found.model is None:
        return (one.effect.lead,)
    reported = [one.effect.lead]
    for name in found.tested:
        n, other = (groups.n(name, arm) for arm in (PROGRAM, COMPARISON))
        reported.append(Reported("effect", found.model.effects[name], "points", None, n, other, group=name))
        apart, p = found.model.from_others[name], found.model.p_from_others[name]
        reported.append(Reported("effect_apart", apart, "points", p, n, other, group=name))
    return tuple(reported)
