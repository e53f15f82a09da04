"""What is said of a group of which nothing may be shown?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from mentorlab.answers.result import Result
from mentorlab.answers.wording import catalogue, sentences_for_every_audience
from mentorlab.needs.rated.naming import group_name
from mentorlab.needs.rated.shown import MEASURE

if TYPE_CHECKING:
    from mentorlab.needs.rated.ratings import Ratings
    from mentorlab.needs.rated.shown import Shown
    from mentorlab.tables.program import Program


def withheld(program: Program, found: Ratings, group: str, shown: Shown, **more: str | None) -> Result:
    """Too few people, too alike, or few beside them: nothing may be shown. `more`: the rest of its scope."""
    smallest = program.charter.privacy.smallest_group
    words = sentences_for_every_audience("needs_gaps.withheld", group=group_name(group), smallest=smallest)
    steps = catalogue("needs_gaps").NEXT
    frame = pd.DataFrame({"group": group, "need": found.needs, "hidden": True})
    return Result(
        design="ratings",
        sentences=words,
        frame=frame,
        measure=MEASURE,
        scope={"unit": None, "group": group, **more},
        status="hidden",
        reason=words["analyst"],
        headline=words["analyst"],
        hidden=len(frame),
        notes=(*found.notes, *shown.notes),
        limits=(catalogue().LIMITS["no_answer"],),
        next_steps=(steps["few"], steps["beside"]),
    )
