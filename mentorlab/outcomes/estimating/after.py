"""Where nothing was measured before: how far do the two groups differ afterwards?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlab import stats
from mentorlab.outcomes.estimating.effect import Analysis, reported

if TYPE_CHECKING:
    from mentorlab.outcomes.compared import Compared


def analysed(data: Compared, level: float) -> Analysis:
    """Welch's difference of the scores after."""
    frame, treated = data.answered, data.answered["arm"] == "program"
    welch = stats.two_groups(frame.loc[treated, "after"], frame.loc[~treated, "after"], level=level)
    return Analysis(reported(data, "effect", welch.difference, welch.p))
