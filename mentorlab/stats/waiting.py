"""How long does it take, where some are still waiting? Those who wait count for as long as they have waited."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from mentorlab.errors import NotComputable
from mentorlab.stats.estimates import Estimate, check_level

METHOD = "Kaplan–Meier, log-log interval"
COLUMNS = ("time", "at_risk", "survival", "low", "high", "group")


@dataclass(frozen=True, eq=False)
class Survival:
    """`table`: a row for each group and time at which somebody had the event, time ascending: time, at_risk (people
    just before it), survival (share without the event after it), low, high, group (None without groups). `median`: the
    time by which half have had it, infinite where fewer than half have; with groups one for each, by its label.
    `n_left_out`: rows with a missing value.
    """

    table: pd.DataFrame
    median: Any
    n_left_out: int = 0

    def at(self, days: Sequence[float], group: Any = None) -> pd.DataFrame:
        """Survival, low and high just after these times, indexed by them; 1 before anybody had the event."""
        mine = self.table if group is None else self.table[self.table["group"] == group]
        place = np.searchsorted(mine["time"].to_numpy(), np.asarray(days, dtype=float), side="right")
        start = pd.DataFrame({"survival": [1.0], "low": [1.0], "high": [1.0]})
        every = pd.concat([start, mine[["survival", "low", "high"]]], ignore_index=True)
        found: pd.DataFrame = every.iloc[place].set_index(pd.Index(days))
        return found


def survival(time: ArrayLike, event: ArrayLike, group: ArrayLike | None = None, *, level: float = 0.95) -> Survival:
    """The share of people to whom it has not happened yet, by time (Kaplan and Meier 1958).

    time: days (any unit) until the event, or as long as it has been waited for; 0 or more, one for each person.
    event: 1 or True where it happened, 0 where it had not by then (censored: later than everything at that time).
    group: a label for each person, or None. Rows with a missing value are left out and counted.
    Pointwise intervals on the log-log scale of the survival (Kalbfleisch and Prentice 1980) with Greenwood's variance;
    that of the median by inverting them (Brookmeyer and Crowley 1982). Computed by statsmodels.
    Raises NotComputable for no rows, negative times, other events, or lengths that differ.
    """
    check_level(level)
    rows, left_out = _rows(time, event, group)
    parts, medians = [], {}
    for name, mine in rows.groupby("group", sort=True, dropna=False) if group is not None else [(None, rows)]:
        steps, medians[name] = _one(mine, level)
        parts.append(steps.assign(group=name))
    table = pd.concat(parts, ignore_index=True)
    return Survival(table[list(COLUMNS)], medians if group is not None else medians[None], left_out)


def _rows(time: ArrayLike, event: ArrayLike, group: ArrayLike | None) -> tuple[pd.DataFrame, int]:
    columns = {"time": np.asarray(time, dtype=float), "event": np.asarray(event, dtype=float)}
    labels = None if group is None else pd.Series(np.asarray(group, dtype=object))
    lengths = {len(one) for one in columns.values()} | ({len(labels)} if labels is not None else set())
    if len(lengths) > 1:
        raise NotComputable(f"time, event and group have lengths {sorted(lengths)}; give one of each for each person")
    rows = pd.DataFrame(columns).assign(group=labels)
    whole = rows[["time", "event", *(["group"] if labels is not None else [])]].notna().all(axis=1)
    rows, left_out = rows[whole], int((~whole).sum())
    if rows.empty:
        raise NotComputable("there is nobody whose time is known; count the days first")
    if (rows["time"] < 0).any() or np.isinf(rows["time"]).any():
        raise NotComputable("some times are negative or infinite; count days from the start of the waiting")
    if not rows["event"].isin([0.0, 1.0]).all():
        raise NotComputable("event holds more than 0 and 1; say 1 where it happened and 0 where it had not")
    return rows, left_out


def _one(rows: pd.DataFrame, level: float) -> tuple[pd.DataFrame, Estimate]:
    from statsmodels.duration.survfunc import SurvfuncRight

    if not rows["event"].any():
        none = pd.DataFrame({name: pd.Series(dtype=float) for name in COLUMNS[:-1]})
        return none, Estimate(math.inf, math.inf, math.inf, level, math.nan, len(rows), METHOD)
    found = SurvfuncRight(rows["time"].to_numpy(), rows["event"].to_numpy())
    alive = np.asarray(found.surv_prob, dtype=float)
    low, high = _log_log(alive, np.asarray(found.surv_prob_se, dtype=float), level)
    cells = {"time": found.surv_times, "at_risk": found.n_risk, "survival": alive, "low": low, "high": high}
    steps = pd.DataFrame({name: np.asarray(values, dtype=float) for name, values in cells.items()})
    return steps, _median(steps, level, len(rows))


def _log_log(alive: np.ndarray, error: np.ndarray, level: float) -> tuple[np.ndarray, np.ndarray]:
    from scipy.special import ndtri

    inside = (alive > 0) & (alive < 1)
    safe = np.where(inside, alive, 0.5)
    width = float(ndtri((1 + level) / 2)) * np.where(inside, error, 0.0) / np.abs(safe * np.log(safe))
    low, high = safe ** np.exp(width), safe ** np.exp(-width)
    # Where nobody is left the scale has no interval: nothing is known above the last one.
    before = np.append(1.0, high[:-1])
    return np.where(inside, low, 0.0), np.where(inside, high, np.where(alive <= 0, before, 1.0))


def _median(steps: pd.DataFrame, level: float, n: int) -> Estimate:
    def first(column: str) -> float:
        below = steps.loc[steps[column] <= 0.5 + 1e-12, "time"]
        return float(below.iloc[0]) if len(below) else math.inf

    return Estimate(first("survival"), first("low"), first("high"), level, math.nan, n, f"median, {METHOD}")
