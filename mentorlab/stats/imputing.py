"""What would the effect be had everyone answered, if those who did not are like others who started where they did?"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

import numpy as np

from mentorlab.errors import NotComputable
from mentorlab.stats.concerned import Concerned, concerned
from mentorlab.stats.estimates import Estimate, check_level
from mentorlab.stats.filling import fillings
from mentorlab.stats.one_coefficient import Coefficients, one_coefficient
from mentorlab.stats.pooling import Pooled, pool_imputations

if TYPE_CHECKING:
    import pandas as pd

    from mentorlab.stats.align import Floats, Values

Model: TypeAlias = Literal["ancova", "change", "after"]
FEWEST = 20  # imputations


@dataclass(frozen=True, eq=False)
class Imputed:
    """The effect over everyone concerned. `filled_in`: how many outcomes were missing; `n_left_out`: people of whom
    arm or covariates are not known. `missing_information`: the share of the effect's information that is missing.
    """

    pooled: Pooled
    imputations: int
    filled_in: int
    n_left_out: int
    method: str
    level: float
    _fits: tuple[Coefficients, ...] = field(repr=False)

    @property
    def effect(self) -> Estimate:
        """The effect in points, the missing being like others who are known to be like them."""
        return self.pooled.effect

    def shifted(self, program: float = 0.0, comparison: float = 0.0) -> Pooled:
        """The effect had the missing done so many points better than that, by arm (worse: negative)."""
        by = np.array([1.0, program, comparison])
        values = [float(fit.values @ by) for fit in self._fits]
        variances = [float(by @ fit.covariance @ by) for fit in self._fits]
        told = f"{self.method}; the missing shifted by {program:.3g} and {comparison:.3g} points"
        df = float(np.mean([fit.df[0] for fit in self._fits]))
        return pool_imputations(values, variances, df, n=self.effect.n, level=self.level, method=told)


def multiple_imputation(
    after: Values,
    before: Values | None,
    arm: Values,
    *,
    covariates: pd.DataFrame | None = None,
    cluster: Values | None = None,
    model: Model = "ancova",
    imputations: int | None = None,
    seed: int = 0,
    level: float = 0.95,
    blocks: Values | None = None,
    weights: Values | None = None,
    own_slopes: bool = False,
) -> Imputed:
    """The effect (program − comparison) by multiple imputation of scores that are missing at random.

    after, before: one score per person, NaN where missing (before None: nothing was measured); arm: yes/no; joined on
    their index. model: `ancova` on the start and the covariates, `change` (difference in differences) or `after`.
    imputations: default 20, or the percentage of people with a missing outcome where that is more (White, Royston and
    Wood 2011); seed: of the draws. Each arm is imputed by itself, so that the program may change how things hang
    together; the outcome enters where the start is imputed. Rubin's rules, degrees of freedom by Barnard and Rubin.
    blocks, weights, own_slopes, cluster: as `ancova` has them (CR2), so that with nobody missing it is that effect.
    People without an arm, a covariate, a block or a weight are left out and counted. Raises NotComputable: nobody is
    missing, not two arms, too few people to learn from, and what `align` refuses.
    """
    check_level(level)
    who = concerned(after, before, arm, covariates, cluster, blocks, weights)
    missing = np.isnan(who.after)
    if not (missing.any() or (who.before is not None and np.isnan(who.before).any())):
        raise NotComputable("nobody is missing: there is nothing to impute")
    if model != "after" and who.before is None:
        raise NotComputable(f"model {model!r} needs scores from before; use model='after'")
    m = imputations or max(FEWEST, math.ceil(100 * float(missing.mean())))
    if m < 2:
        raise NotComputable(f"imputations {m}: two or more are needed, 20 are customary")
    rng = np.random.default_rng(seed)
    fits = _fits(who, missing, model, m, rng, own_slopes=own_slopes)
    method = f"multiple imputation by arm ({m} times), {_MODELS[model]}, {fits[0].errors}"
    values, variances = [float(fit.values[0]) for fit in fits], [float(fit.covariance[0, 0]) for fit in fits]
    df = float(np.mean([fit.df[0] for fit in fits]))
    pooled = pool_imputations(values, variances, df, n=len(who.after), level=level, method=method)
    return Imputed(pooled, m, int(missing.sum()), who.left_out, method, level, tuple(fits))


_MODELS = {"ancova": "ANCOVA", "change": "difference in differences", "after": "difference of means"}


def _fits(
    who: Concerned, missing: Any, model: Model, m: int, rng: np.random.Generator, *, own_slopes: bool
) -> list[Coefficients]:
    """For each completed copy: the effect on the outcome, and on who was filled in, in either arm."""
    shifts = np.column_stack([missing & who.treated, missing & ~who.treated]).astype(float)
    completed = list(_completed(who, m, rng))
    if model == "ancova" and who.before is not None and np.isnan(who.before).any():
        designs = [(end[:, None], who.design(start, own_slopes=own_slopes)) for end, start in completed]
    else:
        start = who.before if model == "ancova" else None
        less = [end if model != "change" or first is None else end - first for end, first in completed]
        designs = [(np.column_stack(less), who.design(start, adjusted=model == "ancova", own_slopes=own_slopes))]
    found: list[Coefficients] = []
    root, arms = np.sqrt(who.weights)[:, None], who.treated.astype(np.int64)
    for ends, design in designs:
        one = one_coefficient(np.column_stack([ends, shifts]) * root, design * root, 1, who.clusters, arms)
        found += [one.of([i, ends.shape[1], ends.shape[1] + 1]) for i in range(ends.shape[1])]
    return found


def _completed(who: Concerned, m: int, rng: np.random.Generator) -> Iterator[tuple[Floats, Floats | None]]:
    arms, known = (who.treated, ~who.treated), np.column_stack([who.known, who.blocks])
    start = who.before
    by_arm = [fillings(who.after[one], None if start is None else start[one], known[one], m, rng) for one in arms]
    for copies in zip(*by_arm, strict=True):
        end, first = who.after.copy(), None if start is None else start.copy()
        for one, (last, begun) in zip(arms, copies, strict=True):
            end[one] = last
            if first is not None and begun is not None:
                first[one] = begun
        yield end, first
