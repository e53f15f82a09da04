"""A straight-line model, and how sure are we of its coefficients?"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

import numpy as np

from mentorlab.errors import NotComputable
from mentorlab.stats.bias_reduced import BiasReduced, bias_reduced
from mentorlab.stats.design import columns_told
from mentorlab.stats.estimates import Estimate, t_estimate, t_test_p
from mentorlab.stats.orthonormal import orthonormal
from mentorlab.stats.standardised import spread

if TYPE_CHECKING:
    from mentorlab.stats.align import Floats

Errors: TypeAlias = Literal["HC3", "classical"]
Clusters: TypeAlias = "np.ndarray[Any, np.dtype[np.int64]]"

# A person with (nearly) all the leverage is alone in deciding a coefficient; HC3 then divides by zero.
_ALL_LEVERAGE = 1 - 1e-9
_NO_ERROR = 1e-10


@dataclass(frozen=True, eq=False)
class Fit:
    """Coefficients with their covariance; `errors` says which covariance.

    `df`: of the t distribution, where it is the same for every question; with clusters `degrees` finds each its own.
    """

    coefficients: Floats
    covariance: Floats
    df: float
    n: int
    r2: float
    errors: str
    clustered: BiasReduced | None = None
    moved: Floats | None = None
    _known: dict[bytes, float] = field(default_factory=dict)

    def degrees(self, weights: Floats) -> float:
        """Degrees of freedom of a weighted sum of coefficients."""
        if self.clustered is None or self.moved is None:
            return self.df
        key = weights.tobytes()  # asked for the interval, for p and for the method
        if key not in self._known:
            self._known[key] = self.clustered.df(weights, self.moved)
        return self._known[key]

    def errors_of(self, weights: Floats) -> str:
        """Which errors a weighted sum has, with the degrees of freedom that clusters leave it."""
        if self.clustered is None:
            return self.errors
        return self.errors.replace(")", f", {self.degrees(weights):.1f} degrees of freedom)")

    def estimate(self, weights: Floats, *, level: float, method: str) -> Estimate:
        """The weighted sum of coefficients, with its t interval."""
        se = float(np.sqrt(max(0.0, float(weights @ self.covariance @ weights))))
        value = float(weights @ self.coefficients)
        return t_estimate(value, se, self.degrees(weights), level=level, n=self.n, method=method)

    def p(self, weights: Floats) -> float:
        """Two-sided p of the weighted sum being 0."""
        estimate = self.estimate(weights, level=0.95, method="")
        return t_test_p(estimate.value / estimate.se, self.degrees(weights))

    def joint_p(self, which: slice) -> float:
        """p of the F test that all these coefficients are 0 (Wald, same covariance).

        With clusters Hotelling's, with the fewest degrees of freedom that any of them has.
        """
        from scipy.special import fdtrc

        b, cov = self.coefficients[which], self.covariance[which, which]
        units = np.eye(len(self.coefficients))[which]
        df = min(self.degrees(unit) for unit in units)
        left = df if self.clustered is None else df - len(b) + 1
        if left <= 0 or len(b) > df:
            return float("nan")  # more questions than clusters to answer them
        f = float(b @ np.linalg.solve(cov, b)) / len(b) * left / df
        return float(fdtrc(len(b), left, f))


def fit(
    outcome: Floats,
    columns: dict[str, Floats],
    *,
    se: Errors = "HC3",
    clusters: Clusters | None = None,
    arms: Clusters | None = None,
    weights: Floats | None = None,
) -> Fit:
    """Least squares with classical, HC3 (MacKinnon and White 1985) or cluster-robust (CR2) errors.

    columns: all columns of the design, the intercept among them; clusters: whole numbers, one per person; they take
    precedence over `se` (`bias_reduced`); arms: which clusters may vary unlike others; weights: above 0, one a person.
    Raises NotComputable: the columns explain the outcome exactly, a person (HC3) alone decides a coefficient; with
    clusters, when asked about a sum that one of them alone decides.
    """
    matrix = np.column_stack(list(columns.values()))
    scale = np.ones(len(outcome)) if weights is None else np.sqrt(weights)
    matrix, scaled = matrix * scale[:, None], outcome * scale
    q, root = orthonormal(matrix)
    coefficients: Floats = np.asarray(np.linalg.solve(root, q.T @ scaled), dtype=float)
    residuals = scaled - matrix @ coefficients
    if spread(residuals / scale, scale=outcome) == 0:
        raise NotComputable(
            "the model explains the outcome exactly (zero variance left), so there is no interval; check that the "
            "outcome is not a copy of another column, or the same for everyone"
        )
    n, df = len(outcome), float(len(outcome) - len(columns))
    around = scaled - scale * float((scale * scaled).sum() / (scale**2).sum())
    r2 = 1 - float(residuals @ residuals) / float(around @ around)
    if clusters is not None:
        clustered = bias_reduced(matrix, clusters, arms)
        moved = clustered.moved(residuals)
        errors = f"cluster-robust standard errors (CR2, {clustered.n_clusters} clusters)"
        return Fit(coefficients, moved.T @ moved, df, n, r2, errors, clustered, moved)
    back = np.linalg.inv(root)
    if se == "HC3":
        leverage = (q**2).sum(axis=1)
        _check_leverage(leverage, matrix, list(columns))
        moved = (q * (residuals / (1 - leverage))[:, None]) @ back.T
        return Fit(coefficients, moved.T @ moved, df, n, r2, "HC3 standard errors")
    covariance = float(residuals @ residuals) / df * (back @ back.T)
    return Fit(coefficients, covariance, df, n, r2, "classical standard errors")


def check_error(estimate: Estimate, spread_of_outcome: float) -> None:
    """Refuse a standard error of 0 that comes from too few clusters, not from certainty."""
    if not estimate.se > _NO_ERROR * spread_of_outcome:
        raise NotComputable("the standard error is 0: the clusters coincide with the arms; more clusters are needed")


def _check_leverage(leverage: Floats, matrix: Floats, names: list[str]) -> None:
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
