"""Who was sent which message, and what came of it?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pandas as pd

if TYPE_CHECKING:
    from mentorlab.tables.program import Program

MESSAGE = ("campaign", "channel", "audience", "variant")
APPLIED_BEFORE, NOT_YET, AGAIN = "applied_before", "not_yet", "again"
DONE = ("opened", "answered")


@dataclass(frozen=True, eq=False)
class Contacts:
    """`rows`: one a person and message: person_id, campaign, channel, audience, variant (empty texts where not said),
    sent_on, applied, opened, answered. `left_out`: reason → how many rows.
    """

    rows: pd.DataFrame = field(repr=False)
    left_out: Mapping[str, int]


def first_applied(program: Program) -> pd.Series:
    """The first day on which somebody applied, in whichever role; by person_id."""
    rows = program.table("applications")
    return rows.groupby("person_id")["applied_on"].min()


def sent(program: Program) -> pd.DataFrame:
    """The rows of outreach with every column of a message; what was opened or answered later than the day is not."""
    rows = program.table("outreach")
    rows = rows.reindex(columns=[*dict.fromkeys(["person_id", *MESSAGE, "sent_on", "opened_on", "answered_on"])])
    for name in MESSAGE:
        rows[name] = rows[name].astype("object").fillna("").astype("category")
    day = pd.Timestamp(program.as_of or "1900-01-01")
    for what in DONE:
        rows[what] = pd.to_datetime(rows[f"{what}_on"]) <= day
    return rows.drop(columns=[f"{what}_on" for what in DONE])


def contacts(program: Program, days: float) -> Contacts:
    """Every contact whose days have passed, of people who had not applied before it."""
    rows, left_out = sent(program), {}
    rows = rows.sort_values("sent_on", kind="stable")
    again = rows.duplicated(["person_id", *MESSAGE])
    first = pd.to_datetime(first_applied(program).reindex(rows["person_id"]).set_axis(rows.index))
    before = ~again & (first < rows["sent_on"])
    until = rows["sent_on"] + pd.Timedelta(days=days)
    early = ~again & ~before & (until > pd.Timestamp(program.as_of or "1900-01-01"))
    for reason, gone in ((AGAIN, again), (APPLIED_BEFORE, before), (NOT_YET, early)):
        if gone.any():
            left_out[reason] = int(gone.sum())
    rows = rows.assign(applied=(first >= rows["sent_on"]) & (first <= until))
    return Contacts(rows[~(again | before | early)].reset_index(drop=True), left_out)
