"""Difference in differences: how much more did one group change than the other?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mentorlab import stats
from mentorlab.answers.wording import catalogue, decimals, number
from mentorlab.outcomes.compared import PROGRAM
from mentorlab.outcomes.estimating.comparison import by_regression
from mentorlab.outcomes.estimating.effect import LEAST_LEVEL, Analysis, reported

if TYPE_CHECKING:
    from mentorlab.outcomes.compared import Compared
    from mentorlab.stats.estimates import Estimate

DESIGN = "difference_in_differences"


def analysed(data: Compared, level: float) -> Analysis:
    """The difference of mean changes, by person or by cluster, and ANCOVA beside it with what their order means.

    If people who start equal would go on alike ANCOVA is right, if both groups would move by as much the difference in
    differences; taking one for the other errs to either side, so that they bracket the truth (Angrist and Pischke
    2009, 5.4; Ding and Li 2019). Groups that started equal give the same figure both ways.
    """
    frame, treated = data.answered, data.answered["arm"] == PROGRAM
    did = stats.did(frame["before"], frame["after"], treated, cluster=data.cluster, level=level)
    lead = reported(data, "effect", did.effect, did.p)
    if data.few:
        return Analysis(lead, clusters=did.n_clusters_by_arm)
    ancova = replace(by_regression(data, level).lead, name="effect_ancova")
    # No conclusion is drawn below the customary level, whatever intervals the reader asks for.
    judged = (ancova.estimate, did.effect)
    if level < LEAST_LEVEL:
        strict = stats.did(frame["before"], frame["after"], treated, cluster=data.cluster, level=LEAST_LEVEL)
        judged = (by_regression(data, LEAST_LEVEL).lead.estimate, strict.effect)
    words = catalogue("outcomes_weights")
    text = words.TREND_BESIDE["agree" if _side(judged[0]) == _side(judged[1]) else "disagree"]
    cells = {**_cells("ancova", ancova.estimate), **_cells("did", did.effect)}
    fact = ((words.BESIDE, text.format_map(cells)),)
    return Analysis(lead, clusters=did.n_clusters_by_arm, beside=(ancova,), method_facts=fact)


def _side(estimate: Estimate) -> int:
    """On which side of zero the whole interval lies; 0 where it holds zero."""
    return (estimate.low > 0) - (estimate.high < 0)


def _cells(name: str, e: Estimate) -> dict[str, str]:
    places = decimals(e.se, e.value)
    ends = {name: e.value, f"{name}_low": e.low, f"{name}_high": e.high}
    return {key: number(value, places, sign=True) for key, value in ends.items()}
