"""What is told of groups of mentees side by side: their fit, their first choices, and whether they have a mentor?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from mentorlab.answers.parts import Reported
from mentorlab.answers.wording import catalogue
from mentorlab.matching.judged import told
from mentorlab.matching.judged.by_group import Grouped, Line, grouped
from mentorlab.matching.judged.shown import PLACES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mentorlab.matching.judged.judging import Judged
    from mentorlab.matching.judged.shown import Row, Shown
    from mentorlab.matching.market import Market
    from mentorlab.tables.program import Program

WAVES = ("match",)  # under which the averages go on record


def groups_of(
    program: Program, market: Market, judged: Judged, one: Shown, policy: str, column: str, level: float
) -> dict[str, Grouped]:
    """Fit, first choices and places by a column of people, each settled for itself.

    First choices are of those who named somebody (`first_by`); of all mentees (`first_of_all`) where so few named
    nobody that their number is hidden.
    """
    ids = list(market.mentees)
    named = np.diff(market.choices.start) > 0
    values = {"fit_by": pd.Series(judged.fit, index=ids)}
    if one.choices.get("choice_1"):
        first = pd.Series((judged.ranks == 1).astype(float), index=ids)
        few = 0 < int((~named).sum()) < one.smallest or one.choices.get("named_none", 0) is None
        values["first_of_all" if few else "first_by"] = first if few else first.where(named)
    if one.matched == "shown":
        values["matched_by"] = pd.Series(judged.matched.astype(float), index=ids)
    found = {}
    for name, of in values.items():
        known = () if program.publishing is None else program.publishing.earlier.about(recorded(name, policy), WAVES)
        earlier = [figure.members for figure in known]
        found[name] = grouped(program, of, column, share=name != "fit_by", level=level, earlier=earlier)
    if one.n_matched is None:  # the groups' numbers would add up to what is hidden
        found["fit_by"] = _uncounted(found["fit_by"], one.n)
    return found


def _uncounted(found: Grouped, n: int) -> Grouped:
    """The same without how many have a mentor, nor digits that would tell; estimates say how many are in the pool."""
    return replace(found, lines=tuple(_line(line, n) for line in found.lines))


def _line(line: Line, n: int) -> Line:
    numbers = {name: round(getattr(line, name), PLACES) for name in ("value", "low", "high", "others")}
    difference = line.difference
    if difference is not None:
        ends = {name: round(getattr(difference, name), PLACES) for name in ("value", "low", "high", "se")}
        difference = replace(difference, n=n, **ends)
    return replace(line, n=None, difference=difference, **numbers)


def recorded(name: str, policy: str) -> str:
    """Under which measure the averages of groups go on record."""
    return f"{name}: {policy}"


def group_rows(groups: Mapping[str, Grouped], column: str | None) -> list[Row]:
    """The rows of all groups."""
    words = catalogue("matching_quality")
    return [
        {
            "topic": words.TOPICS[name].format(column=str(column).replace("_", " ")),
            "group": line.group,
            **told.group_cells(line, share=name != "fit_by"),
            "hidden": line.hidden,
        }
        for name, found in groups.items()
        for line in found.lines
    ]


def group_estimates(groups: Mapping[str, Grouped]) -> Iterator[Reported]:
    """How each group's average or share compares with everyone else's."""
    for found in groups.values():
        for line in found.lines:
            if line.difference is not None:
                yield Reported("fit_difference", line.difference, "points of 100", group=line.group)
            if line.ratio is not None:
                yield Reported("impact_ratio", line.ratio.ratio, "ratio", p=line.ratio.p, group=line.group)


def group_fact(groups: Mapping[str, Grouped], column: str | None) -> str:
    """Why there are no groups; empty where there are."""
    words = catalogue("matching_quality").FACTS["groups"]
    if column is None:
        return str(words["none"])
    if any(found.lines for found in groups.values()):
        return ""
    why = next((found.refused for found in groups.values() if found.refused), "alike")
    said = words["alike"] if why == "alike" else words["refused"]
    return str(said.format(column=column.replace("_", " "), why=why))
