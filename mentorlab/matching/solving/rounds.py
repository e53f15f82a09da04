"""When is a matching of some pairs the best of all pairs?

When no other pair is worth more than the mentee's gain and the mentor's price together. So: take the most promising
pairs, solve, recover the prices, add the pairs that beat them, and repeat until none does (column generation; Gilmore
and Gomory 1961). Stopped earlier, what the pairs found exceed the prices by bounds what could still be gained.
"""

from __future__ import annotations

import time
from dataclasses import dataclass

import numpy as np

from mentorlab.matching.solving.arcs import Arcs, Marks, Whole
from mentorlab.matching.solving.exact import Solved, as_good, people_first, solve
from mentorlab.matching.solving.pairs import ANY, Found, Pairs

FURTHER = 8  # pairs of each mentee added in a round
NEAR = 50  # the part of the highest points by which a pair may fall short of the prices and still be added


@dataclass(frozen=True)
class Patience:
    """When to stop before the proof: after so many rounds or seconds, or when the gap is a share of the total."""

    rounds: int | None = None
    seconds: float | None = None
    gap: float | None = None

    def is_over(self, rounds: int, begun: float, gap: float) -> bool:
        """Whether one of the limits is reached."""
        late = self.seconds is not None and time.monotonic() - begun >= self.seconds
        return late or (self.rounds is not None and rounds >= self.rounds) or (self.gap is not None and gap <= self.gap)


@dataclass(frozen=True, eq=False)
class Outcome:
    """The best matching of the pairs looked at; `bound`: no matching of as many people has more points (None: not
    known yet, because more people might be matched)."""

    arcs: Arcs
    solved: Solved
    bound: int | None
    rounds: int

    @property
    def people(self) -> int:
        """How many pairs are made."""
        return int(self.solved.used.sum())

    @property
    def total(self) -> int:
        """Their points."""
        return int(self.arcs.points[self.solved.used].sum())

    @property
    def proven(self) -> bool:
        """Whether nothing better exists."""
        return self.bound == self.total


@dataclass(frozen=True, eq=False)
class Terms:
    """What every matching must keep: places and minimums of mentors, how many mentors a mentee may have."""

    capacity: Whole
    least: Whole
    per_mentee: int = 1

    def solve(self, arcs: Arcs, highest: int, before: Solved | None = None, among: Marks | None = None) -> Solved:
        """The best matching of these pairs: people first, where not everybody is matched anyway.

        among: pairs beside which none is in a best matching, as was found when fewer pairs were solved (`before`).
        """
        negative = len(arcs.points) > 0 and int(arcs.points.min()) < 0
        if among is not None and before is not None and before.far:
            return solve(arcs, self.capacity, self.least, per_mentee=self.per_mentee, far=before.far, among=among)
        if not negative:
            solved = solve(arcs, self.capacity, self.least, per_mentee=self.per_mentee, among=among)
            if solved.used.sum() == np.minimum(np.diff(arcs.start), self.per_mentee).sum():
                return solved
        return solve(
            arcs, self.capacity, self.least, per_mentee=self.per_mentee, far=people_first(highest, arcs.n_mentors)
        )


def best_of_all(pairs: Pairs, arcs: Arcs, cut: Whole, terms: Terms, highest: int, patience: Patience) -> Outcome:
    """The best matching of all `pairs`, beginning with `arcs`.

    `cut`: for each mentee the most points that a pair outside `arcs` can have; `highest`: that any pair can have, in
    size.
    """
    begun, n = time.monotonic(), 0
    before: Solved | None = None
    among: Marks | None = None
    dirty = np.zeros(pairs.n_mentees, bool)
    while True:
        n += 1
        solved = terms.solve(arcs, highest, before, among)
        found = _near(pairs, solved, before, dirty, cut, terms.per_mentee, highest // NEAR)
        if terms.per_mentee > 1:
            found = _not_in(arcs, found)
        over = np.zeros(pairs.n_mentees, np.int64)
        np.maximum.at(over, found.i, solved.far + found.points - solved.price[found.j] - solved.gain[found.i])
        outcome = Outcome(arcs, solved, _bound(arcs, solved, terms, over), n)
        gap = float("inf") if outcome.bound is None else (outcome.bound - outcome.total) / max(1, abs(outcome.total))
        if (over <= 0).all() or patience.is_over(n, begun, gap):
            return outcome
        before, dirty = solved, over > 0
        arcs = arcs.and_also(*found)
        among = None if outcome.bound is None else as_good(arcs, solved, outcome.bound - outcome.total)


def _near(
    pairs: Pairs, solved: Solved, before: Solved | None, dirty: Marks, cut: Whole, per_mentee: int, short: int
) -> Found:
    """Pairs that beat these prices, or fall `short` of them by less: after the next solution they may beat the prices,
    and another round is more work than a few more pairs. If any pair beats them, one that does is among those found.

    What was looked at before is looked at again only where prices or gains fell.
    """
    k = FURTHER + per_mentee - 1
    price, gain, far = solved.price, solved.gain - short, solved.far
    possible = (cut > ANY) & (far + np.maximum(cut, ANY + far) - price.min(initial=0) > gain)
    every = np.ones(len(price), bool)
    if before is None or before.far != far:
        return pairs.beating(price, gain, k, far=far, rows=possible, cols=every)
    again = possible & (dirty | (solved.gain < before.gain))
    whole = pairs.beating(price, gain, k, far=far, rows=again, cols=every)
    cheaper = pairs.beating(price, gain, k, far=far, rows=possible & ~again, cols=price < before.price)
    return Found(*(np.concatenate(two) for two in zip(whole, cheaper, strict=True)))


def _not_in(arcs: Arcs, found: Found) -> Found:
    new = ~np.isin(found.i * arcs.n_mentors + found.j, arcs.who * arcs.n_mentors + arcs.whom)
    return Found(*(column[new] for column in found))


def _bound(arcs: Arcs, solved: Solved, terms: Terms, over: Whole) -> int | None:
    """What no matching of as many people can exceed: the worth of the prices, each gain raised by what beats it."""
    price, gain = solved.price, solved.gain
    left = (arcs.points + solved.far - price[arcs.whom] - gain[arcs.who])[solved.used]
    worth = (np.where(price > 0, terms.capacity, terms.least) * price).sum()
    worth += terms.per_mentee * (gain + over).sum() + (np.maximum(left, 0).sum() if terms.per_mentee > 1 else 0)
    if not solved.far:
        return int(worth)
    points = int(worth) - solved.far * int(solved.used.sum())
    return points if points < solved.far // 2 else None
