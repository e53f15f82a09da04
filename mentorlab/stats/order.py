"""Which needs stand clearly above or below the average of all needs, and do two groups put them in the same order?"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from mentorlab.errors import NotComputable
from mentorlab.stats.estimates import Estimate, check_level
from mentorlab.stats.gaps import Rated, rated, resampled
from mentorlab.stats.ranks import PLACES, clearly_above, clearly_not_zero

LEAST_NEEDS = 3
SCORES = ("importance", "current", "gap", "borich")


def standing(
    importance: pd.DataFrame,
    current: pd.DataFrame,
    *,
    of: Sequence[str] = ("importance", "current"),
    draws: int = 2000,
    seed: int = 0,
    level: float = 0.95,
) -> pd.DataFrame:
    """Which needs stand clearly above (1) or below (−1) the average of all needs, and which nobody can tell of (0).

    importance, current: as for `stats.gap_ranks`, with its rule for missing values and its errors. `of`: which of
    importance, current, gap and borich to judge; all these and all needs together, so that in a share `level` of
    studies nothing is called above or below that truly is not. People are resampled with all their answers; each
    score's distance from the average over needs is judged by Holm's method (see `stats.ranks`).

    Returns needs × `of`, whole numbers; `attrs["average"]` holds the averages.
    """
    check_level(level)
    unknown = [name for name in of if name not in SCORES]
    if unknown or not of:
        raise NotComputable(f"{unknown[0] if unknown else 'nothing'} cannot be judged; give of {', '.join(SCORES)}")
    data = rated(importance, current)
    wanted, missing = resampled(data, draws, seed)
    means, gaps = data.means()
    now, drawn = _scores(means, gaps), _scores(wanted, missing)
    with np.errstate(invalid="ignore"):
        size = np.concatenate([now[name] - now[name].mean() for name in of])
        moved = np.hstack([drawn[name] - np.nanmean(drawn[name], axis=1, keepdims=True) for name in of])
    clear = clearly_not_zero(size, moved, np.tile(data.n, len(of)), level=level)
    found = (np.sign(size) * clear).astype(int).reshape(len(of), -1)
    table = pd.DataFrame(dict(zip(of, found, strict=True)), index=data.names)
    table.attrs["average"] = {name: float(now[name].mean()) for name in of}
    return table


def _scores(importance: np.ndarray, gap: np.ndarray) -> dict[str, np.ndarray]:
    return {"importance": importance, "current": importance - gap, "gap": gap, "borich": importance * gap}


def order_agreement(one: Rated, other: Rated, *, draws: int = 2000, seed: int = 0, level: float = 0.95) -> Estimate:
    """How far the importance that one group gives to needs puts them in the order of another group's Borich scores.

    one, other: from `stats.rated`, about the same needs in the same order. Kendall's tau-b, −1 (opposite) to 1 (same).
    Resampling blurs orders and so draws tau towards zero. The end of the interval that is nearer to zero is therefore
    the bootstrap's (the wider of percentile and basic), and the other end is the furthest tau that both groups' pairs
    of needs allow: pairs that are clear in both groups (see `stats.ranks`) stay as they are, all others may be the
    other way round (measured in tests/stats/test_order.py). `n` counts the smaller group. Raises NotComputable for
    fewer than three needs or other needs.
    """
    check_level(level)
    if list(one.names) != list(other.names) or len(one.names) < LEAST_NEEDS:
        raise NotComputable("the agreement of two orders needs the same three needs or more in both groups")
    means, (theirs, gaps) = one.means()[0], other.means()
    mine, (wanted, missing) = resampled(one, draws, seed)[0], resampled(other, draws, seed + 1)
    tau = float(_tau(means[None], (theirs * gaps)[None])[0])
    drawn = _tau(mine, wanted * missing)
    if np.isnan(tau) or np.isnan(drawn).all():
        raise NotComputable("all needs are equal in one of the two groups: there is no order to compare")
    low, high = np.nanquantile(drawn, [(1 - level) / 2, (1 + level) / 2])
    low, high = min(low, 2 * tau - high), max(high, 2 * tau - low)
    sure = clearly_above(means, mine, one.n, level=level).astype(int)
    also = clearly_above(theirs * gaps, wanted * missing, other.n, level=level).astype(int)
    settled = (sure - sure.T) * (also - also.T) / (len(means) * (len(means) - 1))
    free = 1 - np.abs(settled).sum()
    low = min(low, settled.sum() - free) if tau <= 0 else low
    high = max(high, settled.sum() + free) if tau >= 0 else high
    n = min(len(one.weights), len(other.weights))
    how = "Kendall's tau-b, bootstrap and clear pairs"
    return Estimate(tau, max(-1.0, low), min(1.0, high), level, float(np.nanstd(drawn)), n, how)


def _tau(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    """Kendall's tau-b row by row (Kendall 1945); missing where all are equal in either."""
    first, second = np.triu_indices(a.shape[1], k=1)
    signs = [np.sign(np.round(x[:, first] - x[:, second], PLACES)) for x in (a, b)]
    with np.errstate(invalid="ignore", divide="ignore"):
        tau: np.ndarray = (signs[0] * signs[1]).sum(axis=1) / np.sqrt(
            (signs[0] != 0).sum(axis=1) * (signs[1] != 0).sum(axis=1)
        )
    return tau
