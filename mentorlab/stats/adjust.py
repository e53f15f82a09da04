"""What is the effect once the start is taken into account? ANCOVA and difference in differences."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from mentorlab.errors import NotComputable
from mentorlab.stats.align import first
from mentorlab.stats.analysed import Analysed, analysed
from mentorlab.stats.arms import Arms
from mentorlab.stats.compare import welch_difference
from mentorlab.stats.design import centred, check_told_apart, covariate_columns
from mentorlab.stats.estimates import Estimate, check_level
from mentorlab.stats.linear import Errors, Fit, check_error, fit
from mentorlab.stats.standardised import spread

if TYPE_CHECKING:
    from mentorlab.stats.align import Floats, Values


@dataclass(frozen=True)
class Adjusted:
    """Effects by arm (arm − reference) in points of the outcome; the arms True and False where `arm` was yes or no.

    `p` is a number with two arms, else one by arm. `slope_p` tests whether the start matters alike in all arms (NaN
    where that cannot be asked). `adjusted_means`: each arm at the average of everyone's start and covariates.
    `n_by_arm` counts those analysed, `n_started_by_arm` those listed in `arm`, `n_started` all of these; `n_clusters`
    and `n_clusters_by_arm` the clusters of those analysed (None without clusters; one in both arms counts in each).
    """

    effects: dict[Hashable, Estimate]
    p: float | dict[Hashable, float]
    slope_p: float
    adjusted_means: dict[Hashable, Estimate]
    n_by_arm: dict[Hashable, int]
    n_started: int
    n_started_by_arm: dict[Hashable, int]
    n_clusters: int | None
    n_clusters_by_arm: dict[Hashable, int] | None
    r2: float

    @property
    def effect(self) -> Estimate:
        """The effect, where there are two arms."""
        if len(self.effects) != 1:
            raise NotComputable(f"there are {len(self.effects)} effects ({first(list(self.effects))}); use .effects")
        return next(iter(self.effects.values()))


@dataclass(frozen=True)
class DifferenceInDifferences:
    """How much more one arm changed than the other, in points of the outcome."""

    effect: Estimate
    p: float
    n_by_arm: dict[Hashable, int]
    n_started: int
    n_started_by_arm: dict[Hashable, int]
    n_clusters: int | None
    n_clusters_by_arm: dict[Hashable, int] | None


def ancova(
    after: Values,
    before: Values,
    arm: Values,
    *,
    covariates: pd.DataFrame | None = None,
    cluster: Values | None = None,
    reference: Hashable | None = None,
    se: Errors = "HC3",
    level: float = 0.95,
) -> Adjusted:
    """The effect of each arm on `after`, adjusted for `before` and the covariates, all with common slopes.

    after, before: one score per person; arm: yes/no (0/1), or labels with a `reference`; covariates: people × columns,
    words become 0/1 columns against the first level in the alphabet; cluster: whom people share (a mentor, a site).
    Series and frames are joined on their index (ids). Missing: people without any of the values are left out; a
    missing cluster is refused. Errors: HC3 (MacKinnon and White 1985), classical, or, with clusters, CR3 (Bell
    and McCaffrey 2002), t with clusters − 1 degrees of freedom.
    Source: Vickers and Altman (2001); the test of slopes is a Wald F of arm × before with the same errors.
    Raises NotComputable: ids twice or under two arms, none in common, one arm, fewer than two people in an arm, fewer
    than two clusters in an arm, columns that are constant or carry the same information, an outcome without spread.
    """
    check_level(level)
    if se not in ("HC3", "classical"):
        raise NotComputable(f"se {se!r}: use 'HC3' or 'classical'")
    rows = analysed(after, before, arm, covariates, cluster, reference)
    if spread(rows.after) == 0:
        raise NotComputable("after is the same for everyone analysed (zero variance); check that these are the scores")
    if spread(rows.before) == 0:
        raise NotComputable("before is the same for everyone analysed; compare after with two_groups instead")
    columns = _columns(rows)
    check_told_apart(columns)
    model = fit(rows.after, columns, se=se, clusters=rows.clusters)
    method = f"ANCOVA, {model.errors}"
    k = len(columns)
    units = {label: np.eye(k)[i] for i, label in enumerate(rows.arms.treated, start=1)}
    effects = {label: model.estimate(unit, level=level, method=method) for label, unit in units.items()}
    for estimate in effects.values():
        check_error(estimate, spread(rows.after))
    p_values = {label: model.p(unit) for label, unit in units.items()}
    return Adjusted(
        effects,
        next(iter(p_values.values())) if len(p_values) == 1 else p_values,
        _slope_p(rows, columns, se),
        _adjusted_means(model, units, rows.arms, level, f"adjusted mean, {method}"),
        rows.arms.n_by_arm,
        rows.n_started,
        rows.started,
        rows.n_clusters,
        rows.n_clusters_by_arm,
        model.r2,
    )


def did(
    before: Values,
    after: Values,
    arm: Values,
    *,
    cluster: Values | None = None,
    reference: Hashable | None = None,
    level: float = 0.95,
) -> DifferenceInDifferences:
    """How much more did one of two arms change than the other: the difference of mean changes (after − before).

    before, after, arm, cluster, missing values and refusals as in `ancova`, with exactly two arms. Without clusters
    Welch's interval and p (Welch 1947), else cluster-robust (CR3, clusters − 1 degrees of freedom). Two waves cannot
    show whether the arms would have changed alike without the program (Angrist and Pischke 2009, ch. 5).
    """
    check_level(level)
    rows = analysed(after, before, arm, None, cluster, reference)
    if len(rows.arms.labels) > 2:
        raise NotComputable(
            f"{len(rows.arms.labels)} arms; a difference in differences compares two, leave out the others"
        )
    change, treated = rows.after - rows.before, rows.arms.codes == 1
    # Rounding in a subtraction must not pass for a spread, so changes are judged beside the scores.
    if all(spread(change[who], scale=rows.after) == 0 for who in (treated, ~treated)):
        raise NotComputable("everyone in an arm changed by the same amount (zero variance): there is no interval")
    if rows.clusters is None:
        welch = welch_difference(
            change[treated], change[~treated], level=level, method="difference in differences, Welch"
        )
        effect, p = welch.difference, welch.p
    else:
        model = fit(change, {"constant": np.ones(len(change)), "arm": treated.astype(float)}, clusters=rows.clusters)
        unit = np.array([0.0, 1.0])
        effect = model.estimate(unit, level=level, method=f"difference in differences, {model.errors}")
        check_error(effect, spread(change))
        p = model.p(unit)
    return DifferenceInDifferences(
        effect, p, rows.arms.n_by_arm, rows.n_started, rows.started, rows.n_clusters, rows.n_clusters_by_arm
    )


def _columns(rows: Analysed) -> dict[str, Floats]:
    """Intercept, an 0/1 column per arm but the reference, the start, the covariates: the last two centred."""
    arms = {f"arm {label}": (rows.arms.codes == i).astype(float) for i, label in enumerate(rows.arms.labels)}
    arms.pop(f"arm {rows.arms.labels[0]}")
    adjusted = covariate_columns({"before": rows.before, **_renamed(rows.covariates)})
    return {"constant": np.ones(len(rows.after))} | arms | {name: centred(column) for name, column in adjusted.items()}


def _renamed(covariates: dict[str, Floats | pd.Series[Any]]) -> dict[str, Floats | pd.Series[Any]]:
    # A covariate may have the name of a column of the model.
    taken = ("before", "constant")
    return {f"covariate {name}" if name in taken else name: values for name, values in covariates.items()}


def _slope_p(rows: Analysed, columns: dict[str, Floats], se: Errors) -> float:
    start = centred(rows.before)
    names = list(columns)[1 : len(rows.arms.labels)]
    crossed = columns | {f"{name} × before": columns[name] * start for name in names}
    try:
        check_told_apart(crossed)
        model = fit(rows.after, crossed, se=se, clusters=rows.clusters)
        return model.joint_p(slice(len(columns), len(crossed)))
    except (NotComputable, np.linalg.LinAlgError):
        return float("nan")  # too few people, or an arm in which all started alike: the question has no answer


def _adjusted_means(
    model: Fit, units: dict[Hashable, Floats], arms: Arms, level: float, method: str
) -> dict[Hashable, Estimate]:
    constant = np.eye(len(model.coefficients))[0]
    weights = {arms.labels[0]: constant} | {label: constant + unit for label, unit in units.items()}
    n = arms.n_by_arm
    return {label: replace(model.estimate(w, level=level, method=method), n=n[label]) for label, w in weights.items()}
