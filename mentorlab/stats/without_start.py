"""Nothing was measured before: how far apart are two arms afterwards, when they were drawn in blocks or clusters?"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from mentorlab.errors import NotComputable
from mentorlab.stats.adjusted_model import weights_of
from mentorlab.stats.analysed import analysed
from mentorlab.stats.balancing import check_two
from mentorlab.stats.design import block_columns, centred, that_add
from mentorlab.stats.estimates import Estimate, check_level
from mentorlab.stats.linear import check_error, fit
from mentorlab.stats.standardised import spread

if TYPE_CHECKING:
    from mentorlab.stats.align import Values


@dataclass(frozen=True)
class WithoutStart:
    """`effect`: one arm less the other, with `p` and its degrees of freedom `df`; `n_clusters_by_arm`: None without."""

    effect: Estimate
    p: float
    df: float
    n_clusters_by_arm: Mapping[Hashable, int] | None


def effect_without_start(
    after: Values,
    arm: Values,
    *,
    cluster: Values | None = None,
    blocks: Values | None = None,
    weights: Values | None = None,
    level: float = 0.95,
) -> WithoutStart:
    """The difference of two arms' scores after, within blocks, weighted, by clusters: `ancova` without a start.

    Arguments, missing values and refusals as in `ancova`, with exactly two arms. HC3 errors, or CR2 with clusters.
    Raises NotComputable also where everybody has the same score.
    """
    check_level(level)
    rows = analysed(after, after, arm, None, cluster, None, {"blocks": blocks, "weights": weights})
    check_two(rows.arms)
    if spread(rows.after) == 0:
        raise NotComputable("after is the same for everyone analysed (zero variance); check that these are the scores")
    columns = {"constant": np.ones(len(rows.after)), "arm": rows.arms.codes.astype(float)}
    if "blocks" in rows.beside:
        made = block_columns(rows.beside["blocks"], rows.arms.codes)
        columns |= that_add(columns, {name: centred(column) for name, column in made.items()})
    fitted = fit(rows.after, columns, clusters=rows.clusters, arms=rows.arms.codes, weights=weights_of(rows))
    unit = np.eye(len(columns))[1]
    told = ["difference of means"] + ["blocks of the draw"] * ("blocks" in rows.beside)
    told += ["weighted"] * ("weights" in rows.beside) + [fitted.errors_of(unit)]
    effect = fitted.estimate(unit, level=level, method=", ".join(told))
    check_error(effect, spread(rows.after))
    return WithoutStart(effect, fitted.p(unit), fitted.degrees(unit), rows.n_clusters_by_arm)
