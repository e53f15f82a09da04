"""How far apart may a result lie, when what goes into it is guessed or estimated? Ranges and their drivers."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from mentorlab.errors import NotComputable
from mentorlab.stats.estimates import check_level

Array = np.ndarray[Any, np.dtype[Any]]
Formula = Callable[[Mapping[str, Any]], Any]


@dataclass(frozen=True)
class Guess:
    """What somebody thinks a number is: a best guess, and the least and the most it can be. Equal ends: a fixed value.

    Raises NotComputable where the three are not finite numbers in this order.
    """

    value: float
    low: float
    high: float

    def __post_init__(self) -> None:
        given = (self.low, self.value, self.high)
        if not all(map(math.isfinite, given)) or list(given) != sorted(given):
            raise NotComputable(
                f"low {self.low}, value {self.value}, high {self.high}: give finite numbers in this order"
            )

    @property
    def fixed(self) -> bool:
        """Whether it is said as one number without a range."""
        return self.low == self.high

    def drawn(self, draws: int, rng: np.random.Generator) -> Array:
        """So many values from the triangular distribution on low, value and high.

        Three numbers say no more than that, and it leaves the ends more weight than the PERT distribution does.
        """
        if self.fixed:
            return np.full(draws, self.value)
        return rng.triangular(self.low, self.value, self.high, draws)


@dataclass(frozen=True)
class Measured:
    """What an estimate says a number is: its value, and the interval that holds the truth in a share `level`.

    Raises NotComputable where there is no interval around the value, or the level is none.
    """

    value: float
    low: float
    high: float
    level: float

    def __post_init__(self) -> None:
        given = (self.low, self.value, self.high)
        if not all(map(math.isfinite, given)) or list(given) != sorted(given) or self.low == self.high:
            raise NotComputable(f"{self.value} without an interval around it ({self.low} to {self.high}) cannot vary")
        check_level(self.level)

    @property
    def fixed(self) -> bool:
        """Never: it was estimated."""
        return False

    def drawn(self, draws: int, rng: np.random.Generator) -> Array:
        """So many values, of which the estimate is the median and the interval the middle (see `at`)."""
        return self.at(rng.standard_normal(draws))

    def at(self, steps: Array) -> Array:
        """The values at so many standard normal steps from the estimate, below it and above it by its own two halves.

        So an interval with a long side, or one that few people made wide, is what the values come to.
        """
        from scipy.special import ndtri

        steps = steps / ndtri((1 + self.level) / 2)
        return np.asarray(self.value + steps * np.where(steps < 0, self.value - self.low, self.high - self.value))


Varying = Guess | Measured


@dataclass(frozen=True)
class Ranged:
    """A result at the best guesses, and between which values it lies in a share `level` of the draws.

    It is a range of assumptions, not a confidence interval: nothing was measured.
    """

    value: float
    low: float
    high: float
    level: float
    draws: int


@dataclass(frozen=True)
class Driver:
    """The result with one guess at its low and at its high end, all others at their best guess."""

    name: str
    at_low: float
    at_high: float

    @property
    def swing(self) -> float:
        """How far apart the two are."""
        return abs(self.at_high - self.at_low)


def ranged(
    formula: Formula, guesses: Mapping[str, Varying], *, level: float = 0.9, draws: int = 20_000, seed: int = 0
) -> Ranged:
    """What a formula gives when its guesses vary within their ranges, independently of each other.

    formula: takes the guesses by name, numbers or arrays, and gives a number or an array. The range holds the middle
    share `level` of the draws. Same seed, same one.
    Raises NotComputable where the formula gives something that is no finite number.
    """
    if not 0.5 <= level < 1:
        raise NotComputable(f"level {level}: give a level from 0.5 to below 1")
    numbers = draws_of(guesses, draws=draws, seed=seed)
    with np.errstate(all="ignore"):  # what is not finite is refused below
        found = np.broadcast_to(np.asarray(formula(numbers), dtype=float), (draws,))
        value = float(np.asarray(formula({name: np.float64(guess.value) for name, guess in guesses.items()})))
    if not (np.isfinite(found).all() and math.isfinite(value)):
        raise NotComputable("the result is not a finite number for every guess; look for a range that holds zero")
    low, high = np.quantile(found, [(1 - level) / 2, (1 + level) / 2])
    return Ranged(value, float(low), float(high), level, draws)


def draws_of(guesses: Mapping[str, Varying], *, draws: int = 20_000, seed: int = 0) -> dict[str, Array]:
    """Every guess drawn `draws` times (at least 100), independently of the others. Same seed, same draws."""
    if draws < 100:
        raise NotComputable(f"draws {draws}: give at least 100 draws")
    rng = np.random.default_rng(seed)
    return {name: guess.drawn(draws, rng) for name, guess in guesses.items()}


def drivers(formula: Formula, guesses: Mapping[str, Varying]) -> tuple[Driver, ...]:
    """Which guesses move the result most, one at a time from low to high; the largest first, fixed values left out.

    Of an estimate, low and high are the ends of its interval.
    """
    best = {name: guess.value for name, guess in guesses.items()}
    found = [
        Driver(name, float(formula(best | {name: guess.low})), float(formula(best | {name: guess.high})))
        for name, guess in guesses.items()
        if not guess.fixed
    ]
    return tuple(sorted(found, key=lambda driver: -driver.swing))
