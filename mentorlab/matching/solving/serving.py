"""How many can be served at all, and who stands in the way of more? (a largest flow, with the cut that proves it)"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from mentorlab.matching.solving.arcs import Arcs, Marks, Whole
from mentorlab.matching.solving.pairs import ANY, Pairs

FURTHER = 8  # pairs of each mentee added in a round


class TooFew(Exception):
    """These mentors (marked) need so many mentees between them, and can have so many at most."""

    def __init__(self, mentors: Marks, needed: int, at_most: int) -> None:
        self.mentors, self.needed, self.at_most = mentors, needed, at_most
        super().__init__(f"{mentors.sum()} mentors need {needed} mentees, and can have {at_most}")


class Served(NamedTuple):
    """The most that can be served, and the proof that it is not more (König 1931).

    The mentees in `crowd` have no allowed pair with mentors outside `sought` (but those in use already where a mentee
    may have several), so no more are served than there are mentees outside the crowd and places with those sought.
    """

    arcs: Arcs
    n: int
    crowd: Marks
    sought: Marks


def most_served(pairs: Pairs | None, arcs: Arcs, room: Whole, per_mentee: int = 1, enough: int | None = None) -> Served:
    """The largest number of pairs when mentor j has `room[j]` places at most.

    With `pairs`, more of them are taken in until nobody else can be served, or `enough` are. Without, these are all.
    """
    while True:
        served = _largest(arcs, room, per_mentee)
        if pairs is None or served.n == (room.sum() if enough is None else enough):
            return served
        nought, low = np.zeros(arcs.n_mentors, np.int64), np.full(arcs.n_mentees, ANY)
        found = pairs.beating(nought, low, FURTHER + per_mentee, far=0, rows=served.crowd, cols=~served.sought)
        more = arcs.and_also(*found)
        if len(more.whom) == len(arcs.whom):
            return served
        arcs = more


def _largest(arcs: Arcs, room: Whole, per_mentee: int) -> Served:
    from ortools.graph.python import max_flow

    n, m = arcs.n_mentees, arcs.n_mentors
    source, sink = n + m, n + m + 1
    tail = np.concatenate([np.full(n, source), arcs.who, n + np.arange(m)])
    head = np.concatenate([np.arange(n), n + arcs.whom, np.full(m, sink)])
    size = np.concatenate([np.full(n, per_mentee), np.ones(len(arcs.whom), np.int64), room])
    graph = max_flow.SimpleMaxFlow()
    graph.add_arcs_with_capacity(tail.astype(np.int32), head.astype(np.int32), size.astype(np.int64))
    if graph.solve(source, sink) != graph.OPTIMAL:
        raise RuntimeError("the largest flow was not found")
    reached = np.zeros(n + m + 2, bool)
    reached[graph.get_source_side_min_cut()] = True
    return Served(arcs, int(graph.optimal_flow()), reached[:n], reached[n : n + m])
