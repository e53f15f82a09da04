"""Where places were drawn: how large is the effect of being offered one?"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from mentorlab import stats
from mentorlab.outcomes.estimating.effect import Analysis, reported

if TYPE_CHECKING:
    from mentorlab.outcomes.compared import Compared


def analysed(data: Compared, level: float) -> Analysis:
    """ANCOVA on the start and the charter's covariates, by person or by cluster."""
    frame, treated = data.answered, data.answered["arm"] == "program"
    fit = stats.ancova(
        frame["after"], frame["before"], treated, covariates=data.covariates, cluster=data.cluster, level=level
    )
    lead = reported(data, "effect", fit.effect, cast("float", fit.p))
    return Analysis(lead, slope_p=fit.slope_p, clusters=fit.n_clusters_by_arm)
