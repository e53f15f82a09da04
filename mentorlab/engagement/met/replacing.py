"""Which meetings replace which, how often is one moved, and where does that end?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

Array = np.ndarray[Any, Any]
NEVER = np.iinfo(np.int64).max


@dataclass(frozen=True, eq=False)
class Chains:
    """Of meetings, in their order. `replaced`: the row that each replaces, −1 for none; `first`: the first row of its
    chain, −1 where it leads into a circle; `moves`: how many times it had been moved; `circular`: rows that lead into a
    circle; `broken`: rows that replace one that is not there, or one of another pair.
    """

    replaced: Array
    first: Array
    moves: Array
    circular: Array
    broken: Array

    @property
    def moves_of_chain(self) -> pd.Series:
        """By the first row of each chain of two or more meetings: how many times it was moved in all."""
        there = (self.first >= 0) & (self.moves > 0)
        return pd.Series(self.moves[there]).groupby(self.first[there]).max()


def chains(meetings: pd.DataFrame) -> Chains:
    """The chains of `meetings`: one row a meeting with meeting_id, replaces, and `meets` (the pair or circle)."""
    ids = pd.Index(meetings["meeting_id"])
    named = meetings["replaces"].notna().to_numpy(dtype=bool)
    place = np.full(len(meetings), -1, dtype=np.int64)
    place[named] = ids.get_indexer(pd.Index(meetings["replaces"][named]))
    meets = meetings["meets"].to_numpy()
    broken = named & ((place < 0) | (meets[place] != meets))
    place[broken] = -1
    first, moves = np.arange(len(place)), np.zeros(len(place), dtype=np.int64)
    rows, links = np.flatnonzero(place >= 0), np.count_nonzero(named)
    at = place[rows]
    for _ in range(links):  # a chain has no more links than there are; what goes on after that leads into a circle
        first[rows], moves[rows] = at, moves[rows] + 1
        at = place[at]
        rows, at = rows[at >= 0], at[at >= 0]
        if not len(rows):
            break
    circular = np.zeros(len(place), dtype=bool)
    circular[rows] = True
    first[circular], moves[circular] = -1, 0
    return Chains(place, first, moves, circular, broken)


def held_instead(found: Chains, held_day: Array) -> Array:
    """The day of the earliest meeting held further down the chain of each row; NEVER where there is none.

    `held_day`: by row, the day on which it was held, else NEVER.
    """
    later: Array = np.full(len(held_day), NEVER, dtype=np.int64)
    for move in range(int(found.moves.max(initial=0)), 0, -1):
        rows = np.flatnonzero(found.moves == move)
        np.minimum.at(later, found.replaced[rows], np.minimum(held_day[rows], later[rows]))
    return later
