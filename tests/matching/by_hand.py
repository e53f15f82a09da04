"""What every possible matching comes to: slow and plain, for small tables."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from typing import Any


def best_by_trying(
    scores: Any, capacity: Sequence[int], minimum: Sequence[int] | None = None, per_mentee: int = 1
) -> tuple[int, Any] | None:
    """The most pairs, and the highest total among matchings of so many; None where minimums cannot be met.

    scores: rows with NaN where a pair is forbidden. Mentee after mentee, every load of the mentors that can be reached
    is kept with the best that leads to it.
    """
    reached: dict[tuple[int, ...], tuple[int, Any]] = {(0,) * len(capacity): (0, 0)}
    for row in scores:
        free = [j for j, score in enumerate(row) if score == score]
        onward: dict[tuple[int, ...], tuple[int, Any]] = {}
        for load, (pairs, total) in reached.items():
            for k in range(per_mentee + 1):
                for chosen in combinations(free, k):
                    new = tuple(n + (j in chosen) for j, n in enumerate(load))
                    if all(n <= room for n, room in zip(new, capacity, strict=True)):
                        worth = pairs + k, total + sum(row[j] for j in chosen)
                        onward[new] = max(onward.get(new, worth), worth)
        reached = onward
    needed = minimum or [0] * len(capacity)
    ends = [end for load, end in reached.items() if all(n >= least for n, least in zip(load, needed, strict=True))]
    return max(ends) if ends else None
