"""Did both groups move alike before the start? What a difference in differences rests on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mentorlab import stats
from mentorlab.answers.parts import Check
from mentorlab.answers.wording import catalogue, decimals, number
from mentorlab.errors import NotComputable
from mentorlab.measures.panel import values
from mentorlab.outcomes.compared import COMPARISON, PROGRAM, TESTED_FROM
from mentorlab.tables.charter import RECALLED

if TYPE_CHECKING:
    from mentorlab.outcomes.compared import Compared
    from mentorlab.stats.estimates import Estimate
    from mentorlab.tables.program import Program

ALIKE = 0.25  # standard deviations: what may be adjusted for at the start may differ in the trend, and no more


@dataclass(frozen=True)
class Moved:
    """From an earlier wave to the start: how much more the program's people moved, in points and in SDs (Hedges g)."""

    wave: str
    difference: Estimate
    apart: float


def before_the_start(program: Program, data: Compared, level: float = 0.95) -> tuple[Moved, ...]:
    """An event study backwards: for each earlier wave, the change to the start in both arms held against each other.

    Only waves with enough people in both arms, and where those who are not in it are nobody or not too few to be told.
    """
    smallest = program.charter.privacy.smallest_group
    order = [wave for wave in program.charter.wave_ids if wave != RECALLED]
    earlier = order[: order.index(data.before)] if data.before in order else []
    known = values(program, data.panel.measure)
    found: list[Moved] = []
    for wave in earlier:
        scores = known[known["wave"] == wave].set_index("person_id")["value"]
        moved = (data.answered["before"] - scores.reindex(data.answered.index)).dropna()
        arms = [moved[data.answered.loc[moved.index, "arm"] == arm].to_numpy() for arm in (PROGRAM, COMPARISON)]
        left = [len(data.of(arm)) - len(one) for arm, one in zip((PROGRAM, COMPARISON), arms, strict=True)]
        if min(map(len, arms)) < TESTED_FROM or any(0 < n < smallest for n in left):
            continue
        try:
            difference = stats.two_groups(*arms, level=level)
        except NotComputable:
            continue
        found.append(Moved(wave, difference.difference, difference.g.value))
    return tuple(found)


def parallel(program: Program, data: Compared) -> Check:
    """Whether the arms moved alike from every earlier wave to the start (Hedges g), and what each wave showed."""
    words = catalogue("outcomes").TREND
    found = before_the_start(program, data)
    if not found:
        return Check("parallel_trends", "not_checked", words["not_checked"])
    worst = max(found, key=lambda one: abs(one.apart))
    passed = abs(worst.apart) <= ALIKE
    text = words["passed" if passed else "failed"].format(apart=number(abs(worst.apart), 2), wave=worst.wave)
    each = "; ".join(_in_words(one) for one in found)
    return Check("parallel_trends", "passed" if passed else "failed", f"{text} {words['each'].format(each=each)}")


def _in_words(one: Moved) -> str:
    e = one.difference
    places = decimals(e.se, e.value)
    ends = {name: number(x, places, sign=True) for name, x in (("value", e.value), ("low", e.low), ("high", e.high))}
    return str(catalogue("outcomes").TREND["wave"].format(wave=one.wave, **ends))
