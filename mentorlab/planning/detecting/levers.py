"""What would buy most: more people, fewer lost, a start that is measured, a steadier measure?"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from mentorlab import stats
from mentorlab.answers.wording import catalogue
from mentorlab.planning.detecting.looked_for import steadier

if TYPE_CHECKING:
    from mentorlab.measures.assumed import Assumed

STEADY = 0.9
MORE, LESS, EVEN = 1.25, 0.2, 0.1


@dataclass(frozen=True)
class Lever:
    """One thing done otherwise: a study, and how many of today's SDs its unit is."""

    name: str
    study: stats.Study
    unit: float = 1.0


def levers(study: stats.Study, numbers: Assumed) -> list[Lever]:
    """Each change that is open to this plan, alone, all else as planned."""
    words = catalogue("planning_power").LEVERS
    found = [Lever(words["people"], replace(study, n=round(MORE * study.n)))]
    if study.lost > 0:
        cells = {"half": f"{50 * study.lost:g} %", "now": f"{100 * study.lost:g} %"}
        found.append(Lever(words["lost"].format_map(cells), replace(study, lost=study.lost / 2)))
    if study.groups == "two" and study.start == "unused":
        r = numbers.correlation.value
        found.append(Lever(words["start"], replace(study, start="adjusted", correlation=r)))
    if study.start == "change" and study.groups == "two":
        found.append(Lever(words["adjusted"], replace(study, start="adjusted")))
    now = numbers.reliability.value
    if now < STEADY:
        cells = {"then": f"{STEADY:.2f}", "now": f"{now:.2f}"}
        found.append(Lever(words["reliability"].format_map(cells), *steadier(study, now, STEADY)))
    if study.clusters == "treated" and study.cluster_size > 1:
        found.append(Lever(words["mentors"], replace(study, cluster_size=1.0)))
    if study.groups == "two" and abs(study.share_treated - 0.5) > EVEN:
        found.append(Lever(words["half"], replace(study, share_treated=0.5)))
    if study.cutoff:
        found.append(Lever(words["draw"], replace(study, cutoff=False)))
    return found


def doubts(study: stats.Study, numbers: Assumed) -> list[Lever]:
    """The plan, had an assumption that rests on no data been otherwise."""
    words, found = catalogue("planning_power").DOUBTS, []
    if numbers.correlation.source == "default" and study.start != "unused":
        for r in (numbers.correlation.value - LESS, numbers.correlation.value + LESS):
            found.append(Lever(words["correlation"].format(r=f"{r:.2f}"), replace(study, correlation=r)))
    if numbers.icc.source == "default" and study.clusters != "none" and study.cluster_size > 1:
        for icc in (0.0, 2 * numbers.icc.value):
            found.append(Lever(words["icc"].format(icc=f"{icc:.2f}"), replace(study, icc=icc)))
    return found
