"""Numbers with a long tail, as money: does the interval hold without the normal curve?"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from mentorlab import stats
from mentorlab.outcomes.compared import COMPARISON, PROGRAM
from mentorlab.outcomes.estimating.effect import reported

if TYPE_CHECKING:
    from mentorlab.answers.parts import Reported
    from mentorlab.outcomes.compared import Compared

LONG_TAIL = 1.0  # skewness; an exponential distribution has 2
FEWEST = 20  # in an arm, as in `stats.bootstrap`


def beside(data: Compared, level: float) -> tuple[Reported, ...]:
    """The difference of the scores after with a bootstrap interval, where an arm has a long tail; else nothing."""
    after = [data.of(arm)["after"] for arm in (PROGRAM, COMPARISON)]
    scale = data.panel.instrument is not None
    if scale or min(map(len, after)) < FEWEST or max(abs(cast("float", one.skew())) for one in after) <= LONG_TAIL:
        return ()
    return (reported(data, "difference_bootstrap", stats.bootstrap(*after, level=level), None),)
