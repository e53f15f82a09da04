"""How far did somebody come with their goals, on one scale for all people and goals?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from mentorlab.errors import NotComputable
from mentorlab.stats.align import Values, numbers

if TYPE_CHECKING:
    import pandas as pd

CENTRE, SPREAD, FURTHEST = 50.0, 10.0, 2.0


def goal_attainment(levels: Values, weights: Values | None = None, *, rho: float = 0.3) -> float:
    """The T score of one person's goals: 50 = as expected, 10 = one standard deviation, were goals set right.

    levels: one per goal, −2 (much less than expected) to 2 (much more); weights: one per goal, above 0 (default: all
    alike). rho: the correlation assumed between a person's goals (0–1). T = 50 + 10·Σwx / √((1 − rho)Σw² + rho(Σw)²)
    (Kiresuk and Sherman 1968). Missing: a goal without a level is left out.
    Raises NotComputable where no goal has a level, a level lies outside its range, or a weight is missing or not
    above zero.
    """
    scores = goal_attainments(levels, weights, np.zeros(len(levels), dtype=int), rho=rho)
    if scores.empty:
        raise NotComputable("no goal has a level, so there is no score; rate at least one")
    return float(scores.iloc[0])


def goal_attainments(levels: Values, weights: Values | None, persons: Values, *, rho: float = 0.3) -> pd.Series[float]:
    """The T score of everybody who has a rated goal, indexed by person; as `goal_attainment`, a row for each goal."""
    import pandas as pd

    if not 0 <= rho <= 1:
        raise NotComputable(f"rho {rho:g}: the correlation between a person's goals lies between 0 and 1; 0.3 is usual")
    x = numbers("levels", levels)
    w = np.ones(len(x)) if weights is None else numbers("weights", weights)
    if not len(x) == len(w) == len(persons):
        raise NotComputable(f"{len(x)} levels, {len(w)} weights, {len(persons)} persons; give one of each per goal")
    rated = ~np.isnan(x)
    x, w, of = x[rated], w[rated], np.asarray(persons)[rated]
    if (np.abs(x) > FURTHEST).any():
        raise NotComputable("a level lies outside −2 to 2; rate goals from much less to much more than expected")
    if not (w > 0).all() or np.isinf(w).any():
        raise NotComputable("a rated goal has no weight above zero; give each one, or no weights at all")
    sums = pd.DataFrame({"wx": w * x, "ww": w * w, "w": w}).groupby(of, sort=True).sum()
    error = np.sqrt((1 - rho) * sums["ww"].to_numpy() + rho * sums["w"].to_numpy() ** 2)
    return pd.Series(CENTRE + SPREAD * sums["wx"].to_numpy() / error, index=sums.index)
