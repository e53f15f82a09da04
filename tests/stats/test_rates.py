"""What share of people?"""

from __future__ import annotations

import math

import pytest

from mentorlab import stats
from mentorlab.errors import NotComputable


@pytest.mark.parametrize(("k", "n", "low", "high"), [(42, 60, 0.575, 0.801), (9, 10, 0.596, 0.982)])
def test_golden_intervals(k, n, low, high):
    # STANDARDS.md, section 2: calculated from Wilson's formula.
    estimate = stats.wilson(k, n)
    assert estimate.value == k / n
    assert (estimate.low, estimate.high) == pytest.approx((low, high), abs=5e-4)


@pytest.mark.parametrize(
    ("k", "n", "z", "level"), [(3, 17, 1.6448536, 0.9), (0, 8, 1.959964, 0.95), (5, 5, 1.959964, 0.95)]
)
def test_by_hand(k, n, z, level):
    p = k / n
    centre = (p + z * z / (2 * n)) / (1 + z * z / n)
    half = z * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / (1 + z * z / n)
    estimate = stats.wilson(k, n, level=level)
    assert (estimate.low, estimate.high) == pytest.approx((centre - half, centre + half), abs=1e-7)
    assert 0 <= estimate.low <= p <= estimate.high <= 1


@pytest.mark.parametrize(
    ("k", "n", "message"),
    [
        (1, 0, "nobody"),
        (5, 4, "between 0 and the whole"),
        (-1, 4, "between"),
        (0.5, 4, "whole numbers"),
        (math.nan, 4, "whole"),
    ],
)
def test_refusals(k, n, message):
    with pytest.raises(NotComputable, match=message):
        stats.wilson(k, n)


def test_level():
    with pytest.raises(NotComputable, match="level 95"):
        stats.wilson(1, 2, level=95)
