"""One design, many outcomes: what is one coefficient for each of them, and how sure are we?

Completed data sets differ in the outcome only, and a shift of what was filled in is one more outcome. Fitted together,
any sum of these outcomes has its coefficient and its variance without fitting anew.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from mentorlab.errors import NotComputable
from mentorlab.stats.bias_reduced import bias_reduced
from mentorlab.stats.orthonormal import orthonormal

if TYPE_CHECKING:
    from mentorlab.stats.align import Floats
    from mentorlab.stats.linear import Clusters

_ALL_LEVERAGE = 1 - 1e-9


@dataclass(frozen=True, eq=False)
class Coefficients:
    """`values`, one an outcome; `covariance`, outcomes × outcomes; `df` of the t of each; `errors`: how come by."""

    values: Floats
    covariance: Floats
    df: Floats
    errors: str

    def of(self, which: list[int]) -> Coefficients:
        """The same of some of the outcomes, in this order."""
        return Coefficients(self.values[which], self.covariance[np.ix_(which, which)], self.df[which], self.errors)


def one_coefficient(
    outcomes: Floats, matrix: Floats, which: int, clusters: Clusters | None, arms: Clusters | None = None
) -> Coefficients:
    """The coefficient of column `which` of the design for each outcome (people × outcomes), by ordinary least squares.

    HC3 errors (MacKinnon and White 1985), or with clusters CR2 with Satterthwaite's degrees of freedom (Bell and
    McCaffrey 2002), as `linear.fit` gives them; arms: which clusters may vary unlike others. Rows and columns may be
    multiplied by the root of a weight. Raises NotComputable for a design that is not of full rank, and for people or
    clusters that alone decide it.
    """
    if np.linalg.matrix_rank(matrix) < matrix.shape[1]:
        raise NotComputable("the columns of the model carry the same information (collinear); leave one of them out")
    q, root = orthonormal(matrix)
    coefficients = np.linalg.solve(root, q.T @ outcomes)
    residuals = outcomes - matrix @ coefficients
    if clusters is not None:
        clustered, unit = bias_reduced(matrix, clusters, arms), np.eye(matrix.shape[1])[which]
        moved, df = np.zeros((clustered.n_clusters, residuals.shape[1])), np.zeros(residuals.shape[1])
        for i, one in enumerate(residuals.T):
            each = clustered.moved(one)
            moved[:, i], df[i] = each @ unit, clustered.df(unit, each)
        errors = f"cluster-robust standard errors (CR2, {clustered.n_clusters} clusters)"
        return Coefficients(coefficients[which], moved.T @ moved, df, errors)
    leverage = np.sum(q**2, axis=1)
    if (leverage > _ALL_LEVERAGE).any():
        raise NotComputable("single people alone decide a coefficient; leave the covariate out in which they differ")
    weights = q @ np.linalg.inv(root).T[:, which]
    scores = (weights / (1 - leverage))[:, None] * residuals
    df = np.full(outcomes.shape[1], float(np.subtract(*matrix.shape)))
    return Coefficients(coefficients[which], scores.T @ scores, df, "HC3 standard errors")
