"""How many people changed, as rows and as numbers for machines."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pandas as pd

from mentorlab.answers.parts import Reported
from mentorlab.answers.wording import catalogue
from mentorlab.measures.counted import share_of
from mentorlab.outcomes.compared import COMPARISON, PROGRAM
from mentorlab.stats import wilson

if TYPE_CHECKING:
    from mentorlab.outcomes.changed.apart import Apart
    from mentorlab.outcomes.changed.told import Counted

COLUMNS = (
    *("line", "group", "measure", "n", "n_assigned", "n_named", "share", "share_low", "share_high"),
    *("share_apart", "share_apart_low", "share_apart_high", "p", "threshold"),
    *("number_needed", "number_needed_low", "number_needed_high", "change", "low", "high", "hidden"),
)
Needed = tuple[float, float, float]


def needed(lead: Apart | None, *, offered: bool) -> Needed | None:
    """How many must be offered a place for one more person counted; None unless the offer did it and it is a gain."""
    if lead is None or not offered or not (lead.shown.low > 0 and lead.judged.low > 0):
        return None
    return 1 / lead.shown.value, 1 / lead.shown.high, 1 / lead.shown.low


def table_of(found: Counted, apart: dict[str, Apart], need: Needed | None, level: float) -> pd.DataFrame:
    """A row for each line and arm, then those of the recollected start. What is hidden holds no number."""
    words = catalogue("outcomes_individual")
    rows: list[dict[str, Any]] = []
    for line in found.lines:
        for arm in found.arms:
            row: dict[str, Any] = {
                "line": words.LINES[line.name][found.aim.direction],
                "group": arm,
                "measure": found.aim.measure,
                "n": len(found.data.of(arm)),
                "threshold": line.threshold,
                "hidden": arm not in line.shown,
            }
            if arm in line.shown:
                k = line.shown[arm]
                row |= dict(zip(("share", "share_low", "share_high"), share_of(k, row["n"], level), strict=True))
                row["n_named"] = k
            if arm == PROGRAM and line.name in apart:
                one = apart[line.name]
                row |= {"share_apart": one.shown.value, "share_apart_low": one.shown.low, "p": one.p}
                row["share_apart_high"] = one.shown.high
                if need is not None and found.lead is not None and line.name == found.lead.name:
                    row |= {"number_needed": need[0], "number_needed_low": need[1], "number_needed_high": need[2]}
            rows.append(row)
    rows += [*_looking_back(found), _everyone(found)]
    table = pd.DataFrame(rows).reindex(columns=list(COLUMNS))
    return table.astype({"hidden": bool, "n_named": "Int64", "n": "Int64", "n_assigned": "Int64"})


def _everyone(found: Counted) -> dict[str, Any]:
    """How many are in the answer, of how many concerned."""
    concerned = found.data.n_assigned() if found.one else found.data.n_assigned(PROGRAM)
    return {
        "line": catalogue("outcomes_individual").EVERYBODY,
        "group": "everyone",
        "measure": found.aim.measure,
        "n": sum(len(found.data.of(arm)) for arm in found.arms),
        "n_assigned": concerned,
        "hidden": False,
    }


def _looking_back(found: Counted) -> list[dict[str, Any]]:
    back, words = found.recalled, catalogue("outcomes_individual").LOOKING_BACK
    if back is None or not back.people:
        return []
    return [
        {
            "line": words[name],
            "group": PROGRAM,
            "measure": found.aim.measure,
            "n": len(back.people),
            "change": e.value,
            "low": e.low,
            "high": e.high,
            "hidden": False,
        }
        for name, e in (("asked", back.asked), ("back", back.looking_back), ("shift", back.shift))
        if e is not None
    ]


def estimates_of(found: Counted, apart: dict[str, Apart], need: Needed | None, level: float) -> tuple[Reported, ...]:
    """Shares, their differences, the number needed, and what looking back makes of the change."""
    sizes = {arm: len(found.data.of(arm)) for arm in found.arms}
    counts = (sizes.get(PROGRAM), sizes.get(COMPARISON), found.data.n_assigned())
    reported = []
    for line in found.lines:
        for arm, k in line.shown.items():
            share = share_of(k, sizes[arm], level)
            e = replace(wilson(k, sizes[arm], level=level), low=share[1], high=share[2])
            e = e if math.isfinite(share[1]) else replace(e, se=math.nan)
            reported.append(Reported(f"share_{line.name}", e, "share", group=arm))
        if line.name in apart:
            one = apart[line.name]
            reported.append(Reported(f"difference_{line.name}", one.shown, "share", one.p, *counts))
    if need is not None and found.lead is not None:
        e = replace(apart[found.lead.name].shown, value=need[0], low=need[1], high=need[2], se=math.nan)
        reported.append(Reported("number_needed", replace(e, method=f"1 / {e.method}"), "people", None, *counts))
    back = found.recalled
    if back is not None:
        named = (("change_asked", back.asked), ("change_recalled", back.looking_back), ("response_shift", back.shift))
        reported += [Reported(name, e, "points", None, len(back.people)) for name, e in named if e is not None]
    return tuple(reported)
