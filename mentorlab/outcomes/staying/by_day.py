"""How did it go on, in steps that tell about nobody? Four weeks at a time, and at least five people a step."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

if TYPE_CHECKING:
    from mentorlab.outcomes.staying.effects import Sides

WEEKS = 4


def by_day(groups: Sides, arm: str, smallest: int) -> pd.DataFrame:
    """Rows of one group: weeks since the groups were told apart, n, n_event by then, share to whom it had not happened.

    Days are told at which nobody or enough people more had it than at the day told before, so that no fewer than the
    smallest group follow by subtraction; so are the first and the last day. The last counts of the group are told
    anyway: a day is passed over where too few would be left between it and them.
    """
    mine = groups.of(arm)
    last = groups.horizon - groups.since
    days = [*range(0, last - 7 * WEEKS // 2, 7 * WEEKS), last]
    happened = mine.loc[mine["cause"] == 1, "days"].sort_values().to_numpy()
    counts = happened.searchsorted(days, side="right")
    rows, before, total = [], 0, len(happened)
    for day, count in zip(days[:-1], counts[:-1].tolist(), strict=True):
        enough = count == before or count - before >= smallest
        if enough and (count == total or total - count >= smallest):
            rows.append((day, count))
            before = count
    rows.append((last, total))
    frame = pd.DataFrame(rows, columns=["day", "n_event"])
    frame = frame.assign(n=len(mine), weeks=frame["day"] / 7)
    return frame.assign(share=1 - frame["n_event"] / len(mine))
