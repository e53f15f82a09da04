"""What do the ratings add up to: average T scores by side, goals reached, how far two sides agree?"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from mentorlab import stats
from mentorlab.errors import NotComputable
from mentorlab.outcomes.attaining.rated import SIDES
from mentorlab.outcomes.compared import TESTED_FROM
from mentorlab.stats.estimates import Estimate, t_estimate
from mentorlab.tables.privacy import newly_told
from mentorlab.tables.privacy.jointly import all_alike

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mentorlab.outcomes.attaining.rated import Rated

MEASURE = "goal_attainment"
T_SCORE = "mean T score of people, t interval"


@dataclass(frozen=True, eq=False)
class Side:
    """`scores`: T by person. `mean`: None where hidden; `reached`: share of goals at 0 or above, None where hidden."""

    name: str
    scores: pd.Series
    n_goals: int
    mean: Estimate | None
    reached: Estimate | None


@dataclass(frozen=True, eq=False)
class Agreement:
    """Two sides on the goals both rated. `apart`: first − second, in T; `icc`: of T scores, None where none can be."""

    first: str
    second: str
    scores: pd.DataFrame
    n_goals: int
    apart: Estimate
    p: float
    icc: Estimate | None


def sides_of(rated: Rated, rho: float, level: float, smallest: int, known: Sequence[frozenset[str]]) -> list[Side]:
    """Every side that rated, most people first. Hidden is one of too few, or beside what is shown before it."""
    found, shown = [], list(known)
    scores = {name: _scores(rated, name, rho) for name in SIDES if rated.levels[name].notna().any()}
    for name in sorted(scores, key=lambda one: -len(scores[one])):
        who = frozenset(scores[name].index)
        safe = len(who) >= smallest and not newly_told(shown, [who], smallest)
        goals = rated.of(name)
        if not safe or all_alike(scores[name].to_frame("t")):
            found.append(Side(name, scores[name], len(goals), None, None))
            continue
        shown.append(who)
        mean = _mean(scores[name], level)
        found.append(Side(name, scores[name], len(goals), mean, _reached(goals, name, level, smallest)))
    return found


def agreement_of(
    rated: Rated, sides: Sequence[Side], rho: float, level: float, smallest: int, known: Sequence[frozenset[str]]
) -> Agreement | None:
    """The two sides that rated most, on the goals both rated; None where that cannot be had or would tell of few."""
    shown = [side for side in sides if side.mean is not None][:2]
    if len(shown) < 2:
        return None
    first, second = sorted((side.name for side in shown), key=SIDES.index)
    goals = rated.of(first, second)
    scores = pd.DataFrame(
        {
            name: stats.goal_attainments(goals[name], goals["weight"], goals["person_id"], rho=rho)
            for name in (first, second)
        }
    )
    who = frozenset(scores.index)
    beside = [*known, *(frozenset(side.scores.index) for side in shown)]
    if len(who) < max(smallest, TESTED_FROM) or newly_told(beside, [who], smallest):
        return None
    if any(_few_more(rated, side.name, goals.index, smallest) for side in shown):
        return None
    try:
        apart = stats.paired(scores[second], scores[first], level=level)
    except NotComputable:
        return None
    try:
        icc = stats.icc(scores, "ICC2", level=level)
    except NotComputable:
        icc = None
    return Agreement(first, second, scores, len(goals), apart.change, apart.p, icc)


def _few_more(rated: Rated, side: str, both: pd.Index, smallest: int) -> bool:
    """Whether one to few people have goals that this side rated and the other did not: averages would tell of these."""
    alone = rated.of(side).drop(index=both)["person_id"].nunique()
    return bool(0 < alone < smallest)


def _scores(rated: Rated, side: str, rho: float) -> pd.Series:
    goals = rated.of(side)
    return stats.goal_attainments(goals[side], goals["weight"], goals["person_id"], rho=rho)


def _mean(scores: pd.Series, level: float) -> Estimate:
    n, value = len(scores), float(scores.mean())
    if n < TESTED_FROM:
        return Estimate(value, math.nan, math.nan, level, math.nan, n, f"{T_SCORE}; described, not tested")
    se = float(scores.std(ddof=1)) / math.sqrt(n)
    return t_estimate(value, se, n - 1, level=level, n=n, method=T_SCORE)


def _reached(goals: pd.DataFrame, side: str, level: float, smallest: int) -> Estimate | None:
    """The share of goals at 0 or above; hidden where fewer than `smallest` people reached any, or missed any."""
    reached = goals[side] >= 0
    people = [goals.loc[which, "person_id"].nunique() for which in (reached, ~reached)]
    if any(0 < n < smallest for n in people) or goals["person_id"].nunique() < TESTED_FROM:
        return None
    by_person = reached.groupby(goals["person_id"]).agg(["sum", "size"])
    return stats.share_of_clusters(by_person["sum"], by_person["size"], level=level)
