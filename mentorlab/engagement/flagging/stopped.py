"""What became of a pair after a day: did it go on, did it stop, or can nobody tell? What flags try to foresee."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from mentorlab.engagement.flagging.history import NEVER, History
from mentorlab.measures.pairs_run import AS_MEANT, plain_reasons

if TYPE_CHECKING:
    Array = np.ndarray[Any, Any]

# Why pairs end without anything having gone wrong, as programs write it.
SETTLED = frozenset(
    {
        *AS_MEANT,
        *("by_agreement", "agreed", "mutual_agreement", "mentor_left", "mentee_left", "left", "leaving", "moved"),
    }
)


@dataclass(frozen=True, eq=False)
class Afterwards:
    """Row by row: `judged` (it can be told), `stopped`, `helped` (staff were in touch with the pair in that time).

    Not judged: `too_late` (the tables or the pair's time end before the horizon), `ended_well` (the pair ended within
    it as foreseen, without having met again).
    """

    judged: Array
    stopped: Array
    helped: Array
    too_late: Array
    ended_well: Array


def afterwards(history: History, pair: Array, day: Array, settings: Mapping[str, float]) -> Afterwards:
    """What happened within so many agreed `intervals` after the day, while the pair should have run.

    Stopped: no meeting was held, or the pair ended before `share_of_time` of its time for another reason than those in
    SETTLED; an end without a reason is such an end.
    """
    until = day + round(settings["intervals"] * history.interval)
    ended, planned_end = history.ended[pair], history.planned_end[pair]
    began = np.minimum(history.began[pair], ended)
    met = history.held.until(pair, until) > history.held.until(pair, day)
    ends = ended <= until
    whole = np.where(planned_end == NEVER, np.inf, planned_end - began)
    early = ended - began < settings["share_of_time"] * whole
    settled = plain_reasons(pd.Series(history.why)).isin(SETTLED).to_numpy(dtype=bool)[pair]
    broke_off = ends & early & ~settled
    ended_well = ends & ~broke_off & ~met
    too_late = ~ends & ((until > history.day) | (until > planned_end))
    judged = ~too_late & ~ended_well & (until <= history.day)
    helped = history.asked.until(pair, until) > history.asked.until(pair, day)
    return Afterwards(judged, judged & (broke_off | ~met), helped, ~judged & ~ended_well, ended_well)
