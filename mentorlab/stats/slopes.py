"""How much of an outcome goes with one standard deviation more of something? Slopes, odds, ranks, several at once."""

from __future__ import annotations

import math
import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from mentorlab.errors import NotComputable
from mentorlab.stats.align import align, complete, numbers
from mentorlab.stats.design import centred, check_told_apart
from mentorlab.stats.estimates import Estimate, check_level, t_estimate, t_test_p
from mentorlab.stats.linear import fit
from mentorlab.stats.standardised import spread

if TYPE_CHECKING:
    from mentorlab.stats.align import Floats, Values
    from mentorlab.stats.linear import Clusters

LEAST_RANKED = 10  # below, Fisher's transformation of a rank correlation is a poor approximation


@dataclass(frozen=True)
class Slope:
    """How much more of the outcome goes with one SD more: `slope` in the outcome's points (`odds`: as a ratio of odds).

    `sd`: the SD among those analysed; `n_clusters`: None without clusters.
    """

    slope: Estimate
    p: float
    sd: float
    n_clusters: int | None


def slope(
    outcome: Values,
    by: Values,
    *,
    covariates: Mapping[str, Values] | None = None,
    cluster: Values | None = None,
    level: float = 0.95,
) -> Slope:
    """How many points of the outcome go with one SD more of `by`, people alike in the covariates (numbers)?

    outcome, by: one number per person; Series are joined on their index. Missing: left out. Errors: HC3 (MacKinnon and
    White 1985), or CR2 with clusters and Satterthwaite's degrees of freedom (Bell and McCaffrey 2002).
    Raises NotComputable: no spread in either, fewer people than columns, fewer than two clusters.
    """
    check_level(level)
    rows = _rows({"outcome": outcome, "by": by, **_named(covariates)}, cluster)
    y, sd = rows.columns.pop("outcome"), spread(rows.columns["by"])
    _refuse_flat(y, sd)
    columns = {"constant": np.ones(len(y)), "by": centred(rows.columns["by"]) / sd}
    columns |= {name: centred(values) for name, values in rows.columns.items() if name != "by"}
    check_told_apart(columns)
    model = fit(y, columns, clusters=rows.clusters)
    unit = np.eye(len(columns))[1]
    estimate = model.estimate(unit, level=level, method=f"slope per SD, {model.errors}")
    return Slope(estimate, model.p(unit), sd, rows.n_clusters)


def odds(happened: Values, by: Values, *, cluster: Values | None = None, level: float = 0.95) -> Slope:
    """By what factor do the odds that something happened change with one SD more of `by`?

    happened: 0 or 1; the rest as in `slope`. Logistic regression; sandwich errors, by cluster where there are any, t
    with clusters (or people) − 1 degrees of freedom on the log odds (Liang and Zeger 1986). `se` is on the log odds.
    Raises NotComputable as `slope`, and where `by` splits those to whom it happened from the others without overlap.
    """
    import statsmodels.api as sm

    check_level(level)
    rows = _rows({"outcome": happened, "by": by}, cluster)
    y, sd = rows.columns["outcome"], spread(rows.columns["by"])
    if not np.isin(y, (0, 1)).all():
        raise NotComputable("happened: give 1 where it happened and 0 where it did not")
    _refuse_flat(y, sd)
    groups = np.arange(len(y)) if rows.clusters is None else rows.clusters
    matrix = np.column_stack([np.ones(len(y)), centred(rows.columns["by"]) / sd])
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            model = sm.GLM(y, matrix, family=sm.families.Binomial())
            found = model.fit(cov_type="cluster", cov_kwds={"groups": groups})
        except (Warning, np.linalg.LinAlgError) as problem:
            what = "those to whom it happened do not overlap with the others, so the odds have no interval"
            raise NotComputable(what) from problem
    n_clusters = len(np.unique(groups))
    log, se = float(found.params[1]), float(np.sqrt(found.cov_params()[1, 1]))
    told = "sandwich errors" if rows.clusters is None else f"cluster-robust errors ({n_clusters} clusters)"
    on_log = t_estimate(log, se, n_clusters - 1, level=level, n=len(y), method=f"odds ratio per SD, logistic, {told}")
    ratio = Estimate(
        math.exp(log), math.exp(on_log.low), math.exp(on_log.high), level, se, len(y), on_log.method
    )  # fmt: skip
    return Slope(ratio, t_test_p(log / se, n_clusters - 1), sd, rows.n_clusters)


