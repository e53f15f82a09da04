"""How large is the gap of every need in one group, and what may be said of its rank?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from mentorlab import stats

if TYPE_CHECKING:
    from mentorlab.needs.rated.ratings import Ratings
    from mentorlab.needs.rated.shown import Shown

TESTED_FROM = 10  # five to nine people are described, not tested (DESIGN 6)
COLUMNS = (
    *("group", "need", "n", "importance", "current", "gap", "gap_low", "gap_high", "borich", "rds"),
    *("rank", "rank_low", "rank_high", "top3", "tier", "hidden"),
)


def by_need(found: Ratings, shown: Shown, group: str, *, level: float, draws: int, seed: int) -> pd.DataFrame:
    """A row for every need, ranked ones first in their order, then those that fewer than ten rated, hidden ones last.

    Ranks are among the needs that are shown and that ten people or more rated; the others hold means only, hidden ones
    no number. Beside COLUMNS it has `gap_se`, the standard error of the gap.
    """
    people = found.members(group)
    allowed = shown.needs(group)
    importance, current = (frame.loc[people, allowed] for frame in (found.importance, found.current))
    counts = importance.notna().sum()
    ranked = [need for need in allowed if counts[need] >= TESTED_FROM]
    parts = []
    if ranked:
        table = stats.gap_ranks(importance[ranked], current[ranked], draws=draws, seed=seed, level=level)
        parts.append(table.sort_values(["rank", "borich"], ascending=[True, False], kind="stable"))
    few = [need for need in allowed if counts[need] < TESTED_FROM]
    if few:
        parts.append(_described(importance[few], current[few]))
    hidden = [need for need in found.needs if need not in allowed]
    rows = pd.concat([*parts, pd.DataFrame(index=pd.Index(hidden, dtype=object))])
    rows = rows.rename_axis("need").reset_index().assign(group=group)
    rows["hidden"] = rows["need"].isin(hidden)
    return rows.reindex(columns=[*COLUMNS, "gap_se"])


def _described(importance: pd.DataFrame, current: pd.DataFrame) -> pd.DataFrame:
    """Means alone; equal numbers of people behind importance and the present."""
    means = pd.DataFrame({"importance": importance.mean(), "current": current.mean()})
    means["gap"] = means["importance"] - means["current"]
    means["borich"] = stats.borich(means["importance"], means["gap"])
    means["n"] = importance.notna().sum()
    return means.sort_values("borich", ascending=False, kind="stable")


def first_of(rows: pd.DataFrame, column: str, how_many: int = 3) -> list[str]:
    """The needs that stand first by one column among those ranked, in its order."""
    return list(rows[rows["rank"].notna()].sort_values(column, ascending=False, kind="stable")["need"][:how_many])


def is_ranked(rows: pd.DataFrame) -> bool:
    """Whether enough people rated at least one need for its rank to be shown."""
    return bool(rows["rank"].notna().any())
