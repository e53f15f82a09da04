"""How is a small table matched, fast enough to do it a thousand times? (scipy's assignment, places as columns)"""

from __future__ import annotations

import numpy as np

from mentorlab.matching.lists import Array
from mentorlab.matching.match import UNMATCHED
from mentorlab.matching.solving.arcs import Arcs, Whole
from mentorlab.matching.solving.exact import Solved, people_first, proven
from mentorlab.matching.solving.pairs import Table


def dense_optimal(points: Array, capacity: Array, allowed: Array | None = None) -> Whole:
    """The mentor of each mentee (int64, −1 = unmatched): as many as possible, then the highest total.

    points: N × M, whole numbers (no larger than `largest_exact`); capacity: M; allowed: N × M, all if None. Shortest
    augmenting paths (Crouse 2016), as in `scipy.optimize.linear_sum_assignment`; a pair that is not allowed costs more
    than all others together can gain.
    """
    from scipy.optimize import linear_sum_assignment

    n, m = points.shape
    mentor_of = np.full(n, UNMATCHED, dtype=np.int64)
    place_of = np.repeat(np.arange(m), np.minimum(capacity, n))
    if not n or not len(place_of):
        return mentor_of
    low, high = int(points.min()), int(points.max())
    never = -(min(n, len(place_of)) + 1) * (high - low + 1)
    worth = points - float(low)
    if allowed is not None:
        worth[~allowed] = never
    rows, places = linear_sum_assignment(worth[:, place_of], maximize=True)
    made = np.ones(len(rows), bool) if allowed is None else allowed[rows, place_of[places]]
    mentor_of[rows[made]] = place_of[places[made]]
    return mentor_of


def largest_exact(n_mentees: int) -> int:
    """The largest size of points that `dense_optimal` computes without rounding in float64."""
    return int(2**53 // (2 * (n_mentees + 2) ** 2))


def exact_in_floats(points: Array) -> bool:
    """Whether `dense_optimal` computes this table without rounding."""
    return int(np.abs(points).max(initial=0)) <= largest_exact(len(points))


def proven_table(table: Table, capacity: Whole) -> tuple[Arcs, Solved]:
    """The best matching of a table, with its proof."""
    arcs = table.all_arcs()
    mentor_of = dense_optimal(table.points, capacity, table.allowed)
    used = arcs.whom == mentor_of[arcs.who]
    highest = int(np.abs(arcs.points).max(initial=1))
    far = people_first(highest, arcs.n_mentors)
    return arcs, proven(arcs, used, capacity, np.zeros_like(capacity), far=far)
