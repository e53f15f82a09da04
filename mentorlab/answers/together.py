"""Which answers may stand side by side? One question put to every objective, without giving anybody away."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from mentorlab.answers.question import not_possible
from mentorlab.answers.result import Result, Results
from mentorlab.measures.kin import kin
from mentorlab.tables.privacy.determined import newly_told
from mentorlab.tables.privacy.jointly import all_alike

if TYPE_CHECKING:
    from mentorlab.tables.program import Program


def by_objective(
    ask: Callable[..., Result], program: Program, *, beside: Sequence[Result] = (), **settings: Any
) -> Results:
    """One question put to every objective of the charter, in the charter's order.

    `beside`: answers that the same reader sees already. Their objectives are not asked again, and an answer from which
    together with them a few people's average could be worked out is hidden (see `gives_away`).
    """
    known, told = {one.objective for one in beside}, list(beside)
    smallest = program.charter.privacy.smallest_group
    found: list[Result] = []
    for objective in program.charter.objectives:
        if objective.id in known:
            continue
        result = ask(program, objective=objective.id, **settings)
        if gives_away(program, result, told, smallest):
            result = _hidden(result)
        found.append(result)
        told.append(result)
    return Results(found)


def gives_away(program: Program, one: Result, others: Sequence[Result], smallest: int) -> bool:
    """Whether an answer, beside others made of the same answers, would tell about fewer than `smallest` people."""
    same = kin(program.folder, one.measure) if one.measure else frozenset[str]()
    beside = [other for other in others if other.measure in same and set(other.waves) & set(one.waves)]
    if newly_told([people for other in beside for people in other.shown], one.shown, smallest):
        return True
    return any(_the_rest_alike(one, other) or _the_rest_alike(other, one) for other in beside)


def _the_rest_alike(larger: Result, smaller: Result) -> bool:
    """Whether all whom an answer is about beyond those of another answered alike: the two averages tell what."""
    if larger.averaged is None:
        return False
    rests = [more - less for more in larger.shown for less in smaller.shown if less < more]
    return any(all_alike(larger.averaged.loc[larger.averaged.index.isin(rest)]) for rest in rests)


def _hidden(result: Result) -> Result:
    reason = "beside another answer of this report it would give a few people away"
    bare = not_possible(
        reason,
        "report it alone, to other readers, or about a larger group",
        design=result.design,
        objective=result.objective,
        measure=result.measure,
    )
    return dataclasses.replace(
        bare, status="hidden", hidden=1, question=result.question, asks=result.asks, audience=result.audience
    )
