"""Which pairs closed early, and who of their mentees got another mentor?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from mentorlab.measures.pairs_run import ended_as_meant, plain_reasons

if TYPE_CHECKING:
    from mentorlab.measures.pairs_run import PairsRun

MENTEE_LEFT = "mentee_left"
NOT_SAID = "no reason given"


@dataclass(frozen=True, eq=False)
class Closed:
    """`frame`: the pairs that had begun, by pair_id: `old` enough to be counted (from `due`
    on), closed `early`, `why`, mentee_id.

    `n_without_end`: pairs that no day is meant to end, which are not in the frame. `again`: a row for each mentee of a
    pair that closed early and who had not left: whether they were matched `again`, and whether the new pair `goes_on`.
    """

    frame: pd.DataFrame
    n_without_end: int
    again: pd.DataFrame

    @property
    def counted(self) -> pd.DataFrame:
        """The pairs that are old enough."""
        return self.frame[self.frame["old"]]

    @property
    def n_young(self) -> int:
        """Pairs too young to be counted."""
        return int((~self.frame["old"]).sum())

    def near_others(self, smallest: int) -> bool:
        """Would the counts tell about a few pairs beside those of all pairs, which other answers of a report show?"""
        left_out = (self.n_young + self.n_without_end, self.n_young_ended)
        return any(0 < n < smallest for n in left_out)

    @property
    def n_young_ended(self) -> int:
        """Of these, how many have closed early already."""
        return int((~self.frame["old"] & self.frame["early"]).sum())


def closed_early(pairs: PairsRun, share: float, days_before: float) -> Closed:
    """Pairs that ended before this share of the time agreed, and not because their goal was met (by the reason)."""
    begun = pairs.frame[pairs.frame["began_on"] <= pairs.day]
    agreed = (begun["planned_end_on"] - begun["began_on"]).dt.days
    known = agreed > 0
    frame = begun[known]
    due = frame["began_on"] + pd.to_timedelta(np.ceil(share * agreed[known]), unit="D")
    meant = ended_as_meant(frame["ended_why"])
    early = frame["ended_on"].notna() & (frame["days"] < share * agreed[known]) & ~meant
    found = frame[["mentor_id", "mentee_id", "matched_on", "began_on", "ended_on", "running"]].assign(
        due=due, old=due <= pairs.day, early=early, why=frame["ended_why"].fillna(NOT_SAID)
    )
    return Closed(found, int((~known).sum()), _again(found, days_before))


def _again(frame: pd.DataFrame, days_before: float) -> pd.DataFrame:
    """Each mentee once, by the first pair that closed early and whose end was not that the mentee left."""
    ended = frame[frame["early"] & (plain_reasons(frame["why"]) != MENTEE_LEFT)].sort_values(
        ["ended_on", "began_on"], kind="stable"
    )
    first = ended.rename_axis("closed").reset_index().drop_duplicates("mentee_id")[["mentee_id", "closed", "ended_on"]]
    others = frame.rename_axis("pair_id").reset_index()[
        ["mentee_id", "pair_id", "matched_on", "running", "early", "ended_on"]
    ]
    both = first.merge(others, on="mentee_id", suffixes=("", "_new"))
    soonest = both["ended_on"] - pd.Timedelta(days=days_before)
    new = both[(both["pair_id"] != both["closed"]) & (both["matched_on"] >= soonest)]
    goes_on = new["running"] | (new["ended_on_new"].notna() & ~new["early"])
    by_mentee = goes_on.groupby(new["mentee_id"]).any()
    mentees = first["mentee_id"]
    return pd.DataFrame(
        {
            "again": mentees.isin(by_mentee.index).to_numpy(),
            "goes_on": mentees.isin(by_mentee.index[by_mentee]).to_numpy(),
        },
        index=pd.Index(mentees, name="mentee_id"),
    )
