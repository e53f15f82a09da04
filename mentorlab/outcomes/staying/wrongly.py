"""What would "ever mentored against never" have claimed, and how much of it is nothing but time?

Whoever is mentored was there until the mentoring began. Counting these days as mentored gives mentoring days on which
nobody could leave (immortal time; Suissa 2008).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from mentorlab.measures.counted import telling
from mentorlab.tables.privacy import newly_told

if TYPE_CHECKING:
    from mentorlab.outcomes.staying.followed import Followed

NAMES = ("ever", "never")


@dataclass(frozen=True, eq=False)
class Wrongly:
    """`counts`: to how many of how many it happened among the ever and the never mentored, None where that would tell
    about too few people beside the honest answer. `days`: person-days before the mentoring counted as mentored, None
    where too few were mentored. `alone`: the difference of the shares who stay that time alone would make of a program
    that does nothing; missing where nothing can be said. `sets`: whose counts are shown."""

    counts: dict[str, tuple[int, int]] | None
    days: int | None
    alone: float
    sets: tuple[frozenset[str], ...] = ()


def wrongly(
    data: Followed, shown: Sequence[pd.Index], smallest: int, earlier: Sequence[frozenset[str]] = (), *, leaving: bool
) -> Wrongly:
    """The refused comparison. `shown`: the groups that the honest answer shows; `earlier`: those of earlier reports."""
    ever = data.people["begins"].notna()
    if min(int(ever.sum()), int((~ever).sum())) < smallest:
        return Wrongly(None, None, math.nan)
    groups = [ever.index[ever], ever.index[~ever]]
    counts = None
    beside = bool(earlier) and newly_told([*earlier, *map(frozenset, shown)], list(map(frozenset, groups)), smallest)
    if not beside and may_stand_together(data.happened, [*shown, *groups], smallest):
        counts = {
            name: (int(data.happened[group].sum()), len(group)) for name, group in zip(NAMES, groups, strict=True)
        }
    sets = () if counts is None else tuple(map(frozenset, groups))
    alone = time_alone(data.people.loc[ever, "begins"], len(ever), int(data.happened.sum()), data.horizon)
    return Wrongly(counts, round(float(data.people.loc[ever, "begins"].sum())), alone if leaving else math.nan, sets)


def may_stand_together(happened: pd.Series, sets: Sequence[pd.Index], smallest: int) -> bool:
    """Whether the counts of all these groups, subtracted from one another, tell nothing of fewer than the smallest.

    The groups cut the people into parts; whatever can be worked out from them is a sum over parts. So each part must
    be one whose count may be told, and of none that is small: that all or none of three people left tells of each.
    """
    member = np.zeros(len(happened), dtype=np.int64)
    for place, one in enumerate(sets):
        member[happened.index.get_indexer(one)] |= 1 << place
    n, k = np.bincount(member), np.bincount(member, happened.to_numpy())
    parts = zip(k.astype(int).tolist(), n.tolist(), strict=True)
    return all(
        not whole or (whole >= smallest and telling(hit, whole, smallest) not in ("few", "nearly_all"))
        for hit, whole in parts
    )


def time_alone(begins: pd.Series, n: int, k: int, horizon: int) -> float:
    """Ever less never, in the share who stay, had all `n` left at one even rate and mentoring done nothing.

    begins: days until the mentoring of each of those ever mentored began. With `k` of `n` gone by `horizon`, a person
    still there on day s stays to the end with chance exp(−rate (horizon − s)).
    """
    if not 0 < k < n or len(begins) == n:
        return math.nan
    rate = -math.log(1 - k / n) / horizon
    ever = float(np.exp(-rate * (horizon - begins.to_numpy(dtype=float))).mean())
    never = (n - k - len(begins) * ever) / (n - len(begins))
    return ever - max(never, 0.0)
