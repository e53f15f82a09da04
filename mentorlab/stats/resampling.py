"""Where would a mean, or a difference of means, lie in samples like this one? The bootstrap, without drawing."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

from mentorlab.errors import NotComputable
from mentorlab.stats.align import numbers
from mentorlab.stats.compare import two_samples
from mentorlab.stats.estimates import Estimate, check_level
from mentorlab.stats.standardised import spread

if TYPE_CHECKING:
    from mentorlab.stats.align import Floats, Values

Method = Literal["BCa", "percentile"]
WIDTH = 24.0  # of the grid on which the distribution is computed, in standard errors
STEPS = 100  # of the grid within the standard deviation of one value
FEWEST = 20  # below, BCa promises more than it keeps


def bootstrap(a: Values, b: Values | None = None, *, method: Method = "BCa", level: float = 0.95) -> Estimate:
    """The mean of `a`, or mean of a − mean of b, with a bootstrap interval: for outcomes with a long tail, as money.

    a, b: one number per person, in any unit, of any lengths; missing ones are left out. method: BCa (bias-corrected and
    accelerated) or percentile. `se` is the standard deviation of the bootstrap distribution.
    Method: nobody is drawn. The mean of n values drawn from a sample is a sum of n independent draws, so that its whole
    distribution follows from the characteristic function of one draw: the interval is the one that ever more draws
    come to, and needs no seed. Computed on a grid with steps of at most a
    hundredth of a standard deviation, by fast Fourier transform.
    Source: Efron (1987) for BCa, Efron and Tibshirani (1993, ch. 14) for several samples.
    Raises NotComputable: fewer than 20 values in a sample (the bootstrap is too short with few), no spread.
    """
    check_level(level)
    if method not in ("BCa", "percentile"):
        raise NotComputable(f"method {method!r}: use 'BCa' or 'percentile'")
    samples = _samples(a, b)
    for sample in samples:
        if len(sample) < FEWEST:
            raise NotComputable(f"{len(sample)} values: a bootstrap interval needs {FEWEST} in each group")
    signs = (1.0, -1.0)[: len(samples)]
    value = sum(sign * float(np.mean(sample)) for sign, sample in zip(signs, samples, strict=True))
    apart = [sign * (sample - np.mean(sample)) for sign, sample in zip(signs, samples, strict=True)]
    se = math.sqrt(sum(float(np.mean(one**2)) / len(one) for one in apart))
    if not any(spread(sample) for sample in samples):
        raise NotComputable("nobody differs from the others (zero variance), so there is no interval")
    shape = _distribution(apart, se)
    low, high = (shape.quantile(share) for share in _shares(shape, apart, method, level))
    n = sum(map(len, samples))
    what = "mean" if b is None else "difference of means"
    return Estimate(value, value + low, value + high, level, se, n, f"{what}, bootstrap ({method}, without drawing)")


@dataclass(frozen=True, eq=False)
class _Shape:
    """How a statistic is distributed around its value: `below`, the share at or below each of `places`."""

    places: Floats
    below: Floats

    def quantile(self, share: float) -> float:
        return float(np.interp(share, self.below, self.places))

    def share_below(self, place: float) -> float:
        return float(np.interp(place, self.places, self.below))


def _samples(a: Values, b: Values | None) -> tuple[Floats, ...]:
    if b is not None:
        return two_samples(a, b)
    values = numbers("a", a)
    return (values[~np.isnan(values)],)


def _distribution(apart: list[Floats], se: float) -> _Shape:
    """The distribution of the sum over samples of the mean of as many draws from each."""
    from scipy import fft

    points = 1 << math.ceil(math.log2(WIDTH * STEPS * math.sqrt(max(map(len, apart)))))
    step = WIDTH * se / points
    spectrum = np.ones(points // 2 + 1, dtype=complex)
    for sample in apart:
        spectrum *= fft.rfft(_on_grid(sample / len(sample) / step, points)) ** len(sample)
    mass = np.roll(np.clip(fft.irfft(spectrum, points), 0.0, None), points // 2)
    places = (np.arange(points) - points // 2) * step
    below = np.asarray((np.cumsum(mass) - mass / 2) / mass.sum(), dtype=np.float64)
    return _Shape(np.asarray(places, dtype=np.float64), below)


def _on_grid(at: Floats, points: int) -> Floats:
    """The values' shares on the grid, each split between its two neighbours so that means stay; 0 is at the start."""
    left = np.floor(at)
    right_share = at - left
    places = left.astype(np.int64)
    mass = np.bincount(places % points, 1 - right_share, points)
    mass += np.bincount((places + 1) % points, right_share, points)
    return np.asarray(mass / len(at))


def _shares(shape: _Shape, apart: list[Floats], method: Method, level: float) -> tuple[float, float]:
    """Which quantiles of the distribution are the ends of the interval."""
    from scipy.special import ndtr, ndtri

    ends = ((1 - level) / 2, (1 + level) / 2)
    if method == "percentile":
        return ends
    bias = ndtri(shape.share_below(0.0))
    cubes = sum(float(np.sum(one**3)) / len(one) ** 3 for one in apart)
    squares = sum(float(np.sum(one**2)) / len(one) ** 2 for one in apart)
    acceleration = cubes / (6 * squares**1.5)
    shifted = [bias + ndtri(end) for end in ends]
    low, high = (float(ndtr(bias + z / (1 - acceleration * z))) for z in shifted)
    return low, high
