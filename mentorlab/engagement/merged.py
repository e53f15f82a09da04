"""Which kinds of a thing may be told of apart, and which only together?"""

from __future__ import annotations

import pandas as pd


def merged_kinds(kinds: pd.Series, who: pd.Series, smallest: int, other: str) -> pd.Series | None:
    """The kind under which each row is told: its own, or `other` where fewer than `smallest` people stand behind it.

    kinds, who: of each row its kind, and the person or pair behind it. Where even all others together are of too few,
    the next smallest kind joins them. None where all kinds together are of too few.
    """
    if who.nunique() < smallest:
        return None
    behind = who.groupby(kinds).nunique().sort_index().sort_values(kind="stable")
    small = set(behind.index[behind < smallest]) | ({other} & set(behind.index))
    for kind in behind.index:
        left = who[kinds.isin(small)]
        if not small or left.nunique() >= smallest:
            break
        small.add(kind)
    return kinds.where(~kinds.isin(small), other)
