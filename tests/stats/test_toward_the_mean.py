"""Regression to the mean: printed values, and people who were picked for a low score."""

from __future__ import annotations

import numpy as np
import pytest

from mentorlab import stats
from mentorlab.errors import NotComputable


def test_printed_values() -> None:
    """Barnett, van der Pols and Dobson (2005): mean 60, SD 15, cut-off 40, correlation .5; and a scale of 1 to 5."""
    assert stats.expected_regression(60, 15, 40, 0.5) == pytest.approx(13.49, abs=0.005)
    assert stats.expected_regression(3.4, 0.7, 3.0, 0.6) == pytest.approx(0.33, abs=0.005)


def test_people_picked_for_a_low_score_rise_by_as_much() -> None:
    rng = np.random.default_rng(8)
    before, after = rng.multivariate_normal([60, 60], [[225, 112.5], [112.5, 225]], 400_000).T
    picked = before <= 40
    rise = (after - before)[picked].mean()
    assert rise == pytest.approx(stats.expected_regression(60, 15, 40, 0.5), abs=0.2)
    assert rise == pytest.approx(stats.regression_of_group(60 - before[picked].mean(), 0.5), abs=0.2)


def test_what_has_no_spread_or_no_correlation_is_refused() -> None:
    with pytest.raises(NotComputable, match="without spread"):
        stats.expected_regression(60, 0, 40, 0.5)
    with pytest.raises(NotComputable, match="from 0 to 1"):
        stats.regression_of_group(1.0, 1.2)
