"""Does the effect differ between groups of people? Each group's effect, and the test whether all are the same."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from mentorlab.errors import NotComputable
from mentorlab.stats.adjusted_model import weights_of
from mentorlab.stats.align import align, check_ids
from mentorlab.stats.analysed import analysed
from mentorlab.stats.design import block_columns, centred, check_told_apart, covariate_columns, that_add
from mentorlab.stats.estimates import Estimate, check_level
from mentorlab.stats.linear import check_error, fit
from mentorlab.stats.standardised import spread

if TYPE_CHECKING:
    from mentorlab.stats.align import Floats, Values
    from mentorlab.stats.linear import Fit


@dataclass(frozen=True)
class GroupEffects:
    """`effects`: of each group; `from_others`: a group's effect less that of all other groups, weighted by people.

    `p`: of the test that all groups have the same effect (Wald F); `p_from_others`: of each difference by itself.
    """

    effects: Mapping[str, Estimate]
    from_others: Mapping[str, Estimate]
    p_from_others: Mapping[str, float]
    p: float


def effects_by_group(
    after: Values,
    arm: Values,
    group: Values,
    *,
    before: Values | None = None,
    covariates: pd.DataFrame | None = None,
    cluster: Values | None = None,
    level: float = 0.95,
    blocks: Values | None = None,
    weights: Values | None = None,
) -> GroupEffects:
    """The effect in each group, from one model with an effect of its own for each.

    after: one score per person (or the change, for a difference in differences); arm: yes/no (0/1); group: labels;
    before, covariates, cluster, blocks, weights, missing values and refusals as in `ancova`: slopes are the same in all
    groups. HC3 errors, or CR2 with clusters, as there. Source: Brookes and others (2004) on why the interaction is
    tested, not each group.
    Raises NotComputable also: one group, a group without both arms.
    """
    check_level(level)
    labels = group if isinstance(group, pd.Series) else pd.Series(group, dtype=object)
    check_ids("group", labels)
    if before is not None and spread(np.asarray(before, dtype=float)) == 0:
        before = None
    start: Values = after if before is None else before
    joined = align({"after": after, "arm": arm, "group": labels})
    texts = pd.Series(joined["group"]).astype(str)
    # The groups travel as a covariate, so that whoever lacks a value leaves them too.
    travelling = pd.DataFrame({_GROUP: texts.to_numpy()}, index=texts.index)
    if covariates is not None:
        travelling = (
            travelling.join(covariates)
            if isinstance(after, pd.Series)
            else travelling.join(covariates.set_axis(texts.index))
        )
    rows = analysed(after, start, arm, travelling, cluster, None, {"blocks": blocks, "weights": weights})
    names = np.asarray(rows.covariates.pop(_GROUP), dtype=object)
    adjusted: dict[str, Any] = dict(rows.covariates) if before is None else {"before": rows.before, **rows.covariates}
    treated = rows.arms.codes == 1
    known = sorted(set(names))
    _check_groups(known, names, treated)
    columns = _columns(known, names, treated, adjusted)
    if "blocks" in rows.beside:  # beside the rest, for a group may be a block
        made = block_columns(rows.beside["blocks"], rows.arms.codes)
        columns = that_add(columns, {name: centred(one) for name, one in made.items()}) | columns
    check_told_apart(columns)
    model = fit(rows.after, columns, clusters=rows.clusters, arms=rows.arms.codes, weights=weights_of(rows))
    return _read(model, list(columns), known, names, spread(rows.after), level)


_GROUP = "\x1egroup"


def _check_groups(known: list[str], names: Any, treated: Any) -> None:
    if len(known) < 2:
        raise NotComputable("everybody is in one group; whether groups differ needs two")
    alone = [
        one for one in known if min(int((treated & (names == one)).sum()), int((~treated & (names == one)).sum())) < 2
    ]
    if alone:
        raise NotComputable(
            f"{len(alone)} of {len(known)} groups have fewer than two people in an arm; join groups or leave them out"
        )


def _columns(known: list[str], names: Any, treated: Any, adjusted: dict[str, Any]) -> dict[str, Floats]:
    """A constant, the arm, a column a group but the first, their products with the arm (last), what is adjusted for."""
    columns = {"constant": np.ones(len(names)), "arm": treated.astype(float)}
    columns |= {f"group {i}": (names == one).astype(float) for i, one in enumerate(known[1:])}
    columns |= {name: centred(column) for name, column in covariate_columns(adjusted).items()} if adjusted else {}
    return columns | {f"arm × group {i}": ((names == one) & treated).astype(float) for i, one in enumerate(known[1:])}


def _read(model: Fit, columns: list[str], known: list[str], names: Any, scale: float, level: float) -> GroupEffects:
    k, others, arm = len(model.coefficients), len(known) - 1, columns.index("arm")
    crossed = {one: k - others + i for i, one in enumerate(known[1:])}
    weights = {}
    for one in known:
        weight = np.zeros(k)
        weight[arm] = 1.0
        if one in crossed:
            weight[crossed[one]] = 1.0
        weights[one] = weight
    size = {one: int((names == one).sum()) for one in known}
    apart = {}
    for one in known:
        rest = sum(size[other] * weights[other] for other in known if other != one)
        apart[one] = weights[one] - rest / (len(names) - size[one])
    how = f"arm × group, {model.errors}"
    effects = {one: replace(model.estimate(weights[one], level=level, method=how), n=size[one]) for one in known}
    for estimate in effects.values():
        check_error(estimate, scale)
    differences = {
        one: model.estimate(apart[one], level=level, method=f"difference from the others, {how}") for one in known
    }
    p_values = {one: model.p(apart[one]) for one in known}
    return GroupEffects(effects, differences, p_values, model.joint_p(slice(k - others, k)))
