"""What would the effect be if those who answered stood for those who started like them and did not?"""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

import numpy as np

from mentorlab.errors import NotComputable
from mentorlab.stats.concerned import Concerned, concerned
from mentorlab.stats.estimates import Estimate, check_level, t_estimate, t_test_p
from mentorlab.stats.one_coefficient import one_coefficient

if TYPE_CHECKING:
    import pandas as pd

    from mentorlab.stats.align import Floats, Values


@dataclass(frozen=True)
class Reweighted:
    """`effect` over everyone whose start is known, `p`; `largest`: the largest weight (1 = stands for oneself);
    `effective`: how many equally weighted people the answers are worth; `n_left_out`: people of whom too
    little is known.
    """

    effect: Estimate
    p: float
    largest: float
    effective: float
    n_left_out: int


def response_weighted(
    after: Values,
    before: Values | None,
    arm: Values,
    *,
    covariates: pd.DataFrame | None = None,
    cluster: Values | None = None,
    change: bool = False,
    level: float = 0.95,
    blocks: Values | None = None,
    weights: Values | None = None,
    own_slopes: bool = False,
) -> Reweighted:
    """The effect (program − comparison) with everybody's weight one over their chance of having answered.

    after: one score per person, NaN where missing; before, covariates: what is known of those who did not answer; arm:
    yes/no. The chance comes from a logistic regression in each arm on all of these (Seaman and White 2013). ANCOVA, or
    the difference of changes, of those who answered, weighted; blocks, weights, own slopes as `ancova` has them. HC3 or
    CR2 errors take the weights as known, which makes the interval, if anything, too wide (Robins, Rotnitzky and Zhao
    1994). People whose start or covariates are not known are left out and counted. Raises NotComputable: nothing is
    known of the missing, nobody is missing, an arm in which answering follows from what is known, what `align` refuses.
    """
    check_level(level)
    who = concerned(after, before, arm, covariates, cluster, blocks, weights)
    columns = [] if who.before is None else [who.before]
    predictors = np.column_stack([who.known, *columns])
    if predictors.shape[1] < 2:
        raise NotComputable("nothing is known of those who did not answer: there is nothing to weight by")
    known, answered = ~np.isnan(predictors).any(axis=1), ~np.isnan(who.after)
    if not (known & ~answered).any():
        raise NotComputable("nobody of whom the start is known is missing: there is nothing to weight")
    chances = np.full(len(answered), np.nan)
    for one in (who.treated, ~who.treated):
        chances[one & known] = _weights(predictors[one & known], answered[one & known])
    # Centred where everybody is whose start is known: for them the weighted answers stand.
    design = who.design(who.before, adjusted=not change, own_slopes=own_slopes)
    return _effect(
        who, design, chances, known & answered, int((~known).sum()) + who.left_out, change=change, level=level
    )


def _weights(predictors: Floats, answered: np.ndarray[Any, np.dtype[np.bool_]]) -> Floats:
    from statsmodels.discrete.discrete_model import Logit

    if answered.all():
        return np.ones(len(answered))
    spreads = predictors.std(axis=0)
    told = np.column_stack(
        [np.ones(len(answered)), *[(c - c.mean()) / s for c, s in zip(predictors.T, spreads, strict=True) if s > 0]]
    )
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            fit = Logit(answered.astype(float), told).fit(disp=0)
    except (Warning, np.linalg.LinAlgError):
        raise NotComputable(
            "in one of the arms what is known of people decides whether they answered: nobody is left to stand for the "
            "missing"
        ) from None
    return np.asarray(1 / fit.predict(told))


def _effect(
    who: Concerned, design: Floats, weights: Floats, used: Any, left_out: int, *, change: bool, level: float
) -> Reweighted:
    outcome = who.after - who.before if change and who.before is not None else who.after
    root = np.sqrt(weights * who.weights)[used, None]
    clusters = None if who.clusters is None else np.unique(who.clusters[used], return_inverse=True)[1]
    arms = who.treated[used].astype(np.int64)
    one = one_coefficient(outcome[used, None] * root, design[used] * root, 1, clusters, arms)
    method = f"weighted by one over the chance of having answered, {'changes' if change else 'ANCOVA'}, {one.errors}"
    se, n, df = float(np.sqrt(one.covariance[0, 0])), int(used.sum()), float(one.df[0])
    effect = t_estimate(float(one.values[0]), se, df, level=level, n=n, method=method)
    share = weights[used]
    effective = cast("float", share.sum() ** 2 / np.sum(share**2))
    return Reweighted(effect, t_test_p(effect.value / se, df), float(share.max()), float(effective), left_out)
