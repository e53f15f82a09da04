"""Would this match, beside one that an earlier report showed, tell what a few people got?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from mentorlab.answers.result import Result
from mentorlab.answers.wording import catalogue, sentences_for_every_audience
from mentorlab.matching.judged.groups_told import WAVES, recorded
from mentorlab.tables.privacy import newly_told

if TYPE_CHECKING:
    from mentorlab.tables.program import Program

WHOLE = "match"


def hidden_beside(program: Program, whole: frozenset[str], policy: str, measure: str | None) -> Result | None:
    """The hidden answer where counts of `whole` and those of nearly the same people, once shown, would differ by few.

    With one pair more, the choice that its mentee got is the count that grew.
    """
    if program.publishing is None:
        return None
    earlier = program.publishing.earlier.about(recorded(WHOLE, policy), WAVES)
    smallest = program.charter.privacy.smallest_group
    if not earlier or not newly_told([one.members for one in earlier], [whole], smallest):
        return None
    records = ", ".join(sorted({one.record for one in earlier}))
    words = sentences_for_every_audience("hidden_beside", smallest=smallest, records=records)
    labels = catalogue("matching_quality")
    frame = pd.DataFrame([{"topic": labels.TOPICS["mentees"], "group": labels.GROUPS["pool"], "hidden": True}])
    return Result(
        design="none", measure=measure, sentences=words, frame=frame, status="hidden", reason=words["analyst"],
        headline=words["analyst"], hidden=1, limits=(catalogue().LIMITS["no_answer"],),
    )  # fmt: skip
