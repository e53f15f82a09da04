"""What is left of a small p when one of several comparisons was bound to be small?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np


def holm(p_values: Sequence[float] | np.ndarray[Any, Any]) -> list[float]:
    """The p values corrected for being several, in their order (Holm 1979); a missing one stays so and counts not."""
    return _corrected(p_values, "holm")


def benjamini_hochberg(p_values: Sequence[float] | np.ndarray[Any, Any]) -> list[float]:
    """The same, so that of what is called found at 5 % one in twenty is chance (Benjamini and Hochberg 1995)."""
    return _corrected(p_values, "fdr_bh")


def _corrected(p_values: Sequence[float] | np.ndarray[Any, Any], method: str) -> list[float]:
    import pingouin  # statsmodels has it too, and clears all of Python's memory first: 0.3 s a call

    given = np.array(p_values, dtype=float)
    known = ~np.isnan(given)
    if known.any():
        given[known] = pingouin.multicomp(given[known], method=method)[1]
    return [float(p) for p in given]
