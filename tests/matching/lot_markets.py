"""Markets for the lottery: ambition drives both whom mentees ask for and how they score; a star mentor is worth TAU."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from mentorlab.matching.lists import Array
from mentorlab.matching.luck.draws import Drawable, chances, draw_once
from mentorlab.stats.by_chance import by_chance
from mentorlab.stats.compare import welch_difference
from mentorlab.stats.estimates import Estimate

TAU = 0.5


@dataclass(frozen=True)
class Tried:
    """What was found in one market: by luck, and by plain comparison."""

    by_luck: Estimate
    naive: Estimate

    def holds(self, estimate: Estimate) -> bool:
        """Does the interval hold what was planted?"""
        return estimate.low <= TAU <= estimate.high


def one_market(seed: int, *, n: int = 300, m: int = 75, draws: int = 2000) -> Tried:
    """Five wishes each; two classes (the same area first); within a class lots decide. Ambition shows in the start."""
    rng = np.random.default_rng(seed)
    ambition, star = rng.normal(size=n), rng.random(m) < 0.3
    wish = rng.normal(size=m) + star + 0.8 * np.outer(ambition, star) + rng.gumbel(size=(n, m))
    wanted = np.argsort(-wish, axis=1)[:, :5]
    other_area = rng.integers(0, 2, n)[:, None] != rng.integers(0, 2, m)
    tier = np.take_along_axis(other_area, wanted, axis=1).ravel().astype(np.int64)
    market = Drawable(
        np.arange(n + 1) * 5, wanted.ravel(), tier, rng.integers(2, 6, m), np.full(n, -1)
    )  # fmt: skip
    found = chances(market, np.tile(star, (n, 1)), np.zeros((n, m), dtype=np.int64), draws=draws, seed=seed)
    mentor = draw_once(market, rng.permutation(n))
    given = (mentor >= 0) & star[np.maximum(mentor, 0)]
    after = ambition + TAU * given + rng.normal(size=n)
    before = 0.5 * ambition + rng.normal(size=n)
    by_luck = by_chance(*map(pd.Series, (after, given, found.given)), before=pd.Series(before)).effect
    return Tried(by_luck, welch_difference(after[given], after[~given], level=0.95, method="Welch").difference)


def by_asking(lists: list[list[int]], tiers: list[list[int]], capacity: list[int], lots: Array) -> list[int]:
    """Deferred acceptance in plain Python, all asking at once, for comparison: each mentee's mentor, or −1.

    tiers: of each mentee, the class at each place of the list.
    """
    at = [0] * len(lists)
    holding: dict[int, list[tuple[int, int, int]]] = {j: [] for j in range(len(capacity))}
    while True:
        held = {i for who in holding.values() for *_, i in who}
        asking = [i for i, wishes in enumerate(lists) if i not in held and at[i] < len(wishes)]
        if not asking:
            break
        for i in asking:
            holding[lists[i][at[i]]].append((tiers[i][at[i]], int(lots[i]), i))
            at[i] += 1
        holding = {j: sorted(who)[: capacity[j]] for j, who in holding.items()}
    found = [-1] * len(lists)
    for j, who in holding.items():
        for *_, i in who:
            found[i] = j
    return found
