"""Of meetings called off, how many were made good within so many days?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from mentorlab.engagement.met.each_meeting import CALLED_OFF, Meetings
from mentorlab.engagement.met.replacing import NEVER, Chains, held_instead

Array = np.ndarray[Any, Any]


@dataclass(frozen=True, eq=False)
class Recovery:
    """By meeting: `counted`: called off, and its days are over; `waiting`: called off, and they are not over yet;
    `made_good`: a meeting of the pair was held within the days; `replaced`: one that replaces it was.
    """

    counted: Array
    waiting: Array
    made_good: Array
    replaced: Array


def recovery(meetings: Meetings, rows: pd.DataFrame, found: Chains, day: int, within: float) -> Recovery:
    """`rows`: of `measures.meetings_read`; `day`: the last day of the tables, as a number; `within`: days.

    Made good is a meeting called off after which any meeting of the pair, or of the circle, was held within the days,
    or one that replaces it (held earlier than planned, too). Whether it would be is not known yet while its days last:
    such meetings are counted apart, made good or not, since those made good soon would be counted too early.
    """
    on, off = meetings.frame["on"].to_numpy(), meetings.those("state", *CALLED_OFF)
    instead = held_instead(found, np.where(meetings.those("state", "held"), on, NEVER))
    replaced = off & (instead <= on + within)
    made_good = replaced | (off & _held_soon(meetings, rows, on, within))
    waiting = off & (on + within > day)
    return Recovery(off & ~waiting, waiting, made_good, replaced)


def _held_soon(meetings: Meetings, rows: pd.DataFrame, on: Array, within: float) -> Array:
    """Was a meeting of the same pair (of a circle: of any of its pairs) held within the days after?"""
    held = rows[(rows["status"] == "held").to_numpy(dtype=bool)]
    far = 1 << 32  # wider than any number of days, so that pairs do not run into each other
    days = held["on"].to_numpy(dtype="datetime64[D]").astype(np.int64)
    key = np.append(np.sort(held["place"].to_numpy().astype(np.int64) * far + days), NEVER)
    pair, meeting = meetings.rows["pair"].to_numpy().astype(np.int64), meetings.rows["meeting"].to_numpy()
    mine = pair * far + on[meeting]
    soon = key[np.searchsorted(key, mine, side="right")] <= mine + within
    return np.bincount(meeting[soon], minlength=len(on)) > 0
