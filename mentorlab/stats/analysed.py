"""Who is analysed, and in which arm and cluster? The people who have every value that an adjusted comparison needs."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from mentorlab.errors import NotComputable
from mentorlab.stats.align import align, complete, first, numbers
from mentorlab.stats.arms import Arms, arm_counts, check_switchers, read_arms
from mentorlab.stats.design import read_covariates

if TYPE_CHECKING:
    from mentorlab.stats.align import Floats, Values
    from mentorlab.stats.linear import Clusters


@dataclass(frozen=True)
class Analysed:
    """The people analysed."""

    ids: pd.Index[Any]
    after: Floats
    before: Floats
    arms: Arms
    covariates: dict[str, Floats | pd.Series[Any]]
    clusters: Clusters | None
    started: dict[Hashable, int]
    n_started: int
    beside: dict[str, pd.Series[Any]]

    @property
    def n_clusters(self) -> int | None:
        return None if self.clusters is None else int(self.clusters.max()) + 1

    @property
    def n_clusters_by_arm(self) -> dict[Hashable, int] | None:
        if self.clusters is None:
            return None
        codes = self.arms.codes
        return {label: len(np.unique(self.clusters[codes == i])) for i, label in enumerate(self.arms.labels)}


def analysed(
    after: Values,
    before: Values,
    arm: Values,
    covariates: pd.DataFrame | None,
    cluster: Values | None,
    reference: Hashable | None,
    beside: Mapping[str, Values | None] | None = None,
) -> Analysed:
    """Join the inputs on their ids, leave out people with a missing value, refuse what cannot be compared.

    `beside`: what else each of them must have (weights, blocks), None where it is not asked for. `started` counts
    those listed in `arm` by arm, `n_started` all of them, whether they have scores or not.
    """
    check_switchers(arm)
    if covariates is not None and not isinstance(covariates, pd.DataFrame):
        raise NotComputable("covariates: give a DataFrame with a row per person and a column per covariate")
    inputs: dict[str, Values | pd.DataFrame] = {"after": after, "before": before, "arm": arm}
    if covariates is not None:
        inputs["covariates"] = covariates
    others = {name: values for name, values in (beside or {}).items() if values is not None}
    inputs |= others
    joined: dict[str, Any] = dict(align(inputs if cluster is None else _with_cluster(inputs, cluster)))
    scores = {name: numbers(name, joined[name]) for name in ("after", "before")}
    frame = read_covariates(joined["covariates"]) if covariates is not None else {}
    used = complete(
        {**scores, "arm": joined["arm"], **{f"covariate {name}": c for name, c in frame.items()}}
        | {name: joined[name] for name in others}
    )
    listed = pd.Series(arm, dtype=object) if not isinstance(arm, pd.Series) else arm
    if not used.any():
        raise NotComputable("nobody has all of after, before, arm and the covariates; check that the waves were read")
    started = arm_counts(listed)
    arms = read_arms(joined["arm"][used], started, reference)
    kept = {name: values[used] for name, values in frame.items()}
    clusters = None if cluster is None else _cluster_codes(joined["cluster"][used], arms)
    started = {label: started[label] for label in arms.labels}
    return Analysed(
        joined["arm"].index[used], scores["after"][used], scores["before"][used], arms, kept, clusters, started,
        len(listed), {name: joined[name][used] for name in others},
    )  # fmt: skip


def _with_cluster(inputs: dict[str, Values | pd.DataFrame], cluster: Values) -> dict[str, Values | pd.DataFrame]:
    """The inputs with the cluster, people without one kept: they are to be refused, not quietly left out."""
    by_id = all(isinstance(values, pd.Series | pd.DataFrame) for values in (*inputs.values(), cluster))
    if not (by_id and isinstance(cluster, pd.Series)):
        return {**inputs, "cluster": cluster}  # by position, where a missing cluster is plain to see
    everyone = align(inputs)
    align({"after": everyone["after"], "cluster": cluster})  # refuses doubled ids, and no id in common
    return {**everyone, "cluster": cluster.reindex(everyone["after"].index)}


def _cluster_codes(cluster: pd.Series[Any], arms: Arms) -> Clusters:
    missing = cluster.isna().to_numpy()
    if missing.any():
        raise NotComputable(
            f"cluster: {int(missing.sum())} people have no cluster ({first(cluster.index[missing])}); "
            "give each one, those who share nobody a cluster of their own"
        )
    codes = pd.factorize(cluster)[0].astype(np.int64)
    for code, label in enumerate(arms.labels):
        if len(np.unique(codes[arms.codes == code])) < 2:
            raise NotComputable(f"arm {label!r} has only one cluster; chance cannot be told from the cluster, add more")
    return codes
