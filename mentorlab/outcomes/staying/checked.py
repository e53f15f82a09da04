"""What was looked at before the claim was worded: the draw, who is missing, clusters, and what was named beforehand?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlab import stats
from mentorlab.answers.parts import Check, CheckResult
from mentorlab.answers.wording import catalogue
from mentorlab.outcomes.compared import COMPARISON, PROGRAM
from mentorlab.outcomes.grade import Losses

if TYPE_CHECKING:
    from mentorlab.outcomes.aim import Aim
    from mentorlab.outcomes.design import Reading
    from mentorlab.outcomes.staying.followed import Followed

ENOUGH_CLUSTERS = 20  # a plain t interval by clusters; below, it is too narrow (Cameron and Miller 2015)


def losses_of(data: Followed) -> Losses:
    """Who is missing: people of whom no record says whether they left. Leaving itself is the outcome, and no gap."""
    words, lost = catalogue("outcomes_retention").CHECKS, sum(data.missing.values())
    whole = len(data.people) + lost
    if not lost:
        return Losses("low", 0, words["attrition_none"])
    share = {arm: n / max(n + len(data.of(arm)), 1) for arm, n in data.missing.items()}
    verdict = stats.attrition_verdict(lost / whole, abs(share[PROGRAM] - share[COMPARISON]))
    return Losses(verdict, lost, words["attrition"].format(missing=lost, n=whole))


def checks_of(reading: Reading, aim: Aim, lost: Losses, n_clusters: int | None) -> tuple[Check, ...]:
    """The checks behind the certainty, in the words of the outcomes room."""
    words = catalogue("outcomes_retention").CHECKS
    start = words["start_drawn" if reading.random else "start_not"]
    primary: CheckResult = "passed" if aim.primary else "failed"
    clusters: CheckResult = (
        "not_checked" if n_clusters is None else "passed" if n_clusters >= ENOUGH_CLUSTERS else "failed"
    )
    return (
        Check("baseline_equivalence", "not_checked", start),
        Check("attrition", "passed" if lost.verdict == "low" else "failed", lost.text),
        Check("clusters", clusters, words[f"clusters_{clusters}"].format(n=n_clusters)),
        Check("primary_declared", primary, words[f"primary_{primary}"]),
    )
