"""What of it stands in the table: both groups, how it went on, and the refused comparison."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import pandas as pd

from mentorlab.answers.wording import catalogue
from mentorlab.outcomes.compared import COMPARISON, PROGRAM
from mentorlab.outcomes.staying.by_day import by_day
from mentorlab.outcomes.staying.effects import retained
from mentorlab.outcomes.staying.wrongly import NAMES

if TYPE_CHECKING:
    from mentorlab.outcomes.staying.effects import Moved, Sides
    from mentorlab.outcomes.staying.followed import Followed
    from mentorlab.outcomes.staying.wrongly import Wrongly
    from mentorlab.stats.estimates import Estimate

COLUMNS = (
    *("group", "counted_as", "measure", "followed_from", "followed_until", "n_days_landmark", "weeks_since", "n"),
    *("n_followed", "n_event", "share", "share_low", "share_high", "rate_100"),
    *("share_apart", "share_apart_low", "share_apart_high", "p", "share_worthwhile"),
    *("hazard_ratio", "hazard_low", "hazard_high", "mentored_ratio", "mentored_low", "mentored_high"),
    *("n_days_wrong", "share_claimed", "share_alone", "hidden"),
)
YEAR = 365.25


def table_of(
    data: Followed, groups: Sides, found: Moved, wrong: Wrongly, *, measure: str, worthwhile: float, smallest: int
) -> pd.DataFrame:
    """Rows: the two groups (the differences in the first), how it went on in each, the refused comparison."""
    words = catalogue("outcomes_retention").ROWS
    how = words["landmark" if groups.since else "assigned"].format(landmark=groups.since)
    rows = [_group(groups, arm, found) | {"counted_as": how} for arm in (PROGRAM, COMPARISON)]
    rows[0] |= _apart(found, worthwhile) | {"n_followed": len(groups.people)}
    rows[0] |= {"n_days_landmark": groups.since or None}
    for arm in (PROGRAM, COMPARISON):
        steps = by_day(groups, arm, smallest)
        share = steps["share"] if groups.wanted < 0 else 1 - steps["share"]
        steps = steps.assign(share=share, group=words[arm], counted_as=words["by_day"])
        told = steps.rename(columns={"weeks": "weeks_since"}).drop(columns="day")
        rows += [{str(name): cell for name, cell in row.items()} for row in told.to_dict("records")]
    rows += _refused(wrong, groups)
    days = {"followed_from": f"{data.start:%Y-%m-%d}", "followed_until": f"{data.end:%Y-%m-%d}"}
    return pd.DataFrame(rows).assign(measure=measure, **days, hidden=False).reindex(columns=list(COLUMNS))


def _group(groups: Sides, arm: str, found: Moved) -> dict[str, Any]:
    k, n = groups.counts(arm)
    row: dict[str, Any] = {"group": catalogue("outcomes_retention").ROWS[arm], "n": n, "n_event": k}
    share = retained(groups, arm, found.effect.estimate.level)
    row["share"] = share.value
    if not groups.few:
        years = groups.of(arm)["days"].sum() / YEAR
        row |= {"share_low": share.low, "share_high": share.high, "rate_100": round(100 * k / years, 1)}
    return row


def _apart(found: Moved, worthwhile: float) -> dict[str, Any]:
    effect = found.effect.estimate
    row: dict[str, Any] = {"share_apart": effect.value, "share_apart_low": effect.low, "share_apart_high": effect.high}
    row |= {"p": math.nan if found.effect.p is None else found.effect.p, "share_worthwhile": worthwhile}
    for prefix, one in (("hazard", found.ratio), ("mentored", found.begun)):
        if one is not None:
            row |= _ratio(prefix, one.estimate)
    return row


def _ratio(prefix: str, one: Estimate) -> dict[str, float]:
    return {f"{prefix}_ratio": one.value, f"{prefix}_low": one.low, f"{prefix}_high": one.high}


def _refused(wrong: Wrongly, groups: Sides) -> list[dict[str, Any]]:
    """The refused comparison as far as it may be shown: both its sides, or only the days that it counts wrongly."""
    words = catalogue("outcomes_retention").ROWS
    if wrong.days is None:
        return []
    rows: list[dict[str, Any]] = [{"group": words[name], "counted_as": words["refused"]} for name in NAMES]
    rows[0] |= {"n_days_wrong": wrong.days, "share_alone": wrong.alone}
    if wrong.counts is None:
        return rows[:1]
    for row, name in zip(rows, NAMES, strict=True):
        k, n = wrong.counts[name]
        row |= {"n": n, "n_event": k, "share": k / n if groups.wanted > 0 else 1 - k / n}
    rows[0]["share_claimed"] = rows[0]["share"] - rows[1]["share"]
    return rows
