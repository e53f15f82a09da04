"""Whom does a comparison concern, with or without scores, and what is known of them?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from mentorlab.errors import NotComputable
from mentorlab.stats.align import align, complete, first, numbers
from mentorlab.stats.arms import check_switchers
from mentorlab.stats.design import block_columns, centred, covariate_columns, read_covariates, that_add

if TYPE_CHECKING:
    from mentorlab.stats.align import Floats, Values
    from mentorlab.stats.linear import Clusters


@dataclass(frozen=True)
class Concerned:
    """`after`, `before` (None: not measured): NaN where missing; `treated`: True in the program; `known`: a column of
    ones and the covariates, nothing missing; `left_out`: people of whom arm, covariates, block or weight are not known;
    `blocks`: columns of the blocks of a draw, beside what is known (may be none); `weights`: of a draw.
    """

    after: Floats
    before: Floats | None
    treated: np.ndarray[Any, np.dtype[np.bool_]]
    known: Floats
    clusters: Clusters | None
    left_out: int
    blocks: Floats
    weights: Floats

    def design(self, start: Floats | None, *, adjusted: bool = True, own_slopes: bool = False) -> Floats:
        """The columns of the effect's model: ones, the arm, the start and what is known (centred), blocks, slopes."""
        columns = [np.ones(len(self.after)), self.treated.astype(float)]
        if not adjusted:
            return np.column_stack(columns)
        starts = [] if start is None else [start - np.nanmean(start)]
        columns += [*starts, *(column - column.mean() for column in self.known.T[1:]), *self.blocks.T]
        columns += [one * self.treated for one in starts] if own_slopes else []
        return np.column_stack(columns)


def concerned(
    after: Values,
    before: Values | None,
    arm: Values,
    covariates: pd.DataFrame | None,
    cluster: Values | None,
    blocks: Values | None = None,
    weights: Values | None = None,
) -> Concerned:
    """Join the inputs on their ids, keeping those without scores; refuse what cannot be compared."""
    check_switchers(arm)
    inputs: dict[str, Values | pd.DataFrame] = {"after": after, "arm": arm}
    inputs |= {} if before is None else {"before": before}
    inputs |= {} if covariates is None or covariates.empty else {"covariates": covariates}
    beside = {"cluster": cluster, "blocks": blocks, "weights": weights}
    inputs |= {name: values for name, values in beside.items() if values is not None}
    joined: dict[str, Any] = dict(align(inputs))
    frame = read_covariates(joined["covariates"]) if "covariates" in joined else {}
    needed: dict[str, Any] = {name: joined[name] for name in ("arm", "blocks", "weights") if name in joined}
    used = complete({**needed, **{f"covariate {name}": column for name, column in frame.items()}})
    treated = joined["arm"][used].to_numpy()
    if not set(pd.unique(treated)) <= {True, False}:
        raise NotComputable("arm: give True for the program and False for the comparison")
    treated = treated.astype(bool)
    if min(int(treated.sum()), int((~treated).sum())) < 2:
        raise NotComputable("a comparison needs at least two people in each arm")
    scores = {name: numbers(name, joined[name])[used] for name in ("after", "before") if name in joined}
    for name, values in scores.items():
        if np.isnan(values[treated]).all() or np.isnan(values[~treated]).all():
            raise NotComputable(f"nobody in one of the arms has a score {name}; check that the waves were read")
    columns = covariate_columns({name: values[used] for name, values in frame.items()})
    known = np.column_stack([np.ones(len(treated)), *columns.values()])
    clusters = None if cluster is None else _codes(joined["cluster"][used])
    within = _within(known, joined["blocks"][used], treated) if "blocks" in joined else np.zeros((len(known), 0))
    weight = numbers("weights", joined["weights"])[used] if "weights" in joined else np.ones(len(known))
    if not (weight > 0).all():
        raise NotComputable("weights: every weight must be above 0; leave people without a weight empty")
    left_out = int((~used).sum())
    return Concerned(scores["after"], scores.get("before"), treated, known, clusters, left_out, within, weight)


def _within(known: Floats, blocks: pd.Series[Any], treated: Any) -> Floats:
    """Centred columns of the blocks that tell more than what is known anyway."""
    made = {name: centred(one) for name, one in block_columns(blocks, treated.astype(np.int64)).items()}
    told = that_add({str(i): column for i, column in enumerate(known.T)}, made)
    return np.column_stack(list(told.values())) if told else np.zeros((len(known), 0))


def _codes(cluster: pd.Series[Any]) -> Clusters:
    if cluster.isna().any():
        ids = cluster.index[cluster.isna()]
        raise NotComputable(f"cluster: {len(ids)} people have no cluster ({first(ids)}); give each one")
    return np.asarray(pd.factorize(cluster)[0], dtype=np.int64)
