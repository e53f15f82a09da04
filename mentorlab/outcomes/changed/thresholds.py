"""From which change on does a person count as changed? Beyond the error of measurement; by a size worth having."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from mentorlab import stats
from mentorlab.errors import NotComputable
from mentorlab.outcomes.compared import COMPARISON, PROGRAM

if TYPE_CHECKING:
    from mentorlab.outcomes.aim import Aim
    from mentorlab.outcomes.compared import Compared
    from mentorlab.stats.changed_reliably import ReliableChange
    from mentorlab.stats.estimates import Estimate

Spread = Literal["before", "both"]
CHANCE = 0.95  # of a reliable change, by the custom of the index: 1.96 standard errors


@dataclass(frozen=True, eq=False)
class Thresholds:
    """`reliable`: None where the reliability of the measure is not known; `why_not` says why.

    `ends`: the same at the ends of the reliability's interval (lower end first), empty where it was given from outside.
    `reliability`: used; `alpha`: where it was found in these answers. `worthwhile`: in points, None where not named.
    """

    reliable: ReliableChange | None
    ends: tuple[ReliableChange, ...]
    reliability: float | None
    alpha: Estimate | None
    worthwhile: float | None
    why_not: str = ""


def thresholds_of(data: Compared, aim: Aim, *, reliability: float | None, spread: Spread) -> Thresholds:
    """The thresholds from everybody's answers at the start, both groups together."""
    people = data.answered
    # At one level, whatever was asked: else reports at two levels would tell who lies between two lines.
    alpha, why_not = (None, "") if reliability is not None else _alpha(data, CHANCE)
    used = reliability if reliability is not None else alpha.value if alpha else None
    start = data.of(COMPARISON)["before"] if len(data.of(COMPARISON)) else data.of(PROGRAM)["before"]
    worthwhile = aim.size_in_points(float(start.std(ddof=1)))
    sd = float(people["before"].std(ddof=1))
    sd_after = float(people["after"].std(ddof=1)) if spread == "both" else None

    def at(value: float) -> ReliableChange:
        return stats.reliable_change(
            people["before"], people["after"], sd=sd, sd_after=sd_after, reliability=value, level=CHANCE
        )

    if used is None:
        return Thresholds(None, (), None, None, worthwhile, why_not)
    try:
        ends = tuple(at(end) for end in (alpha.low, alpha.high)) if alpha is not None else ()
    except NotComputable:
        ends = ()  # an interval that reaches to zero or one
    try:
        return Thresholds(at(used), ends, used, alpha, worthwhile)
    except NotComputable as reason:
        return Thresholds(None, (), used, alpha, worthwhile, str(reason))


def _alpha(data: Compared, level: float) -> tuple[Estimate | None, str]:
    """Cronbach's alpha before, over those analysed; it takes answers at one time to stand for one's error."""
    items = data.panel.items.get("before") if data.panel.items else None
    if items is None or items.shape[1] < 2:
        return None, "the measure is one number a person: give its reliability, as published or from asking twice"
    try:
        return stats.alpha(items.loc[items.index.intersection(data.answered.index)], level=level), ""
    except NotComputable as reason:
        return None, str(reason)
