"""Where does every need stand for leaders and for people: above or below what each of them says of needs on average?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from mentorlab import stats
from mentorlab.answers.wording import catalogue
from mentorlab.errors import NotComputable
from mentorlab.needs.rated.by_need import TESTED_FROM, by_need
from mentorlab.needs.rated.settings import Resampling
from mentorlab.stats.estimates import Estimate

if TYPE_CHECKING:
    from mentorlab.needs.rated.ratings import Ratings
    from mentorlab.needs.rated.shown import Shown
    from mentorlab.tables.program import Program


@dataclass(frozen=True, eq=False)
class Sides:
    """`rows`: a row for every need, hidden ones without numbers; `tested`: whether leaders, and people, are enough.

    `order`: agreement of the two orders; None where there is none, and without an interval where not both are tested.
    """

    rows: pd.DataFrame
    leaders_tested: bool
    people_tested: bool
    order: Estimate | None


COLUMNS = (
    *("purpose", "group", "need", "n", "importance", "gap", "borich", "rank", "rank_low", "rank_high"),
    *("n_leaders", "importance_leaders", "gap_leaders", "meets", "hidden"),
)


def sides(
    program: Program, found: Ratings, shown: Shown, group: str, leaders: str,
    *, level: float, draws: int, seed: int,
) -> Sides:  # fmt: skip
    """Both sides of every need that may be shown of both groups."""
    both = [need for need in shown.needs(group) if need in shown.needs(leaders)]
    one, other = _of(found, leaders, both), _of(found, group, both)
    settings: Resampling = {"level": level, "draws": draws, "seed": seed}
    theirs, own = _side(one, "importance", **settings), _side(other, "borich", **settings)
    rows = by_need(found, shown, group, **settings).set_index("need")
    rows["n_leaders"] = one[0].notna().sum()
    rows["importance_leaders"], rows["gap_leaders"] = one[0].mean(), (one[0] - one[1]).mean()
    words = catalogue("needs_alignment")
    rows["meets"] = pd.Series(
        {need: words.MEETS.get((theirs[need], own[need]), words.UNCLEAR) for need in both}, dtype=object
    )
    rows["purpose"] = [_purpose(program, str(need)) for need in rows.index]
    gone = ~rows.index.isin(both)
    numbers = [name for name in COLUMNS if name not in ("purpose", "group", "need", "meets", "hidden")]
    rows.loc[gone, [name for name in numbers if name in rows]] = np.nan
    rows["hidden"] = gone
    order = list(dict.fromkeys(map(_named, program.charter.needs.values())))
    rows["at"] = [order.index(name) if name in order else len(order) for name in rows["purpose"]]
    rows = rows.sort_values(["hidden", "at", "borich"], ascending=[True, True, False], kind="stable")
    enough, also = (bool(frame.notna().sum().min() >= TESTED_FROM) for frame, _ in (one, other))
    agreement = _order(one, other, tested=enough and also, **settings)
    return Sides(rows.reset_index().reindex(columns=list(COLUMNS)), enough, also, agreement)


def _of(found: Ratings, group: str, needs: list[str]) -> tuple[pd.DataFrame, pd.DataFrame]:
    people = found.members(group)
    return found.importance.loc[people, needs], found.current.loc[people, needs]


def _side(
    ratings: tuple[pd.DataFrame, pd.DataFrame], score: str, *, level: float, draws: int, seed: int
) -> dict[str, int]:
    """1 above the average over needs, −1 below, 0 nobody can tell; plainly above or below where too few rated."""
    importance, current = ratings
    if len(importance.columns) < 2:
        return dict.fromkeys(map(str, importance.columns), 0)
    if importance.notna().sum().min() >= TESTED_FROM:
        judged = stats.standing(importance, current, of=(score,), level=level, draws=draws, seed=seed)[score]
        return {str(need): int(side) for need, side in judged.items()}
    value = importance.mean()
    if score == "borich":
        value = stats.borich(value, (importance - current).mean())
    return {str(need): int(np.sign(np.round(one, 9))) for need, one in (value - value.mean()).items()}


def _order(
    one: tuple[pd.DataFrame, pd.DataFrame], other: tuple[pd.DataFrame, pd.DataFrame],
    *, tested: bool, level: float, draws: int, seed: int,
) -> Estimate | None:  # fmt: skip
    try:
        both = stats.rated(*one), stats.rated(*other)
        found = stats.order_agreement(*both, level=level, draws=draws, seed=seed)
    except NotComputable:  # too few needs, or all of them equal
        return None
    nothing = float("nan")
    how = f"{found.method}; described, not tested"
    return found if tested else Estimate(found.value, nothing, nothing, level, nothing, found.n, how)


def _purpose(program: Program, need: str) -> str:
    named = program.charter.needs.get(need)
    return _named(named) if named else str(catalogue("needs_alignment").NO_PURPOSE)


def _named(purpose: str) -> str:
    return str(catalogue("needs_alignment").PURPOSES.get(purpose, purpose.replace("_", " ")))
