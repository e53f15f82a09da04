"""One design, many outcomes: what is one coefficient for each of them, and how sure are we?

Completed data sets differ in the outcome only, and a shift of what was filled in is one more outcome. Fitted together,
any sum of these outcomes has its coefficient and its variance without fitting anew.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from mentorlab.errors import NotComputable

if TYPE_CHECKING:
    from mentorlab.stats.align import Floats
    from mentorlab.stats.linear import Clusters

_ALL_LEVERAGE = 1 - 1e-9


@dataclass(frozen=True, eq=False)
class Coefficients:
    """`values`, one an outcome; `covariance`, outcomes × outcomes; `df` of their t; `errors`: how they were come by."""

    values: Floats
    covariance: Floats
    df: float
    errors: str


def one_coefficient(outcomes: Floats, matrix: Floats, which: int, clusters: Clusters | None) -> Coefficients:
    """The coefficient of column `which` of the design for each outcome (people × outcomes), by ordinary least squares.

    HC3 errors (MacKinnon and White 1985), or with clusters CR3 (Bell and McCaffrey 2002), as `linear.fit` gives them.
    Raises NotComputable for a design that is not of full rank, and for people or clusters that alone decide it.
    """
    if np.linalg.matrix_rank(matrix) < matrix.shape[1]:
        raise NotComputable("the columns of the model carry the same information (collinear); leave one of them out")
    q, r = np.linalg.qr(matrix)
    coefficients = np.linalg.solve(r, q.T @ outcomes)
    residuals = outcomes - matrix @ coefficients
    if clusters is not None:
        moved = _without_each(matrix, residuals, clusters)[:, which, :]
        n = len(moved)
        return Coefficients(
            coefficients[which], (n - 1) / n * (moved.T @ moved), float(n - 1), f"CR3 errors, {n} clusters"
        )
    leverage = np.sum(q**2, axis=1)
    if (leverage > _ALL_LEVERAGE).any():
        raise NotComputable("single people alone decide a coefficient; leave the covariate out in which they differ")
    weights = q @ np.linalg.inv(r).T[:, which]
    scores = (weights / (1 - leverage))[:, None] * residuals
    return Coefficients(coefficients[which], scores.T @ scores, float(np.subtract(*matrix.shape)), "HC3 errors")


def _without_each(matrix: Floats, residuals: Floats, clusters: Clusters) -> Floats:
    """How far coefficients move when each cluster is left out: clusters × coefficients × outcomes."""
    order = np.argsort(clusters, kind="stable")
    starts = np.flatnonzero(np.diff(clusters[order], prepend=-1))

    def summed(products: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
        return np.add.reduceat(products[order], starts, axis=0)

    scores = summed(matrix[:, :, None] * residuals[:, None, :])
    without = matrix.T @ matrix - summed(matrix[:, :, None] * matrix[:, None, :])
    if (np.linalg.matrix_rank(without, hermitian=True) < matrix.shape[1]).any():
        raise NotComputable("single clusters alone decide a coefficient; leave the covariate out in which they differ")
    return np.asarray(np.linalg.solve(without, scores))
