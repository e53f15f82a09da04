"""How did the answers to the launch quiz change, in rows and in estimates?"""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

import pandas as pd

from mentorlab import stats
from mentorlab.answers.parts import Reported
from mentorlab.answers.wording import catalogue
from mentorlab.planning.launch.quizzed import QUIZ, TESTED_FROM, Quizzed


def learned(data: Quizzed, level: float) -> tuple[pd.DataFrame, tuple[Reported, ...]]:
    """The table of the finding, and the estimates: everyone's first; what is hidden holds no number."""
    words = catalogue("planning_learning").ROWS
    first, found = _row(words["everyone"], data.both, level)
    rows, estimates = [first | {"n_assigned": data.n_asked}], list(found)
    for group, hidden in data.hidden_roles.items():
        row: dict[str, Any] = {"group": group}
        if not hidden:
            row, found = _row(str(group), data.both[data.roles == group], level)
            estimates.append(replace(found[0], group=str(group)))
        rows.append(row | {"hidden": bool(hidden)})
    if data.later is not None:
        row, found = _row(words["later"], data.later, level)
        estimates.append(replace(found[0], name="change_later"))
        rows.append(row)
    table = pd.DataFrame(rows)
    statements = data.statements.assign(group=words["statement"])
    columns = ["group", "statement", "n", "n_assigned", "mean_before", "mean_after", "change", "low", "high"]
    table = pd.concat([table, statements], ignore_index=True).reindex(
        columns=[*columns, "share_before", "share_after", "p", "hidden"]
    )
    table.insert(1, "measure", QUIZ)
    table["statement"] = table["statement"].astype(object).where(table["statement"].notna(), None)
    return table.assign(hidden=table["hidden"].astype("boolean").fillna(False).astype(bool)), tuple(estimates)


def _row(group: str, people: pd.DataFrame, level: float) -> tuple[dict[str, Any], tuple[Reported, ...]]:
    """A row of changes, and the estimates behind it; with too few people the value alone."""
    paired = stats.paired(people["before"], people["after"], level=level)
    row: dict[str, Any] = {
        "group": group,
        "n": len(people),
        "mean_before": people["before"].mean(),
        "mean_after": people["after"].mean(),
        "change": paired.change.value,
    }
    if len(people) < TESTED_FROM:
        bare = replace(paired.change, low=math.nan, high=math.nan, se=math.nan)
        return row, (Reported("change", bare, "points", None, len(people)),)
    row |= {"low": paired.change.low, "high": paired.change.high, "p": paired.p}
    change = Reported("change", paired.change, "points", paired.p, len(people))
    return row, (change, Reported("change_sd", paired.d_z, "sd", None, len(people)))
