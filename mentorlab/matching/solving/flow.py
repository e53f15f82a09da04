"""Which of these pairs make the highest total, with every place and every minimum kept? (OR-Tools' min-cost flow)"""

from __future__ import annotations

import numpy as np

from mentorlab.matching.solving.arcs import Arcs, Marks, Whole


class NoFlow(Exception):
    """The minimums, or the mentees who must be matched, cannot be served by these pairs."""


def best_flow(
    arcs: Arcs, worth: Whole, capacity: Whole, least: Whole, per_mentee: int = 1, bound: Marks | None = None
) -> Marks:
    """Which pairs a matching of the highest total worth uses.

    Every mentor has `least` … `capacity` mentees, every mentee at most `per_mentee` different mentors, and those
    marked in `bound` exactly so many. A cost-scaling push-relabel (Goldberg 1997), in whole numbers: exact. Raises
    `NoFlow` where the bounds cannot be met.
    """
    from ortools.graph.python import min_cost_flow

    n_mentees, n_mentors = arcs.n_mentees, arcs.n_mentors
    sink = n_mentees + n_mentors
    free = np.arange(n_mentees) if bound is None else np.flatnonzero(~bound)
    mentors = np.arange(n_mentors)
    tail = np.concatenate([arcs.who, free, n_mentees + mentors])
    head = np.concatenate([n_mentees + arcs.whom, np.full(len(free) + n_mentors, sink)])
    room = np.concatenate([np.ones(len(worth), np.int64), np.full(len(free), per_mentee), capacity - least])
    cost = np.concatenate([-worth, np.zeros(len(free) + n_mentors, np.int64)])
    supply = np.concatenate([np.full(n_mentees, per_mentee), -least, [least.sum() - per_mentee * n_mentees]])
    graph = min_cost_flow.SimpleMinCostFlow()
    named = graph.add_arcs_with_capacity_and_unit_cost(tail.astype(np.int32), head.astype(np.int32), room, cost)
    graph.set_nodes_supplies(np.arange(sink + 1, dtype=np.int32), supply)
    status = graph.solve()
    if status == graph.INFEASIBLE:
        raise NoFlow
    if status != graph.OPTIMAL:  # our own error: sizes were checked before
        raise RuntimeError(f"the flow was not solved: {status}")
    return np.asarray(graph.flows(named[: len(worth)])) > 0
