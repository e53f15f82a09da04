"""Which contacts were there, about which pair, from which side, and when was each settled?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from mentorlab.answers.wording import catalogue

if TYPE_CHECKING:
    from mentorlab.measures.pairs_run import PairsRun
    from mentorlab.tables.program import Program

MENTEE, MENTOR, NOT_SAID = "mentees", "mentors", "not said"
NO_REASON = "no reason given"


@dataclass(frozen=True, eq=False)
class Contacts:
    """`frame`: a row for each contact up to the day: `asker` (the pair, else the person), pair_id (missing where nobody
    knows which), side, on, reason (small letters), settled_on (missing while open), days (to settled_on or the day).
    `notes`: contacts that are of no pair, counted in words.
    """

    frame: pd.DataFrame
    notes: tuple[str, ...] = ()

    @property
    def is_open(self) -> pd.Series:
        """True for contacts that are not settled on the day."""
        return self.frame["settled_on"].isna()


def contacts(program: Program, pairs: PairsRun) -> Contacts:
    """The contacts with the program's staff. A day of settling after the last day has not come yet.

    A contact that names a person alone is of that person's pair where there has been one partner only (of the same two,
    the last pair begun by then), else of no pair. The side is that of the person named, in that pair.
    """
    rows = program.table("support").reindex(columns=["pair_id", "person_id", "on", "reason", "resolved_on"])
    rows["on"], settled = pd.to_datetime(rows["on"]), pd.to_datetime(rows["resolved_on"])
    rows = rows[rows["on"] <= pairs.day]
    person, named = rows["person_id"].astype("object"), rows["pair_id"].astype("object")
    found = _pair_of(rows, pairs.frame)
    pair = named.where(named.isin(pairs.frame.index)).fillna(found)
    known = pairs.frame.reindex(pair.to_numpy())
    of_mentor, of_mentee = (
        person.to_numpy() == known[f"{one}_id"].astype("object").to_numpy() for one in ("mentor", "mentee")
    )
    side = np.where(of_mentor, MENTOR, np.where(of_mentee, MENTEE, NOT_SAID))
    settled = settled.reindex(rows.index).where(lambda day: day <= pairs.day)
    reason = rows["reason"].astype("object").str.strip().str.lower().fillna(NO_REASON)
    frame = pd.DataFrame(
        {
            "asker": pair.fillna(named).fillna(person),
            "pair_id": pair,
            "side": side,
            "on": rows["on"],
            "reason": reason.where(reason != "", NO_REASON),
            "settled_on": settled,
            "days": (settled.fillna(pairs.day) - rows["on"]).dt.days,
        }
    ).sort_values(["on", "asker"], ignore_index=True)
    return Contacts(frame, _told(int(pair.isna().sum()), program.charter.privacy.smallest_group))


def _pair_of(rows: pd.DataFrame, pairs: pd.DataFrame) -> pd.Series:
    """The pair of those who name only a person with one partner."""
    sides = [("mentor_id", "mentee_id"), ("mentee_id", "mentor_id")]
    ties = pd.concat(
        pairs[[one, other, "began_on"]].reset_index().set_axis(["pair_id", "person_id", "partner", "began_on"], axis=1)
        for one, other in sides
    )
    asked = rows.loc[rows["pair_id"].isna(), ["person_id", "on"]].rename_axis("row").reset_index()
    met = asked.astype({"person_id": "object"}).merge(ties.astype({"person_id": "object"}), on="person_id")
    met = met[met["began_on"] <= met["on"]].sort_values(["row", "began_on", "pair_id"], kind="stable")
    one = met.groupby("row")["partner"].transform("nunique") == 1
    last = met[one].drop_duplicates("row", keep="last").set_index("row")["pair_id"].astype("object")
    return last.reindex(rows.index)


def _told(n: int, smallest: int) -> tuple[str, ...]:
    words = catalogue("engagement_support")
    many = f"{n:,}" if n >= smallest else words.FEW.format(smallest=smallest)
    return (words.NOTES["no_pair"].format(n=many),) if n else ()
