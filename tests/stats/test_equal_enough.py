"""Is a small difference told apart from too few people? Against a published test and another program."""

from __future__ import annotations

import math

import numpy as np
import pingouin
import pytest

from mentorlab import stats
from mentorlab.errors import NotComputable


def exactly(mean: float, sd: float, n: int) -> np.ndarray:
    """So many numbers with this mean and this standard deviation."""
    z = np.random.default_rng(n).normal(size=n)
    return mean + sd * (z - z.mean()) / z.std(ddof=1)


def test_a_published_test_of_equivalence() -> None:
    # Lakens (2017), the replication of a priming study: 5.25 (0.95, n 95) and 5.22 (0.83, n 89), bounds ±0.43 SD.
    margin = 0.43 * math.sqrt((0.95**2 + 0.83**2) / 2)
    found = stats.equivalence(exactly(5.25, 0.95, 95), exactly(5.22, 0.83, 89), margin)
    assert found.p == pytest.approx(0.004, abs=0.0005)  # printed: t(181.1) = −2.69, p = .004
    assert found.shown
    assert (found.difference.low, found.difference.high) == pytest.approx((-0.19, 0.25), abs=0.005)


@pytest.mark.parametrize("margin", [0.3, 0.8, 2.0])
def test_as_another_program(margin: float) -> None:
    rng = np.random.default_rng(4)
    a, b = rng.normal(0.2, 1, 18), rng.normal(0, 2, 31)
    other = pingouin.tost(a, b, margin, correction=True)
    assert stats.equivalence(a, b, margin).p == pytest.approx(float(other["pval"].iloc[0]), abs=1e-9)


def test_an_adjusted_effect_gives_the_same_at_every_level() -> None:
    rng = np.random.default_rng(5)
    a, b = rng.normal(0.2, 1, 18), rng.normal(0, 2, 31)
    straight = stats.equivalence(a, b, 0.8)
    for level in (0.8, 0.95, 0.99):
        again = stats.equivalence_of(stats.two_groups(a, b, level=level).difference, 0.8)
        assert again.p == pytest.approx(straight.p, abs=1e-7)
        assert again.difference.low == pytest.approx(straight.difference.low, abs=1e-7)


def test_the_interval_agrees_with_the_p() -> None:
    rng = np.random.default_rng(6)
    for _ in range(50):
        found = stats.equivalence(rng.normal(0, 1, 25), rng.normal(0, 1, 25), 0.5)
        assert found.shown == (found.p < 0.05)


def test_a_normal_interval_is_read_too() -> None:
    normal = stats.Estimate(0.0, -1.959963984540054, 1.959963984540054, 0.95, 1.0, 500, "normal")
    assert stats.equivalence_of(normal, 2.0).p == pytest.approx(0.0227501, abs=1e-6)  # 1 − Φ(2)


def test_what_cannot_be_held_against_a_margin() -> None:
    skewed = stats.Estimate(1.0, 0.5, 3.0, 0.95, 0.5, 20, "skewed")
    for estimate, margin, match in (
        (skewed, 1.0, "not symmetric"),
        (stats.Estimate(1.0, math.nan, math.nan, 0.95, math.nan, 6, "described"), 1.0, "no interval"),
        (stats.Estimate(1.0, 0.0, 2.0, 0.95, 0.5, 20, "t"), 0.0, "above 0"),
    ):
        with pytest.raises(NotComputable, match=match):
            stats.equivalence_of(estimate, margin)
