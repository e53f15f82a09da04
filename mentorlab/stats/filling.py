"""What might those have answered who did not? Draws for what is missing, from what is known of people like them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import numpy as np

from mentorlab.errors import NotComputable

if TYPE_CHECKING:
    from mentorlab.stats.align import Floats

_BURN_IN, _BETWEEN = (
    10,
    2,
)  # rounds of drawing the start given the end and back: before the first copy, and from one to the next
_SPARE = 3  # people more than coefficients, so that a residual spread can be drawn


def fillings(
    after: Floats, before: Floats | None, known: Floats, copies: int, rng: np.random.Generator
) -> Iterator[tuple[Floats, Floats | None]]:
    """Completed copies of `after` and `before` (NaN = missing) of one arm; `known`: columns without missing values.

    A Bayesian linear regression of each on the other and on `known`: coefficients and residual spread are drawn from
    their posterior, then the values (Rubin 1987, 5.3; van Buuren 2018, algorithm 3.1). Where the start is missing for
    somebody, both are drawn in turn (one chain of chained equations). Values may leave the scale: rounding or cutting
    them would bias the average. Raises NotComputable where too few are known to learn from.
    """
    no_after = np.isnan(after)
    if before is None or not np.isnan(before).any():
        known = known if before is None else np.column_stack([known, before])
        for _ in range(copies):
            yield _drawn(after, known, no_after, rng), before
        return
    no_before = np.isnan(before)
    start = _drawn(before, known, no_before, rng)
    end = _drawn(after, np.column_stack([known, start]), no_after, rng)
    for copy in range(copies):
        for _ in range(_BETWEEN if copy else _BURN_IN):
            start = _drawn(before, np.column_stack([known, end]), no_before, rng)
            end = _drawn(after, np.column_stack([known, start]), no_after, rng)
        yield end, start


def _drawn(values: Floats, predictors: Floats, missing: Any, rng: np.random.Generator) -> Floats:
    if not missing.any():
        return values
    x, y = predictors[~missing], values[~missing]
    inverse = np.linalg.pinv(x.T @ x, hermitian=True)  # a column in which an arm does not differ tells nothing
    sizes, directions = np.linalg.eigh(inverse)
    used = sizes > 1e-12 * max(sizes.max(initial=0.0), 1e-300)
    freedom = len(y) - int(used.sum())
    if freedom < _SPARE:
        raise NotComputable(f"{len(y)} people with answers are too few to learn from what the missing might have said")
    fitted = inverse @ (x.T @ y)
    spread = np.sqrt(float(np.sum((y - x @ fitted) ** 2)) / rng.chisquare(freedom))
    shaken = directions[:, used] @ (np.sqrt(sizes[used]) * rng.standard_normal(int(used.sum())))
    guess = predictors[missing] @ (fitted + spread * shaken)
    completed = values.copy()
    completed[missing] = guess + spread * rng.standard_normal(int(missing.sum()))
    return completed
