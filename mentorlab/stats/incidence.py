"""To how many has it happened by a day, where something else may happen first? And how much time is kept?"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from mentorlab.errors import NotComputable
from mentorlab.stats.estimates import Estimate, check_level

METHOD = "Aalen–Johansen cumulative incidence, log-log interval"
COLUMNS = ("cause", "time", "at_risk", "incidence", "low", "high")


@dataclass(frozen=True, eq=False)
class Competing:
    """`table`: a row for each cause and time at which anything happened, time ascending: cause, time, at_risk (people
    just before it), incidence (share to whom this cause has happened), low, high. `n`: people; `n_left_out`: rows with
    a missing value."""

    table: pd.DataFrame
    errors: pd.Series
    level: float
    n: int
    n_left_out: int = 0

    def at(self, day: float, cause: int = 1) -> Estimate:
        """The share to whom this cause has happened by `day`."""
        mine = self.table[(self.table["cause"] == cause) & (self.table["time"] <= day)]
        if mine.empty or not mine["incidence"].iloc[-1]:
            return Estimate(0.0, 0.0, _none_of(self.n, self.level), self.level, math.nan, self.n, METHOD)
        row = mine.iloc[-1]
        ends = float(row["low"]), float(row["high"])
        return Estimate(float(row["incidence"]), *ends, self.level, float(self.errors[mine.index[-1]]), self.n, METHOD)


def competing(time: ArrayLike, cause: ArrayLike, *, level: float = 0.95) -> Competing:
    """The share to whom each cause has happened, by time, where one cause ends the waiting for the others.

    time: days (any unit) until something happened, or as long as was waited. cause: 1, 2, … what it was; 0 where
    nothing had happened by then (censored). Rows with a missing value are left out and counted.
    Aalen and Johansen's (1978) estimate with the delta-method variance of Marubini and Valsecchi (1995), by
    statsmodels; intervals on the log-log scale of the share to whom it has not happened. With a single cause this is
    one less Kaplan and Meier's curve.
    Raises NotComputable for nobody, negative times, causes that are no whole numbers from 0, lengths that differ.
    """
    check_level(level)
    rows, left_out = _rows(time, cause)
    if not rows["cause"].any():
        none = pd.DataFrame({name: pd.Series(dtype=float) for name in COLUMNS})
        return Competing(none, pd.Series(dtype=float), level, len(rows), left_out)
    from statsmodels.duration.survfunc import CumIncidenceRight

    codes = rows["cause"].to_numpy(dtype=np.int64)
    with np.errstate(divide="ignore", invalid="ignore"):  # the variance once nobody is left: taken from the step before
        found = CumIncidenceRight(rows["time"].to_numpy(), codes)
    at_risk = len(rows) - np.searchsorted(np.sort(rows["time"].to_numpy()), found.times, side="left")
    happened = np.isin(found.times, rows.loc[codes > 0, "time"].unique())
    parts, errors = [], []
    for name, (share, error) in enumerate(zip(found.cinc, found.cinc_se, strict=True), start=1):
        error = pd.Series(error).where(np.isfinite(error)).ffill().fillna(0.0).to_numpy()
        low, high = _log_log(np.asarray(share), error, len(rows), level)
        cells = {"cause": name, "time": found.times, "at_risk": at_risk, "incidence": share, "low": low, "high": high}
        parts.append(pd.DataFrame(cells)[happened])
        errors.append(pd.Series(error)[happened])
    table = pd.concat(parts, ignore_index=True)[list(COLUMNS)]
    return Competing(table, pd.concat(errors, ignore_index=True), level, len(rows), left_out)


def restricted_mean(time: ArrayLike, event: ArrayLike, until: float, *, level: float = 0.95) -> Estimate:
    """How much of the time up to `until` is passed on average before it happens: the area under the curve.

    time, event as in `survival`; `until` no later than the longest time, where somebody is still waiting.
    Variance: Σ (area from t to `until`)² d / (n (n − d)) over the times t (Klein and Moeschberger 2003, 4.5); normal
    interval. Of two groups, values subtract and squared standard errors add.
    Raises NotComputable as `survival` does, and where nobody is watched up to `until`.
    """
    from scipy.special import ndtri

    from mentorlab.stats.waiting import survival

    found = survival(time, event, level=level)
    times, watched = np.asarray(time, dtype=float), np.asarray(event, dtype=float)
    last = float(np.nanmax(times))
    if not until > 0 or (until > last and not (watched[times == last] == 1).all()):
        raise NotComputable(f"nobody is watched up to {until:g}; choose a time between 0 and {last:g}")
    steps = found.table[found.table["time"] < until]
    at = np.concatenate([[0.0], steps["time"].to_numpy(), [until]])
    areas = np.diff(at) * np.concatenate([[1.0], steps["survival"].to_numpy()])
    left = np.cumsum(areas[::-1])[::-1][1:]  # from each time to the end
    before = np.concatenate([[1.0], steps["survival"].to_numpy()[:-1]])
    n = steps["at_risk"].to_numpy()
    died = np.round(n * (1 - steps["survival"].to_numpy() / before))
    with np.errstate(divide="ignore", invalid="ignore"):
        variance = np.where(n > died, left**2 * died / (n * (n - died)), 0.0).sum()
    value, half = float(areas.sum()), float(ndtri((1 + level) / 2)) * math.sqrt(variance)
    people = len(times) - found.n_left_out
    return Estimate(value, value - half, value + half, level, math.sqrt(variance), people, "restricted mean time")


def apart_by(shares: Sequence[Estimate]) -> Estimate:
    """The first share less the second, each with its own interval (0–1), as from `competing`.

    The ends are recovered from those of the shares (Newcombe 1998, method 10; Zou and Donner 2008), so that an interval
    that leans leans here too. Raises NotComputable for other than two shares, or levels that differ.
    """
    if len(shares) != 2 or shares[0].level != shares[1].level:
        raise NotComputable("two shares are compared, with intervals at one level; give both at the same level")
    one, other = shares
    value = one.value - other.value
    low = value - math.hypot(one.value - one.low, other.high - other.value)
    high = value + math.hypot(one.high - one.value, other.value - other.low)
    error = math.hypot(one.se, other.se)
    return Estimate(
        value, max(low, -1.0), min(high, 1.0), one.level, error, one.n + other.n, "difference of cumulative incidences"
    )


def _rows(time: ArrayLike, cause: ArrayLike) -> tuple[pd.DataFrame, int]:
    columns = {"time": np.asarray(time, dtype=float), "cause": np.asarray(cause, dtype=float)}
    lengths = {len(one) for one in columns.values()}
    if len(lengths) > 1:
        raise NotComputable(f"time and cause have lengths {sorted(lengths)}; give one of each for each person")
    rows = pd.DataFrame(columns)
    whole = rows.notna().all(axis=1)
    rows, left_out = rows[whole], int((~whole).sum())
    if rows.empty:
        raise NotComputable("there is nobody whose time is known; count the days first")
    if (rows["time"] < 0).any() or np.isinf(rows["time"]).any():
        raise NotComputable("some times are negative or infinite; count days from the start of the waiting")
    if (rows["cause"] < 0).any() or (rows["cause"] % 1 != 0).any():
        raise NotComputable("cause holds other than whole numbers from 0; say 0 where nothing had happened")
    return rows, left_out


def _log_log(share: np.ndarray, error: np.ndarray, n: int, level: float) -> tuple[np.ndarray, np.ndarray]:
    """The interval of a share to whom it has happened; of nobody, none."""
    from scipy.special import ndtri

    inside = (share > 0) & (share < 1)
    apart = np.where(inside, 1 - share, 0.5)  # to whom it has not
    width = float(ndtri((1 + level) / 2)) * np.where(inside, error, 0.0) / np.abs(apart * np.log(apart))
    low, high = 1 - apart ** np.exp(-width), 1 - apart ** np.exp(width)
    nobody = _none_of(n, level)
    return np.where(inside, low, np.where(share >= 1, 1 - nobody, 0.0)), np.where(
        inside, high, np.where(share >= 1, 1.0, nobody)
    )


def _none_of(n: int, level: float) -> float:
    """Below which share a thing lies that has happened to nobody of n (Clopper and Pearson)."""
    return float(1 - ((1 - level) / 2) ** (1 / n))
