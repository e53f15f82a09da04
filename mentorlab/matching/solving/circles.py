"""Which mentors open a circle, and who sits in it? As many people as possible, then the most points; by HiGHS.

A circle is opened with `smallest` people or more, or not at all. That makes it a facility location problem with lower
bounds: no flow solves it, a branch and bound does. Whether a mentee may sit with a mentor is tied to the opening of
that circle pair by pair, which makes the bound so tight that few branches are needed. The search stops after a number
of branches and not after a time, so that it ends alike on every machine.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np

from mentorlab.errors import BadInput, Fault, NotComputable
from mentorlab.matching.lists import Array
from mentorlab.matching.match import UNMATCHED

CLOSE = 1e-6  # how far from a whole number a solver's answer may lie
INFEASIBLE = 2  # scipy's status where nothing keeps to what is demanded


class Seated(NamedTuple):
    """mentor_of: int64, N; total: points; bound: no seating of as many people has more; most: no more can be seated."""

    mentor_of: Array
    total: int
    bound: int
    most: int


@dataclass(frozen=True, eq=False)
class _Model:
    """who, whom: the allowed pairs; a variable for each, and then one for each circle."""

    who: Array
    whom: Array
    points: Array
    n: int
    m: int
    constraints: list[Any]
    fixed: Array  # pairs that must be made

    def seated(self, answer: Any) -> Array:
        mentor_of = np.full(self.n, UNMATCHED, dtype=np.int64)
        made = answer.x[: len(self.who)] > 0.5
        mentor_of[self.who[made]] = self.whom[made]
        return mentor_of


def seat(points: Array, fine: Array, smallest: Array, largest: Array, must: Array, branches: int) -> Seated:
    """The best seating found.

    points: N × M, whole numbers; fine: N × M, True where allowed; smallest, largest: of each circle that is opened (M,
    smallest 1 or more); must: k × 2; branches: how many the search may look at, in each of its steps. Raises BadInput
    where the pairs that must be made leave a circle too small, NotComputable where the search stops without any.
    """
    model = _model(points, fine, smallest, largest, must)
    reach = int(min(model.n, largest.sum(), np.count_nonzero(fine.any(axis=1))))
    first = _best(model, branches, people=reach)
    if first.x is not None:
        return _seated(model, first, reach)
    counted = _best(model, branches, people=None)
    if counted.status == INFEASIBLE:
        raise BadInput(
            Fault("matching", "", "the pairs that must be made leave a circle too small", "allow smaller circles")
        )
    if counted.x is None:
        raise NotComputable("the search for circles stopped before it found any; allow it more branches")
    found = model.seated(counted)
    most = int(np.floor(-counted.mip_dual_bound + CLOSE))
    people = int((found != UNMATCHED).sum())
    second = _best(model, branches, people=people)
    if second.x is not None:
        return _seated(model, second, most)
    made = np.flatnonzero(found != UNMATCHED)
    return Seated(found, int(points[made, found[made]].sum()), _at_best(points, fine), most)


def _seated(model: _Model, answer: Any, most: int) -> Seated:
    found = model.seated(answer)
    made = np.flatnonzero(found != UNMATCHED)
    total = int(model.points[made, found[made]].sum())
    return Seated(found, total, max(total, int(np.floor(-answer.mip_dual_bound + CLOSE * len(made)))), most)


def _at_best(points: Array, fine: Array) -> int:
    """What everybody would bring with their best mentor."""
    return int(np.where(fine, points, 0).max(axis=1, initial=0).sum())


def _model(points: Array, fine: Array, smallest: Array, largest: Array, must: Array) -> _Model:
    from scipy.optimize import LinearConstraint
    from scipy.sparse import csr_matrix, diags, hstack

    n, m = fine.shape
    who, whom = np.nonzero(fine)
    pairs = np.arange(len(who))
    one, blank = np.ones(len(who)), csr_matrix((n, m))
    once = hstack([csr_matrix((one, (who, pairs)), shape=(n, len(who))), blank])
    held = csr_matrix((one, (whom, pairs)), shape=(m, len(who)))
    open_first = hstack([diags(one), csr_matrix((-one, (pairs, whom)), shape=(len(who), m))])
    constraints = [
        LinearConstraint(once.tocsr(), 0, 1),
        LinearConstraint(hstack([held, -diags(smallest.astype(float))]).tocsr(), 0, np.inf),
        LinearConstraint(hstack([held, -diags(largest.astype(float))]).tocsr(), -np.inf, 0),
        LinearConstraint(open_first.tocsr(), -np.inf, 0),
    ]
    fixed = np.isin(who * m + whom, must[:, 0] * m + must[:, 1])
    return _Model(who, whom, points, n, m, constraints, fixed)


def _best(model: _Model, branches: int, people: int | None) -> Any:
    """The most points with exactly so many people, or the most people."""
    from scipy.optimize import Bounds, LinearConstraint, milp

    pairs, all_of_them = len(model.who), len(model.who) + model.m
    worth = np.zeros(all_of_them)
    worth[:pairs] = 1.0 if people is None else model.points[model.who, model.whom]
    constraints = list(model.constraints)
    if people is not None:
        row = np.zeros((1, all_of_them))
        row[0, :pairs] = 1.0
        constraints.append(LinearConstraint(row, people, people))
    low = np.zeros(all_of_them)
    low[:pairs][model.fixed] = 1.0
    options = {"node_limit": branches, "mip_rel_gap": 0.0}
    return milp(
        -worth, integrality=np.ones(all_of_them), bounds=Bounds(low, 1), constraints=constraints, options=options
    )
