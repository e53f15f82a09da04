"""Which model stands behind an adjusted effect? Its columns, its fit, and what else can be asked of it."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, replace
from math import nan
from typing import TYPE_CHECKING, Any

import numpy as np

from mentorlab.errors import NotComputable
from mentorlab.stats.align import numbers
from mentorlab.stats.design import block_columns, centred, check_told_apart, covariate_columns, that_add
from mentorlab.stats.estimates import Estimate
from mentorlab.stats.linear import Errors, Fit, fit
from mentorlab.stats.standardised import spread

if TYPE_CHECKING:
    import pandas as pd

    from mentorlab.stats.align import Floats
    from mentorlab.stats.analysed import Analysed


@dataclass(frozen=True, eq=False)
class Modelled:
    """A fitted model of the scores after. `units`: which coefficient is the effect of each arm but the reference.

    `crossed`: the same with a slope on the start for each arm, None where that cannot be told apart or computed.
    """

    rows: Analysed
    columns: dict[str, Floats]
    fitted: Fit
    crossed: Fit | None
    method: str

    @property
    def units(self) -> dict[Hashable, Floats]:
        """The arms but the reference, each with the weights that pick its effect."""
        k = len(self.fitted.coefficients)
        return {label: np.eye(k)[i] for i, label in enumerate(self.rows.arms.treated, start=1)}

    def slopes_apart(self, level: float) -> tuple[float, dict[Hashable, Estimate]]:
        """Does the start matter alike in all arms: p of the test, and how far each arm's slope is from the reference's.

        NaN and nothing where that cannot be asked.
        """
        if self.crossed is None:
            return float("nan"), {}
        k, arms = len(self.crossed.coefficients), self.rows.arms.treated
        first = k - len(arms)
        try:
            p = self.crossed.joint_p(slice(first, k))
            found = {
                label: self.crossed.estimate(np.eye(k)[first + i], level=level, method="effect by the start")
                for i, label in enumerate(arms)
            }
        except (NotComputable, np.linalg.LinAlgError):
            return float("nan"), {}
        return p, found

    def adjusted_means(self, level: float) -> dict[Hashable, Estimate]:
        """Each arm at the average of everyone's start and covariates.

        Without an interval where one cluster alone decides a covariate, and so a part of what is averaged.
        """
        arms, constant = self.rows.arms, np.eye(len(self.fitted.coefficients))[0]
        weights = {arms.labels[0]: constant} | {label: constant + unit for label, unit in self.units.items()}
        method = f"adjusted mean, {self.method}, {self.fitted.errors}"
        found = {}
        for label, one in weights.items():
            try:
                mean = self.fitted.estimate(one, level=level, method=method)
            except NotComputable:
                mean = Estimate(float(one @ self.fitted.coefficients), nan, nan, level, nan, 0, method)
            found[label] = replace(mean, n=arms.n_by_arm[label])
        return found


def modelled(rows: Analysed, *, se: Errors, own_slopes: bool = False) -> Modelled:
    """Fit the scores after on arms, start, covariates and blocks; weighted where weights are given.

    Raises NotComputable: scores without spread, columns that carry the same information, weights that are not above 0.
    """
    if spread(rows.after) == 0:
        raise NotComputable("after is the same for everyone analysed (zero variance); check that these are the scores")
    if spread(rows.before) == 0:
        raise NotComputable("before is the same for everyone analysed; compare after with two_groups instead")
    columns = model_columns(rows)
    check_told_apart(columns)
    weights = weights_of(rows)
    crossed = _crossed(rows, columns, se, weights)
    if own_slopes and crossed is None:
        raise NotComputable("a slope for each arm cannot be told: people of an arm are too few, or all started alike")
    fitted = _fitted(rows, columns, se, weights)
    told = ["ANCOVA"] + ["blocks of the draw"] * ("blocks" in rows.beside) + ["weighted"] * (weights is not None)
    told += ["a slope for each arm"] * own_slopes
    return Modelled(rows, columns, crossed if own_slopes and crossed else fitted, crossed, ", ".join(told))


def model_columns(rows: Analysed) -> dict[str, Floats]:
    """Intercept, an 0/1 column per arm but the reference; the start, the covariates and the blocks, all centred."""
    arms = {f"arm {label}": (rows.arms.codes == i).astype(float) for i, label in enumerate(rows.arms.labels)}
    arms.pop(f"arm {rows.arms.labels[0]}")
    adjusted = covariate_columns({"before": rows.before, **_renamed(rows.covariates)})
    columns = {"constant": np.ones(len(rows.after))} | arms
    columns |= {name: centred(column) for name, column in adjusted.items()}
    if "blocks" in rows.beside:
        blocks = block_columns(rows.beside["blocks"], rows.arms.codes)
        columns |= that_add(columns, {name: centred(column) for name, column in blocks.items()})
    return columns


def weights_of(rows: Analysed) -> Floats | None:
    """The weights of those analysed, None without any; they must be above 0."""
    if "weights" not in rows.beside:
        return None
    weights = numbers("weights", rows.beside["weights"])
    if not (weights > 0).all():
        raise NotComputable("weights: every weight must be above 0; leave people without a weight empty")
    return weights


def _crossed(rows: Analysed, columns: dict[str, Floats], se: Errors, weights: Floats | None) -> Fit | None:
    start = centred(rows.before)
    names = list(columns)[1 : len(rows.arms.labels)]
    crossed = columns | {f"{name} × before": columns[name] * start for name in names}
    try:
        check_told_apart(crossed)
        return _fitted(rows, crossed, se, weights)
    except (NotComputable, np.linalg.LinAlgError):
        return None  # too few people, or an arm in which all started alike: the question has no answer


def _fitted(rows: Analysed, columns: dict[str, Floats], se: Errors, weights: Floats | None) -> Fit:
    arms = rows.arms.codes
    return fit(rows.after, columns, se=se, clusters=rows.clusters, arms=arms, weights=weights)


def _renamed(covariates: dict[str, Floats | pd.Series[Any]]) -> dict[str, Floats | pd.Series[Any]]:
    # A covariate may have the name of a column of the model.
    taken = ("before", "constant")
    return {f"covariate {name}" if name in taken else name: values for name, values in covariates.items()}
