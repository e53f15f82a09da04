"""What if the missing are like others who are known to be like them, or somewhat worse?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlab import stats
from mentorlab.answers.wording import catalogue, number, percent
from mentorlab.errors import NotComputable
from mentorlab.outcomes.grade import WORSE_BY_SD
from mentorlab.outcomes.supposing.supposed import Supposed

if TYPE_CHECKING:
    from mentorlab.outcomes.comparing import Comparison
    from mentorlab.outcomes.supposing.known import Known


def imputed(one: Comparison, known: Known, level: float) -> list[Supposed]:
    """Multiple imputation by arm; and the same with the missing 0.2 SD nearer to no difference, in both arms."""
    words = catalogue("outcomes_missing")
    try:
        found = stats.multiple_imputation(
            known.after, known.before, known.treated, covariates=known.covariates, cluster=known.cluster,
            model=known.model, level=level, blocks=known.blocks, weights=known.weights, own_slopes=known.own_slopes,
        )  # fmt: skip
    except NotComputable as reason:
        why = words.NOT_HAD.format(reason=reason)
        return [Supposed("imputed", why=why), Supposed("shifted", why=why)]
    missing = percent(found.pooled.missing_information)
    told = words.IMPUTED.format(copies=found.imputations, missing=missing)
    first = Supposed("imputed", found.effect, found.pooled.p, told=told)
    if not one.effect.sd > 0:
        return [first]
    off = WORSE_BY_SD * one.effect.sd * (-1 if found.effect.value > 0 else 1)
    moved = found.shifted(off, -off)
    told = words.SHIFTED.format(points=number(abs(off), 2))
    return [first, Supposed("shifted", moved.effect, moved.p, told=told)]


def weighted(known: Known, level: float) -> Supposed:
    """Those who answered, weighted by one over their chance of having answered."""
    words = catalogue("outcomes_missing")
    if known.kept_out and known.before is not None and not (known.before.notna() & known.answered.isna()).any():
        return Supposed("weighted", why=words.NOT_HAD.format(reason=words.KEPT_OUT))
    try:
        found = stats.response_weighted(
            known.answered, known.before, known.treated, covariates=known.covariates, cluster=known.cluster,
            change=known.model == "change", level=level, blocks=known.blocks, weights=known.weights,
            own_slopes=known.own_slopes,
        )  # fmt: skip
    except NotComputable as reason:
        return Supposed("weighted", why=words.NOT_HAD.format(reason=reason))
    told = words.WEIGHTED.format(effective=number(found.effective, 0))
    return Supposed("weighted", found.effect, found.p, told=told)
