"""How far may one trust what the score seemed to say? What was looked at beside the slopes."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from mentorlab import stats
from mentorlab.answers.parts import Check
from mentorlab.answers.wording import catalogue, number
from mentorlab.errors import NotComputable
from mentorlab.matching.predicting.pairs_made import QUALITY
from mentorlab.measures.panel import answers_at

if TYPE_CHECKING:
    from mentorlab.answers.parts import CheckResult
    from mentorlab.matching.predicting.told import Found

RELIABLE, ENOUGH_MENTORS, MOST_ANSWER, RESTRICTED = 0.70, 10, 0.7, 0.8


def checks(found: Found) -> tuple[Check, ...]:
    """Range restriction, reliability, who answered, how many mentors."""
    words, made, scored = catalogue("matching_validation").CHECKS, found.made, found.scored
    e, mentors = found.lead.slope.slope, found.lead.slope.n_clusters or 0
    known = not math.isnan(scored.spread_all) and scored.spread_all > 0
    restricted = known and scored.spread_made < RESTRICTED * scored.spread_all
    ranged: CheckResult = "not_checked" if not known else "failed" if restricted else "passed"
    spread = {"made": number(scored.spread_made, 1), "all": number(scored.spread_all, 1)}
    answered: CheckResult = "passed" if e.n >= MOST_ANSWER * len(made.frame) else "failed"
    enough: CheckResult = "passed" if mentors >= ENOUGH_MENTORS else "failed"
    return (
        Check("range_restriction", ranged, words[f"range_{ranged}"].format_map(spread)),
        _reliability(found),
        Check("answered", answered, words[f"answered_{answered}"].format(n=e.n, n_pairs=len(made.frame))),
        Check("clusters", enough, words[f"clusters_{enough}"].format(n=mentors)),
    )


def _reliability(found: Found) -> Check:
    words, made = catalogue("matching_validation").CHECKS, found.made
    try:
        if found.lead.outcome != QUALITY:
            raise NotComputable("it is not about answers")
        _, items, _ = answers_at(found.program, made.measure, made.wave)
        alpha = stats.alpha(items.loc[items.index.intersection(made.frame.index)])
    except NotComputable:
        return Check("reliability", "not_checked", words["reliability_not_checked"])
    steady = alpha.value >= RELIABLE
    text = words[f"reliability_{'passed' if steady else 'failed'}"].format(alpha=number(alpha.value, 2))
    return Check("reliability", "passed" if steady else "failed", text)