def rank_correlation(a: Values, b: Values, *, level: float = 0.95) -> Estimate:
    """Spearman's rank correlation (−1 to 1) with the interval of Bonett and Wright (2000); missing: left out.

    Raises NotComputable for fewer than ten people, or where either has no spread.
    """
    from scipy.special import ndtri
    from scipy.stats import spearmanr

    check_level(level)
    rows = _rows({"outcome": a, "by": b}, None)
    x, y = rows.columns["outcome"], rows.columns["by"]
    if len(x) < LEAST_RANKED:
        raise NotComputable(f"{len(x)} people are too few for a rank correlation; {LEAST_RANKED} are needed")
    _refuse_flat(x, spread(y))
    r = float(spearmanr(x, y).statistic)
    if abs(r) > 1 - 1e-12:
        return Estimate(r, r, r, level, 0.0, len(x), "Spearman, all in one order")
    se = math.sqrt((1 + r * r / 2) / (len(x) - 3))
    half = float(ndtri((1 + level) / 2)) * se
    low, high = math.tanh(math.atanh(r) - half), math.tanh(math.atanh(r) + half)
    return Estimate(r, low, high, level, se * (1 - r * r), len(x), "Spearman, interval of Bonett and Wright")


def average(values: Values, *, cluster: Values | None = None, level: float = 0.95) -> Estimate:
    """The mean of one number per person, missing ones left out; errors and refusals as in `slope`."""
    check_level(level)
    rows = _rows({"outcome": values}, cluster)
    y = rows.columns["outcome"]
    _refuse_flat(y, 1.0)
    model = fit(y, {"constant": np.ones(len(y))}, clusters=rows.clusters)
    return model.estimate(np.ones(1), level=level, method=f"mean, {model.errors}")


@dataclass(frozen=True)
class _Rows:
    columns: dict[str, Floats]
    clusters: Clusters | None

    @property
    def n_clusters(self) -> int | None:
        return None if self.clusters is None else int(self.clusters.max()) + 1


def _named(covariates: Mapping[str, Values] | None) -> dict[str, Values]:
    return {f"covariate {name}": values for name, values in (covariates or {}).items()}


def _rows(inputs: dict[str, Values], cluster: Values | None) -> _Rows:
    more: dict[str, Any] = dict(inputs) if cluster is None else {**inputs, "cluster": cluster}
    joined: dict[str, Any] = dict(align(more))
    columns = {name: numbers(name, joined[name]) for name in inputs}
    used = complete(columns)
    if not used.any():
        raise NotComputable("nobody has all of these values; check that the ids and the waves are the same")
    clusters = None
    if cluster is not None:
        labels = pd.Series(joined["cluster"])[used]
        if labels.isna().any():
            raise NotComputable(f"cluster: {int(labels.isna().sum())} people have none; give each one")
        clusters = pd.factorize(labels)[0].astype(np.int64)
        if clusters.max() < 1:
            raise NotComputable("there is only one cluster, so chance cannot be told from it; add more")
    return _Rows({name: values[used] for name, values in columns.items()}, clusters)


def _refuse_flat(outcome: Floats, sd: float) -> None:
    if spread(outcome) == 0:
        raise NotComputable("the outcome is the same for everyone (zero variance), so nothing can go with it")
    if sd == 0:
        raise NotComputable("everybody has the same value to predict from (zero variance)")
