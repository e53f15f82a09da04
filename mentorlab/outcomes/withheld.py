"""When is there no figure to show? Before the final day, and where people could be recognised."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from mentorlab.answers.question import not_computable, not_possible
from mentorlab.answers.result import Result
from mentorlab.answers.wording import catalogue, sentences_for_every_audience
from mentorlab.outcomes.beside import records_in_the_way
from mentorlab.outcomes.estimating.yes_no import counts_few, is_yes_no
from mentorlab.tables.privacy.jointly import all_alike

if TYPE_CHECKING:
    from mentorlab.errors import NotComputable
    from mentorlab.outcomes.compared import Compared
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
    words = sentences_for_every_audience("outcomes.waiting", **cells)
    return replace(result, sentences=words, headline=words["analyst"])


def not_compared(why: NotComputable, design: str, about: dict[str, Any]) -> Result:
    """The answer where two groups are at hand, and their numbers allow no comparison: the engine's reason, in words."""
    reason = str(why)
    for said, meant in catalogue("outcomes").COLUMNS_IN_WORDS:
        reason = re.sub(said, meant, reason)
    return replace(not_computable(reason), design=design, **about)


def recognisable(
    program: Program, data: Compared, arms: Sequence[str], smallest: int, design: str, about: dict[str, Any]
) -> Result | None:
    """Nothing, where arms that are large enough would tell about single people all the same; None where not.

    Either all in an arm have the same value, or so few have said yes, or no, that an average would count them, or
    beside an earlier report the averages would tell about too few.
    """
    alike = any(all_alike(data.averaged(arm)) for arm in arms)
    if alike or (is_yes_no(data) and any(counts_few(data.of(arm), smallest) for arm in arms)):
        # In the words for few people: that all are alike would tell whoever is one of them everybody's answer.
        return hidden("the group" if len(arms) == 1 else "one of the two groups", smallest, design, about)
    records = records_in_the_way(program, data, arms, smallest)
    return beside(records, smallest, design, about) if records else None


def beside(records: Sequence[str], smallest: int, design: str, about: dict[str, Any]) -> Result:
    """Nothing to show beside earlier reports, and which records say so."""
    return _nothing("hidden_beside", {"smallest": smallest, "records": ", ".join(records)}, design, about)


def hidden(what: str, smallest: int, design: str, about: dict[str, Any]) -> Result:
    """Too few people to show anything at all, not even how few."""
    return _nothing("hidden", {"what": what, "smallest": smallest}, design, about)


def _nothing(section: str, cells: dict[str, Any], design: str, about: dict[str, Any]) -> Result:
    import pandas as pd

    words = sentences_for_every_audience(section, **cells)
    frame = pd.DataFrame({"group": ["hidden"], "measure": [about["measure"]], "n": [None], "hidden": [True]})
    return Result(
        design=design,
        sentences=words,
        frame=frame,
        status="hidden",
        reason=words["analyst"],
        headline=words["analyst"],
        hidden=1,
        limits=(catalogue("outcomes").LIMITS["no_answer"],),
        next_steps=(catalogue("outcomes").NEXT[section],),
        **about,
    )
