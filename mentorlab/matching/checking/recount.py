"""What does every pair score, and may it be made? Counted again from the arrays, a block of mentees at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from mentorlab.matching.bars import CodeBar, PairBar
from mentorlab.matching.lists import Array, Lists
from mentorlab.matching.market import Market

CELLS = 1 << 18  # pairs looked at in one block: what a processor's cache holds
EXACT = 2.0**53  # whole numbers up to here are exact in float64
RANK = "rank_"


@dataclass(frozen=True, eq=False)
class Block:
    """Some mentees in a row against all mentors. allowed: rows × M."""

    start: int
    stop: int
    allowed: Array
    fit: Array

    @property
    def rows(self) -> slice:
        """Which mentees."""
        return slice(self.start, self.stop)


def blocks(market: Market, *, least: int | None = None) -> Iterator[Block]:
    """All mentees, block by block, with the pairs they may be in and the fit of each (float64, whole numbers).

    A mentee who must have a certain mentor may have no other. `least`: only pairs of at least this fit count, beside
    those that must be made.
    """
    n, m = len(market.mentees), len(market.mentors)
    theirs = market.mentor_side.astype(np.float64).T.copy()
    at_once = max(1, CELLS // max(m, 1))
    for start in range(0, n, at_once):
        stop = min(start + at_once, n)
        fit = market.mentee_side[start:stop].astype(np.float64) @ theirs
        fine = _allowed(market, start, stop)
        if least is not None:
            fine &= fit >= least
        for mentee, mentor in market.must:
            if start <= mentee < stop:
                fine[mentee - start] = False
                fine[mentee - start, mentor] = True
        yield Block(start, stop, fine, fit)


def values(market: Market, block: Block, criterion: str) -> Array:
    """What each pair of a block adds to a criterion (float64; rows × M, or 1 × 1 where all add the same).

    matched: 1. fit. points: the fit and the points for choices. rank_1, rank_2, …: 1 where the mentor is the first,
    second … choice of the mentee.
    """
    if criterion == "matched":
        return np.ones((1, 1))
    if criterion == "fit":
        return block.fit
    if criterion == "points":
        found = block.fit.copy()
        _add(found, block, market.choices, market.bonus, by_mentee=True)
        _add(found, block, market.mentor_choices, market.mentor_bonus, by_mentee=False)
        return found
    found = np.zeros_like(block.fit)
    rank = int(criterion.removeprefix(RANK))
    _add(found, block, market.choices, [0] * (rank - 1) + [1], by_mentee=True)
    return found


def values_of_pairs(market: Market, i: Array, j: Array, criterion: str) -> list[int]:
    """The same of single pairs, one after the other, in Python's own whole numbers."""
    if criterion == "matched":
        return [1] * len(i)
    pairs = list(zip(i.tolist(), j.tolist(), strict=True))
    found = [0] * len(pairs)
    if criterion in ("fit", "points"):
        ours, theirs = market.mentee_side, market.mentor_side
        found = [int(np.dot(ours[a].astype(np.float64), theirs[b].astype(np.float64))) for a, b in pairs]
    worth: dict[tuple[int, int], int] = {}
    if criterion == "points":
        _note(worth, market.choices, market.bonus, by_mentee=True)
        _note(worth, market.mentor_choices, market.mentor_bonus, by_mentee=False)
    elif criterion != "fit":
        _note(worth, market.choices, [0] * (int(criterion.removeprefix(RANK)) - 1) + [1], by_mentee=True)
    return [value + worth.get(pair, 0) for value, pair in zip(found, pairs, strict=True)]


def _note(worth: dict[tuple[int, int], int], lists: Lists, points: Sequence[int], *, by_mentee: bool) -> None:
    """Note for each pair of somebody's list what its rank is worth."""
    for owner in range(len(lists.start) - 1):
        for at in range(int(lists.start[owner]), int(lists.start[owner + 1])):
            whom, rank = int(lists.whom[at]), int(lists.rank[at])
            pair = (owner, whom) if by_mentee else (whom, owner)
            worth[pair] = worth.get(pair, 0) + (points[rank] if rank < len(points) else 0)


def _add(found: Array, block: Block, lists: Lists, worth: Sequence[int], *, by_mentee: bool) -> None:
    """Add to a block what each rank in somebody's list is worth."""
    owner = np.repeat(np.arange(len(lists.start) - 1), np.diff(lists.start))
    i, j = (owner, lists.whom) if by_mentee else (lists.whom, owner)
    here = (i >= block.start) & (i < block.stop) & (lists.rank < len(worth))
    np.add.at(found, (i[here] - block.start, j[here]), np.asarray([*worth, 0], dtype=np.float64)[lists.rank[here]])


def _allowed(market: Market, start: int, stop: int) -> Array:
    fine = np.ones((stop - start, len(market.mentors)), dtype=bool)
    for bar in market.bars:
        if isinstance(bar, PairBar):
            first, last = bar.pairs.start[start], bar.pairs.start[stop]
            length = np.diff(bar.pairs.start[start : stop + 1])
            fine[np.repeat(np.arange(stop - start), length), bar.pairs.whom[first:last]] = False
        else:
            codes, which = np.unique(bar.mentees[start:stop], return_inverse=True)
            fine &= ~_broken(bar, codes)[which]
    return fine


def _broken(bar: CodeBar, codes: Array) -> Array:
    """Of each code of a mentee and each mentor: is the rule broken? A code of −1 is not known and breaks nothing."""
    ours, theirs = codes[:, None], bar.mentors[None, :]
    if bar.kind == "same":
        broken = ours != theirs
    elif bar.kind == "different":
        broken = ours == theirs
    elif bar.kind == "within":
        broken = abs(ours - theirs) > bar.reach
    else:
        broken = (ours & theirs) == 0
    found: Array = broken & (ours != -1) & (theirs != -1)
    return found
