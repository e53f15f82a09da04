"""What is one supposition about the missing, what does it make of the effect, and does the conclusion stand?"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pandas as pd

from mentorlab import stats
from mentorlab.answers.wording import catalogue
from mentorlab.outcomes.compared import COMPARISON, PROGRAM
from mentorlab.stats.estimates import Estimate

if TYPE_CHECKING:
    from mentorlab.outcomes.claimed import Claimed

COUNTS = ("n", "n_assigned", "n_program", "n_comparison")
COLUMNS = (
    *("analysis", "assumes", *COUNTS, "effect", "effect_low", "effect_high", "p", "bound_low", "bound_high"),
    *("stands", "tips_at", "tips_at_points", "tips_alone", "in_words", "hidden"),
)


@dataclass(frozen=True)
class Supposed:
    """`name` of the supposition; its `estimate` and `p`, or the bounds that it gives (then `estimate` holds their
    interval, without a value); `why` it could not be had; `told`: what else is to be said of it.
    """

    name: str
    estimate: Estimate | None = None
    p: float = math.nan
    bounds: tuple[float, float] = (math.nan, math.nan)
    why: str = ""
    told: str = ""


def stands(said: Claimed, one: Supposed) -> str:
    """Whether direction and verdict are still what the answer says: `stands`, `direction`, `changes`; else empty."""
    effect, found = said.one.effect, one.estimate
    if found is None or not effect.tested or effect.analysis.not_told or math.isnan(found.low):
        return ""
    if _direction(found) != _direction(effect.judged):
        return "changes"
    worthwhile = said.table.iloc[0]["worthwhile"]
    if math.isnan(worthwhile):
        return "stands"
    wanted = said.one.aim.direction
    same = stats.decide(found, worthwhile, direction=wanted) == stats.decide(
        effect.judged, worthwhile, direction=wanted
    )
    return "stands" if same else "direction"


def _direction(estimate: Estimate) -> int:
    return 1 if estimate.low > 0 else -1 if estimate.high < 0 else 0


def between(low: float, high: float, inside: tuple[float, float], level: float, n: int, method: str) -> Supposed:
    """What bounds give, still without a name: the interval `inside` holds the effect with certainty `level`."""
    none = Estimate(math.nan, inside[0], inside[1], level, math.nan, n, method)
    return Supposed("", none, bounds=(low, high), told=method)


def named(name: str, one: Supposed) -> Supposed:
    """The same under a name."""
    return replace(one, name=name)


def table_of(said: Claimed, every: Sequence[Supposed], tips_alone: float) -> pd.DataFrame:
    """A row for each supposition; the first, those who answered, holds the tipping points."""
    words, data = catalogue("outcomes_missing"), said.one.data
    rows = []
    for one in every:
        found = one.estimate
        how = stands(said, one)
        rows.append(
            {
                "analysis": words.ANALYSES[one.name],
                "assumes": words.ASSUMES[one.name],
                "n": found.n if found else None,
                "n_assigned": data.n_assigned(),
                "effect": found.value if found else math.nan,
                "effect_low": found.low if found else math.nan,
                "effect_high": found.high if found else math.nan,
                "p": one.p,
                "bound_low": one.bounds[0],
                "bound_high": one.bounds[1],
                "stands": words.STANDS[how] if how else "",
                "in_words": one.why or one.told,
                "hidden": False,
            }
        )
    tips = said.table.iloc[0]
    rows[0] |= {"n_program": len(data.of(PROGRAM)), "n_comparison": len(data.of(COMPARISON))}
    rows[0] |= {"tips_at": tips["tips_at"], "tips_at_points": tips["tips_at_points"], "tips_alone": tips_alone}
    return pd.DataFrame(rows).reindex(columns=list(COLUMNS)).astype(dict.fromkeys(COUNTS, "Int64"))
