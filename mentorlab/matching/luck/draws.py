"""How likely was each mentee to have a mentor of a kind? The lots are drawn again and again, the match made each time.

Each mentor ranks mentees by choices, then by the class that their fit is in; within a class lots decide, one for each
mentee that holds with all mentors (Abdulkadiroğlu, Pathak and Roth 2009). With every fit a class of its own this is the
policy `stable`. Everything but the lots being fixed, who of two mentees with the same chance of a mentor has one is
luck (Abdulkadiroğlu, Angrist, Narita and Pathak 2017).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from mentorlab.errors import NotComputable

if TYPE_CHECKING:
    from mentorlab.matching.lists import Array
    from mentorlab.matching.market import Market

CHOSEN = 1 << 62  # above every fit
AT_ONCE = 100  # draws whose lots are in memory together
MOST_STEPS = 20_000_000_000  # places on lists × draws: some twenty seconds


@dataclass(frozen=True, eq=False)
class Drawable:
    """A market in which only the mentees' lots are still to be drawn.

    start, whom: the mentees' complete lists (compressed rows); tier: the mentor's class of the mentee at each place,
    0 = first; capacity: places left beside the pairs that must be made, which stand in `must` (mentor or −1).
    """

    start: Array
    whom: Array
    tier: Array
    capacity: Array
    must: Array

    @property
    def owner(self) -> Array:
        """Whose list each place is on."""
        owner: Array = np.repeat(np.arange(len(self.must)), np.diff(self.start))
        return owner


@dataclass(frozen=True, eq=False)
class Chances:
    """Over `draws` draws: each mentee's share of draws with a mentor that counts (`given`), with any (`matched`).

    halves: `given` over two halves of the draws apart (2 × N); average: the mean of what each pair made was worth.
    """

    given: Array
    matched: Array
    halves: Array
    average: float
    draws: int

    @property
    def error(self) -> float:
        """The largest standard error of a chance that comes from simulating it."""
        return float(np.sqrt(self.information / self.draws).max(initial=0.0))

    @property
    def information(self) -> Array:
        """How much each mentee's lot tells: p(1 − p), a quarter where it is heads or tails."""
        found: Array = self.given * (1 - self.given)
        return found


def drawable(market: Market, classes: int | None, mentor_lots: Array) -> Drawable:
    """The market with the fit as mentors see it cut into so many classes of equal width; None leaves it as it is.

    mentor_lots: a permutation of 0 … M − 1, which breaks a mentee's ties between mentors. Mentees' lists see the whole
    fit.
    """
    n, m = market.size
    fits = market.fit_table()
    must = np.full(n, -1, dtype=np.int64)
    must[market.must[:, 0]] = market.must[:, 1]
    wanted = fits * m + mentor_lots
    wanted[market.choices.owner, market.choices.whom] = CHOSEN - market.choices.rank
    wanted[~market.allowed_table() | (must >= 0)[:, None]] = -1
    seen = fits if classes is None else fits * classes // (market.best + 1)
    theirs = market.mentor_choices
    value = len(theirs.whom) + seen.max(initial=0) - seen
    value[theirs.whom, theirs.owner] = theirs.rank
    tiers = np.unique(value, return_inverse=True)[1].reshape(n, m)
    order = np.argsort(-wanted, axis=1, kind="stable")
    kept = np.take_along_axis(wanted, order, axis=1) >= 0
    start = np.zeros(n + 1, dtype=np.int64)
    np.cumsum(kept.sum(axis=1), out=start[1:])
    tier = np.take_along_axis(tiers, order, axis=1)[kept]
    room = np.maximum(market.capacity - np.bincount(market.must[:, 1], minlength=m), 0)
    return Drawable(start, order[kept], tier.astype(np.int64), room, must)


def draw_once(market: Drawable, lots: Array) -> Array:
    """The mentor of each mentee (int64, −1: none) with these lots: different whole numbers, the lowest goes first."""
    nothing = np.zeros(len(market.whom), dtype=np.int64)
    mate = _kernel(market, nothing, nothing, lots[None])[3]
    found: Array = np.where(market.must >= 0, market.must, mate)
    return found


def chances(market: Drawable, counted: Array, worth: Array, *, draws: int, seed: int) -> Chances:
    """Simulate the lottery. counted, worth: N × M: does this mentor count for this mentee, and what is the pair worth.

    The same seed gives the same chances. Raises NotComputable where the market is too large for so many draws.
    """
    n = len(market.must)
    if len(market.whom) * draws > MOST_STEPS:
        most = MOST_STEPS // max(1, len(market.whom))
        raise NotComputable(f"the pool is too large for {draws:,} draws; give draws={most:,} or fewer")
    here = (market.owner, market.whom)
    flags, values = (np.ascontiguousarray(table[here], dtype=np.int64) for table in (counted, worth))
    rng, matched, total = np.random.default_rng(seed), np.zeros(n, dtype=np.int64), 0
    given, done = np.zeros((2, n), dtype=np.int64), np.zeros(2, dtype=np.int64)
    for number, first in enumerate(range(0, draws, AT_ONCE)):
        some = min(AT_ONCE, draws - first)
        lots = rng.permuted(np.tile(np.arange(n), (some, 1)), axis=1)
        found, counts, more, _ = _kernel(market, flags, values, lots)
        matched, total = matched + found, total + more
        given[number % 2] += counts
        done[number % 2] += some
    fixed = np.flatnonzero(market.must >= 0)
    theirs = market.must[fixed]
    halves, share, met = given / np.maximum(done, 1)[:, None], given.sum(axis=0) / draws, matched / draws
    share[fixed] = halves[:, fixed] = counted[fixed, theirs]
    met[fixed] = 1.0
    pairs, total = matched.sum() + draws * len(fixed), total + draws * int(worth[fixed, theirs].sum())
    return Chances(share, met, halves, total / pairs if pairs else float("nan"), draws)


def _kernel(market: Drawable, counted: Array, worth: Array, lots: Array) -> tuple[Array, Array, int, Array]:
    from mentorlab.matching.compiled.redrawn import redrawn

    return redrawn(market.start, market.whom, market.tier, market.capacity, counted, worth, lots)  # type: ignore[no-any-return]
