"""How are places drawn by lot, so that everybody's chance is the same and anyone can draw again?

Arrays in, positions out. A draw depends on the order of what it is given, so whoever calls sorts first and says how.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

# The same in words, for the record of a draw: exact enough that another program can repeat it.
IN_BLOCKS = (
    "One generator, numpy.random.default_rng(seed), goes through the blocks in alphabetical order, shuffles each "
    "block's sorted person ids with permutation and puts them in one line; then it draws a start u, a whole number "
    "below the number of people n. The person at position i of the line (from 0) gets one of the k places when "
    "(u + (i + 1) k) // n is larger than (u + i k) // n. Everybody has the same chance, k in n, and a block's places "
    "differ from its share by less than one."
)
IN_ORDER = (
    "One generator, numpy.random.default_rng(seed), shuffles the sorted names of the wholes with permutation. In this "
    "order they begin: as many with the first step as it takes, then as many with the next; the others wait."
)

DEALT = (
    "One generator, numpy.random.default_rng(seed), goes through the blocks in alphabetical order, shuffles each "
    "block's sorted person ids with permutation and puts them in one line; then it draws a start u, a whole number "
    "below the number of variants k. The person at position i of the line (from 0) gets the variant at place "
    "(u + i) mod k of the list of variants (from 0). Everybody has the same chance of each, 1 in k, and within a block "
    "the numbers of people with two variants differ by at most one."
)

Lucky = np.ndarray[Any, np.dtype[np.bool_]]
Order = np.ndarray[Any, np.dtype[np.int64]]


def line_up(blocks: Sequence[str], seed: int) -> tuple[Order, int]:
    """The line in which everybody stands (positions), and the start that is drawn after it (0 … n − 1).

    `blocks`: the block of everybody, in the order of the sorted ids; n ≥ 1. The generator
    `numpy.random.default_rng(seed)` goes through the blocks in alphabetical order and shuffles each with `permutation`.
    """
    rng = np.random.default_rng(seed)
    return _line(blocks, rng), int(rng.integers(len(blocks)))


def _line(blocks: Sequence[str], rng: np.random.Generator) -> Order:
    held: dict[str, list[int]] = {}
    for place, block in enumerate(blocks):  # not compared by numpy, to which "a" and "a\0" are the same
        held.setdefault(block, []).append(place)
    return np.concatenate([rng.permutation(np.array(held[block])) for block in sorted(held)])


def at_equal_steps(line: Order, start: int, places: int) -> Lucky:
    """Who gets one of the places, by position: systematic sampling from the line (Madow and Madow 1944).

    Over the n starts everybody is drawn exactly `places` times, and every run of the line holds its share to less than
    one place. No place: nobody; n places: everybody.
    """
    n = len(line)
    turn = (start + np.arange(n + 1) * places) // n
    lucky = np.zeros(n, dtype=bool)
    lucky[line] = turn[1:] > turn[:-1]
    return lucky


def drawn_in_blocks(blocks: Sequence[str], places: int, seed: int) -> Lucky:
    """Who gets one of the places: the chance of everybody is `places` in n, and blocks have their share of places."""
    line, start = line_up(blocks, seed)
    return at_equal_steps(line, start, places)


def dealt_in_blocks(blocks: Sequence[str], hands: int, seed: int) -> Order:
    """Which of `hands` variants everybody gets, by position: dealt out in turn along a line of shuffled blocks.

    Everybody's chance of each is the same, and blocks hold each in equal number, to one person. `blocks`: as in
    `line_up`; hands ≥ 1.
    """
    rng = np.random.default_rng(seed)
    line = _line(blocks, rng)
    dealt = np.empty(len(line), dtype=np.int64)
    dealt[line] = (int(rng.integers(hands)) + np.arange(len(line))) % hands
    return dealt


def drawn_order(n: int, seed: int) -> Order:
    """The turn of each of n wholes (teams, sites) in the order of their sorted names: 0 begins first."""
    turn = np.empty(n, dtype=np.int64)
    turn[np.random.default_rng(seed).permutation(np.arange(n))] = np.arange(n)
    return turn
