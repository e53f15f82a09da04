"""How far does what people have fall short of what matters to them, and which gap is the largest?"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from mentorlab.errors import NotComputable
from mentorlab.stats.estimates import check_level, t_estimate
from mentorlab.stats.ranks import between_ranks, clearly_above, ranked, share_in_top, tiers

TOP = 3
BLOCK = 4_000_000  # answers drawn at once
COLUMNS = (
    *("gap", "borich", "rds", "rank", "rank_low", "rank_high", "top3"),
    *("tier", "n", "importance", "current", "gap_low", "gap_high", "gap_se"),
)


def borich(mean_importance: pd.Series, mean_gap: pd.Series) -> pd.Series:
    """Borich's mean weighted discrepancy score: mean importance × mean gap, need by need.

    Borich (1980, Journal of Teacher Education 31(3), 39–42) weighs each person's gap by the need's mean importance and
    averages over people, which is the product of the two means. Larger = greater need. A missing mean gives a missing
    score.
    """
    return pd.Series(mean_importance) * pd.Series(mean_gap)


def gap_ranks(
    importance: pd.DataFrame, current: pd.DataFrame, *, draws: int = 2000, seed: int = 0, level: float = 0.95
) -> pd.DataFrame:
    """Needs ranked by how far the present falls short, with how sure each rank is.

    importance, current: people × needs, the same shape (of two frames, the same index and columns in any order), on one
    scale where more is more. For each need those with both ratings count; people with no such pair are left out.

    Returns a row for each need, in the order of the columns of `importance`:

    - `gap`: mean of importance − current, in points; `gap_low`, `gap_high`: its t interval; `gap_se`: its standard
      error; `n` people with both; `importance`, `current`: their means.
    - `borich`: mean importance × mean gap (see `borich`). Larger = greater need, as in all columns here.
    - `rds`: ranked discrepancy score, −100 to 100: the percentage of people who rate importance above current less the
      percentage who rate it below; ties count for neither (Narine and Harder 2021, Advancements in Agricultural
      Development 2(3), 96–111, who subtract the other way round: their sign is the opposite).
    - `rank` by `borich`, 1 = greatest need, equals share the better rank; `rank_low` to `rank_high`: its interval (see
      `stats.ranks`). In a share `level` of studies the intervals hold the true ranks of all needs at once; needs truly
      equal have every rank that they share.
    - `top3`: the share of draws in which the need is among the three greatest; equals at the border share the places.
    - `tier`: 1 = top; needs of one tier are not clearly below the first of it.

    People are resampled with all their answers (`draws` times, seeded), so that answers of one person stay together.
    `attrs["left_out"]` counts people with no pair of ratings. Raises NotComputable where shapes or names differ, there
    are fewer than two people, no need, a need nobody rated, or too few draws.
    """
    check_level(level)
    data = rated(importance, current)
    table = _table(data, level)
    wanted, gaps = resampled(data, draws, seed)
    drawn, scores = wanted * gaps, table["borich"].to_numpy()
    above = clearly_above(scores, drawn, data.n, level=level)
    table["rank"] = ranked(scores)
    table["rank_low"], table["rank_high"] = between_ranks(above)
    table["tier"] = tiers(scores, above)
    table["top3"] = share_in_top(np.where(np.isnan(drawn), scores, drawn), TOP)
    table = table[list(COLUMNS)]
    table.attrs["left_out"] = data.left_out
    return table


@dataclass(frozen=True, eq=False)
class Rated:
    """Ratings as numbers: people × needs, 0 where `weights` is 0 because a rating is missing (else 1)."""

    importance: np.ndarray
    gap: np.ndarray
    weights: np.ndarray
    names: pd.Index
    left_out: int

    @property
    def n(self) -> np.ndarray:
        """How many people rated each need."""
        found: np.ndarray = self.weights.sum(axis=0).astype(int)
        return found

    def means(self) -> tuple[np.ndarray, np.ndarray]:
        """Mean importance and mean gap of each need."""
        return self.importance.sum(axis=0) / self.n, self.gap.sum(axis=0) / self.n


def rated(importance: pd.DataFrame, current: pd.DataFrame) -> Rated:
    """Both ratings of every person who gave both for some need; raises NotComputable as `gap_ranks` says."""
    wanted, have, names = _aligned(importance, current)
    both = ~np.isnan(wanted) & ~np.isnan(have)
    kept = both.any(axis=1)
    if kept.sum() < 2:
        raise NotComputable(f"{kept.sum()} people rated both importance and the present level of a need; ranks need 2")
    if not both.any(axis=0).all():
        empty = [str(name) for name, some in zip(names, both.any(axis=0), strict=True) if not some]
        raise NotComputable(f"nobody rated both importance and the present level of {empty[0]!r}; leave it out")
    both = both[kept]
    wanted, gap = (np.where(both, values[kept], 0.0) for values in (wanted, wanted - have))
    return Rated(wanted, gap, both.astype(float), names, int((~kept).sum()))


def _aligned(importance: pd.DataFrame, current: pd.DataFrame) -> tuple[np.ndarray, np.ndarray, pd.Index]:
    wanted, have = pd.DataFrame(importance), pd.DataFrame(current)
    if wanted.shape != have.shape:
        raise NotComputable(f"importance is {wanted.shape}, current {have.shape}: give both for the same people, needs")
    if not wanted.shape[1]:
        raise NotComputable("there is no need to rank: give one column for each need")
    if not (wanted.index.is_unique and wanted.columns.is_unique):
        raise NotComputable("a person or a need stands twice; give each one row and each need one column")
    if set(wanted.index) != set(have.index) or set(wanted.columns) != set(have.columns):
        raise NotComputable("importance and current are about different people or needs; give them the same names")
    have = have.reindex(index=wanted.index, columns=wanted.columns)
    try:
        values = wanted.to_numpy(dtype=float, na_value=np.nan), have.to_numpy(dtype=float, na_value=np.nan)
    except (TypeError, ValueError) as error:
        raise NotComputable("ratings must be numbers; turn words into numbers first") from error
    if np.isinf(values[0]).any() or np.isinf(values[1]).any():
        raise NotComputable("a rating is infinite; ratings must be finite numbers or missing")
    return (*values, wanted.columns)


def _table(data: Rated, level: float) -> pd.DataFrame:
    """What is known of each need without resampling."""
    n = data.n
    wanted, gap = data.means()
    table = pd.DataFrame({"n": n, "importance": wanted, "current": wanted - gap, "gap": gap}, index=data.names)
    table["borich"] = borich(table["importance"], table["gap"])
    table["rds"] = 100 * ((data.gap > 0).sum(axis=0) - (data.gap < 0).sum(axis=0)) / n
    spread = (data.weights * (data.gap - gap) ** 2).sum(axis=0)
    with np.errstate(invalid="ignore", divide="ignore"):
        errors = np.sqrt(spread / (n - 1) / n)
    ends = [
        t_estimate(mean, error, count - 1, level=level, n=int(count), method="t")
        for mean, error, count in zip(gap, errors, n, strict=True)
    ]
    table["gap_low"] = [one.low for one in ends]
    table["gap_high"] = [one.high for one in ends]
    table["gap_se"] = errors
    return table


def resampled(data: Rated, draws: int, seed: int) -> tuple[np.ndarray, np.ndarray]:
    """Mean importance and mean gap of each need in resamples of the people: draws × needs each.

    Missing where nobody in a draw rated the need. Raises NotComputable for fewer than 100 draws.
    """
    if draws < 100:
        raise NotComputable(f"draws {draws}: intervals on ranks need at least 100 draws; 2000 is usual")
    people, needs = data.weights.shape
    rng = np.random.default_rng(seed)
    answers = np.hstack([data.weights, data.importance, data.gap])
    wanted, gaps = np.empty((draws, needs)), np.empty((draws, needs))
    many = max(1, BLOCK // people)
    for start in range(0, draws, many):
        rows = min(many, draws - start)
        chosen = rng.integers(people, size=(rows, people)) + people * np.arange(rows)[:, None]
        times = np.bincount(chosen.ravel(), minlength=rows * people).reshape(rows, people)
        n, importance, missing = np.split(times @ answers, 3, axis=1)
        with np.errstate(invalid="ignore", divide="ignore"):
            wanted[start : start + rows], gaps[start : start + rows] = importance / n, missing / n
    return wanted, gaps
