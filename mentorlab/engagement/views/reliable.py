"""Can the scores of both sides be relied on?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from mentorlab import stats
from mentorlab.answers.parts import Check
from mentorlab.answers.wording import catalogue, number
from mentorlab.engagement.views.may_show import MENTEE, MENTOR, Sides
from mentorlab.engagement.views.rows import VIEWS
from mentorlab.errors import NotComputable
from mentorlab.measures.counted import FEWEST

if TYPE_CHECKING:
    from mentorlab.engagement.views.gathered import Gathered
    from mentorlab.measures.pair_answers import PairAnswers

STEADY = 0.70  # from here on a scale can be relied on among groups


def reliable(data: Gathered, answers: Mapping[str, PairAnswers], sides: Sides) -> Check:
    """Cronbach's alpha of each side's answers, where enough are shown."""
    words, told = catalogue("engagement_relationship").FACTS, []
    one = answers.get(data.instrument.id)
    values = []
    for side, seen in ((MENTEE, sides.mentee), (MENTOR, sides.mentor)):
        if one is None or seen is None or len(seen.values) < FEWEST:
            continue
        at = (one.scores["side"] == side) & (one.scores["wave"] == data.wave)
        shown = one.scores["pair_id"].isin(set(data.pair.loc[seen.values.index]))
        try:
            alpha = stats.alpha(one.items[at & shown]).value
        except NotComputable:
            continue
        values.append(alpha)
        told.append(words["alpha"].format(view=VIEWS[side], alpha=number(alpha)))
    source = "validated" if data.instrument.validated else "not validated"
    text = words["reliability"].format(
        title=data.instrument.title, source=source, alphas=", ".join(told) or words["no_alpha"]
    )
    return Check("reliability", "not_checked" if not values else "passed" if min(values) >= STEADY else "failed", text)
