"""Difference in differences: how much more did one group change than the other?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlab import stats
from mentorlab.outcomes.estimating.effect import Analysis, reported

if TYPE_CHECKING:
    from mentorlab.outcomes.compared import Compared

DESIGN = "difference_in_differences"


def analysed(data: Compared, level: float) -> Analysis:
    """The difference of mean changes, by person or by cluster."""
    frame, treated = data.answered, data.answered["arm"] == "program"
    did = stats.did(frame["before"], frame["after"], treated, cluster=data.cluster, level=level)
    return Analysis(reported(data, "effect", did.effect, did.p), clusters=did.n_clusters_by_arm)
