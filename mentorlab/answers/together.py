"""Which answers may stand side by side? One question put to every objective, without giving anybody away."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from mentorlab.answers.question import not_possible
from mentorlab.answers.result import Result, Results

if TYPE_CHECKING:
    from mentorlab.tables.program import Program


def by_objective(
    ask: Callable[..., Result], program: Program, *, beside: Sequence[Result] = (), **settings: Any
) -> Results:
    """One question put to every objective of the charter, in the charter's order.

    `beside`: answers that the same reader sees already. Their objectives are not asked again, and an answer that could
    be subtracted from one of them to get at a few people is hidden (see `gives_away`).
    """
    known, told = {one.objective for one in beside}, list(beside)
    smallest = program.charter.privacy.smallest_group
    found: list[Result] = []
    for objective in program.charter.objectives:
        if objective.id in known:
            continue
        result = ask(program, objective=objective.id, **settings)
        if any(gives_away(result, other, smallest) for other in told):
            result = _hidden(result)
        found.append(result)
        told.append(result)
    return Results(found)


def gives_away(one: Result, other: Result, smallest: int) -> bool:
    """Whether two answers about one measure cover people who differ by too few: their averages tell the difference."""
    if one.measure != other.measure:
        return False
    return any(
        0 < len(larger - less) < smallest
        for a in one.shown
        for b in other.shown
        for larger, less in ((a, b), (b, a))
        if less <= larger
    )


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
