"""What did taking part do, beside being offered a place, and who took part at all?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from mentorlab import stats
from mentorlab.answers.wording import catalogue, decimals, number
from mentorlab.errors import NotComputable
from mentorlab.measures.counted import in_words, telling
from mentorlab.outcomes.compared import COMPARISON, PROGRAM
from mentorlab.outcomes.estimating.effect import reported

if TYPE_CHECKING:
    from mentorlab.answers.parts import Reported
    from mentorlab.outcomes.compared import Compared
    from mentorlab.outcomes.estimating.by_lot import ByLot


@dataclass(frozen=True, eq=False)
class TookPart:
    """The effect of taking part, where it can be told, and what to say of it."""

    beside: tuple[Reported, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()


def took_part(data: Compared, lots: ByLot, level: float) -> TookPart:
    """Who took part by the later wave, and what that did for those who took part because of the offer.

    Counted are all who were assigned, whatever was asked of them: counts of those who answered would differ by single
    people from one measure to the next. The effect is not told where few took part, or did not, in an arm: beside the
    effect of the offer it says how many. Nor where it cannot be told: no meetings on record, an arm too small to test.
    """
    words, took = catalogue("outcomes_drawn"), data.took_part
    if took is None or data.few:
        return TookPart()
    counts = _counts(data.assigned, took)
    ways = {arm: telling(*count, data.smallest) for arm, count in counts.items()}
    here = {arm: telling(*count, data.smallest) for arm, count in _counts(data.answered, took).items()}
    cells = {arm: in_words(*counts[arm], data.smallest, what=words.SIDES[arm]) for arm in counts}
    said = words.TAKEN_UP["who"].format(meetings=_enough(data.meetings), **cells)
    as_offered = {PROGRAM: "all", COMPARISON: "none"}
    beside: tuple[Reported, ...] = ()
    if ways == as_offered:
        why = "same"
    elif ways == as_offered | {PROGRAM: "nearly_all"}:
        why = "practically_all"
    elif here == as_offered or {"few", "nearly_all"} & {*ways.values(), *here.values()}:
        why = "few"
    else:
        why, beside = _effect(data, lots, took.reindex(data.answered.index, fill_value=False), level)
    told = words.TAKEN_UP[why].format_map(_cells(beside))
    return TookPart(beside, ((words.LABELS["taken_up"], f"{said} {told}"),))


def _counts(people: pd.DataFrame, took: pd.Series) -> dict[str, tuple[int, int]]:
    """How many of each arm took part, and how many there are."""
    there = took.reindex(people.index, fill_value=False)
    arms = {arm: (people["arm"] == arm).to_numpy() for arm in (PROGRAM, COMPARISON)}
    return {arm: (int(there[who].sum()), int(who.sum())) for arm, who in arms.items()}


def _enough(n: int) -> str:
    return str(catalogue("outcomes_drawn").MEETINGS["one" if n == 1 else "many"].format(n=n))


def _effect(data: Compared, lots: ByLot, took: pd.Series, level: float) -> tuple[str, tuple[Reported, ...]]:
    frame = data.answered
    try:
        found = stats.complier_effect(
            frame["after"], frame["before"], frame["arm"] == PROGRAM, took.astype(float), covariates=data.covariates,
            cluster=data.cluster, level=level, blocks=lots.blocks, weights=lots.weights,
        )  # fmt: skip
    except NotComputable:
        return "cannot_tell", ()
    return "weak" if found.weak else "effect", (reported(data, "effect_taken_up", found.effect, None),)


def _cells(beside: tuple[Reported, ...]) -> dict[str, str]:
    if not beside:
        return {}
    one = beside[0].estimate
    places = decimals(one.se, one.value)
    cells = {name: number(getattr(one, name), places, sign=True) for name in ("value", "low", "high")}
    return cells | {"level": f"{100 * one.level:g}"}
