"""How much do people who were picked for a low score rise by themselves? Regression to the mean."""

from __future__ import annotations

import math

from mentorlab.errors import NotComputable


def expected_regression(mean: float, sd: float, cut: float, correlation: float) -> float:
    """By how many points those beyond a cut-off are expected to move back towards the mean, with no program at all.

    mean, sd: of everybody's scores; cut: those at or below it (or, above the mean, at or above it) were picked;
    correlation: of two measurements of the same people, 0–1. E = (1 − ρ)σ·φ(z)/(1 − Φ(z)), z = |cut − mean|/σ, for
    scores that follow the normal curve (Barnett, van der Pols and Dobson 2005). Raises NotComputable: no spread, or a
    correlation outside 0 to 1.
    """
    from scipy.special import ndtr

    _check(sd, correlation)
    z = abs(cut - mean) / sd
    density = math.exp(-z * z / 2) / math.sqrt(2 * math.pi)
    return (1 - correlation) * sd * density / float(ndtr(-z))


def regression_of_group(gap: float, correlation: float) -> float:
    """By how much a group that starts `gap` points below others is expected to catch up by itself: (1 − ρ) × gap.

    The same law for a group that is there already: nothing need be assumed of the shape of scores (Barnett, van der
    Pols and Dobson 2005). A group that starts above falls back: the answer is negative.
    """
    _check(1.0, correlation)
    return (1 - correlation) * gap


def _check(sd: float, correlation: float) -> None:
    if not (math.isfinite(sd) and sd > 0):
        raise NotComputable("scores without spread cannot regress to their mean")
    if not 0 <= correlation <= 1:
        raise NotComputable(f"correlation {correlation:g}: regression to the mean needs one from 0 to 1")
