"""What does an interval say about the size worth having?"""

from __future__ import annotations

import math

import pytest

from mentorlab import stats
from mentorlab.errors import NotComputable


def interval(low: float, high: float) -> stats.Estimate:
    return stats.Estimate((low + high) / 2, low, high, 0.95, 0.1, 100, "")


@pytest.mark.parametrize(
    ("low", "high", "verdict"),
    [
        (-0.5, -0.01, "harmful"),
        (-0.5, 0.0, "not_worthwhile"),
        (-0.5, 0.199, "not_worthwhile"),
        (0.01, 0.19, "not_worthwhile"),
        (0.2, 0.5, "worth_having"),
        (0.199, 0.5, "positive_size_uncertain"),
        (0.01, 0.2, "positive_size_uncertain"),
        (0.0, 0.2, "cannot_tell"),
        (-0.1, 0.5, "cannot_tell"),
        (math.nan, 0.5, "cannot_tell"),
        (-0.5, math.nan, "cannot_tell"),
        (-math.inf, math.inf, "cannot_tell"),
    ],
)
def test_every_verdict_and_its_edges(low, high, verdict):
    assert stats.decide(interval(low, high), 0.2) == verdict
    assert stats.decide(interval(-high, -low), 0.2, direction="decrease") == verdict


@pytest.mark.parametrize("worthwhile", [0, -0.2, math.nan, math.inf])
def test_a_worthwhile_size_is_above_zero(worthwhile):
    with pytest.raises(NotComputable, match="number above 0"):
        stats.decide(interval(0.1, 0.2), worthwhile)


def test_unknown_direction():
    with pytest.raises(NotComputable, match="'increase' or 'decrease'"):
        stats.decide(interval(0.1, 0.2), 0.2, direction="up")  # type: ignore[arg-type]
