"""What did it do to be given something by lot, when not everybody had the same chance of it?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from mentorlab.errors import NotComputable
from mentorlab.stats.design import centred, check_told_apart
from mentorlab.stats.estimates import Estimate, check_level
from mentorlab.stats.linear import check_error, fit
from mentorlab.stats.standardised import spread

if TYPE_CHECKING:
    from typing import Any

    from mentorlab.stats.align import Floats

EDGE = 0.02  # a simulated chance nearer to 0 or 1 than this is as good as certain
MOST_STRATA, LEAST_EXPECTED = 10, 5.0
_SAME_CHANCE = 1e-9


@dataclass(frozen=True)
class ByChance:
    """The effect of what was given by lot, in points of the outcome, among those whose chance lay strictly between.

    `n_at_risk`: people in some stratum, with or without an outcome; `n_treated`, `n_untreated`: those analysed;
    `n_clusters`: the fewest on one side, None without clusters.
    """

    effect: Estimate
    p: float
    n_at_risk: int
    n_treated: int
    n_untreated: int
    n_strata: int
    n_clusters: int | None


def strata_of(chance: Floats, *, edge: float = EDGE) -> np.ndarray[Any, np.dtype[np.int64]]:
    """Which people can be compared with each other: strata of nearly equal chance, numbered from 0 upwards; −1: none.

    chance: of each person, 0–1, not missing; nobody at or beyond `edge` of 0 or 1 is in a stratum. At most ten bands of
    equal width; a band in which fewer than five people are expected on either side joins the next. Only chances are
    looked at, never who was given what, so that the strata are as if made before the draw.
    Raises NotComputable for numbers that are no chances.
    """
    chance = np.asarray(chance, dtype=float)
    if np.isnan(chance).any() or ((chance < 0) | (chance > 1)).any():
        raise NotComputable("chance: give each person a number from 0 to 1")
    strata = np.full(len(chance), -1, dtype=np.int64)
    between = np.flatnonzero((chance > edge) & (chance < 1 - edge))
    band = np.minimum((chance[between] - edge) / (1 - 2 * edge) * MOST_STRATA, MOST_STRATA - 1).astype(np.int64)
    number, waiting = 0, np.zeros(0, dtype=np.int64)
    for one in np.unique(band):
        waiting = np.concatenate([waiting, between[band == one]])
        if _enough(chance[waiting]):
            strata[waiting] = number
            number, waiting = number + 1, np.zeros(0, dtype=np.int64)
    if number:
        strata[waiting] = number - 1  # those left over at the upper end
    return strata


def _enough(chance: Floats) -> bool:
    return bool(min(chance.sum(), (1 - chance).sum()) >= LEAST_EXPECTED)


def by_chance(
    after: pd.Series[float],
    treated: pd.Series[bool],
    chance: pd.Series[float],
    *,
    before: pd.Series[float] | None = None,
    cluster: pd.Series[Any] | None = None,
    edge: float = EDGE,
    level: float = 0.95,
) -> ByChance:
    """What did it do to be given something by lot, among people of nearly equal chances?

    after, before: one score per person; treated: who was given it; chance: each person's chance of it (0–1), known or
    simulated; cluster: whom people share. All indexed by the same ids. Missing: people without a score are left out; a
    chance or a `treated` that is missing is refused.
    Method: regression of `after` on `treated` with the strata of `strata_of`, the chance itself within them, and
    `before`; HC3 errors, or CR2 with clusters. Nothing else than chance differs within people of one chance, whatever
    drives their wishes (Rosenbaum and Rubin 1983; Abdulkadiroğlu, Angrist, Narita and Pathak 2017).
    Raises NotComputable: too few people at risk, or too few of them with scores.
    """
    check_level(level)
    if treated.isna().any():
        raise NotComputable("treated: say of each person whether it was given; leave the others out")
    strata: pd.Series[Any] = pd.Series(strata_of(np.asarray(chance, dtype=float), edge=edge), index=chance.index)
    data = pd.DataFrame({"given": treated.astype(float), "chance": chance, "stratum": strata}).join(
        after.rename("after")
    )
    if before is not None:
        data["before"] = before
    if cluster is not None:
        data["cluster"] = cluster
    data = data[data["stratum"] >= 0]
    if data.empty:
        raise NotComputable(
            f"fewer than {LEAST_EXPECTED:g} people can be expected on each side of the lottery among those whose "
            "chance lay strictly between never and always, so that luck decided for too few to compare"
        )
    known = data.dropna()
    given = known["given"] == 1
    if min(given.sum(), (~given).sum()) < 2:
        raise NotComputable("fewer than two people with scores are on one side of the lottery")
    columns = _columns(known)
    check_told_apart(columns)
    codes = None if cluster is None else pd.factorize(known["cluster"])[0].astype(np.int64)
    model, unit = fit(known["after"].to_numpy(dtype=float), columns, clusters=codes), np.eye(len(columns))[1]
    effect = model.estimate(unit, level=level, method=f"regression within equal chances, {model.errors}")
    check_error(effect, spread(known["after"].to_numpy(dtype=float)))
    fewest = None if codes is None else min(len(np.unique(codes[side])) for side in (given, ~given))
    n_treated = int(given.sum())
    n_strata = int(known["stratum"].nunique())
    return ByChance(effect, model.p(unit), len(data), n_treated, len(known) - n_treated, n_strata, fewest)


def _columns(known: pd.DataFrame) -> dict[str, Floats]:
    """The constant, what was given, a column for each stratum but the first, the chance within them, the start."""
    columns = {"constant": np.ones(len(known)), "given": known["given"].to_numpy(dtype=float)}
    strata = sorted(known["stratum"].unique())
    columns |= {f"stratum {one}": (known["stratum"] == one).to_numpy(dtype=float) for one in strata[1:]}
    within = known["chance"] - known.groupby("stratum")["chance"].transform("mean")
    if within.abs().max() > _SAME_CHANCE:
        columns["chance"] = within.to_numpy(dtype=float)
    if "before" in known and spread(known["before"].to_numpy(dtype=float)) > 0:
        columns["before"] = centred(known["before"].to_numpy(dtype=float))
    return columns
