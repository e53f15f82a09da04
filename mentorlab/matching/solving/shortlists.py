"""Which mentors does each mentee meet? Most meetings, then fewest mentors short of mentees, then most points.

One min-cost flow (OR-Tools): a mentee sends as many units as there are mentors to meet, each to another one; a unit
that finds nobody costs more than all mentors who are short, and one of those more than all points. So the three aims
do not trade with each other, and the flow is exact.
"""

from __future__ import annotations

import numpy as np

from mentorlab.matching.lists import Array
from mentorlab.matching.match import UNMATCHED


def meet(points: Array, fine: Array, per_mentee: Array, least: Array, most: Array) -> Array:
    """Which pairs meet (N × M, bool).

    points: N × M, whole numbers; fine: N × M, True where allowed; per_mentee: N, how many each may meet; least, most:
    M, how few and how many mentees each mentor meets.
    """
    from ortools.graph.python import min_cost_flow

    n, m = fine.shape
    who, whom = np.nonzero(fine)
    worth = points[who, whom].astype(np.int64)
    all_points = int(per_mentee.sum()) * int(np.abs(worth).max(initial=0)) + 1
    all_short = all_points * (int(least.sum()) + 1)
    mentees, mentors, end = np.arange(n), n + np.arange(m), n + m
    arcs = [  # from, to, capacity, cost
        (who, n + whom, np.ones_like(who), -worth),
        (mentees, np.full(n, end), per_mentee, np.full(n, 2 * all_short)),
        (mentors, np.full(m, end), least, np.full(m, -all_points)),
        (mentors, np.full(m, end), np.maximum(most - least, 0), np.zeros(m, np.int64)),
    ]
    tail, head, room, cost = (np.concatenate(column).astype(np.int64) for column in zip(*arcs, strict=True))
    flow = min_cost_flow.SimpleMinCostFlow()
    flow.add_arcs_with_capacity_and_unit_cost(tail, head, room, cost)
    flow.set_nodes_supplies(np.arange(n + m + 1), np.r_[per_mentee, np.zeros(m, np.int64), -int(per_mentee.sum())])
    if flow.solve() != flow.OPTIMAL:
        raise RuntimeError("the flow of shortlists was not solved, though it always has a solution")
    made = flow.flows(np.arange(len(who))) > 0
    table = np.zeros((n, m), dtype=bool)
    table[who[made], whom[made]] = True
    return table


def in_order(table: Array, points: Array, width: int) -> Array:
    """The mentors of each mentee (int64, N × width), most points first, equals by position; −1 beyond the last."""
    found = np.full((len(table), width), UNMATCHED, dtype=np.int64)
    for mentee, row in enumerate(table):
        mentors = np.flatnonzero(row)
        found[mentee, : len(mentors)] = mentors[np.argsort(-points[mentee, mentors], kind="stable")]
    return found
