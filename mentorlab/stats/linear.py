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
    """Ordinary least squares with classical, HC3 (MacKinnon and White 1985) or cluster-robust (CR1) errors.

    columns: all columns of the design, the intercept among them; `clusters`: whole numbers, one per person; they take
    precedence over `se`, and t then has clusters − 1 degrees of freedom (Cameron and Miller 2015).
    Raises NotComputable: the columns explain the outcome exactly, HC3 with a person who alone decides a coefficient.
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
        result = result.get_robustcov_results("cluster", groups=clusters, use_correction=True, use_t=True)
        n_clusters = int(clusters.max()) + 1
        covariance, df = np.asarray(result.cov_params()), float(n_clusters - 1)
        errors = f"cluster-robust standard errors (CR1, {n_clusters} clusters)"
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
