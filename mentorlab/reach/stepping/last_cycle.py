"""How far had people come on the same day of the last cycle?"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pandas as pd

from mentorlab.errors import BadInput
from mentorlab.measures.earlier_cycles import earlier_cycles
from mentorlab.reach.stepping.grouped import labels_of
from mentorlab.reach.stepping.without_place import without_place
from mentorlab.reach.steps import Role, Steps, steps
from mentorlab.reach.steps_told import StepsTold, steps_to_tell

if TYPE_CHECKING:
    from mentorlab.tables.program import Program

READ = ("people", "outreach", "applications", "pairs", "meetings", "responses", "assignments")


@dataclass(frozen=True, eq=False)
class LastCycle:
    """`told`: who came how far then; `cycle`, `day`: of which cycle, up to which day. `ends_before`: its tables speak
    up to an earlier day than that. `waited`: it had some wait for a place. `why_not`: why there is nothing to
    compare with (a key of the wording)."""

    told: StepsTold | None = None
    cycle: str = ""
    day: pd.Timestamp | None = None
    ends_before: bool = False
    why_not: str = ""
    waited: bool = False


def last_cycle(program: Program, now: Steps, role: Role, by: str | None) -> LastCycle:
    """The newest earlier cycle as it stood as many days after its start as this one stands after its own.

    `now`: the steps of this cycle. It is counted by this program's definitions. Its groups are those of the same
    column, hidden by their own counts.
    """
    found = earlier_cycles(program)
    if not found.programs:
        return LastCycle(why_not="unread" if found.unread else "none")
    before = found.programs[-1]
    into = now.last_day - pd.Timestamp(program.charter.starts_on)
    same_day = pd.Timestamp(before.charter.starts_on) + timedelta(days=into.days)
    ends = before.as_of
    try:
        before.need(*(name for name in READ if before.has(name)))
    except BadInput:
        return LastCycle(why_not="faults", cycle=before.charter.cycle)
    charter = before.charter.model_copy(update={"definitions": program.charter.definitions})
    stood = replace(before, charter=charter).as_at(same_day.date())
    then, waits = steps(stood, role), bool(len(without_place(stood, role).ids))
    labels = labels_of(before, by, then.came.index) if by is not None else None
    told = steps_to_tell(then.came, labels, program.charter.privacy.smallest_group)
    if not len(then.came) or not told.told:
        return LastCycle(why_not="few", cycle=before.charter.cycle)
    if then.names[0] != now.names[0]:
        return LastCycle(why_not="other_start", cycle=before.charter.cycle)
    ends_before = ends is None or pd.Timestamp(ends) < same_day
    return LastCycle(told, before.charter.cycle, same_day, ends_before, waited=waits)
