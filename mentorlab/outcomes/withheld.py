"""When is there no figure to show? Before the final day, and where people could be recognised."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from mentorlab.answers.question import not_possible
from mentorlab.answers.result import Result
from mentorlab.answers.wording import catalogue, sentences_for_every_audience

if TYPE_CHECKING:
    from mentorlab.tables.program import Program


def too_early(program: Program) -> bool:
    """Whether the charter's `final_on` is still ahead of the data."""
    final = program.charter.evaluation.final_on
    return final is not None and (program.as_of is None or program.as_of < final)


def waiting(
    program: Program, answered: int, concerned: int, smallest: int, design: str, about: dict[str, Any]
) -> Result:
    """Before `final_on`: how many have answered (not even that, where they are too few), and nothing else."""
    if answered < smallest:
        return hidden("one of the groups", smallest, design, about)
    cells: dict[str, Any] = {
        "final_on": program.charter.evaluation.final_on,
        "as_of": program.as_of or "an unknown day (say which with as_of)",
        "n": answered,
        "n_assigned": concerned,
    }
    result = not_possible("the results are not final", "wait until the day the charter names", design=design, **about)
    words = sentences_for_every_audience("waiting", **cells)
    return replace(result, sentences=words, headline=words["analyst"])


def hidden(what: str, smallest: int, design: str, about: dict[str, Any]) -> Result:
    """Too few people to show anything at all, not even how few."""
    import pandas as pd

    words = sentences_for_every_audience("hidden", what=what, smallest=smallest)
    frame = pd.DataFrame({"group": ["hidden"], "measure": [about["measure"]], "n": [None], "hidden": [True]})
    return Result(
        design=design,
        sentences=words,
        frame=frame,
        status="hidden",
        reason=words["analyst"],
        headline=words["analyst"],
        hidden=1,
        limits=(catalogue().LIMITS["no_answer"],),
        next_steps=(catalogue().NEXT["hidden"],),
        **about,
    )
