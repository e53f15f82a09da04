"""Whom does a comparison concern, with or without scores, and what is known of them?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from mentorlab.errors import NotComputable
from mentorlab.stats.align import align, complete, first, numbers
from mentorlab.stats.arms import check_switchers
from mentorlab.stats.design import covariate_columns, read_covariates

if TYPE_CHECKING:
    from mentorlab.stats.align import Floats, Values
    from mentorlab.stats.linear import Clusters


@dataclass(frozen=True)
class Concerned:
    """`after`, `before` (None: not measured): NaN where missing; `treated`: True in the program; `known`: a column of
    ones and the covariates, nothing missing; `left_out`: people of whom arm or covariates are not known.
    """

    after: Floats
    before: Floats | None
    treated: np.ndarray[Any, np.dtype[np.bool_]]
    known: Floats
    clusters: Clusters | None
    left_out: int


def concerned(
    after: Values, before: Values | None, arm: Values, covariates: pd.DataFrame | None, cluster: Values | None
) -> Concerned:
    """Join the inputs on their ids, keeping those without scores; refuse what cannot be compared."""
    check_switchers(arm)
    inputs: dict[str, Values | pd.DataFrame] = {"after": after, "arm": arm}
    inputs |= {} if before is None else {"before": before}
    inputs |= {} if covariates is None or covariates.empty else {"covariates": covariates}
    inputs |= {} if cluster is None else {"cluster": cluster}
    joined: dict[str, Any] = dict(align(inputs))
    frame = read_covariates(joined["covariates"]) if "covariates" in joined else {}
    used = complete({"arm": joined["arm"], **{f"covariate {name}": column for name, column in frame.items()}})
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
    return Concerned(scores["after"], scores.get("before"), treated, known, clusters, int((~used).sum()))


def _codes(cluster: pd.Series[Any]) -> Clusters:
    if cluster.isna().any():
        ids = cluster.index[cluster.isna()]
        raise NotComputable(f"cluster: {len(ids)} people have no cluster ({first(ids)}); give each one")
    return np.asarray(pd.factorize(cluster)[0], dtype=np.int64)
