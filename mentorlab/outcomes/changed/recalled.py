"""What would the change be by people's own recollection of the start? Shown beside, never instead."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from mentorlab import stats
from mentorlab.answers.wording import catalogue
from mentorlab.errors import BadInput, NotComputable
from mentorlab.measures.panel import two_waves
from mentorlab.outcomes.beside import earlier_reports
from mentorlab.outcomes.compared import PROGRAM, TESTED_FROM
from mentorlab.tables.charter import RECALLED
from mentorlab.tables.privacy import newly_told
from mentorlab.tables.privacy.jointly import all_alike

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mentorlab.outcomes.compared import Compared
    from mentorlab.stats.estimates import Estimate
    from mentorlab.tables.program import Program


@dataclass(frozen=True, eq=False)
class Recalled:
    """`asked`, `looking_back`, `shift`: mean of after − before, after − recalled, recalled − before, the same people.

    `people`: those with all three answers; `note`: why nothing is shown, or empty.
    """

    asked: Estimate | None = None
    looking_back: Estimate | None = None
    shift: Estimate | None = None
    people: frozenset[str] = frozenset()
    averaged: pd.DataFrame | None = None
    note: str = ""


def recalled_of(program: Program, data: Compared, arms: Sequence[str], level: float) -> Recalled | None:
    """The program's own recollection of the start; None where nobody was asked for it.

    Its people are seldom all of the arm: where their averages beside the arm's would tell about few, nothing is shown.
    """
    try:
        recalled = two_waves(program, data.panel.measure, RECALLED, data.after).frame["before"].dropna()
    except (BadInput, NotComputable):
        return None
    if recalled.empty:
        return None
    people = data.of(PROGRAM).join(recalled.rename("recalled"), how="inner")
    smallest = program.charter.privacy.smallest_group
    words = catalogue("outcomes_individual").RECALLED
    if len(people) < max(smallest, TESTED_FROM):
        return Recalled(note=words["few"].format(n=TESTED_FROM))
    who = frozenset(people.index)
    told = [one.members for one in earlier_reports(program, data)] + [frozenset(data.of(arm).index) for arm in arms]
    averaged = people[["before", "after", "recalled"]].assign(shift=people["recalled"] - people["before"])
    if newly_told(told, [who], smallest) or all_alike(averaged):
        return Recalled(note=words["beside"].format(smallest=smallest))
    try:
        asked, back, shift = (
            stats.paired(people[first], people[last], level=level).change
            for first, last in (("before", "after"), ("recalled", "after"), ("before", "recalled"))
        )
    except NotComputable as reason:
        return Recalled(note=f"{reason}.")
    return Recalled(asked, back, shift, who, averaged)
