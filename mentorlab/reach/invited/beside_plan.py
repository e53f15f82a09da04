"""What of the calendar was sent before the start, and what was sent that stands in no plan?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from mentorlab.answers.wording import catalogue, listed
from mentorlab.tables.calendar.sent import NOT_SENT, plan_and_sent, unplanned

if TYPE_CHECKING:
    from mentorlab.tables.program import Program


def beside_plan(program: Program) -> str:
    """In a sentence or two; names of messages only, so that nobody is told of."""
    words = catalogue("reach_campaigns").FACTS
    plan = plan_and_sent(program)
    before = plan["planned_on"] < pd.Timestamp(program.charter.starts_on)
    missing = plan[before & (plan["kind"] == "message") & (plan["state"] == NOT_SENT)]
    titles = [
        f"{title} ({listed(name.replace('_', ' ') for name in rows['audience'])})"
        for title, rows in missing.groupby("title", sort=False)
    ]
    said = [words["not_sent"].format(titles=listed(titles))] if titles else []
    others = unplanned(program)
    said += [words["not_planned"].format(titles=listed(others))] if others else []
    return " ".join(said) or str(words["as_planned"])
