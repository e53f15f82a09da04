"""How far did units with the program move beyond the others, or how far did units move at all?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mentorlab import stats
from mentorlab.answers.parts import Check, Reported
from mentorlab.answers.wording import catalogue
from mentorlab.errors import NotComputable
from mentorlab.outcomes.compared import COMPARISON, PROGRAM

if TYPE_CHECKING:
    import pandas as pd

    from mentorlab.outcomes.anonymous.reading import Units

CUSTOMARY = 0.95


@dataclass(frozen=True, eq=False)
class Moved:
    """`lead`: the effect (or the change of one group of units); `judged`: at 95 % or more; `beside`: others."""

    lead: Reported
    judged: stats.Estimate
    beside: tuple[Reported, ...]
    found_from: float
    check: Check
    apart: float | None  # where the two kinds of units started, in SDs of single answers; None: not known


def moved(units: Units, level: float) -> Moved:
    """The weighted comparison of unit changes; beside it each unit counted once, and what chance alone would give."""
    return _of_two(units, level) if units.arms else _of_one(units, level)


def _of_two(units: Units, level: float) -> Moved:
    with_, without = (units.rows[units.rows["arm"] == arm] for arm in (PROGRAM, COMPARISON))
    n = (len(with_), len(without))

    def at(share: float) -> stats.OfUnits:
        return stats.units_apart(with_["change"], without["change"], with_["weight"], without["weight"], level=share)

    def reported(name: str, estimate: stats.Estimate, p: float) -> Reported:
        return Reported(name, estimate, "points", p, *n, None)

    lead, judged = at(level), at(max(level, CUSTOMARY)).estimate
    once = stats.two_groups(with_["change"].to_numpy(), without["change"].to_numpy(), level=level)
    block = units.rows["unit"] if not units.rows["unit"].is_unique else None
    chance = stats.permuted_arms(
        units.rows["change"].to_numpy(), (units.rows["arm"] == PROGRAM).to_numpy(dtype=int), block=block, level=level
    )
    beside = (
        reported("difference_unweighted", once.difference, once.p),
        reported("difference_permuted", chance.difference, chance.p),
    )
    apart = None
    if units.sd > 0:
        start = [
            float((one["mean_before"] * one["n_before"]).sum() / one["n_before"].sum()) for one in (with_, without)
        ]
        apart = abs(start[0] - start[1]) / units.sd
    check = _check(judged, (once.difference, chance.difference))
    return Moved(reported("effect", lead.estimate, lead.p), judged, beside, stats.smallest_found(judged), check, apart)


def _of_one(units: Units, level: float) -> Moved:
    change, weight = units.rows["change"], units.rows["weight"]
    lead = stats.mean_of_units(change, weight, level=level)
    judged = stats.mean_of_units(change, weight, level=max(level, CUSTOMARY)).estimate
    beside, others = [], []
    try:
        chance = stats.permutation(
            units.rows["mean_before"].to_numpy(), units.rows["mean_after"].to_numpy(), level=level
        )
        beside.append(Reported("change_permuted", chance.difference, "points", chance.p))
        others.append(chance.difference)
    except NotComputable:
        pass  # all units moved alike: the weighted mean has refused that before
    check = _check(judged, others)
    return Moved(
        Reported("change", lead.estimate, "points", lead.p),
        judged,
        tuple(beside),
        stats.smallest_found(judged),
        check,
        None,
    )


def _check(judged: stats.Estimate, others: tuple[stats.Estimate, ...] | list[stats.Estimate]) -> Check:
    words = catalogue("outcomes_units").CHECKS
    if not excludes_zero(judged):
        return Check("counted_otherwise", "not_checked", words["not_checked"])
    same = all(excludes_zero(one) and (one.value > 0) == (judged.value > 0) for one in others)
    return Check("counted_otherwise", "passed" if same else "failed", words["passed" if same else "failed"])


def excludes_zero(estimate: stats.Estimate) -> bool:
    """Whether the interval lies on one side of zero."""
    return estimate.low > 0 or estimate.high < 0


def change_of(rows: pd.DataFrame, level: float) -> tuple[float, float, float]:
    """The weighted mean change of some units, with its interval; missing where all moved alike."""
    try:
        e = stats.mean_of_units(rows["change"], rows["weight"], level=level).estimate
    except NotComputable:
        return float("nan"), float("nan"), float("nan")
    return e.value, e.low, e.high
