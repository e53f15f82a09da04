"""How many answered, how many are missing, and did those who left start differently from those who stayed?"""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from mentorlab import stats
from mentorlab.answers.wording import catalogue, number
from mentorlab.errors import NotComputable
from mentorlab.measures.panel import values
from mentorlab.outcomes.beside import earlier_reports
from mentorlab.outcomes.compared import COMPARISON, PROGRAM, TESTED_FROM
from mentorlab.outcomes.crediting.line import Line
from mentorlab.tables.privacy.determined import newly_told

if TYPE_CHECKING:
    from mentorlab.outcomes.compared import Compared
    from mentorlab.outcomes.comparing import Comparison
    from mentorlab.tables.program import Program

ARMS = (PROGRAM, COMPARISON)


def attrition(one: Comparison, level: float) -> list[Line]:
    """Who is missing from the analysis, overall, by arm and between the arms, against the boundary."""
    words, data = catalogue("outcomes_credibility"), one.data
    lost, n = len(data.assigned) - len(data.answered), len(data.assigned)
    lines = [_share(words.LOST["overall"], "", lost, n, level)]
    by_arm = {arm: data.n_assigned(arm) - len(data.of(arm)) for arm in ARMS}
    lines += [_share(words.LOST["arm"], arm, by_arm[arm], data.n_assigned(arm), level) for arm in ARMS]
    apart = abs(by_arm[PROGRAM] / data.n_assigned(PROGRAM) - by_arm[COMPARISON] / data.n_assigned(COMPARISON))
    most = boundary_at(lost / n)
    text = words.LOST[one.lost.verdict if not math.isnan(most) else "beyond"]
    told = text.format(apart=number(100 * apart, 1), most=number(most, 1), overall=number(100 * lost / n, 0))
    points = words.UNITS["points"]
    return [
        *lines,
        Line(words.LOST["apart"], one.lost.verdict, told, n=n - lost, n_assigned=n, unit=points, found=100 * apart,
             threshold=most),
    ]  # fmt: skip


def boundary_at(overall: float) -> float:
    """The most percentage points between the arms that count as low at this overall share; NaN beyond the table."""
    return stats.attrition_boundary().get(math.floor(100 * round(overall, 9) + 0.5), math.nan)


def answered(program: Program, data: Compared, level: float) -> list[Line]:
    """How many of each arm have a value at each wave of the charter that has values.

    That so many are analysed of so many assigned is told in every answer. What a wave would tell beyond that about
    fewer than the smallest group, who answered once or never, is hidden.
    """
    known, smallest = values(program, data.panel.measure), program.charter.privacy.smallest_group
    words, lines = catalogue("outcomes_credibility").ANSWERED, []
    for wave, rows in known.groupby("wave", sort=False):
        there = pd.Index(rows["person_id"]).get_indexer(data.assigned.index) >= 0
        tested = words["tested"].format(wave=str(wave).replace("_", " "))
        for arm in ARMS:
            k, n = int(there[(data.assigned["arm"] == arm).to_numpy()].sum()), data.n_assigned(arm)
            if any(0 < abs(k - other) < smallest for other in (0, n, len(data.of(arm)))):
                lines.append(Line(tested, "described", words["hidden"], group=arm, n_assigned=n, hidden=True))
            else:
                lines.append(_share(tested, arm, k, n, level))
    return lines


def leavers(program: Program, data: Compared) -> dict[str, frozenset[str]]:
    """Those of each arm who have a start and are not analysed, where what sets them apart may be shown.

    Only arms in which enough left and enough stayed to be tested, and none whose average would tell, beside those of
    the arms and of earlier reports, about too few people.
    """
    gone = data.assigned[data.assigned["before"].notna() & ~data.is_answered]
    found = {arm: frozenset(gone.index[gone["arm"] == arm]) for arm in ARMS}
    found = {arm: who for arm, who in found.items() if len(who) >= TESTED_FROM and not data.few}
    earlier = [record.members for record in earlier_reports(program, data)]
    known = [frozenset(data.of(arm).index) for arm in ARMS] if earlier and found else []
    told = known and newly_told([*known, *earlier], list(found.values()), program.charter.privacy.smallest_group)
    return {} if told or not data.has_start else found


def who_left(program: Program, data: Compared, shown: dict[str, frozenset[str]], level: float) -> list[Line]:
    """How far apart those who left (`shown`) and those who stayed were at the start, by arm (Hedges g)."""
    words = catalogue("outcomes_credibility").LEFT
    if not data.has_start:
        return [Line(words["tested"], "not_checked", words["no_start"])]
    smallest = program.charter.privacy.smallest_group
    return [_left(data, arm, shown.get(arm), smallest, level) for arm in ARMS]


def _left(data: Compared, arm: str, who: frozenset[str] | None, smallest: int, level: float) -> Line:
    words = catalogue("outcomes_credibility").LEFT
    if data.n_assigned(arm) == len(data.of(arm)):
        return Line(words["tested"], "passed", words["nobody"], group=arm)
    if who is None:
        return Line(words["tested"], "not_checked", words["few"], group=arm, hidden=True)
    before = data.assigned["before"]
    try:
        stayed = data.of(arm)["before"].to_numpy(dtype=float)
        found = stats.standardised_difference(before.loc[sorted(who)].to_numpy(dtype=float), stayed, level=level)
    except NotComputable:
        return Line(words["tested"], "passed", words["same"], group=arm)
    apart = not (found.low <= 0 <= found.high)
    text = words["apart" if apart else "alike"].format(apart=number(found.value, 2, sign=True))
    line = Line(words["tested"], "failed" if apart else "passed", text, group=arm, unit="SD", found=found.value)
    besides = data.n_assigned(arm) - len(data.of(arm)) - len(who)
    if 0 < besides < smallest:
        return line  # how many left, or an interval to work it out from, would tell how few have no start
    return replace(line, n=len(who), n_assigned=data.n_assigned(arm), found_low=found.low, found_high=found.high)


def _share(tested: str, group: str, k: int, n: int, level: float) -> Line:
    found, words = stats.wilson(k, n, level=level), catalogue("outcomes_credibility")
    ends = [100 * end if n >= TESTED_FROM else math.nan for end in (found.low, found.high)]
    return Line(
        tested, "described", "", group=group, n=k, n_assigned=n, unit=words.UNITS["percent"], found=100 * found.value,
        found_low=ends[0], found_high=ends[1],
    )  # fmt: skip


def averaged_leavers(data: Compared, shown: dict[str, frozenset[str]]) -> pd.DataFrame:
    """What is averaged of those who left: where they started."""
    rows = [data.assigned.loc[sorted(who), ["before"]] for who in shown.values()]
    return pd.concat(rows) if rows else pd.DataFrame({"before": np.array([], dtype=float)})
