"""Which weights make two groups alike, given the columns of numbers in which they shall be?"""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

import numpy as np

from mentorlab.errors import NotComputable
from mentorlab.stats.design import columns_told
from mentorlab.stats.standardised import spread

if TYPE_CHECKING:
    from mentorlab.stats.align import Floats

Flags: TypeAlias = "np.ndarray[Any, np.dtype[np.bool_]]"
How: TypeAlias = Literal["entropy", "overlap"]

_MOST_STEPS = 200
_ALIKE = 1e-9  # standard deviations: what may be left between the averages when the weights are found
_FLAT = 1e-9  # weighted variance (in squares of SDs) of a comparison that has run against its own edge


def weights_of(columns: dict[str, Floats], treated: Flags, how: How) -> Floats:
    """A weight for everyone, not yet scaled; 0 for whoever has no counterpart in the other arm.

    Everyone of the comparison who differs from all of the program in a column in which these are all alike has none;
    for overlap weights, the other way round as well.
    """
    kept = _with_counterpart(columns, treated, both=how == "overlap")
    left = {name: column[kept] for name, column in columns.items() if spread(column[kept]) > 0}
    weights = np.zeros(len(treated))
    matrix = np.column_stack(list(left.values())) if left else np.zeros((int(kept.sum()), 0))
    if how == "entropy":
        weights[treated] = 1.0
        weights[kept & ~treated] = tilted(matrix, treated[kept], list(left)) * treated.sum()
        return weights
    chance = chances(matrix, treated[kept], list(left))
    weights[kept] = np.where(treated[kept], 1 - chance, chance)
    return weights


def _with_counterpart(columns: dict[str, Floats], treated: Flags, *, both: bool) -> Flags:
    """Who is left when those are set aside who differ from all of the other arm where these are all alike."""
    kept = np.ones(len(treated), dtype=bool)
    before = -1
    while before != (before := int(kept.sum())):
        for column in columns.values():
            for others in (treated, ~treated) if both else (treated,):
                held = column[kept & others]
                if len(held) and held.min() == held.max():
                    kept &= others | (column == held[0])
    for arm in (treated, ~treated):
        if (kept & arm).sum() < 2:
            raise NotComputable(_unlike(list(columns)))
    return kept


def tilted(matrix: Floats, treated: Flags, names: list[str]) -> Floats:
    """The comparison's weights (sum 1) with which its averages are the program's, by Newton's method on the dual.

    The dual is f(λ) = log Σ exp λ'(x − m), m the program's averages. Where these can be reached, f is nowhere below 0
    (it is at least the entropy of the weights that reach them): a value below 0 shows that they cannot.
    """
    if not matrix.shape[1]:
        return np.full(int((~treated).sum()), 1 / (~treated).sum())
    scale = matrix.std(axis=0)
    x = (matrix[~treated] - matrix[treated].mean(axis=0)) / scale
    at = np.zeros(x.shape[1])
    value, weights = _dual(x, at)
    for _ in range(_MOST_STEPS):
        gap = weights @ x
        curve = (x * weights[:, None]).T @ x - np.outer(gap, gap)
        if np.linalg.eigvalsh(curve)[0] < _FLAT:
            break
        if np.abs(gap).max() < _ALIKE:
            return weights
        at, value, weights = _stepped(x, at, value, np.linalg.solve(curve, gap), gap)
        if value < 0:
            break
    beyond = [name for name, column in zip(names, x.T, strict=True) if column.min() >= 0 or column.max() <= 0]
    raise NotComputable(_unlike(beyond))


def _dual(x: Floats, at: Floats) -> tuple[float, Floats]:
    exponent = x @ at
    largest = float(exponent.max())
    raised = np.exp(exponent - largest)
    total = float(raised.sum())
    return largest + float(np.log(total)), raised / total


def _stepped(x: Floats, at: Floats, value: float, step: Floats, gap: Floats) -> tuple[Floats, float, Floats]:
    """A Newton step, halved until it leads down (Armijo)."""
    share = 1.0
    while True:
        tried, weights = _dual(x, at - share * step)
        # Near the end the way down is shorter than a float can tell: such a step is taken whole.
        if tried <= value - 1e-4 * share * float(step @ gap) + 1e-12 * max(1.0, abs(value)) or share < 1e-8:
            return at - share * step, tried, weights
        share /= 2


def _unlike(names: list[str]) -> str:
    where = f" (look at {columns_told(names)})" if names else ""
    return (
        f"no weighting of the comparison reaches the program's average{where}: the groups are too different; leave out "
        "that covariate, or find people to compare with who are more like those in the program"
    )


def chances(matrix: Floats, treated: Flags, names: list[str]) -> Floats:
    """The chance (0–1) of being in the program, by logistic regression on the columns (maximum likelihood)."""
    import statsmodels.api as sm
    from statsmodels.tools.sm_exceptions import PerfectSeparationError, PerfectSeparationWarning

    if not matrix.shape[1]:
        return np.full(len(treated), treated.mean())
    design = sm.add_constant((matrix - matrix.mean(axis=0)) / matrix.std(axis=0), has_constant="add")
    told = f"{columns_told(names)} tell the groups apart completely, so that nobody could have been in either"
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # that it did not converge is asked below, of the result itself
            warnings.simplefilter("error", PerfectSeparationWarning)
            model = sm.Logit(treated.astype(float), design).fit(disp=0, maxiter=_MOST_STEPS)
    except (PerfectSeparationError, PerfectSeparationWarning, np.linalg.LinAlgError):
        raise NotComputable(told) from None
    chance = np.asarray(model.predict(design), dtype=float)
    if np.abs((treated - chance) @ design).max() / len(chance) > 1e-6:
        raise NotComputable(told)
    return chance
