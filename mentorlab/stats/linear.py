"""A straight-line model, and how sure are we of its coefficients?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

import numpy as np

from mentorlab.errors import NotComputable
from mentorlab.stats.design import columns_told
from mentorlab.stats.estimates import Estimate, t_estimate, t_test_p
from mentorlab.stats.standardised import spread

if TYPE_CHECKING:
    from mentorlab.stats.align import Floats

Errors: TypeAlias = Literal["HC3", "classical"]
Clusters: TypeAlias = "np.ndarray[Any, np.dtype[np.int64]]"

# A person with (nearly) all the leverage is alone in deciding a coefficient; HC3 then divides by zero.
_ALL_LEVERAGE = 1 - 1e-9
_NO_ERROR = 1e-10


@dataclass(frozen=True)
class Fit:
    """Coefficients with their covariance; `df` belongs to their t distribution, `errors` says which covariance."""

    coefficients: Floats
    covariance: Floats
    df: float
    n: int
    r2: float
    errors: str

    def estimate(self, weights: Floats, *, level: float, method: str) -> Estimate:
        """The weighted sum of coefficients, with its t interval."""
        se = float(np.sqrt(max(0.0, float(weights @ self.covariance @ weights))))
        return t_estimate(float(weights @ self.coefficients), se, self.df, level=level, n=self.n, method=method)

    def p(self, weights: Floats) -> float:
        """Two-sided p of the weighted sum being 0."""
        estimate = self.estimate(weights, level=0.95, method="")
        return t_test_p(estimate.value / estimate.se, self.df)

    def joint_p(self, which: slice) -> float:
        """p of the F test that all these coefficients are 0 (Wald, same covariance)."""
        from scipy.special import fdtrc

        b, cov = self.coefficients[which], self.covariance[which, which]
        if len(b) > self.df:
            return float("nan")  # more questions than clusters to answer them
        f = float(b @ np.linalg.solve(cov, b)) / len(b)
        return float(fdtrc(len(b), self.df, f))


def fit(outcome: Floats, columns: dict[str, Floats], *, se: Errors = "HC3", clusters: Clusters | None = None) -> Fit:
    """Ordinary least squares with classical, HC3 (MacKinnon and White 1985) or cluster-robust (CR3) errors.

    columns: all columns of the design, the intercept among them; `clusters`: whole numbers, one per person; they take
    precedence over `se`, and t then has clusters − 1 degrees of freedom. CR3 is what HC3 is for people, the jackknife
    over clusters (Bell and McCaffrey 2002; MacKinnon, Nielsen and Webb 2023).
    Raises NotComputable: the columns explain the outcome exactly, a person (HC3) or a cluster (CR3) that alone decides
    a coefficient.
    """
    import statsmodels.api as sm

    matrix = np.column_stack(list(columns.values()))
    result = sm.OLS(outcome, matrix).fit()
    if spread(np.asarray(result.resid), scale=outcome) == 0:
        raise NotComputable(
            "the model explains the outcome exactly (zero variance left), so there is no interval; check that the "
            "outcome is not a copy of another column, or the same for everyone"
        )
    df, errors = float(result.df_resid), "classical standard errors"
    if clusters is not None:
        n_clusters = int(clusters.max()) + 1
        covariance, df = _over_clusters(matrix, np.asarray(result.resid), clusters), float(n_clusters - 1)
        errors = f"cluster-robust standard errors (CR3, {n_clusters} clusters)"
    elif se == "HC3":
        _check_leverage(matrix, list(columns))
        covariance, errors = np.asarray(result.cov_HC3), "HC3 standard errors"
    else:
        covariance = np.asarray(result.cov_params())
    return Fit(np.asarray(result.params), covariance, df, len(outcome), float(result.rsquared), errors)


def check_error(estimate: Estimate, spread_of_outcome: float) -> None:
    """Refuse a standard error of 0 that comes from too few clusters, not from certainty."""
    if not estimate.se > _NO_ERROR * spread_of_outcome:
        raise NotComputable("the standard error is 0: the clusters coincide with the arms; more clusters are needed")


def _over_clusters(matrix: Floats, residuals: Floats, clusters: Clusters) -> Floats:
    """CR3: how far coefficients move when each cluster in turn is left out, without fitting anew.

    Leaving out cluster g moves them by −(X'X − X_g'X_g)⁻¹ X_g'e_g, e being the residuals of all.
    """
    n, k = int(clusters.max()) + 1, matrix.shape[1]
    scores, crossed = np.zeros((n, k)), np.zeros((n, k, k))
    np.add.at(scores, clusters, matrix * residuals[:, None])
    np.add.at(crossed, clusters, matrix[:, :, None] * matrix[:, None, :])
    without = matrix.T @ matrix - crossed
    alone = int((np.linalg.matrix_rank(without, hermitian=True) < k).sum())
    if alone:
        raise NotComputable(
            f"{alone} clusters alone decide a coefficient, so cluster-robust standard errors cannot be computed; leave "
            "out the covariate in which they differ from all others, or join its levels"
        )
    moved = np.linalg.solve(without, scores[:, :, None])[:, :, 0]
    return np.asarray((n - 1) / n * (moved.T @ moved))


def _check_leverage(matrix: Floats, names: list[str]) -> None:
    leverage = np.sum(np.linalg.qr(matrix)[0] ** 2, axis=1)
    alone = np.flatnonzero(leverage > _ALL_LEVERAGE)
    if len(alone):
        # Their coefficient is decided by one row only: in that column nobody else differs from 0 like it.
        rare = [name for name, column in zip(names, matrix.T, strict=True) if _is_single(column)]
        which = f" ({columns_told(rare)})" if rare else ""
        raise NotComputable(
            f"{len(alone)} people alone decide a coefficient{which}, so HC3 standard errors cannot be computed; "
            "leave that covariate out, join its levels, or use se='classical'"
        )


def _is_single(column: Floats) -> bool:
    """Does all but one person have the same value here?"""
    values, counts = np.unique(column, return_counts=True)
    return len(values) == 2 and int(counts.min()) == 1
