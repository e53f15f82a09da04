"""Where nothing was measured before: how far do the two groups differ afterwards?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlab import stats
from mentorlab.outcomes.estimating.by_lot import NO_LOTS, by_lot
from mentorlab.outcomes.estimating.drawn import how_drawn
from mentorlab.outcomes.estimating.effect import Analysis, reported

if TYPE_CHECKING:
    from mentorlab.outcomes.compared import Compared


def analysed(data: Compared, level: float, *, drawn: bool = False) -> Analysis:
    """Welch's difference of the scores after; by clusters and as places were drawn, where there are such."""
    frame, treated = data.answered, data.answered["arm"] == "program"
    lots = by_lot(data) if drawn else NO_LOTS
    if data.cluster is None and lots.blocks is None and lots.weights is None:
        welch = stats.two_groups(frame.loc[treated, "after"], frame.loc[~treated, "after"], level=level)
        told = how_drawn(data, list(lots.told), None, 0.0)
        return Analysis(reported(data, "effect", welch.difference, welch.p), method_facts=tuple(told))
    found = stats.effect_without_start(
        frame["after"], treated, cluster=data.cluster, blocks=lots.blocks, weights=lots.weights, level=level
    )
    many = None if data.cluster is None else int(data.cluster.nunique())
    return Analysis(
        reported(data, "effect", found.effect, found.p),
        clusters=found.n_clusters_by_arm,
        method_facts=tuple(how_drawn(data, list(lots.told), many, found.df)),
        lots=lots,
    )
