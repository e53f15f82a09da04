"""Which counts and times of contacts may be told?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from mentorlab import stats
from mentorlab.engagement.asking_help.contacts import NOT_SAID
from mentorlab.engagement.merged import merged_kinds
from mentorlab.measures.counted import FEWEST, share_of, telling
from mentorlab.tables.privacy.small import hide_cells

if TYPE_CHECKING:
    from mentorlab.engagement.asking_help.contacts import Contacts

EVERYONE = "everyone"
ALL, PAIRS, RUNNING, REASON, SIDE, WITHIN = "contacts", "pairs", "running pairs", "reason", "side", "settled within"
OTHER = "other reasons"
WEEK, MOST_WEEKS = 7, 12
COLUMNS = (
    *("topic", "group", "n_contacts", "n_settled", "n_open", "open_days", "n_long", "half_weeks"),
    *("n_pairs", "n_helped", "weeks", "share", "share_low", "share_high", "hidden"),
)


def enough(askers: pd.Series, which: pd.Series, smallest: int) -> bool:
    """Whether nobody, or enough people or pairs, stand behind these contacts, and behind all others."""
    return all(not chosen.any() or askers[chosen].nunique() >= smallest for chosen in (which, ~which))


def contact_row(found: Contacts, open_days: float, smallest: int) -> dict[str, Any]:
    """All contacts: how many were settled, how many are open, and open for long."""
    askers, is_open = found.frame["asker"], found.is_open
    if askers.nunique() < smallest:
        return {"topic": ALL, "group": EVERYONE, "hidden": True}
    row: dict[str, Any] = {
        "topic": ALL,
        "group": EVERYONE,
        "n_contacts": len(askers),
        "open_days": open_days,
        "hidden": False,
    }
    if enough(askers, is_open, smallest):
        row |= {"n_settled": int((~is_open).sum()), "n_open": int(is_open.sum())}
    long = is_open & (found.frame["days"] > open_days)
    if enough(askers, long, smallest) and enough(askers[is_open], long[is_open], smallest) and "n_open" in row:
        row["n_long"] = int(long.sum())
    return row


def pair_rows(
    found: Contacts, frame: pd.DataFrame, groups: pd.Series | None, smallest: int, level: float
) -> list[dict[str, Any]]:
    """How many of the pairs that had begun asked, of each unit too; and how many of those that run."""
    helped = pd.Series(frame.index.isin(found.frame["pair_id"].dropna()), index=frame.index)
    rows = [_share_row(PAIRS, EVERYONE, int(helped.sum()), len(helped), smallest, level)]
    if rows[0]["hidden"]:
        return rows
    # Beside all pairs, those that run would tell of those that ended.
    running = [
        _share_row(RUNNING, EVERYONE, int(of.sum()), len(of), smallest, level)
        for of in (helped[frame["running"]], helped[~frame["running"]])
    ]
    if frame["running"].any() and not running[0]["hidden"] and (frame["running"].all() or not running[1]["hidden"]):
        rows.append(running[0])
    if groups is not None:
        of, yes = groups.value_counts().sort_index(), helped.groupby(groups).sum()
        table = pd.DataFrame({"asked": yes, "others": of - yes}).astype("int64")
        for name, hide in zip(table.index, hide_cells(table, smallest), strict=True):
            row = _share_row(PAIRS, str(name), int(table.loc[name, "asked"]), int(of.loc[name]), smallest, level)
            rows.append({"topic": PAIRS, "group": str(name), "hidden": True} if hide else row)
    return rows


def kind_rows(found: Contacts, smallest: int) -> list[dict[str, Any]]:
    """Contacts by reason, and by the side that asked where it is said."""
    rows: list[dict[str, Any]] = []
    askers, n = found.frame["asker"], len(found.frame)
    for topic, kinds in ((REASON, found.frame["reason"]), (SIDE, found.frame["side"])):
        if topic == SIDE and (kinds == NOT_SAID).all():
            continue
        told = merged_kinds(kinds, askers, smallest, OTHER if topic == REASON else NOT_SAID)
        if told is None or (topic == SIDE and (told == NOT_SAID).all()):
            continue
        for name, k in told.value_counts().sort_index(key=lambda index: index.isin([OTHER, NOT_SAID])).items():
            rows.append({"topic": topic, "group": str(name), "n_contacts": int(k), "share": k / n, "hidden": False})
    return rows


def time_rows(found: Contacts, smallest: int, level: float) -> tuple[list[dict[str, Any]], int | None]:
    """The share settled within so many weeks (Kaplan and Meier, open contacts censored), and the first of these weeks
    by which half were settled.

    Only whole weeks, and only where between two that are told nobody or enough people got an answer.
    """
    askers, days, settled = found.frame["asker"], found.frame["days"], ~found.is_open
    if askers.nunique() < smallest or not settled.any():
        return [], None
    curve = stats.survival(days, settled, level=level)
    within = curve.at([WEEK * week for week in range(1, MOST_WEEKS + 1)])
    rows: list[dict[str, Any]] = []
    half, before = None, pd.Series(False, index=askers.index)
    for week in range(1, MOST_WEEKS + 1):
        done, waiting = settled & (days <= WEEK * week), days > WEEK * week
        if not _may_tell(askers, [done & ~before, ~done, waiting], smallest):
            continue
        at = within.loc[WEEK * week]
        ends = {"share_low": 1 - at["high"], "share_high": 1 - at["low"]} if len(askers) >= FEWEST else {}
        name = f"{week} week{'s' if week > 1 else ''}"
        row = {"topic": WITHIN, "group": name, "n_contacts": len(askers), "weeks": week, "share": 1 - at["survival"]}
        rows.append(row | ends | {"hidden": False})
        half = week if half is None and at["survival"] <= 0.5 + 1e-12 else half
        before = done
    return rows, half


def _may_tell(askers: pd.Series, parts: list[pd.Series], smallest: int) -> bool:
    """Whether somebody was answered since the week told before, and behind each part stand nobody or enough."""
    return bool(parts[0].any()) and all(not one.any() or askers[one].nunique() >= smallest for one in parts)


def _share_row(topic: str, group: str, k: int, n: int, smallest: int, level: float) -> dict[str, Any]:
    row: dict[str, Any] = {
        "topic": topic,
        "group": group,
        "hidden": n < smallest or telling(k, n, smallest) in ("few", "nearly_all"),
    }
    if row["hidden"]:
        return row
    share, low, high = share_of(k, n, level)
    return row | {"n_pairs": n, "n_helped": k, "share": share, "share_low": low, "share_high": high}


def as_table(rows: list[dict[str, Any]]) -> pd.DataFrame:
    """The rows as a table, in the order of its columns."""
    frame = pd.DataFrame(rows).reindex(columns=list(COLUMNS))
    return frame.assign(hidden=frame["hidden"].astype(bool))
