"""Which groups are too small to be shown, and which others would give them away?

The rule. A group with fewer than `smallest` people is hidden, groups of nobody included: were a zero shown, several
hidden groups that add up to their own number would each be known to hold one person. Where totals are shown, what is
hidden must not be found by subtraction: at least two groups are hidden, together they reach `smallest`, and their
counts are not all `smallest` − 1 (or more), which only one set of counts would explain. While this does not hold the
next smallest group is hidden too, together with all groups of the same size: a choice among equals would tell
something.
Why no hidden count can be worked out by somebody who knows the rule and the totals: the rule looks at counts only, not
at the order of groups, so hidden counts that differ could be swapped without any change in what is shown; and where all
are equal, one person could be moved from one hidden group to another. (A lone group, or a total of zero, is told by the
total itself: `may_show_total`.)
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd


def hide_small(counts: pd.Series, smallest: int, *, total_shown: bool = True) -> pd.Series:
    """Which groups must be hidden. `counts`: people per group, indexed by group; a missing count is nobody.

    Returns True for hidden, on the same index. Hide the group's count, mean, interval and everything else about it.
    With `total_shown=False` (no total, and none that could be had elsewhere) only small groups are hidden. Raises
    ValueError for negative counts or `smallest` below 2.
    """
    return hide_cells(counts.to_frame(), smallest, total_shown=total_shown)


def hide_cells(counts: pd.DataFrame, smallest: int, *, total_shown: bool = True) -> pd.Series:
    """Which groups must be hidden in a table of groups (rows) by arms (columns), whole rows at a time.

    A group is hidden if any arm of it is too small, and then with everything about it, its own total too; the rule for
    what else is hidden holds within every arm. Returns True for hidden, on the index of `counts`. Raises as
    `hide_small`."""
    people = np.nan_to_num(counts.to_numpy(dtype=float), nan=0.0)
    if (people < 0).any():
        raise ValueError("counts of people cannot be negative")
    if smallest < 2:
        raise ValueError(f"smallest is {smallest}; a group of one is never protected: use 3 or more")
    return pd.Series(hidden_rows(people, smallest, total_shown), index=counts.index, dtype=bool)


def stay_hidden(counts: Sequence[float], smallest: int) -> bool:
    """Do these hidden counts, of which the sum is known, stay hidden? As in `hide_small`."""
    return _safe(np.array(counts, dtype=float)[:, None], smallest)


def may_show_total(counts: pd.Series, smallest: int) -> bool:
    """May the total of these groups be shown? Not if it is itself small, nor if it is that of a lone small group."""
    total = float(counts.fillna(0).sum())
    return total >= smallest


def hidden_rows(people: np.ndarray, smallest: int, total_shown: bool) -> np.ndarray:
    """The rule itself, on an array groups × arms of counts."""
    least = people.min(axis=1) if people.shape[1] else np.zeros(len(people))
    hidden: np.ndarray = least < smallest
    if not hidden.any() or not total_shown:
        return hidden
    size = np.stack([least, people.sum(axis=1)], axis=1)
    while not hidden.all() and not _safe(people[hidden], smallest):
        # The next smallest: by the smallest arm, then by all arms together; equals go together.
        shown = size[~hidden]
        next_one = shown[np.lexsort((shown[:, 1], shown[:, 0]))[0]]
        hidden = hidden | (size == next_one).all(axis=1)
    return hidden


def _safe(people: np.ndarray, smallest: int) -> bool:
    if len(people) < 2:
        return False
    alike = (people == people[0]).all(axis=0) & (people[0] >= smallest - 1)
    return bool((people.sum(axis=0) >= smallest).all() and not alike.any())
