"""What is the effect once the start is taken into account? ANCOVA and difference in differences."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

import numpy as np
import pandas as pd

from mentorlab.errors import NotComputable
from mentorlab.stats.adjusted_model import modelled
from mentorlab.stats.align import first
from mentorlab.stats.analysed import analysed
from mentorlab.stats.compare import welch_difference
from mentorlab.stats.estimates import Estimate, check_level
from mentorlab.stats.linear import Errors, check_error, fit
from mentorlab.stats.standardised import spread

if TYPE_CHECKING:
    from mentorlab.stats.align import Values

Slopes: TypeAlias = Literal["common", "own"]


@dataclass(frozen=True)
class Adjusted:
    """Effects by arm (arm − reference) in points of the outcome; the arms True and False where `arm` was yes or no.

    `p` is a number with two arms, else one by arm. `slope_p` tests whether the start matters alike in all arms (NaN
    where that cannot be asked). `adjusted_means`: each arm at the average of everyone's start and covariates.
    `slopes_apart`: by how much the effect differs for a start one point higher (empty where that cannot be asked).
    `df`: degrees of freedom of each effect.
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
    slopes_apart: dict[Hashable, Estimate]
    df: dict[Hashable, float]

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
    blocks: Values | None = None,
    weights: Values | None = None,
    slopes: Slopes = "common",
) -> Adjusted:
    """The effect of each arm on `after`, adjusted for `before` and the covariates.

    after, before: one score per person; arm: yes/no (0/1), or labels with a `reference`; covariates: people × columns,
    words become 0/1 columns against the first level in the alphabet; cluster: whom people share (a mentor, a site).
    Series and frames are joined on their index (ids). Missing: people without any of the values are left out; a
    missing cluster is refused. Errors: HC3 (MacKinnon and White 1985), classical, or, with clusters, CR2 with
    Satterthwaite's degrees of freedom (Bell and McCaffrey 2002; Pustejovsky and Tipton 2018).
    blocks: within which block of a draw each person was drawn, as columns of the model; weights: above 0, one a person
    (one over the chance of the arm that was drawn, where chances differ); slopes: "own" gives each arm a slope of its
    own on the start, so that the effect is that at the average start of everyone analysed (Lin 2013).
    Source: Vickers and Altman (2001); the test of slopes is a Wald F of arm × before with the same errors.
    Raises NotComputable: ids twice or under two arms, none in common, one arm, fewer than two people in an arm, fewer
    than two clusters in an arm, columns that are constant or carry the same information, an outcome without spread.
    """
    check_level(level)
    if se not in ("HC3", "classical"):
        raise NotComputable(f"se {se!r}: use 'HC3' or 'classical'")
    model = modelled(
        analysed(after, before, arm, covariates, cluster, reference, {"blocks": blocks, "weights": weights}),
        se=se, own_slopes=slopes == "own",
    )  # fmt: skip
    rows, fitted, units = model.rows, model.fitted, model.units
    methods = {label: f"{model.method}, {fitted.errors_of(unit)}" for label, unit in units.items()}
    effects = {label: fitted.estimate(unit, level=level, method=methods[label]) for label, unit in units.items()}
    for estimate in effects.values():
        check_error(estimate, spread(rows.after))
    p_values = {label: fitted.p(unit) for label, unit in units.items()}
    slope_p, apart = model.slopes_apart(level)
    return Adjusted(
        effects,
        next(iter(p_values.values())) if len(p_values) == 1 else p_values,
        slope_p,
        model.adjusted_means(level),
        rows.arms.n_by_arm,
        rows.n_started,
        rows.started,
        rows.n_clusters,
        rows.n_clusters_by_arm,
        fitted.r2,
        apart,
        {label: fitted.degrees(unit) for label, unit in units.items()},
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
    Welch's interval and p (Welch 1947), else cluster-robust (CR2, see `ancova`). Two waves cannot
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
        columns = {"constant": np.ones(len(change)), "arm": treated.astype(float)}
        model, unit = fit(change, columns, clusters=rows.clusters, arms=rows.arms.codes), np.array([0.0, 1.0])
        method = f"difference in differences, {model.errors_of(unit)}"
        effect = model.estimate(unit, level=level, method=method)
        check_error(effect, spread(change))
        p = model.p(unit)
    return DifferenceInDifferences(
        effect, p, rows.arms.n_by_arm, rows.n_started, rows.started, rows.n_clusters, rows.n_clusters_by_arm
    )
