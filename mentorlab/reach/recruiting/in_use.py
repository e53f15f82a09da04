"""How many of the places that mentors offer are in use now, and by how many mentors?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from mentorlab.measures.counted import shown_parts, telling

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mentorlab.measures.pairs_run import PairsRun

PARTS = ("idle", "free", "full", "over")


@dataclass(frozen=True)
class InUse:
    """`active` mentees in running pairs with these mentors, of `places`; None where that may not be shown.

    `mentors`: how many mentors there are in each of PARTS (no mentee, places left, none left, more mentees than
    places); None where a count is hidden, parts of nobody left out. `elsewhere`: mentees in running pairs whose mentor
    is none of these.
    """

    places: int
    active: int | None
    mentors: Mapping[str, int | None]
    elsewhere: int


def in_use(run: PairsRun, mentors: Sequence[str], capacity: np.ndarray, beside: Sequence[int], smallest: int) -> InUse:
    """`mentors`: ids; `capacity`: their places (n); `beside`: numbers of mentees that are shown: in the
    pool, and by the funnel; where mentees in pairs are nearly as many, how many places are in use is not told.

    A mentee with two mentors takes a place with each.
    """
    running = run.frame[run.frame["running"]].drop_duplicates(["mentor_id", "mentee_id"])
    mentees = running.groupby("mentor_id")["mentee_id"].nunique()
    held = mentees.reindex(pd.Index(mentors), fill_value=0).to_numpy(dtype=np.int64)
    idle, over = held == 0, held > capacity
    counts = {"idle": idle, "free": ~idle & (held < capacity), "full": ~idle & (held == capacity), "over": over}
    parts = shown_parts({name: int(which.sum()) for name, which in counts.items()}, smallest)
    active, of_all = int(held.sum()), int(mentees.sum())
    # Who sits with these mentors and who with others add up to all mentees in pairs, which other answers show.
    told = telling(active, of_all, smallest) in ("none", "shown", "all")
    told &= not any(0 < abs(n - active) < smallest for n in beside)  # so few have no mentor now
    return InUse(int(capacity.sum()), active if told else None, parts, of_all - active)
