"""Of whom does an answer speak in the report of one unit, and may it stand beside the program's and the other units'?

What single units seem to show is mostly chance. So whatever claims an effect, plans the program or matches its people
is answered for the whole program, and says so; what describes people is answered for those of the unit. The order in
which reports are made decides nothing: an answer with averages is held against what the program and all other units
would show of the same question, whether or not that has been published.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from mentorlab.answers.result import Result
from mentorlab.answers.wording import catalogue, sentence_case, sentences_for_every_audience
from mentorlab.errors import NotComputable

if TYPE_CHECKING:
    from mentorlab.tables.program import Program

WHOLE_ROOMS = ("planning", "matching", "outcomes", "returns")
# Few ask for help: whoever knows a unit would know who.
WHOLE = ("engagement.support", "needs.ideas", "needs.stakes", "reach.next_test")
OWN = ("planning.learning", "outcomes.goals")
BOTH = ("outcomes.change", "outcomes.by_group")  # each holds the unit beside the program by itself


def answered_for_all(question: str) -> bool:
    """Whether the question is answered for the whole program in the report of one unit."""
    in_room = question.partition(".")[0] in WHOLE_ROOMS and question not in (*OWN, *BOTH)
    return in_room or question in WHOLE


def of_the_whole(result: Result, program: Program) -> Result:
    """An answer about the whole program, in the report of one unit: every sentence says whose it is."""
    assert program.unit is not None
    words, unit = catalogue("one_unit"), program.unit.value
    return dataclasses.replace(
        result,
        sentences={audience: words.WHOLE.format(said=said) for audience, said in result.sentences.items()},
        headline=words.WHOLE.format(said=result.headline),
        limits=(words.LIMIT.format(unit=unit), *result.limits),
        box=((words.LABEL, words.BOX.format(unit=unit)), *result.box),
    )


def of_the_unit(result: Result, program: Program, tables: Sequence[str], ask: Callable[[Program], Result]) -> Result:
    """An answer about people of the unit, or none where beside the other reports it would tell of too few.

    `tables`: those that the answer would be read from; it says which of them the unit's report goes without. `ask`:
    the same question of another program.
    """
    assert program.unit is not None
    if why := without(program, tables):
        words, unit = catalogue("one_unit"), program.unit.value
        if result.status == "not_possible":
            said = words.MISSING.format(unit=unit, why=why)
            sentences = sentences_for_every_audience("not_possible", reason=said, remedy=words.MISSING_REMEDY)
            steps = (f"{sentence_case(words.MISSING_REMEDY)}.",)
            new = {"reason": said, "sentences": sentences, "headline": sentences["analyst"], "next_steps": steps}
            result = dataclasses.replace(result, **new)
        else:
            note = f"{sentence_case(words.MISSING.format(unit=unit, why=why))}."
            result = dataclasses.replace(result, notes=(*result.notes, note))
    scope = {**result.scope, "unit": program.unit.value}
    if result.shown and result.status == "ok" and result.question not in BOTH and _gives_away(result, program, ask):
        result = _held_back(result, program)
    return dataclasses.replace(result, scope=scope)


def without(program: Program, tables: Sequence[str]) -> str:
    """Which of these tables the unit's report goes without, and why; empty where none."""
    why: dict[str, list[str]] = {}
    for table in tables:
        if table in program.kept_back:
            why.setdefault(program.kept_back[table], []).append(table)
    said = catalogue("one_unit").KEPT_BACK
    return "; ".join(said.format(tables=", ".join(names), why=reason) for reason, names in why.items())


def _gives_away(result: Result, program: Program, ask: Callable[[Program], Result]) -> bool:
    """Would the averages of this unit tell of few people, beside those of the program and of every other unit?"""
    import pandas as pd

    from mentorlab.tables.privacy import newly_told, settle
    from mentorlab.tables.units import unit_of_each

    assert program.whole is not None
    assert program.unit is not None
    try:
        whole = ask(dataclasses.replace(program.whole, publishing=None))  # it is asked, and not shown
    except NotComputable:
        return False
    smallest, unit = program.charter.privacy.smallest_group, program.unit.value
    units = unit_of_each(program.whole, program.unit.column)
    known = _measured(whole)
    for measure, mine in _measured(result).items():
        for one in mine:
            around = [people for people in known.get(measure, ()) if one < people]
            if newly_told(around, [one], smallest):
                return True
            for people in around:
                index = sorted(people)
                labels = pd.DataFrame({"unit": [units.get(name, "") for name in index]}, index=index)
                shown = settle(labels, pd.DataFrame({"n": range(len(index))}, index=index), smallest)
                if shown.hidden["unit"].get(unit, False):
                    return True
    return False


def _measured(result: Result) -> Mapping[str, list[frozenset[str]]]:
    """Whose averages an answer shows, by what is averaged."""
    names = result.shown_as or (result.measure or "",) * len(result.shown)
    found: dict[str, list[frozenset[str]]] = {}
    for name, people in zip(names, result.shown, strict=True):
        found.setdefault(name, []).append(people)
    return found


def _held_back(result: Result, program: Program) -> Result:
    import pandas as pd

    assert program.unit is not None
    cells: dict[str, Any] = {"unit": program.unit.value, "smallest": program.charter.privacy.smallest_group}
    words = sentences_for_every_audience("one_unit.held_back", **cells)
    return Result(
        design=result.design,
        sentences=words,
        frame=pd.DataFrame({"group": ["hidden"], "measure": [result.measure], "n": [None], "hidden": [True]}),
        status="hidden",
        reason=words["analyst"],
        headline=words["analyst"],
        hidden=1,
        limits=(catalogue().LIMITS["no_answer"],),
        next_steps=(catalogue("one_unit").NEXT,),
        **{name: getattr(result, name) for name in ("question", "asks", "objective", "measure", "scope", "audience")},
    )
