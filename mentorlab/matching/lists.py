"""How are the lists of many people kept, one after the other, so that they can be read fast?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

Array = np.ndarray[Any, Any]


@dataclass(frozen=True, eq=False)
class Lists:
    """For each of n people a list of positions, in order. `whom[start[i]:start[i + 1]]` is the list of person i.

    start: int64, n + 1; whom: int64; rank: int64 as `whom`, the rank of each entry in the list as stated, 0 = first
    (of a part of the people some ranks are missing, or come twice).
    """

    start: Array
    whom: Array
    rank: Array

    def __len__(self) -> int:
        return len(self.start) - 1

    def of(self, person: int) -> Array:
        """The list of one person."""
        found: Array = self.whom[self.start[person] : self.start[person + 1]]
        return found

    @property
    def owner(self) -> Array:
        """Whose list each entry stands in (int64, as long as `whom`)."""
        found: Array = np.repeat(np.arange(len(self)), np.diff(self.start))
        return found

    @classmethod
    def from_rows(cls, rows: Iterable[Sequence[int] | Array]) -> Lists:
        """From one sequence of positions for each person."""
        held = [np.asarray(row, dtype=np.int64) for row in rows]
        start = np.zeros(len(held) + 1, dtype=np.int64)
        np.cumsum([len(row) for row in held], out=start[1:])
        return cls._ranked(start, np.concatenate(held) if held else np.zeros(0, dtype=np.int64))

    @classmethod
    def from_pairs(cls, owner: Array, whom: Array, n: int) -> Lists:
        """From pairs of positions; those of one owner keep their order."""
        order = np.argsort(owner, kind="stable")
        start = np.zeros(n + 1, dtype=np.int64)
        np.cumsum(np.bincount(owner, minlength=n), out=start[1:])
        return cls._ranked(start, np.asarray(whom, dtype=np.int64)[order])

    @classmethod
    def empty(cls, n: int) -> Lists:
        """Nobody stands in any of the n lists."""
        return cls.from_rows([()] * n)

    def take(self, owners: Array, new_place: Sequence[Array]) -> Lists:
        """The lists of these owners; each entry becomes the places `new_place[entry]` (none, one or several)."""
        rows, ranks = [], []
        for owner in owners:
            entries = slice(self.start[owner], self.start[owner + 1])
            found = [new_place[other] for other in self.whom[entries]]
            rows.append(np.concatenate(found) if found else np.zeros(0, dtype=np.int64))
            ranks.append(np.repeat(self.rank[entries], [len(places) for places in found]))
        rank = np.concatenate(ranks) if ranks else np.zeros(0, dtype=np.int64)
        return replace(Lists.from_rows(rows), rank=rank.astype(np.int64))

    @classmethod
    def _ranked(cls, start: Array, whom: Array) -> Lists:
        return cls(start, whom, np.arange(len(whom)) - np.repeat(start[:-1], np.diff(start)))
