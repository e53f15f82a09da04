"""Which of the program's own pairs can be judged, and against whom?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from mentorlab.matching.match import UNMATCHED

if TYPE_CHECKING:
    from mentorlab.matching.lists import Array
    from mentorlab.matching.market import Market
    from mentorlab.tables.program import Program

KINDS = ("one_to_one", "circle")  # a mentor and a mentee; peers and reverse pairs have no such sides


@dataclass(frozen=True, eq=False)
class OwnPairs:
    """`market`: the pool without mentees whose mentor is not in it; `mentor_of`: their own mentor, by position.

    `n_pairs`: rows of this cycle. `left_out`: how many of them are not judged, by the reason.
    """

    market: Market
    mentor_of: Array
    n_pairs: int
    left_out: Mapping[str, int]


def has_own_pairs(program: Program) -> bool:
    """Are there pairs of this cycle? Pairs of earlier ones alone are none, and no fault."""
    return program.has("pairs") and program.rows["pairs"] > 0


def own_pairs(program: Program, market: Market) -> OwnPairs:
    """The rows of `pairs` of this cycle as a match on the pool. Where a mentee has several, the one made last counts.

    Raises BadInput for faults in `pairs`.
    """
    program.need("pairs")
    rows = program.table("pairs")
    n_pairs, left_out = len(rows), {}

    def without(reason: str, gone: pd.Series) -> pd.DataFrame:
        if gone.any():
            left_out[reason] = int(gone.sum())
        return rows[~gone]

    if "kind" in rows:
        rows = without("other_kind", ~rows["kind"].fillna(KINDS[0]).isin(KINDS))
    order = [name for name in ("matched_on", "pair_id") if name in rows]
    rows = rows.sort_values(order, kind="stable", na_position="first")
    rows = without("replaced", rows.duplicated("mentee_id", keep="last"))
    rows = without("no_mentee", ~rows["mentee_id"].isin(market.mentees))
    mentee, mentor = _places(market.mentees, rows["mentee_id"]), _places(market.mentors, rows["mentor_id"])
    mentor_of = np.full(len(market.mentees), UNMATCHED, dtype=np.int64)
    mentor_of[mentee] = mentor
    elsewhere = mentee[mentor < 0]
    if len(elsewhere):
        left_out["no_mentor"] = len(elsewhere)
    kept = np.setdiff1d(np.arange(len(mentor_of)), elsewhere)
    whole = market if not len(elsewhere) else market.take(kept, np.arange(len(market.mentors)))
    return OwnPairs(whole, mentor_of[kept], n_pairs, left_out)


def _places(ids: tuple[str, ...], of: pd.Series) -> Array:
    found: Array = pd.Index(ids).get_indexer(pd.Index(of))
    return found
