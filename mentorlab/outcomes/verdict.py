"""What does the interval say: which verb has the claim earned, and was it worth having?"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, cast

from mentorlab import stats
from mentorlab.answers.wording import catalogue
from mentorlab.outcomes.design import claim_verb

if TYPE_CHECKING:
    import pandas as pd

    from mentorlab.outcomes.aim import Aim
    from mentorlab.outcomes.compared import Compared
    from mentorlab.outcomes.design import Reading
    from mentorlab.outcomes.estimating.effect import Effect


def verb_of(data: Compared, reading: Reading, effect: Effect, attrition: str, table: pd.DataFrame) -> str:
    """The claim's verb, from design, attrition and interval; with too few people the effect is only described."""
    if not effect.tested:
        return "described"
    if effect.analysis.not_told:
        return "untold_compatible"
    program, comparison = (cast("float", table.loc[row, "change"]) for row in (0, 1))
    return claim_verb(
        reading,
        shown=effect.lead.estimate,
        judged=effect.judged,
        attrition=attrition,
        before=data.has_start,
        moved_along=(program - comparison) * effect.lead.estimate.value > 0,
    )


def verdict_of(aim: Aim, effect: Effect, worthwhile: float) -> str:
    """The verdict of `stats.decide`; without a worthwhile size only harm can be told."""
    if not effect.tested or effect.analysis.not_told:
        return "cannot_tell"
    if math.isnan(worthwhile):
        harm = effect.judged.high < 0 if aim.direction == "increase" else effect.judged.low > 0
        return "harmful" if harm else "cannot_tell"
    return stats.decide(effect.judged, float(worthwhile), direction=aim.direction)


def in_words(verdict: str, effect: Effect, worthwhile: float, cells: dict[str, str], *, short: bool = False) -> str:
    """The verdict as a sentence, or why there can be none."""
    key = verdict
    if effect.analysis.not_told:
        return effect.analysis.not_told
    if not effect.tested:
        key = "too_few"
    elif verdict != "harmful" and math.isnan(worthwhile):
        key = "unstated"
    words = catalogue("outcomes")
    return str((words.VERDICTS_SHORT if short else words.VERDICTS)[key].format_map(cells))
