"""Which is the smallest set of demands that cannot be met together?

A set collides if and only if it shares a demand with every set whose loosening makes the rest fit. So the smallest set
that meets all such sets found so far either collides, and then none smaller does, or it fits, and shows one more of
them (Ignatiev, Previti, Liffiton and Marques-Silva 2015, smallest MUS by minimal hitting sets).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from itertools import combinations

Collide = Callable[[Iterable[str]], bool]


def smallest_collision(names: Sequence[str], collide: Collide) -> tuple[str, ...]:
    """The smallest set of these names that collides, in their order; empty where they all fit together.

    `collide` must not change its mind when more is asked: what collides, collides with more beside it. Of several sets
    of the smallest size it is the first in the order of the names.
    """
    if not collide(names):
        return ()
    ways_out: list[frozenset[str]] = []
    while True:
        candidate = _meets(names, ways_out)
        if collide(candidate):
            return candidate
        ways_out.append(frozenset(names) - _grown(names, candidate, collide))


def _meets(names: Sequence[str], sets: Sequence[frozenset[str]]) -> tuple[str, ...]:
    """The smallest choice of names, first in order among its size, with one of each set in it."""
    for size in range(len(names) + 1):
        for chosen in combinations(names, size):
            if all(one.intersection(chosen) for one in sets):
                return chosen
    raise RuntimeError("all names together collide, so they meet every way out")


def _grown(names: Sequence[str], fitting: Collection[str], collide: Collide) -> frozenset[str]:
    """As many names more as fit, taken in their order."""
    kept = set(fitting)
    for name in names:
        if name not in kept and not collide({*kept, name}):
            kept.add(name)
    return frozenset(kept)
