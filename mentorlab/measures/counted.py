"""How may a count of people be told: as it is, or in words that give nobody away?"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Literal

import pandas as pd

from mentorlab import stats
from mentorlab.answers.wording import catalogue
from mentorlab.tables.privacy import hide_small

Telling = Literal["none", "few", "shown", "nearly_all", "all"]
FEWEST = 10  # in a group and beside it, for an interval: fewer are described (DESIGN 6)


def telling(k: int, n: int, smallest: int) -> Telling:
    """How `k` of `n` people may be told: neither they nor the others may be fewer than the smallest group.

    Nobody and everybody are told as such: then nothing sets single persons apart.
    """
    if k == 0 or k == n:
        return "none" if k == 0 else "all"
    if k < smallest:
        return "few"
    return "nearly_all" if n - k < smallest else "shown"


def shown_parts(parts: dict[str, int], smallest: int) -> dict[str, int | None]:
    """The parts of a whole that is shown: None where a count is hidden. Parts of nobody are left out."""
    counts = pd.Series({name: n for name, n in parts.items() if n}, dtype="int64")
    if counts.empty:
        return {}
    hidden = hide_small(counts, smallest) if len(counts) > 1 else counts < smallest
    return {str(name): None if hidden[name] else int(counts[name]) for name in counts.index}


def share_of(k: int, n: int, level: float) -> tuple[float, float, float]:
    """The share k of n with Wilson's interval, which is missing where the people are too few."""
    found = stats.wilson(k, n, level=level)
    return (found.value, found.low, found.high) if n >= FEWEST else (found.value, math.nan, math.nan)


def told_steps(counts: Sequence[int], smallest: int) -> list[bool]:
    """Which of nested counts (each among those before it) may be told beside the others.

    Told is a step that nobody or enough people reached, if between it and the step told before it nobody or enough were
    lost: fewer than `smallest` never follow by subtraction. The first count is told where it is large enough.
    """
    told: list[bool] = []
    before: int | None = None
    for count in counts:
        enough = count >= smallest or (count == 0 and before is not None)
        told.append(enough and (before is None or before == count or before - count >= smallest))
        before = count if told[-1] else before
    return told


def in_words(k: int, n: int, smallest: int, *, what: str = "people") -> str:
    """`k` of `n` in words that give nobody away: "10 of 24 people", "fewer than 5 of 24 people", "all 24 people"."""
    words = catalogue().OF_SO_MANY[telling(k, n, smallest)]
    return str(words.format(k=f"{k:,}", n=f"{n:,}", smallest=smallest, what=what))
