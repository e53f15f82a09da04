"""What does one coefficient come to, and how does it move when each cluster in turn is left out? Without refitting."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np

from mentorlab.errors import NotComputable
from mentorlab.stats.linear import check_error, fit
from mentorlab.stats.orthonormal import orthonormal
from mentorlab.stats.standardised import spread

if TYPE_CHECKING:
    from mentorlab.stats.align import Floats
    from mentorlab.stats.estimates import Estimate

    Codes = np.ndarray[Any, np.dtype[np.int64]]

_NO_INFORMATION, _ALONE, _TOLD = 1e-9, 1e-9, 1e-6


def coefficient(
    outcome: Floats,
    matrix: Floats,
    place: int,
    *,
    clusters: Codes | None = None,
    arms: Codes | None = None,
    weights: Floats | None = None,
    level: float = 0.95,
    method: str,
) -> Estimate:
    """One coefficient of a straight-line model by least squares, with HC3 or, with clusters, CR2 errors.

    outcome: n; matrix: n × columns, the constant among them; place: which column; clusters, arms: whole numbers from 0,
    one a person; weights: above 0, one a person. None missing. It is what `stats.ancova` does of the same columns, with
    Satterthwaite's degrees of freedom (`linear.fit`), for many models of many people.
    Raises NotComputable: no spread, columns that carry the same information, a cluster (or person) that alone decides
    the coefficient.
    """
    root = np.ones(len(outcome)) if weights is None else np.sqrt(weights)
    _check_told_apart(outcome, matrix * root[:, None])
    columns = {str(i): column for i, column in enumerate(matrix.T)}
    fitted = fit(outcome, columns, clusters=clusters, arms=arms, weights=weights)
    estimate = fitted.estimate(np.eye(len(columns))[place], level=level, method=method)
    check_error(estimate, spread(outcome))
    return estimate


def without_each(outcome: Floats, matrix: Floats, place: int, clusters: Codes) -> Floats:
    """What the coefficient is without each cluster in turn, from one fit: what fitting anew would give.

    Arguments as in `coefficient`; clusters are few and large. Missing where the others alone cannot tell it. A column
    that is only about the cluster left out (the mark of a site) goes with it.
    """
    q, inverse, betas, residuals = _fitted(outcome, matrix)
    kept, sums = _sums(q, residuals, clusters, np.ones(int(clusters.max()) + 1, dtype=bool))
    solved = np.linalg.pinv(kept, rcond=_ALONE, hermitian=True)
    lost = (np.eye(q.shape[1]) - kept @ solved) @ inverse[place]
    found = betas[place] - (solved @ sums[:, :, None])[:, :, 0] @ inverse[place]
    untold = np.abs(lost).max(axis=1) > _TOLD * np.abs(inverse[place]).max()
    return np.where(untold, np.nan, found)


def _check_told_apart(outcome: Floats, matrix: Floats) -> tuple[Floats, Floats]:
    """Q and R of the columns."""
    n, k = matrix.shape
    if n <= k or spread(outcome) == 0:
        raise NotComputable("there are too few people, or they all have the same score")
    q, r = orthonormal(matrix)
    if np.abs(np.diag(r)).min() <= _NO_INFORMATION * np.abs(r).max():
        raise NotComputable("two columns carry the same information")
    return q, r


def _fitted(outcome: Floats, matrix: Floats) -> tuple[Floats, Floats, Floats, Floats]:
    """Q, R⁻¹, the coefficients and the residuals."""
    q, r = _check_told_apart(outcome, matrix)
    inverse: Floats = np.asarray(np.linalg.inv(r), dtype=float)
    betas = inverse @ (q.T @ outcome)
    residuals = outcome - matrix @ betas
    if spread(residuals, scale=outcome) == 0:
        raise NotComputable("the model explains the outcome exactly")
    return q, inverse, betas, residuals


def classical_error(outcome: Floats, matrix: Floats, place: int) -> tuple[float, float, float]:
    """A coefficient, its classical standard error and the residual degrees of freedom."""
    q, r = np.linalg.qr(matrix)
    inverse = np.linalg.inv(r)
    betas = inverse @ (q.T @ outcome)
    df = len(outcome) - matrix.shape[1]
    left = float(((outcome - matrix @ betas) ** 2).sum()) / df
    return float(betas[place]), math.sqrt(left * float((inverse[place] ** 2).sum())), float(df)


def _sums(q: Floats, residuals: Floats, clusters: Codes, which: Any) -> tuple[Floats, Floats]:
    """Of these clusters, I − Q_g'Q_g and Q_g'e_g, from which follows the same: (I − Q_g'Q_g)⁻¹ Q_g'e_g."""
    k, many = q.shape[1], len(which)
    sums = np.stack([np.bincount(clusters, q[:, i] * residuals, many)[which] for i in range(k)], axis=1)
    kept = np.zeros((int(which.sum()), k, k))
    for i in range(k):
        for j in range(i + 1):
            kept[:, i, j] = kept[:, j, i] = (i == j) - np.bincount(clusters, q[:, i] * q[:, j], many)[which]
    return kept, sums
