"""Did both groups move alike before the start? What a difference in differences rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlab import stats
from mentorlab.answers.parts import Check
from mentorlab.answers.wording import catalogue, number
from mentorlab.errors import NotComputable
from mentorlab.measures.panel import values
from mentorlab.outcomes.compared import COMPARISON, PROGRAM, TESTED_FROM
from mentorlab.tables.charter import RECALLED

if TYPE_CHECKING:
    from mentorlab.outcomes.compared import Compared
    from mentorlab.tables.program import Program

ALIKE = 0.25  # standard deviations: what may be adjusted for at the start may differ in the trend, and no more


def parallel(program: Program, data: Compared) -> Check:
    """Change from the nearest earlier wave to the start, in both arms, held against each other (Hedges g)."""
    words = catalogue("outcomes").TREND
    order = [wave for wave in program.charter.wave_ids if wave != RECALLED]
    earlier = order[: order.index(data.before)] if data.before in order else []
    known = values(program, data.panel.measure)
    for wave in reversed(earlier):
        scores = known[known["wave"] == wave].set_index("person_id")["value"]
        moved = (data.answered["before"] - scores.reindex(data.answered.index)).dropna()
        arms = [moved[data.answered.loc[moved.index, "arm"] == arm] for arm in (PROGRAM, COMPARISON)]
        if min(map(len, arms)) < TESTED_FROM:
            continue
        try:
            apart = stats.standardised_difference(arms[0].to_numpy(), arms[1].to_numpy()).value
        except NotComputable:
            continue
        passed = abs(apart) <= ALIKE
        text = words["passed" if passed else "failed"].format(apart=number(abs(apart), 2), wave=wave)
        return Check("parallel_trends", "passed" if passed else "failed", text)
    return Check("parallel_trends", "not_checked", words["not_checked"])
