"""Which orthonormal columns span the columns of a model? Fast for tables that are far longer than they are wide."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from mentorlab.stats.align import Floats

_WELL_APART = 1e-5  # below it the crossed products have lost too many digits


def orthonormal(matrix: Floats) -> tuple[Floats, Floats]:
    """q and root with matrix = q × root, q'q = 1, root upper triangular (its diagonal above 0 where columns differ).

    By the crossed products, Cholesky's root taken twice (Yamamoto and others 2015), which is as exact as Householder's
    way and some ten times as fast on 100,000 rows; Householder's where columns are nearly alike.
    """
    sizes = np.linalg.norm(matrix, axis=0)
    if len(matrix) > matrix.shape[1] and (sizes > 0).all():
        scaled = matrix / sizes
        try:
            first = np.linalg.cholesky(scaled.T @ scaled).T
            if np.linalg.svd(first, compute_uv=False)[-1] > _WELL_APART:
                q = scaled @ np.linalg.inv(first)
                second = np.linalg.cholesky(q.T @ q).T
                return q @ np.linalg.inv(second), np.asarray(second @ first * sizes)
        except np.linalg.LinAlgError:
            pass
    q, root = np.linalg.qr(matrix)
    return q, root
