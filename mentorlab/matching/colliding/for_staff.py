"""Who is left with few mentors, and by which rules? A list of persons, for staff only."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import pandas as pd

from mentorlab.answers.wording import listed
from mentorlab.matching.barring.telling import said
from mentorlab.matching.colliding.demands import ALWAYS, Demands, demands_of
from mentorlab.matching.pool import pool

if TYPE_CHECKING:
    from mentorlab.tables.program import Program

FILE = "mentors_left_by_the_rules.csv"


def rules_of_mentees(program: Program, parameters: Mapping[str, Any]) -> dict[str, pd.DataFrame]:  # noqa: ARG001
    """A row for each mentee, those with fewest mentors left first.

    `mentors_left`: whom all rules allow; for each rule how many mentors it forbids; `must_have`, and which rules forbid
    that pair (`forbidden_by`).
    """
    market = pool(program).market
    demands = demands_of(market)
    rows = pd.DataFrame({"person_id": market.mentees, "mentors_left": (demands.broken == 0).sum(axis=1)})
    for at, bar in enumerate(market.bars):
        if bar.rule != ALWAYS:
            rows[said(bar)] = ((demands.broken & (1 << at)) != 0).sum(axis=1)
    rows["must_have"], rows["forbidden_by"] = None, None
    for mentee, mentor in market.must:
        rows.loc[mentee, ["must_have", "forbidden_by"]] = [market.mentors[mentor], _forbidding(demands, mentee, mentor)]
    return {FILE: rows.sort_values(["mentors_left", "person_id"], ignore_index=True)}


def _forbidding(demands: Demands, mentee: int, mentor: int) -> str:
    broken = int(demands.broken[mentee, mentor])
    return listed(said(bar) for at, bar in enumerate(demands.market.bars) if broken & (1 << at))
