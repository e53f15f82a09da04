"""Could a trial in which whole sites are drawn tell two ways of doing things apart?"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations, product
from typing import TYPE_CHECKING, Any

import numpy as np

from mentorlab.errors import NotComputable
from mentorlab.stats.estimates import Estimate
from mentorlab.stats.rates import wilson

if TYPE_CHECKING:
    from numpy.random import Generator

Array = np.ndarray[Any, np.dtype[Any]]
MOST_LISTED = 500  # ways of drawing that are gone through one by one; of more, so many are drawn
LARGEST = 20.0  # SD: a difference of this size is called none that anybody could have
TOLERANCE = 1e-5
STEPS = 9  # halvings of the search: 0.001 SD


@dataclass(frozen=True)
class SiteTrial:
    """A trial whose sites are drawn to one of two ways, half to each, anew in every cycle. One unit = one SD as seen.

    sizes: people with an answer in each site, one or more each, two sites at least. cycles: how often the trial is
    repeated with as many people. icc: share of variance between sites, 0–<1. correlation: of the score before with the
    score after, 0–<1, within and between sites; it is adjusted for.

    Raises NotComputable for numbers outside these ranges.
    """

    sizes: tuple[float, ...]
    cycles: int = 1
    icc: float = 0.1
    correlation: float = 0.0

    def __post_init__(self) -> None:
        ranges = {
            "sizes": (len(self.sizes) > 1 and min(self.sizes) >= 1, "two sites or more, with people in each"),
            "cycles": (self.cycles >= 1, "one cycle or more"),
            "icc": (0 <= self.icc < 1, "a share of variance from 0 to below 1"),
            "correlation": (0 <= self.correlation < 1, "a correlation from 0 to below 1"),
        }  # fmt: skip
        for name, (right, wanted) in ranges.items():
            if not right:
                raise NotComputable(f"{name} {getattr(self, name)}: give {wanted}")

    @property
    def ways(self) -> int:
        """In how many ways the sites can be drawn."""
        return int(_count(len(self.sizes)) ** self.cycles)

    @property
    def smallest_p(self) -> float:
        """The smallest p that this draw can give, whatever comes out: a draw and its mirror image of all draws."""
        return 2 / self.ways


def power_of_sites(
    trial: SiteTrial, effect: float, *, alpha: float = 0.05, draws: int = 2000, seed: int = 0
) -> Estimate:
    """The share of made-up trials that find a difference of this size (in SD); its interval is the simulation's own.

    Each trial is analysed by the draw itself: averages of the sites, weighted by what they tell, in the arms as drawn,
    held against all ways in which the sites could have been drawn, or 500 of them, itself included (Fisher's
    randomisation test; for whole sites Gail, Mark, Carroll, Green and Pee 1996). It needs no normal theory and no
    large number of sites.
    Same seed, same number. Raises NotComputable for an effect that is no number.
    """
    if not math.isfinite(effect) or draws < 1:
        raise NotComputable(f"effect {effect}, draws {draws}: give a finite size and at least one draw")
    made = _Made(trial, draws, seed)
    found = wilson(int((made.p_values(effect) < alpha).sum()), draws)
    se = math.sqrt(found.value * (1 - found.value) / draws)
    return Estimate(found.value, found.low, found.high, found.level, se, draws, f"{draws:,} simulated trials")


def smallest_difference_of_sites(
    trial: SiteTrial, *, alpha: float = 0.05, power: float = 0.8, draws: int = 2000, seed: int = 0
) -> float:
    """The smallest difference, in SD, that such trials find with this power; infinite where no difference would do."""
    if trial.smallest_p >= alpha:
        return math.inf
    made = _Made(trial, draws, seed)

    def enough(effect: float) -> bool:
        return bool((made.p_values(effect) < alpha).mean() >= power)

    low, high = 0.0, 0.5
    while not enough(high):
        low, high = high, 2 * high
        if high > LARGEST:
            return math.inf
    for _ in range(STEPS):
        middle = (low + high) / 2
        low, high = (low, middle) if enough(middle) else (middle, high)
    return high


class _Made:
    """Made-up trials: what their sites' averages would be without a difference, and how each was drawn."""

    def __init__(self, trial: SiteTrial, draws: int, seed: int) -> None:
        rng = np.random.default_rng(seed)
        sizes = np.tile(np.asarray(trial.sizes, dtype=float), trial.cycles)
        variance = (trial.icc + (1 - trial.icc) / sizes) * (1 - trial.correlation**2)
        ways = _ways(trial, rng)
        noise = rng.standard_normal((draws, len(sizes))) * np.sqrt(variance)
        drawn = ways[rng.integers(len(ways), size=draws)]
        contrasts = _contrasts(ways, 1 / variance)
        self.without = (noise @ contrasts.T).astype(np.float32)
        self.moved = (drawn @ contrasts.T).astype(np.float32)
        self.own = (noise * _contrasts(drawn, 1 / variance)).sum(axis=1)

    def p_values(self, effect: float) -> Array:
        """p of each trial had its arms differed by so much: the share of draws with a difference at least as large."""
        seen = np.abs(self.without + np.float32(effect) * self.moved)
        least = (np.abs(self.own + effect) - TOLERANCE).astype(np.float32)
        return np.asarray(np.count_nonzero(seen >= least[:, None], axis=1) / seen.shape[1])


def _contrasts(ways: Array, weights: Array) -> Array:
    """For each way of drawing: what each site's average is multiplied with to give the difference of the arms."""
    one, other = ways * weights, (1 - ways) * weights
    return np.asarray(one / one.sum(axis=1, keepdims=True) - other / other.sum(axis=1, keepdims=True))


def _count(sites: int) -> int:
    return sum(math.comb(sites, half) for half in {sites // 2, sites - sites // 2})


def _halves(sites: int) -> Array:
    """Every way to give half of the sites the one way; with an odd number the larger half falls to either."""
    chosen = {sites // 2, sites - sites // 2}
    rows = [which for half in sorted(chosen) for which in combinations(range(sites), half)]
    table = np.zeros((len(rows), sites))
    for row, which in enumerate(rows):
        table[row, list(which)] = 1
    return table


def _ways(trial: SiteTrial, rng: Generator) -> Array:
    sites, cycles = len(trial.sizes), trial.cycles
    if trial.ways <= MOST_LISTED:
        one = _halves(sites)
        return np.array([np.concatenate(several) for several in product(one, repeat=cycles)])
    return np.hstack([_some(sites, rng) for _ in range(cycles)])


def _some(sites: int, rng: Generator) -> Array:
    places = rng.random((MOST_LISTED, sites)).argsort(axis=1)
    half = sites // 2 + (rng.random((MOST_LISTED, 1)) < 0.5) * (sites % 2)
    return np.asarray((places < half).astype(float))


def sizes_repeated(sizes: Sequence[float], sites: int) -> tuple[float, ...]:
    """So many sites whose sizes are spread as these are: their quantiles at even steps."""
    steps = (np.arange(sites) + 0.5) / sites
    return tuple(float(size) for size in np.quantile(np.asarray(sizes, dtype=float), steps, method="linear"))
