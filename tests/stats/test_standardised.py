"""How far apart, in standard deviations?"""

from __future__ import annotations

import math

import numpy as np
import pytest
from scipy import special

from mentorlab.stats import standardised


@pytest.mark.parametrize("t", [0.0, 0.3, -4.0, 25.0, 400.0, 1e4, 1e6])
@pytest.mark.parametrize("df", [1, 2, 9, 300, 1e5])
def test_the_interval_holds_the_observed_t(t, df):
    low, high = standardised.noncentral_interval(t, df, 0.95)
    assert low < t < high
    assert math.isfinite(low)
    assert math.isfinite(high)


@pytest.mark.parametrize(("t", "df", "level"), [(0.0, 5, 0.95), (2.0, 9, 0.9), (-30.0, 40, 0.99)])
def test_the_bounds_solve_the_noncentral_t(t, df, level):
    low, high = standardised.noncentral_interval(t, df, level)
    assert special.nctdtr(df, low, t) == pytest.approx((1 + level) / 2, abs=1e-8)
    assert special.nctdtr(df, high, t) == pytest.approx((1 - level) / 2, abs=1e-8)


@pytest.mark.parametrize(("t", "df"), [(300.0, 3), (300.0, 9), (500.0, 20)])
def test_far_out_the_quadrature_agrees_with_scipy_where_scipy_answers(t, df):
    for nc in (0.8 * t, t, 1.2 * t):
        here = standardised._share_below_far_out(t, df, nc)
        assert here == pytest.approx(special.nctdtr(df, nc, t), abs=1e-7)


def test_scipy_still_fails_far_out():
    # The day this fails, the quadrature can go.
    assert math.isnan(special.nctdtr(2, 3e5, 1e5))


def test_rounding_is_no_spread():
    assert standardised.spread(np.array([0.3 - 0.1, 0.2, 0.2])) == 0
    assert standardised.spread(np.array([0.2, 0.2001])) > 0
