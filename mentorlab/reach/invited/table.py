"""How do messages, variants and differences stand in one table, and in one figure?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import pandas as pd

from mentorlab.answers.look import Picture, ShareLine, shares
from mentorlab.answers.wording import catalogue
from mentorlab.reach.invited.compared import Compared
from mentorlab.reach.invited.rates import COLUMNS, COMPARED, DRAWN, SENT, Row, may_be_told, numbers

if TYPE_CHECKING:
    from pandas import Series

MOST = 8  # headings of the figure


def rows_of(one: Compared, smallest: int, level: float, worthwhile: float) -> list[Row]:
    """A trial's variants, then the differences between them. While it runs, its variants have no numbers."""
    campaign = one.trial.campaign
    closes = None if pd.isna(one.closes_on) else one.closes_on.date().isoformat()
    about = {"kind": DRAWN, "campaign": campaign, "closes_on": closes}
    shown = one.arms[~one.hidden]
    also = [] if one.hidden.any() or one.open else may_be_told(shown, smallest)
    lines: list[Row] = []
    for variant, arm in one.counts.items():
        gone = bool(one.hidden[variant])
        told = {} if gone or one.open else numbers(arm, also, level)
        lines.append({**about, "variant": variant, **told, "hidden": gone and not one.open})
    less = catalogue("reach_campaigns").LESS
    for pair in one.differences:
        e = pair.estimate.scaled(100)
        numbers_of = {"n": pair.n_first + pair.n_second, "difference": e.value, "difference_low": e.low}
        tested = {"difference_high": e.high, "p": pair.p, "p_holm": pair.p_holm, "worthwhile": worthwhile}
        named = {**about, "kind": COMPARED, "variant": less.format(first=pair.first, second=pair.second)}
        lines.append({**named, **numbers_of, **tested, "hidden": False})
    return lines


def as_frame(rows: Sequence[Row], days: float) -> pd.DataFrame:
    """The table, in mentorlab's columns and in words."""
    words = catalogue("reach_campaigns")
    frame = pd.DataFrame([dict(row) for row in rows], columns=list(COLUMNS))
    frame["days_counted"] = days
    frame["kind"] = frame["kind"].map(words.KINDS)
    for name in ("channel", "whom"):
        frame[name] = frame[name].where(frame[name].notna(), None).replace({"": words.NOT_STATED})
    whole = (frame["kind"] == words.KINDS[SENT]) & frame["variant"].isna()
    frame["variant"] = frame["variant"].mask(whole, words.ALL_VARIANTS).replace({"": words.NOT_STATED})
    counted = [name for name in COLUMNS if name.startswith(("n", "share_", "applied_", "difference", "p", "worth"))]
    frame[[*counted, "days_counted"]] = frame[[*counted, "days_counted"]].astype("float64")
    return frame


def figure(frame: pd.DataFrame, alt: str) -> Picture:
    """The share who applied, by message and variant, with its interval."""
    words = catalogue("reach_campaigns")
    shown = frame[~frame["hidden"].astype(bool) & frame["share_applied"].notna()]
    groups = []
    for (kind, campaign, channel, whom), part in shown.groupby(
        ["kind", "campaign", "channel", "whom"], sort=False, dropna=False
    ):
        which = SENT if kind == words.KINDS[SENT] else DRAWN
        heading = words.FIGURE[which].format(campaign=campaign, channel=channel, whom=whom)
        groups.append((heading, [_line(row, whole=which == SENT) for _, row in part.iterrows()]))
    more = f" {words.FIGURE['more'].format(n=MOST)}" if len(groups) > MOST else ""
    title = words.FIGURE["title"]
    return shares(groups[:MOST], title=title, axis=words.FIGURE["axis"] + more, alt=alt)


def _line(row: Series, *, whole: bool) -> ShareLine:
    """`whole`: the first of these lines is all variants together, and stands out; among variants drawn none does."""
    of = catalogue("reach_campaigns").FIGURE["of"]
    note = of.format(n_applied=f"{row['n_applied']:,.0f}", n=f"{row['n']:,.0f}")
    return ShareLine(
        str(row["variant"]),
        row["share_applied"],
        row["applied_low"],
        row["applied_high"],
        note,
        None if whole else False,
    )
