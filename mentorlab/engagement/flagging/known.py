"""What was known of a pair on a day? Counts and days of what had happened by then, and nothing of what came after."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from mentorlab.engagement.flagging.history import History

if TYPE_CHECKING:
    Array = np.ndarray[Any, Any]

FEATURES = ("silent", "never_met", "called_off", "no_show", "held_of_expected", "asked", "running_for")
LONGEST, MOST, OLDEST = 6.0, 4, 15.0  # beyond them, more says no more: intervals without a meeting, calls off, age


@dataclass(frozen=True, eq=False)
class Known:
    """One row a pair and day, all arrays of one length.

    `silent`: days since the last meeting held, since the beginning where none was; `since_match` days. `held`: meetings
    held; `called_off`, `no_show`: since the last one held; `asked`: contacts with staff so far; `open`: of these not
    settled; `to_come`: a meeting is planned, known of the last day only.
    """

    history: History
    pair: Array
    day: Array
    silent: Array
    since_match: Array
    held: Array
    called_off: Array
    no_show: Array
    asked: Array
    open: Array
    to_come: Array

    def features(self) -> Array:
        """What the model sees, rows × FEATURES, days as agreed intervals."""
        every, running = self.history.interval, self.day - _began(self.history, self.pair, self.day)
        return np.column_stack(
            [
                np.minimum(self.silent / every, LONGEST),
                self.held == 0,
                np.minimum(self.called_off, MOST),
                self.no_show > 0,
                np.minimum((self.held + 1) / (running / every + 1), 2.0),
                self.asked > 0,
                np.minimum(running / every, OLDEST),
            ]
        ).astype(np.float64)


def known(history: History, pair: Array, day: Array) -> Known:
    """What was known of these pairs (places) by the end of these days."""
    last = history.held.last(pair, day)
    since = np.where(last >= 0, last, _began(history, pair, day))
    asked = history.asked.until(pair, day)
    return Known(
        history=history,
        pair=pair,
        day=day,
        silent=day - since,
        since_match=day - history.matched[pair],
        held=history.held.until(pair, day),
        called_off=history.called_off.until(pair, day) - np.where(last >= 0, history.called_off.until(pair, last), 0),
        no_show=history.no_show.until(pair, day) - np.where(last >= 0, history.no_show.until(pair, last), 0),
        asked=asked,
        open=asked - history.settled.until(pair, day),
        to_come=history.to_come[pair] & (day == history.day),
    )


def _began(history: History, pair: Array, day: Array) -> Array:
    """When the pair had begun, as one knew on the day: a start that was still to come was not known."""
    return np.where(history.began[pair] <= day, history.began[pair], history.matched[pair])
