"""How sure may one be? Checks before the claim, and the certainty that follows from them (DESIGN 6)."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, get_args

import pandas as pd

from mentorlab import stats
from mentorlab.answers.parts import Certainty, Check, CheckResult
from mentorlab.answers.wording import catalogue, number, percent
from mentorlab.errors import NotComputable
from mentorlab.outcomes.compared import COMPARISON, PROGRAM

if TYPE_CHECKING:
    from mentorlab.outcomes.aim import Aim
    from mentorlab.outcomes.compared import Compared
    from mentorlab.outcomes.design import Reading
    from mentorlab.stats.estimates import Estimate

LADDER: tuple[Certainty, ...] = get_args(Certainty)
RELIABLE, ENOUGH_CLUSTERS, WORSE_BY_SD = 0.70, 10, 0.2


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
    return Losses(verdict, lost, catalogue().LOST[verdict if lost else "nobody"].format_map(cells))


def starting_points(data: Compared, *, drawn: bool) -> Check:
    """Baseline equivalence of those analysed: the measure before, and everything adjusted for.

    `drawn`: places were drawn and few are missing, so that what sets the arms apart is chance, and allowed for.
    """
    words = catalogue().START
    if not data.has_before:
        return Check("baseline_equivalence", "not_checked", words["not_checked"])
    apart = {name: _apart(data, name) for name in ("before", *data.covariates)}
    known = {name: value for name, value in apart.items() if value is not None}
    if "before" not in known:
        return Check("baseline_equivalence", "not_checked", words["not_checked"])
    worst = max(known, key=lambda name: abs(known[name]))
    result = stats.baseline_equivalence(known[worst])
    title = data.panel.title if worst == "before" else worst.replace("_", " ")
    text = words["drawn" if drawn else result].format(worst=title, apart=number(abs(known[worst]), 2))
    return Check("baseline_equivalence", result, text)


def _apart(data: Compared, name: str) -> float | None:
    """How far the arms are apart in one characteristic, in standard deviations; None where it cannot be said."""
    a, b = data.of(PROGRAM)[name], data.of(COMPARISON)[name]
    if not pd.api.types.is_numeric_dtype(data.answered[name]):
        return None
    try:
        if set(data.answered[name].unique()) <= {0, 1}:
            return stats.cox_index(float(a.mean()), len(a), float(b.mean()), len(b)).value
        return stats.standardised_difference(a.to_numpy(), b.to_numpy()).value
    except NotComputable:
        return None


def reliability(data: Compared) -> tuple[Check, Estimate | None]:
    """Cronbach's alpha of the scale at the end, over everybody in the figures."""
    words = catalogue().CHECKS
    items = data.panel.items.get("after") if data.panel.items else None
    if items is None or items.shape[1] < 2:
        return Check("reliability", "not_checked", words["reliability_not_checked"]), None
    try:
        alpha = stats.alpha(items.loc[items.index.intersection(data.answered.index)])
    except NotComputable as reason:
        return Check("reliability", "not_checked", str(reason)), None
    result: CheckResult = "passed" if alpha.value >= RELIABLE else "failed"
    cells = {"alpha": number(alpha.value, 2), "low": number(alpha.low, 2), "high": number(alpha.high, 2)}
    return Check("reliability", result, words[f"reliability_{result}"].format_map(cells)), alpha


def clusters(data: Compared, n_clusters: int | None) -> Check:
    """Whether there are clusters enough for a cluster-robust interval."""
    words = catalogue().CHECKS
    if n_clusters is None or data.clustered_by is None:
        return Check("clusters", "not_checked", words["clusters_not_checked"])
    result: CheckResult = "passed" if n_clusters >= ENOUGH_CLUSTERS else "failed"
    by = data.clustered_by.replace("_", " ")
    return Check("clusters", result, words[f"clusters_{result}"].format(n=n_clusters, by=by))


def slopes(slope_p: float | None) -> Check:
    """Whether the difference depends on where people started (5 % level)."""
    result: CheckResult = (
        "not_checked" if slope_p is None or math.isnan(slope_p) else "passed" if slope_p >= 0.05 else "failed"
    )
    return Check("slopes", result, catalogue().CHECKS[f"slopes_{result}"])


def declared(aim: Aim) -> Check:
    """Whether the charter names this as a primary objective."""
    result: CheckResult = "passed" if aim.primary else "failed"
    return Check("primary_declared", result, catalogue().CHECKS[f"primary_{result}"])


def drop_out(data: Compared, effect: Estimate, sd: float) -> Check:
    """Would the direction still be clear if the missing of the program arm had done 0.2 SD worse (or better)?"""
    share = 1 - len(data.of(PROGRAM)) / data.n_assigned(PROGRAM)
    clear = effect.low > 0 or effect.high < 0
    if not share or not clear or not sd > 0:
        return Check("drop_out", "not_checked", catalogue().CHECKS["drop_out_not_checked"])
    shift = share * WORSE_BY_SD * sd
    still = effect.low - shift > 0 if effect.low > 0 else effect.high + shift < 0
    result: CheckResult = "passed" if still else "failed"
    return Check("drop_out", result, catalogue().CHECKS[f"drop_out_{result}"])


def certainty(reading: Reading, lost: Losses, checks: Sequence[Check], *, trend: bool) -> tuple[Certainty, str]:
    """Where the design starts on the ladder, one step down for each weakness, and the reasons in words."""
    words = catalogue().REASONS
    found = {check.name: check.result for check in checks}
    balanced = found["baseline_equivalence"] in ("passed", "with_adjustment")
    start, reason = _start(reading, lost, balanced=balanced, trend=trend)
    names = {
        "reliability": "reliability",
        "clusters": "clusters",
        "primary_declared": "primary",
        "drop_out": "drop_out",
    }
    steps = [words[short] for name, short in names.items() if found.get(name) == "failed"]
    place = min(LADDER.index(start) + len(steps), len(LADDER) - 1)
    return LADDER[place], ", but ".join([words[reason], " and ".join(steps)]) if steps else words[reason]


def _start(reading: Reading, lost: Losses, *, balanced: bool, trend: bool) -> tuple[Certainty, str]:
    if reading.random and lost.verdict == "low":
        return "high", "random_low"
    if reading.random:
        return ("moderate", "random_high") if balanced else ("very_low", "random_weak")
    if reading.name == "difference_in_differences" and trend:
        return "moderate", "trend"
    return ("low", "balanced") if balanced else ("very_low", "weak")
