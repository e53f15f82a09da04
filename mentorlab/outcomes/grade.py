"""How sure may one be? Checks before the claim, and the certainty that follows from them (DESIGN 6)."""

from __future__ import annotations

import math
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, get_args

import pandas as pd

from mentorlab import stats
from mentorlab.answers.parts import Certainty, Check, CheckResult
from mentorlab.answers.wording import catalogue, number, percent
from mentorlab.errors import NotComputable
from mentorlab.outcomes.compared import COMPARISON, PROGRAM

if TYPE_CHECKING:
    from mentorlab.outcomes.compared import Compared
    from mentorlab.outcomes.design import Reading
    from mentorlab.outcomes.estimating.effect import Effect
    from mentorlab.stats.estimates import Estimate

LADDER: tuple[Certainty, ...] = get_args(Certainty)
RELIABLE, TOO_UNRELIABLE = 0.70, 0.50
ENOUGH_CLUSTERS, WORSE_BY_SD, MOST_SDS = 10, 0.2, 3.0


@dataclass(frozen=True)
class Losses:
    """Who is missing of those assigned: shares 0–1, and the verdict of the attrition boundary."""

    verdict: str
    lost: int
    text: str


def losses(data: Compared) -> Losses:
    """Missing people, overall and between the arms, against the boundary (What Works Clearinghouse, cautious)."""
    assigned, answered = data.n_assigned(), len(data.answered)
    lost = assigned - answered
    share = {arm: 1 - len(data.of(arm)) / data.n_assigned(arm) for arm in (PROGRAM, COMPARISON)}
    differential = abs(share[PROGRAM] - share[COMPARISON])
    verdict = stats.attrition_verdict(lost / assigned, differential)
    cells = {
        "lost": lost,
        "n_assigned": assigned,
        "overall": percent(lost / assigned),
        "differential": number(100 * differential, 1),
    }
    return Losses(verdict, lost, catalogue("outcomes").LOST[verdict if lost else "nobody"].format_map(cells))


def reliability(data: Compared, people: pd.Index) -> tuple[Check, Estimate | None]:
    """Cronbach's alpha of the scale at the end, over these people."""
    words = catalogue("outcomes").CHECKS
    items = data.panel.items.get("after") if data.panel.items else None
    if items is None or items.shape[1] < 2:
        return Check("reliability", "not_checked", words["reliability_not_checked"]), None
    try:
        alpha = stats.alpha(items.loc[items.index.intersection(people)])
    except NotComputable as reason:
        return Check("reliability", "not_checked", f"{reason}."), None
    result: CheckResult = "passed" if alpha.value >= RELIABLE else "failed"
    cells = {"alpha": number(alpha.value, 2), "low": number(alpha.low, 2), "high": number(alpha.high, 2)}
    key = "refused" if alpha.value < TOO_UNRELIABLE else result
    return Check("reliability", result, words[f"reliability_{key}"].format_map(cells)), alpha


def clusters(data: Compared, by_arm: Mapping[Hashable, int] | None) -> Check:
    """Whether each arm has clusters enough for a cluster-robust interval."""
    words = catalogue("outcomes").CHECKS
    if by_arm is None or data.extra.clustered_by is None:
        return Check("clusters", "not_checked", words["clusters_not_checked"])
    fewest = min(by_arm.values())
    result: CheckResult = "passed" if fewest >= ENOUGH_CLUSTERS else "failed"
    by = data.extra.clustered_by.replace("_", " ")
    return Check("clusters", result, words[f"clusters_{result}"].format(n=fewest, by=by))


def slopes(slope_p: float | None) -> Check:
    """Whether the difference depends on where people started (5 % level)."""
    result: CheckResult = (
        "not_checked" if slope_p is None or math.isnan(slope_p) else "passed" if slope_p >= 0.05 else "failed"
    )
    return Check("slopes", result, catalogue("outcomes").CHECKS[f"slopes_{result}"])


def tips_at(data: Compared, effect: Effect, beyond: float = 0.0) -> float:
    """How many SDs worse the missing must have done in the program, and better beside it, until `beyond` is inside.

    NaN where there is no clear answer that could change, or nobody is missing. See `stats.tipping_point`.
    """
    lost = [1 - len(data.of(arm)) / data.n_assigned(arm) for arm in (PROGRAM, COMPARISON)]
    if not (effect.tested and any(lost) and effect.sd > 0 and effect.judged.se > 0):
        return math.nan
    counts = (data.n_assigned(PROGRAM), data.n_assigned(COMPARISON))
    return stats.tipping_point(effect.judged, (lost[0], lost[1]), counts, effect.sd, beyond=beyond)


def drop_out(data: Compared, effect: Effect) -> Check:
    """Would the direction stay clear if the missing had done 0.2 SD worse in the one arm and better in the other?"""
    words = catalogue("outcomes").CHECKS
    if data.n_assigned() == len(data.answered):
        return Check("drop_out", "not_checked", words["drop_out_nobody"])
    tips = tips_at(data, effect)
    if math.isnan(tips):
        return Check("drop_out", "not_checked", words["drop_out_not_checked"])
    result: CheckResult = "passed" if tips > WORSE_BY_SD else "failed"
    return Check("drop_out", result, words[f"drop_out_{result}"].format(tips=in_sds(tips)))


def in_sds(tips: float) -> str:
    """A tipping point in words: beyond three SDs no number is worth naming."""
    return f"more than {MOST_SDS:g}" if tips > MOST_SDS else number(tips, 1)


@dataclass(frozen=True)
class Standing:
    """Where a comparison stands: on which rung its design starts and why, and the reason of each step down."""

    start: Certainty
    because: str
    steps: tuple[str, ...] = ()

    @property
    def certainty(self) -> Certainty:
        """The rung that is left."""
        return LADDER[min(LADDER.index(self.start) + len(self.steps), len(LADDER) - 1)]

    @property
    def reason(self) -> str:
        """All reasons in words."""
        return ", but ".join([self.because, " and ".join(self.steps)]) if self.steps else self.because


def standing(reading: Reading, lost: Losses, checks: Sequence[Check], *, tested: bool = True) -> Standing:
    """Where the design starts on the ladder, and one step down for each weakness (DESIGN 6)."""
    words = catalogue("outcomes").REASONS
    if not tested:
        return Standing("very_low", words["few"])
    found = {check.name: check.result for check in checks}
    start, because = _start(reading, lost, found)
    names = {
        "reliability": "reliability",
        "clusters": "clusters",
        "primary_declared": "primary",
        "drop_out": "drop_out",
    }
    steps = tuple(words[short] for name, short in names.items() if found.get(name) == "failed")
    return Standing(start, words[because], steps)


def _start(reading: Reading, lost: Losses, found: Mapping[str, CheckResult]) -> tuple[Certainty, str]:
    balanced = found["baseline_equivalence"] in ("passed", "with_adjustment")
    if reading.random and lost.verdict == "low":
        return "high", "random_low"
    if reading.random:
        return ("moderate", "random_high") if balanced else ("very_low", "random_weak")
    if reading.name == "difference_in_differences" and found.get("parallel_trends") == "passed":
        return "moderate", "trend"
    return ("low", "balanced") if balanced else ("very_low", "weak")
