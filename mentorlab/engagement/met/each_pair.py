"""How does each pair meet: how soon, how often of the agreed times, how regularly, with which longest gap, how long?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

Array = np.ndarray[Any, Any]


@dataclass(frozen=True)
class Agreed:
    """What a pair is held against. `every`: days between meetings; the rest are settings of the definitions."""

    every: float
    as_agreed: float
    active_days: float
    regular_meetings: float
    gap_times: float


def each_pair(pairs: pd.DataFrame, rows: pd.DataFrame, day: pd.Timestamp, agreed: Agreed) -> pd.DataFrame:
    """One row a pair, on the index of `pairs` (of `measures.pairs_run`); `rows` of `measures.meetings_read`.

    Columns: met (a meeting held), waited (days to the first, else the days so far), held, expected (whole agreed
    intervals that the pair has run), cadence (held / expected; missing before the first interval is over), as_agreed
    (1, 0 or missing), gaps (between meetings held), regularity (1 − MAD of the gaps / agreed gap, MAD the median
    distance from the pair's own median gap; missing with too few meetings), longest (days without a meeting, the first
    wait and the open gap up to `until` counted), long_gap (1 where it is longer than so many agreed gaps), minutes and
    n_minutes (known, of meetings held), running, active (1, 0; missing where the pair runs no more).
    """
    n = len(pairs)
    held = rows[(rows["status"] == "held").to_numpy(dtype=bool) & ~rows["to_come"].to_numpy(dtype=bool)]
    who = held["place"].to_numpy()
    on = _days(held["on"])
    order = np.lexsort((on, who))
    who, on, minutes = who[order], on[order], held["minutes"].to_numpy(dtype=float)[order]
    began, until = _days(pairs["began_on"]), _days(pairs["until"])
    running, days = pairs["running"].to_numpy(dtype=bool), np.maximum(until - began, 0)
    n_held = np.bincount(who, minlength=n)
    first, last = _ends(on, n_held)
    expected = np.floor(days / agreed.every)
    cadence = np.divide(n_held, expected, out=np.full(n, np.nan), where=expected > 0)
    inside = who[1:] == who[:-1]
    gap_of, gap = who[1:][inside], np.diff(on)[inside]
    met = n_held > 0
    longest = np.where(met, np.maximum(first - began, until - last), days)
    np.maximum.at(longest, gap_of, gap)
    mad = _medians(gap_of, np.abs(gap - _medians(gap_of, gap, n)[gap_of]), n)
    known = ~np.isnan(minutes)
    return pd.DataFrame(
        {
            "met": met,
            "waited": np.where(met, np.maximum(first - began, 0), days),
            "held": n_held,
            "expected": expected,
            "cadence": cadence,
            "as_agreed": np.where(expected > 0, cadence >= agreed.as_agreed, np.nan),
            "gaps": np.bincount(gap_of, minlength=n),
            "regularity": np.where(n_held >= agreed.regular_meetings, 1 - mad / agreed.every, np.nan),
            "longest": np.maximum(longest, 0),
            "long_gap": longest > agreed.gap_times * agreed.every,
            "minutes": np.bincount(who[known], weights=minutes[known], minlength=n),
            "n_minutes": np.bincount(who[known], minlength=n),
            "running": running,
            "active": np.where(running, met & (last >= _days(pd.Series([day]))[0] - agreed.active_days), np.nan),
        },
        index=pairs.index,
    )


def _days(dates: pd.Series) -> Array:
    """Whole days as numbers; every date is known here."""
    return dates.to_numpy(dtype="datetime64[D]").astype(np.int64)


def _ends(on: Array, n_held: Array) -> tuple[Array, Array]:
    """The first and the last day of each pair (0 where it has none), from days sorted by pair."""
    ends = np.cumsum(n_held)
    padded = np.append(on, 0) if len(on) else np.zeros(1, dtype=np.int64)
    met = n_held > 0
    first = np.where(met, padded[np.minimum(ends - n_held, len(on))], 0)
    return first, np.where(met, padded[np.maximum(ends - 1, 0)], 0)


def _medians(groups: Array, values: Array, n: int) -> Array:
    """The median of the values of each group (numbered from 0); missing where a group has none."""
    size = np.bincount(groups, minlength=n)
    ordered = np.append(values[np.lexsort((values, groups))].astype(float), np.nan)
    start = np.cumsum(size) - size
    low, high = start + (size - 1) // 2, start + size // 2
    there = size > 0
    found: Array = np.full(n, np.nan)
    found[there] = (ordered[low[there]] + ordered[high[there]]) / 2
    return found
