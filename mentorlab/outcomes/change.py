"""Did scores change between waves?"""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd

from mentorlab import stats
from mentorlab.answers.look import Picture, Whisker, intervals
from mentorlab.answers.parts import Reported
from mentorlab.answers.question import question
from mentorlab.answers.result import Result
from mentorlab.answers.settings import Audience, Level
from mentorlab.answers.wording import catalogue, decimals, number, p_value, sentences_for_every_audience
from mentorlab.errors import NotComputable
from mentorlab.outcomes import grade, one_unit, telling, withheld
from mentorlab.outcomes.aim import Aim, aim_of, uses_people
from mentorlab.outcomes.compared import PROGRAM, TESTED_FROM, Compared, compared
from mentorlab.outcomes.design import ONE_GROUP, Reading, read_design
from mentorlab.outcomes.estimating.effect import LEAST_LEVEL, described
from mentorlab.outcomes.estimating.yes_no import changed_beside
from mentorlab.outcomes.groups import Split, split_of, table_by_group
from mentorlab.outcomes.planned import planned
from mentorlab.stats.estimates import Estimate
from mentorlab.tables.program import Program
from mentorlab.tables.units import Unit


@question(asks="Did scores change between waves?", tables=[("responses", "measures")], uses=uses_people)
def change(
    program: Program,
    *,
    measure: str | None = None,
    objective: str | None = None,
    group: str | None = None,
    level: Level = 0.95,
    as_of: date | None = None,  # noqa: ARG001  (applied by @question)
    audience: Audience = "analyst",  # noqa: ARG001  (applied by @question)
) -> Result:
    """Did scores change between waves, among those offered a place?

    *Reads*: `responses` or `measures`; `assignments` or `pairs` for who was offered a place (without them, everyone
    with answers is one group); `people` for groups.

    *Settings*
        measure: a scale or a measure (default: that of the charter's primary objective).
        objective: an objective of the charter, where two share a measure.
        group: a column of `people` to split by (default: no split).
        level: level of the intervals (0.8–0.999, default 0.95, the custom of the field). Below .95 the
            claim is judged at .95 all the same.
        as_of: leave out what is dated later (default: everything).
        audience: whom the sentence addresses (default analyst).

    *Returns* a Result. Table: a row for everyone and one for each group: `n` with answers at both waves, `n_assigned`
    (everyone only), `mean_before`, `mean_after`, `change` with `low` and `high`, in points; `p` of the change over
    everyone; `hidden` rows hold no number. Estimates: `change`, and `change_sd` (d_z, noncentral interval).

    *Method*: paired t interval of after − before (Student 1908); people with one answer only are left out and counted.
    Groups that are too small, or in which all have the same value, are hidden with those that would give them away by
    this split or any other (`tables.privacy`); five to nine are described.

    In the report of one unit: everyone of the whole program, and beside it this unit alone.

    *Read with care*: a change in one group is never an effect of the program.

    *Example*

    >>> import mentorlab
    >>> change = mentorlab.outcomes.change(mentorlab.load("demo"))
    >>> change.design, change.verdict
    ('before_after', 'cannot_tell')
    """
    unit, program = program.unit, program.whole or program
    aim = aim_of(program, measure, objective, level=level)
    about = telling.about(aim)
    data = compared(program, aim)
    if not data.has_before:
        raise NotComputable(f"nobody has an answer at {data.before!r}: a change needs two waves")
    smallest = program.charter.privacy.smallest_group
    people = data.of(PROGRAM)
    if len(people) < smallest:
        return withheld.hidden("the group", smallest, "before_after", about)
    if withheld.too_early(program):
        return withheld.waiting(program, len(people), data.n_assigned(PROGRAM), smallest, "before_after", about)
    if (kept_back := withheld.recognisable(program, data, [PROGRAM], smallest, "before_after", about)) is not None:
        return kept_back
    split = split_of(program, data, unit.column if unit else group, smallest)
    if split.in_the_way:
        return withheld.beside(split.in_the_way, smallest, "before_after", about)
    split = split.only(unit.value) if unit else split
    table = table_by_group(aim, data, split, level)
    return _answer(program, aim, data, people, table, about, level, group, split, unit)


def _by_group(table: pd.DataFrame, lead: Reported) -> tuple[Reported, ...]:
    """The change of each group that is shown, for machines."""
    shown = table.iloc[1:][~table.iloc[1:]["hidden"].astype(bool)]
    return tuple(
        Reported(
            "change",
            replace(lead.estimate, value=row["change"], low=row["low"], high=row["high"], se=math.nan, n=int(row["n"])),
            group=str(row["group"]),
        )
        for _, row in shown.iterrows()
    )


