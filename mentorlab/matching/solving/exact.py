"""Which matching of these pairs is best (most people, then most points), and which prices prove it?

People come before points by a factor that no gain in points along any augmenting path can reach: a path passes each
mentor once, so it changes at most twice as many pairs as there are mentors. Everything is a whole number, so prices of
the joint problem fall apart exactly into people and points.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from mentorlab.matching.solving.arcs import Arcs, Marks, Whole
from mentorlab.matching.solving.flow import best_flow

ROOM = 2**61  # what costs times nodes may come to in the flow's 64 bits


def people_first(highest: int, n_mentors: int) -> int:
    """How many points one more person outweighs, when no pair's points exceed `highest` in size."""
    return 4 * (n_mentors + 2) * max(highest, 1)


def highest_points(n_mentees: int, n_mentors: int) -> int:
    """The largest size of points for which people come first without leaving 64 bits."""
    return ROOM // (4 * (n_mentors + 2) * (n_mentees + n_mentors + 2) * 2)


@dataclass(frozen=True, eq=False)
class Solved:
    """An optimal matching of some pairs. `far`: what one person counts (0: points alone); `price` of one more place
    with each mentor and `gain` of each mentee are in the joint measure `far` × people + points."""

    used: Marks
    far: int
    price: Whole
    gain: Whole


def in_levels(joint: Whole, far: int) -> tuple[Whole, Whole]:
    """People and points of a joint measure."""
    if not far:
        return np.zeros_like(joint), joint
    people = (joint + far // 2) // far
    return people, joint - people * far


def solve(
    arcs: Arcs, capacity: Whole, least: Whole, *, per_mentee: int = 1, far: int = 0, among: Marks | None = None
) -> Solved:
    """The best matching of these pairs with its least prices. Raises `NoFlow` where a minimum cannot be met.

    among: marks pairs beside which none can be in a best matching (see `as_good`); the proof asks all the same.
    """
    some = arcs if among is None else arcs.keep(among)
    found = best_flow(some, some.points + far, capacity, least, per_mentee)
    used = np.zeros(len(arcs.whom), bool)
    used[slice(None) if among is None else among] = found
    return proven(arcs, used, capacity, least, per_mentee=per_mentee, far=far)


def as_good(arcs: Arcs, solved: Solved, spare: int) -> Marks:
    """Which pairs a matching may use that is no worse than the solved one, when none exceeds it by more than `spare`.

    A pair that falls short of its two prices by more pulls every matching that uses it below the one that is known
    (reduced cost fixing; Dantzig, Fulkerson and Johnson 1954).
    """
    left = arcs.points + solved.far - solved.price[arcs.whom] - solved.gain[arcs.who]
    marked: Marks = left >= -spare
    return marked


def proven(arcs: Arcs, used: Marks, capacity: Whole, least: Whole, *, per_mentee: int = 1, far: int = 0) -> Solved:
    """The least prices of an optimal matching. They close the proof: prices and gains add up to the matching's worth.

    A matching that is not optimal has no such prices, and is refused (RuntimeError: an error of ours).
    """
    worth = arcs.points + far
    price = prices(arcs, used, worth, least, per_mentee)
    taken = np.bincount(arcs.who[used], minlength=arcs.n_mentees)
    left = worth - price[arcs.whom]
    gain = np.full(arcs.n_mentees, np.iinfo(np.int64).max)
    np.minimum.at(gain, arcs.who[used], left[used])
    gain[taken < per_mentee] = 0
    above = left - gain[arcs.who]
    surplus = np.maximum(above[used], 0).sum() if per_mentee > 1 else 0
    total = per_mentee * gain.sum() + (np.where(price > 0, capacity, least) * price).sum() + surplus
    fits = (gain >= 0).all() and not (above[~used] > 0).any() and not (above[used] < 0).any()
    if not fits or total != worth[used].sum():
        raise RuntimeError("the prices do not prove the matching optimal")
    return Solved(used, far, price, gain)


def prices(arcs: Arcs, used: Marks, worth: Whole, least: Whole, per_mentee: int = 1) -> Whole:
    """The least prices: exactly what one more place with each mentor would add.

    Where a mentor has no more than the minimum, a price may be negative: what the minimum costs.
    """
    at_minimum = _at(arcs, used, least)
    found = _upwards(arcs, used, worth, _deep(arcs, worth) * at_minimum, per_mentee)
    if not at_minimum.any():
        return found
    return _nearer_to_nought(arcs, used, worth, np.maximum(found, 0), np.zeros(arcs.n_mentees, np.int64))


def prices_of_a_face(arcs: Arcs, used: Marks, capacity: Whole, least: Whole, bound: Marks) -> Whole:
    """Any prices that prove a matching optimal, where the `bound` mentees have to be matched."""
    worth = arcs.points
    price = _upwards(arcs, used, worth, np.zeros_like(least), 1)
    open_to_more = np.bincount(arcs.whom[used], minlength=arcs.n_mentors) < capacity
    gains = (worth - price[arcs.whom])[used]
    if (price[open_to_more] <= 0).all() and (gains[~bound[arcs.who[used]]] >= 0).all():
        return price
    deep = _deep(arcs, worth)
    price = _upwards(arcs, used, worth, deep * _at(arcs, used, least), 1)
    return _nearer_to_nought(arcs, used, worth, np.maximum(price, 0), np.where(bound, deep, 0))


def _at(arcs: Arcs, used: Marks, least: Whole) -> Marks:
    """Which mentors have no more than their minimum."""
    marked: Marks = (least > 0) & (np.bincount(arcs.whom[used], minlength=arcs.n_mentors) <= least)
    return marked


def _deep(arcs: Arcs, worth: Whole) -> int:
    """Lower than any price can be."""
    return -4 * (arcs.n_mentors + 2) * int(np.abs(worth).max(initial=1))


def _upwards(arcs: Arcs, used: Marks, worth: Whole, begin: Whole, per_mentee: int) -> Whole:
    from mentorlab.matching.compiled.relabelling import least_prices

    full = np.bincount(arcs.who[used], minlength=arcs.n_mentees) >= per_mentee
    ordered = arcs.ordered and not (begin < 0).any()
    found: Whole = least_prices(arcs.start, arcs.whom, worth, used, begin.astype(np.int64), full, ordered)
    return found


def _nearer_to_nought(arcs: Arcs, used: Marks, worth: Whole, price: Whole, alone: Whole) -> Whole:
    """The greatest prices up to these that still prove the matching: what minimums cost, and no more.

    `alone`: what each mentee has without a mentor.
    """
    who, whom, gains = arcs.who[used], arcs.whom[used], worth[used]
    while True:
        elsewhere = alone.copy()
        np.maximum.at(elsewhere, arcs.who[~used], (worth - price[arcs.whom])[~used])
        lower = price.copy()
        np.minimum.at(lower, whom, gains - elsewhere[who])
        if (lower == price).all():
            return price
        price = lower
