"""How are all pairs of a market looked at without ever holding a table of them?

Scores are products of whole numbers in float32, block by block, exact below 2**24. The rule that bars most pairs by one
code of each decides which blocks are made at all; the others are asked only about pairs that would be kept.
"""

from __future__ import annotations

from collections.abc import Iterator
from copy import copy
from typing import TYPE_CHECKING, Any

import numpy as np

from mentorlab.matching.bars import NOT_KNOWN, Bars, CodeBar, PairBar
from mentorlab.matching.solving.arcs import Marks, Whole
from mentorlab.matching.solving.exact import in_levels
from mentorlab.matching.solving.pairs import ANY, Found
from mentorlab.matching.solving.side_by_side import side_by_side

if TYPE_CHECKING:
    from mentorlab.matching.market import Market

Costs = np.ndarray[Any, np.dtype[np.int32]]
Work = tuple[Whole, Whole, Any, Costs]  # mentees; mentors, what they offer, what they cost

KINDS = ("same", "different", "within", "overlap")
ROWS, COLS = 512, 1024  # a block that stays in the cache of one core
PERSON = 2**28  # what one person counts where scores are compared in 32 bits
FEW = 64  # codes by which blocks are made
LOW = -(2**31) + 1


class Fits:
    """All allowed pairs of a market, each worth its fit, less those of mentees who are `spoken_for`.

    Pairs that fit less than `floor` count as not allowed.
    """

    def __init__(self, market: Market, spoken_for: Whole) -> None:
        self.market, self.floor = market, LOW
        self.n_mentees, self.n_mentors = len(market.mentee_side), len(market.mentor_side)
        self.rules = _as_arrays(market.bars, self.n_mentees, self.n_mentors)
        free = np.ones(self.n_mentees, bool)
        free[spoken_for] = False
        groups = _groups(market.bars, self.n_mentees, self.n_mentors)
        self.groups = [(mentees[free[mentees]], mentors) for mentees, mentors in groups]

    def above(self, floor: int) -> Fits:
        """The same without pairs that fit less than `floor`."""
        other = copy(self)
        other.floor = floor
        return other

    def beating(self, price: Whole, gain: Whole, k: int, *, far: int, rows: Marks, cols: Marks) -> Found:
        """See `Pairs`."""
        from mentorlab.matching.compiled.scanning import keep_best

        cost, least = _in_32_bits(price, far), _in_32_bits(np.maximum(gain, ANY + far) - far, far)
        best = np.repeat(least[:, None], k, axis=1)
        whom = np.full(best.shape, -1, np.int32)

        def look(work: Work) -> None:
            mentees, mentors, theirs, costs = work
            ours = self.market.mentee_side[mentees]
            space = np.empty(len(mentees) * min(COLS, len(mentors)), np.float32)
            for left in range(0, len(mentors), COLS):
                some = slice(left, min(left + COLS, len(mentors)))
                block = space[: len(mentees) * (some.stop - left)].reshape(len(mentees), -1)
                np.matmul(ours, theirs[some].T, out=block)
                keep_best(block, mentees, mentors[some], costs[some], self.floor, best, whom, *self.rules)

        side_by_side(look, self._work(cost, rows, cols))
        i, at = np.nonzero(whom >= 0)
        j = whom[i, at].astype(np.int64)
        return Found(i, j, best[i, at].astype(np.int64) + cost[j])

    def _work(self, cost: Costs, rows: Marks, cols: Marks) -> Iterator[Work]:
        """Some mentees at a time, each of them once, with everything about the mentors whom they may have."""
        for mentees, mentors in self.groups:
            mentees, mentors = mentees[rows[mentees]], mentors[cols[mentors]]
            if len(mentees) and len(mentors):
                about = mentors, self.market.mentor_side[mentors], cost[mentors]
                yield from ((mentees[top : top + ROWS], *about) for top in range(0, len(mentees), ROWS))


def _in_32_bits(joint: Whole, far: int) -> Costs:
    """A joint measure in 32 bits, in the same order as far as pairs can tell. What does not fit is refused."""
    anything = joint <= ANY // 2
    people, points = in_levels(np.where(anything, 0, joint), far)
    if (np.abs(points) >= PERSON // 2).any():
        raise OverflowError("prices above 134 million points cannot be compared")
    result: Costs = (np.clip(people, -3, 3) * PERSON + points).astype(np.int32)
    result[anything] = LOW
    return result


def _as_arrays(bars: Bars, n_mentees: int, n_mentors: int) -> tuple[Any, ...]:
    """The rules as plain arrays: kinds, codes of mentees and of mentors, reaches, and barred pairs in rows."""
    codes = [bar for bar in bars if isinstance(bar, CodeBar)]
    pairs = [bar.pairs for bar in bars if isinstance(bar, PairBar)]
    who = [np.repeat(np.arange(n_mentees), np.diff(lists.start)) for lists in pairs]
    i = np.concatenate([*who, np.zeros(0, np.int64)]).astype(np.int64)
    j = np.concatenate([*(lists.whom for lists in pairs), np.zeros(0, np.int64)]).astype(np.int64)
    order = np.argsort(i, kind="stable")
    return (
        np.array([KINDS.index(bar.kind) for bar in codes], np.int64),
        np.array([bar.mentees for bar in codes], np.int64).reshape(len(codes), n_mentees),
        np.array([bar.mentors for bar in codes], np.int64).reshape(len(codes), n_mentors),
        np.array([bar.reach for bar in codes], np.int64),
        np.concatenate([[0], np.cumsum(np.bincount(i, minlength=n_mentees))]),
        j[order],
    )


def _groups(bars: Bars, n_mentees: int, n_mentors: int) -> Iterator[tuple[Whole, Whole]]:
    """Mentees who may have the same mentors by one rule, with those mentors; every allowed pair is in one group."""
    bar = _most_telling(bars, n_mentees)
    if bar is None:
        yield np.arange(n_mentees), np.arange(n_mentors)
        return
    for code in np.unique(bar.mentees):
        yield np.flatnonzero(bar.mentees == code), np.flatnonzero(_open_to(bar, int(code)))


def _open_to(bar: CodeBar, code: int) -> Marks:
    """Which mentors are not barred for a mentee with this code."""
    if code == NOT_KNOWN:
        return np.ones(len(bar.mentors), bool)
    near: Marks = np.abs(bar.mentors - code) <= (bar.reach if bar.kind == "within" else 0)
    near |= bar.mentors == NOT_KNOWN
    return near


def _most_telling(bars: Bars, n_mentees: int) -> CodeBar | None:
    """The rule of few codes that leaves the fewest pairs, if it leaves out a tenth at least."""
    best: CodeBar | None = None
    fewest = 0.9
    for bar in bars:
        if isinstance(bar, CodeBar) and bar.kind in ("same", "within"):
            codes, count = np.unique(bar.mentees, return_counts=True)
            if len(codes) <= FEW:
                left = sum(_open_to(bar, int(code)).mean() * n for code, n in zip(codes, count, strict=True))
                if left / max(n_mentees, 1) < fewest:
                    best, fewest = bar, left / max(n_mentees, 1)
    return best