def _answer(
    program: Program, aim: Aim, data: Compared, people: pd.DataFrame, table: pd.DataFrame, about: dict[str, Any],
    level: float, group: str | None, split: Split, unit: Unit | None,
) -> Result:  # fmt: skip
    words_ = catalogue("outcomes")
    estimates, judged = _estimates(data, people, level)
    tested = judged is not None
    if tested:
        table.loc[0, "p"] = estimates[0].p
    reading = read_design(program.charter.evaluation, data.who, compared=False, before=True)
    row = table.iloc[0]
    verb = _verb(row, judged)
    reason = words_.REASONS["one_group" if tested else "few"]
    words = telling.Words(aim, data, reading, verb, "cannot_tell", "very_low", reason, level)
    places = decimals(estimates[0].estimate.se, row["change"])
    cells = _cells(table, words, places, group, split.refused)
    claim = words.claim(cells)
    if unit is not None:
        cells["groups"] = one_unit.change_in(unit, table, words, places)
        claim = one_unit.of_everyone(claim)
    told = words_.PEOPLE["change"].format_map(cells)
    certainty = words_.CERTAINTIES["very_low"]
    sentences = sentences_for_every_audience(
        "outcomes.change", **words.evidence(cells), claim=claim, people=told, groups=cells["groups"],
        certainty=certainty, reason=reason, caution=words.caution,
        sure=words_.SURE.format(certainty=certainty, reason=reason),
    )  # fmt: skip
    reliable, alpha = grade.reliability(data, people.index)
    n_lost = data.n_assigned(PROGRAM) - len(people)
    lost = words_.LOST["change" if n_lost else "change_nobody"].format(lost=n_lost, n_assigned=cells["n_assigned"])
    labels, plan = words_.LABELS, planned(program, aim)
    return Result(
        design="before_after",
        sentences=sentences,
        frame=table,
        draw=lambda: _figure(table, words, places, cells, sentences["analyst"]),
        headline=claim,
        verdict="cannot_tell",
        certainty="very_low",
        certainty_reason=reason,
        estimates=(*estimates, *_by_group(table, estimates[0])),
        checks=(reliable,),
        deviations=(*aim.deviations, *plan.deviations),
        hidden=int(table["hidden"].sum()),
        notes=(*data.notes, *split.notes),
        box=((labels["verdict"], f"{words_.VERDICTS['change']}."), (labels["people"], f"{told}.")),
        facts=(
            (labels["design"], f"{_how(data, reading)}."),
            (labels["lost"], f"{lost}."),
            (labels["measure"], telling.measured(data, words.title, alpha)),
            *plan.fact,
        ),
        limits=(words_.LIMITS["one_group"], words_.LIMITS["persons"]),
        next_steps=(words_.NEXT["one_of_two" if _one_of_two(data, reading) else "one_group"],),
        terms=("interval", "certainty", *(["reliability"] if alpha else []), "p"),
        shown=(frozenset(people.index), *split.shown),
        waves=(data.before, data.after),
        averaged=data.averaged(PROGRAM),
        **about,
    )


def _how(data: Compared, reading: Reading) -> str:
    return str(catalogue("outcomes").DESIGNS["one_of_two"]) if _one_of_two(data, reading) else reading.how


def _one_of_two(data: Compared, reading: Reading) -> bool:
    """Whether somebody was measured who could be compared, though this answer looks at one group."""
    return bool(reading.name in ONE_GROUP and (data.assigned["arm"] != PROGRAM).any())


def _estimates(data: Compared, people: pd.DataFrame, level: float) -> tuple[tuple[Reported, ...], Estimate | None]:
    """Change in points and in SDs, and the change at 95 % or more; with too few people its value only."""
    paired = stats.paired(people["before"], people["after"], level=level)
    concerned = data.n_assigned(PROGRAM)
    change = Reported("change", paired.change, "points", paired.p, len(people), None, concerned)
    if len(people) < TESTED_FROM:
        return (described(change),), None
    in_sds = Reported("change_sd", paired.d_z, "sd", None, len(people), None, concerned)
    judged = stats.paired(people["before"], people["after"], level=max(level, LEAST_LEVEL)).change
    return (change, in_sds, *changed_beside(data, people, level)), judged


def _verb(row: pd.Series, judged: Estimate | None) -> str:
    if judged is None:
        return "change_described"
    if judged.low > 0 or judged.high < 0:
        return "rose"
    return "change_not_settled" if row["low"] > 0 or row["high"] < 0 else "change_compatible"


def _cells(table: pd.DataFrame, words: telling.Words, places: int, column: str | None, refused: str) -> dict[str, str]:
    row = table.iloc[0]
    groups = ""
    if column is not None:
        hidden = int(table["hidden"].sum())
        shown = len(table) - 1 - hidden
        form = "refused" if refused else "none" if not shown else "some" if hidden else "all"
        cells = {"column": column.replace("_", " "), "shown": shown, "hidden": hidden, "why": refused}
        groups = catalogue("outcomes").GROUPS[form].format_map(cells)
    return words.common() | {
        "size": words.points(abs(row["change"]), places),
        **words.between(row["low"], row["high"], places),
        "p": p_value(row["p"]),
        "moved": "rose" if row["change"] > 0 else "fell" if row["change"] < 0 else "moved",
        "group": telling.group_of(words),
        "groups": groups,
        "n": f"{row['n']:,.0f}",
        "n_assigned": f"{row['n_assigned']:,.0f}",
    }


def _figure(table: pd.DataFrame, words: telling.Words, places: int, cells: dict[str, str], alt: str) -> Picture:
    labels, forms = catalogue("outcomes").LABELS, catalogue("outcomes").FIGURES
    lines = []
    for position, row in table[~table["hidden"].astype(bool)].iterrows():
        name = labels["everyone"] if position == 0 else str(row["group"])
        told = forms["change_of"].format(n=f"{row['n']:,.0f}") + (forms["few"] if math.isnan(row["low"]) else "")
        note = number(row["change"], places, sign=True)
        lines.append(Whisker(f"{name}\n({told})", row["change"], row["low"], row["high"], note, strong=position == 0))
    title = forms["change"].format_map(cells)
    return intervals(lines, title=title, axis=words.axis(), alt=alt, zero=labels["no_change"])
