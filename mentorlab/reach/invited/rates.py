"""Which share of those who were sent a message applied after it, and what of that may be shown?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from mentorlab.measures.counted import share_of
from mentorlab.reach.invited.contacts import DONE
from mentorlab.tables.privacy import hide_cells

GROUP = ("campaign", "channel", "audience")
SENT, DRAWN, COMPARED = "sent", "drawn", "compared"
COLUMNS = (
    *("kind", "campaign", "channel", "whom", "variant", "n", "n_applied", "share_applied", "applied_low"),
    *("applied_high", "n_opened", "share_opened", "n_replied", "share_replied", "difference", "difference_low"),
    *("difference_high", "p", "p_holm", "worthwhile", "days_counted", "closes_on", "hidden"),
)
SAID = {"opened": "opened", "answered": "replied"}  # what is counted → its column

Row = dict[str, Any]
Key = tuple[str, str, str]  # campaign, channel, audience
Counted = dict[str, dict[str, int]]  # group → what is counted → people


def counts_of(rows: pd.DataFrame, by: list[str]) -> pd.DataFrame:
    """People, and those who applied, opened, answered, for each group; in alphabetical order."""
    grouped = rows.groupby(by, sort=True, observed=True)
    return grouped[["applied", *DONE]].sum().assign(n=grouped.size()).astype("int64")


def counts_in(counts: pd.DataFrame) -> Counted:
    """The same as plain numbers."""
    rows = counts.to_dict("index").items()
    return {str(name): {str(what): int(n) for what, n in row.items()} for name, row in rows}


def hidden_of(counts: pd.DataFrame, smallest: int) -> pd.Series:
    """Which groups are hidden: too few applied, or too few did not; and what would give them away."""
    sides = pd.DataFrame({"applied": counts["applied"], "not": counts["n"] - counts["applied"]})
    return hide_cells(sides, smallest)


def rates(rows: pd.DataFrame, smallest: int, level: float) -> list[Row]:
    """A row for each message (campaign, channel, audience), in the order of sending, its variants below it."""
    if rows.empty:
        return []
    messages = counts_of(rows, list(GROUP))
    sent_to = {_key(key): part for key, part in rows.groupby(list(GROUP), observed=True)}
    hidden = pd.concat([hidden_of(part, smallest) for _, part in messages.groupby(level="campaign", sort=False)])
    hidden = hidden.reindex(messages.index) | _nearly_others(sent_to, hidden, smallest).reindex(messages.index)
    order = sorted(sent_to, key=lambda key: (sent_to[key]["sent_on"].min(), key))
    return [line for key in order for line in _message(key, sent_to[key], bool(hidden[key]), smallest, level)]


def _key(names: Any) -> Key:
    campaign, channel, audience = (str(name) for name in names)
    return campaign, channel, audience


def _message(key: Key, rows: pd.DataFrame, hidden: bool, smallest: int, level: float) -> list[Row]:
    """One message and its variants; these tell what was opened or answered only where all of them may tell it."""
    about = {"kind": SENT, "campaign": key[0], "channel": key[1], "whom": key[2]}
    parts, whole = counts_of(rows, ["variant"]), counts_of(rows.assign(variant=""), ["variant"])
    if len(parts) < 2:
        parts = parts.iloc[:0]
    if hidden:
        return [{**about, "hidden": True}]
    out = hidden_of(parts, smallest) if len(parts) else pd.Series(dtype=bool)
    others = may_be_told(whole, smallest)
    of_parts = [] if out.any() else [what for what in may_be_told(parts, smallest) if what in others]
    lines = [{**about, **numbers(counts_in(whole)[""], others, level), "hidden": False}]
    for variant, part in counts_in(parts).items():
        gone = bool(out[variant])
        told = {} if gone else numbers(part, of_parts, level)
        lines.append({**about, "variant": variant, **told, "hidden": gone})
    return lines


def numbers(counts: Mapping[str, int], also: list[str], level: float) -> Row:
    """Numerators, denominator and shares; an interval where there are people enough for one."""
    n, applied = int(counts["n"]), int(counts["applied"])
    share, low, high = share_of(applied, n, level)
    row = {"n": n, "n_applied": applied, "share_applied": share, "applied_low": low, "applied_high": high}
    for what in also:
        row |= {f"n_{SAID[what]}": int(counts[what]), f"share_{SAID[what]}": int(counts[what]) / n}
    return row


def may_be_told(counts: pd.DataFrame, smallest: int) -> list[str]:
    """What else may stand beside n and applied in all of these rows: what differs from none, from all and from every
    other count of its row by nobody or by enough people. What nobody did is not on record rather than not done.
    """
    told: list[str] = []
    for what in DONE:
        beside = [counts["n"], counts["applied"], *(counts[other] for other in told), counts["n"] * 0]
        apart = [(counts[what] - other).abs() for other in beside]
        if counts[what].any() and all(((gap == 0) | (gap >= smallest)).all() for gap in apart):
            told.append(what)
    return told


def _nearly_others(sent_to: Mapping[Key, pd.DataFrame], hidden: pd.Series, smallest: int) -> pd.Series:
    """Messages to nearly all of those of another one: the difference would tell of a few people who applied between."""
    reached = {key: frozenset(rows["person_id"]) for key, rows in sent_to.items() if not hidden[key]}
    near = [
        key
        for key, people in reached.items()
        if any(0 < len(more) - len(people) < smallest and people < more for more in reached.values())
    ]
    return pd.Series(hidden.index.isin(near), index=hidden.index)
