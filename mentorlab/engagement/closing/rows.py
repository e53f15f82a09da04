"""Which counts of pairs that closed early may be told, and of which units and reasons?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from mentorlab.engagement.merged import merged_kinds
from mentorlab.measures.counted import share_of, telling, told_steps
from mentorlab.tables.privacy.small import hide_cells

if TYPE_CHECKING:
    from mentorlab.engagement.closing.early import Closed

EVERYONE = "everyone"
EARLY, WHY, AGAIN = "closed early", "why", "afterwards"
OTHER = "other reasons"
COLUMNS = (
    "topic",
    "group",
    "early_before",
    "n_pairs",
    "n",
    "n_early",
    "n_again",
    "n_goes_on",
    "share",
    "share_low",
    "share_high",
    "hidden",
)


def early_rows(closed: Closed, groups: pd.Series | None, smallest: int, level: float) -> list[dict[str, Any]]:
    """A row for everyone and one for each unit. groups: of each pair counted, or None.

    Where the counts would tell about a few beside those of all pairs, a share in whole percent and nothing else.
    """
    counted = closed.counted
    n, k = len(counted), int(counted["early"].sum())
    rows = [_row(EARLY, EVERYONE, "n_early", k, n, smallest, level)]
    if not rows[0]["hidden"] and closed.near_others(smallest):
        return [{"topic": EARLY, "group": EVERYONE, "share": round(k / n, 2), "hidden": False}]
    if groups is None or rows[0]["hidden"]:
        return rows
    yes, of = counted["early"].groupby(groups).sum(), groups.value_counts()
    table = pd.DataFrame({"early": yes, "others": of - yes}).astype("int64")
    hidden = hide_cells(table, smallest)
    for name, hide in zip(table.index, hidden, strict=True):
        row = _row(EARLY, str(name), "n_early", int(table.loc[name, "early"]), int(of.loc[name]), smallest, level)
        rows.append({"topic": EARLY, "group": str(name), "hidden": True} if hide else row)
    return rows


def why_rows(closed: Closed, smallest: int) -> list[dict[str, Any]]:
    """A row for each kind of reason among pairs counted that closed early."""
    early = closed.counted[closed.counted["early"]]
    kinds = early["why"].str.replace("_", " ")
    told = merged_kinds(kinds, pd.Series(early.index, index=early.index), smallest, OTHER)
    if told is None:
        return []
    counts = told.value_counts().sort_index(key=lambda index: index == OTHER)
    return [
        {
            "topic": WHY,
            "group": str(name),
            "n_pairs": len(early),
            "n_early": int(n),
            "share": n / len(early),
            "hidden": False,
        }
        for name, n in counts.items()
    ]


def again_rows(closed: Closed, smallest: int, level: float) -> list[dict[str, Any]]:
    """How many mentees were matched again, and of how many the new pair went on."""
    n, again, on = len(closed.again), int(closed.again["again"].sum()), int(closed.again["goes_on"].sum())
    # Beside all that closed early, those matched again would tell how few left.
    _, of, found, stayed = told_steps([int(closed.frame["early"].sum()), n, again, on], smallest)
    first: dict[str, Any] = {"topic": AGAIN, "group": "matched again", "hidden": not (of and found)}
    second: dict[str, Any] = {"topic": AGAIN, "group": "went on", "hidden": not (found and stayed)}
    if not first["hidden"]:
        first |= {"n": n, "n_again": again} | _shares(again, n, level)
    if again and not second["hidden"]:
        second |= {"n": again, "n_goes_on": on} | _shares(on, again, level)
    return ([first, second] if again else [first]) if n else []


def _row(topic: str, group: str, numerator: str, k: int, n: int, smallest: int, level: float) -> dict[str, Any]:
    hidden = n < smallest or telling(k, n, smallest) in ("few", "nearly_all")
    row: dict[str, Any] = {"topic": topic, "group": group, "hidden": hidden}
    return row if hidden else row | {"n_pairs": n, numerator: k} | _shares(k, n, level)


def _shares(k: int, n: int, level: float) -> dict[str, float]:
    share, low, high = share_of(k, n, level)
    return {"share": share, "share_low": low, "share_high": high}


def as_table(rows: list[dict[str, Any]]) -> pd.DataFrame:
    """The rows as a table, in the order of its columns."""
    frame = pd.DataFrame(rows).reindex(columns=list(COLUMNS))
    return frame.assign(hidden=frame["hidden"].astype(bool))
