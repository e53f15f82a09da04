"""What does one coefficient come to, and how does it move when each cluster in turn is left out? Without refitting."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np

from mentorlab.errors import NotComputable
from mentorlab.stats.estimates import t_estimate
from mentorlab.stats.linear import check_error
from mentorlab.stats.standardised import spread

if TYPE_CHECKING:
    from mentorlab.stats.align import Floats
    from mentorlab.stats.estimates import Estimate

    Codes = np.ndarray[Any, np.dtype[np.int64]]

_NO_INFORMATION, _ALONE, _TOLD = 1e-9, 1e-9, 1e-6


def coefficient(
    outcome: Floats, matrix: Floats, place: int, *, clusters: Codes | None = None, level: float = 0.95, method: str
) -> Estimate:
    """One coefficient of a straight-line model by ordinary least squares, with HC3 or, with clusters, CR3 errors.

    outcome: n; matrix: n × columns, the constant among them; place: which column; clusters: whole numbers from 0, one a
    person. None missing. Leaving out cluster g moves the coefficients by −(X'X)⁻¹X_g'(I − H_gg)⁻¹e_g, H being the hat
    matrix and e the residuals (Bell and McCaffrey 2002): the errors are the jackknife of these moves. It is what
    `stats.ancova` does, for many models of many people: clusters of one size are solved together.
    Raises NotComputable: no spread, columns that carry the same information, a cluster (or person) that alone decides
    a coefficient.
    """
    n, k = matrix.shape
    q, inverse, betas, residuals = _fitted(outcome, matrix)
    moved = _moves(q, residuals, np.arange(n) if clusters is None else clusters) @ inverse[place]
    many = len(moved)
    error = math.sqrt(float((moved**2).sum()) * (1.0 if clusters is None else (many - 1) / many))
    df = n - k if clusters is None else many - 1
    estimate = t_estimate(float(betas[place]), error, df, level=level, n=n, method=method)
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


def _fitted(outcome: Floats, matrix: Floats) -> tuple[Floats, Floats, Floats, Floats]:
    """Q, R⁻¹, the coefficients and the residuals."""
    n, k = matrix.shape
    if n <= k or spread(outcome) == 0:
        raise NotComputable("there are too few people, or they all have the same score")
    q, r = np.linalg.qr(matrix)
    if np.abs(np.diag(r)).min() <= _NO_INFORMATION * np.abs(r).max():
        raise NotComputable("two columns carry the same information")
    inverse = np.linalg.inv(r)
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


def _moves(q: Floats, residuals: Floats, clusters: Codes) -> Floats:
    """Clusters × columns: Q_g'(I − Q_g Q_g')⁻¹ e_g, by clusters of one size at a time."""
    k, size = q.shape[1], np.bincount(clusters)
    order = np.argsort(clusters, kind="stable")
    first = np.concatenate([[0], np.cumsum(size)[:-1]])
    found = np.zeros((len(size), k))
    for many in np.unique(size[(size > 0) & (size <= k)]):
        mine = np.flatnonzero(size == many)
        rows = order[first[mine][:, None] + np.arange(many)]
        block, left = q[rows], residuals[rows]
        kept = np.eye(many) - block @ block.transpose(0, 2, 1)
        found[mine] = (block.transpose(0, 2, 1) @ _solved(kept, left)[:, :, None])[:, :, 0]
    if (size > k).any():
        found[size > k] = _solved(*_sums(q, residuals, clusters, size > k))
    return found[size > 0]


def _sums(q: Floats, residuals: Floats, clusters: Codes, which: Any) -> tuple[Floats, Floats]:
    """Of these clusters, I − Q_g'Q_g and Q_g'e_g, from which follows the same: (I − Q_g'Q_g)⁻¹ Q_g'e_g."""
    k, many = q.shape[1], len(which)
    sums = np.stack([np.bincount(clusters, q[:, i] * residuals, many)[which] for i in range(k)], axis=1)
    kept = np.zeros((int(which.sum()), k, k))
    for i in range(k):
        for j in range(i + 1):
            kept[:, i, j] = kept[:, j, i] = (i == j) - np.bincount(clusters, q[:, i] * q[:, j], many)[which]
    return kept, sums


def _solved(kept: Floats, right: Floats) -> Floats:
    least = np.linalg.eigvalsh(kept)[:, 0] if kept.shape[1] > 1 else kept.ravel()
    if (least < _ALONE).any():
        raise NotComputable("a person or cluster alone decides a coefficient")
    return np.asarray(np.linalg.solve(kept, right[:, :, None])[:, :, 0])
