"""Do intervals hold the truth as often as they say? Bias, coverage and alarms of a line, with the limits of chance."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.stats import binom, norm, t

from tests.calibration.asking import Asked
from tests.calibration.row import Line, Row
from tests.calibration.truths import POOLED

LEVEL = 0.95
CHANCE = 0.999  # how often the limits hold when everything is right
TIMES_SE = float(norm.ppf((1 + CHANCE) / 2))


@dataclass(frozen=True)
class Summary:
    """One line over all programs asked.

    `n`: programs with an answer; `unanswered`: not possible, hidden or without an interval. `found`, `truth`: means.
    `bias`: mean of estimate − truth, `bias_se` its Monte Carlo standard error. `covered`: intervals that hold the
    truth; `alarms`: intervals that exclude zero. `low`, `high`: the 99.9 % limits of a count with chance 95 %.
    """

    line: Line
    n: int
    unanswered: int
    found: float
    truth: float
    bias: float
    bias_se: float
    covered: int
    alarms: int
    low: int
    high: int

    @property
    def within(self) -> bool:
        """Whether coverage lies within its limits."""
        return self.low <= self.covered <= self.high

    @property
    def alarms_within(self) -> bool:
        """Whether no more intervals exclude zero than should, where there is no effect."""
        return self.alarms <= self.n - self.low

    @property
    def bias_by_chance(self) -> float:
        """How far from 0 chance alone brings the bias, with so many programs; infinite for one."""
        return float(t.ppf((1 + CHANCE) / 2, self.n - 1)) * self.bias_se if self.n > 1 else math.inf

    @property
    def biased(self) -> int:
        """−1, 0 or 1: too low, not beyond chance, too high."""
        return int(math.copysign(1, self.bias)) if abs(self.bias) > self.bias_by_chance else 0

    @property
    def direction(self) -> int:
        """1: does what was said beforehand; 0: no failure beyond chance where one was expected; −1: the contrary."""
        return {
            "works": 1 if self.within else -1,
            "holds": 1 if self.covered >= self.low else -1,
            "too_high": self.biased,
            "too_low": -self.biased,
            "too_sure": 1 if self.covered < self.low else -1 if self.covered > self.high else 0,
        }[self.line.expected]

    @property
    def as_expected(self) -> bool:
        """Whether it does what was said beforehand, beyond chance."""
        return self.direction > 0


@dataclass(frozen=True)
class Said:
    """What the kit said over all programs of a row: counts of claims, certainties and designs as read."""

    n: int
    claims: Counter[str]
    certainties: Counter[str]
    designs: Counter[str]


def summarise(line: Line, programs: Sequence[Asked]) -> Summary:
    """One line of a row over its programs."""
    told = [(found, one.truths[line.truth]) for one in programs if (found := _estimate(one, line.estimate))]
    rows = np.array([(*found, truth) for found, truth in told], dtype=float).reshape(-1, 4)
    rows = rows[np.isfinite(rows).all(axis=1)]
    value, low, high, truth = rows.T
    n = len(rows)
    if n and line.truth in POOLED:
        truth = np.full(n, truth.mean())
    error = value - truth
    return Summary(
        line=line,
        n=n,
        unanswered=len(programs) - n,
        found=float(value.mean()) if n else math.nan,
        truth=float(truth.mean()) if n else math.nan,
        bias=float(error.mean()) if n else math.nan,
        bias_se=float(error.std(ddof=1) / math.sqrt(n)) if n > 1 else math.nan,
        covered=int(((low <= truth) & (truth <= high)).sum()),
        alarms=int(((low > 0) | (high < 0)).sum()),
        low=int(binom.ppf((1 - CHANCE) / 2, n, LEVEL)) if n else 0,
        high=int(binom.ppf((1 + CHANCE) / 2, n, LEVEL)) if n else 0,
    )


def said(row: Row, programs: Sequence[Asked]) -> Said:
    """What the kit said in answer to the row's first question."""
    answers = [one.answers[row.asks[0]] for one in programs]
    return Said(
        len(answers),
        Counter(answer.claimed for answer in answers),
        Counter(answer.certainty for answer in answers if answer.status == "ok"),
        Counter(answer.design for answer in answers if answer.status == "ok"),
    )


def _estimate(one: Asked, name: str) -> tuple[float, float, float] | None:
    return next((answer.estimates[name] for answer in one.answers.values() if name in answer.estimates), None)
