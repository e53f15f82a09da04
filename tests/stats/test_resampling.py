"""Bootstrap intervals: against the distribution that is known, against pingouin, and over many samples."""

from __future__ import annotations

from typing import Literal

import numpy as np
import pingouin
import pytest
from scipy import stats as scipy_stats

from mentorlab import stats
from mentorlab.errors import NotComputable


def test_the_bootstrap_of_a_share_is_the_binomial_distribution() -> None:
    # Draws from 13 ones and 27 zeros are Binomial(40, 13/40): known without any computation of ours.
    found = stats.bootstrap(np.repeat([1.0, 0.0], [13, 27]), method="percentile")
    exact = scipy_stats.binom(40, 13 / 40)
    assert found.value == 13 / 40
    assert found.se == pytest.approx(exact.std() / 40, rel=1e-12)
    for end, share in ((found.low, 0.025), (found.high, 0.975)):
        assert end == pytest.approx(exact.ppf(share) / 40, abs=0.5 / 40)


@pytest.mark.parametrize("method", ["BCa", "percentile"])
def test_it_is_the_interval_that_pingouin_draws(method: Literal["BCa", "percentile"]) -> None:
    rng = np.random.default_rng(4)
    a, b = rng.lognormal(0, 1, 150), rng.lognormal(0.2, 0.8, 90)

    def apart(x: np.ndarray, y: np.ndarray, axis: int = -1) -> np.ndarray:
        return np.asarray(np.mean(x, axis=axis) - np.mean(y, axis=axis))

    drawn, draws = pingouin.compute_bootci(
        a, b, func=apart, n_boot=20_000, method=method.lower(), seed=1, decimals=9, return_dist=True
    )
    found = stats.bootstrap(a, b, method=method)
    # 20,000 draws know an end at 2.5 % to about 1.5 hundredths of a standard error; four times that.
    assert [found.low, found.high] == pytest.approx(list(drawn), abs=0.07 * draws.std())
    assert found.se == pytest.approx(draws.std(), rel=0.02)


def test_units_and_places_do_not_matter() -> None:
    rng = np.random.default_rng(5)
    a, b = rng.gamma(1.5, size=40), rng.gamma(2, size=60)
    one, other = stats.bootstrap(a, b), stats.bootstrap(1000 * a + 7e5, 1000 * b + 7e5)
    assert [other.low, other.high] == pytest.approx([1000 * one.low, 1000 * one.high], rel=1e-5)
    turned = stats.bootstrap(b, a)
    assert [turned.low, turned.high] == pytest.approx([-one.high, -one.low], rel=1e-5)


def test_missing_values_are_left_out_and_few_are_refused() -> None:
    values = np.arange(30.0)
    assert stats.bootstrap([*values, np.nan]) == stats.bootstrap(values)
    with pytest.raises(NotComputable, match="19 values"):
        stats.bootstrap(np.arange(19.0))
    with pytest.raises(NotComputable, match="zero variance"):
        stats.bootstrap(np.ones(30))


@pytest.mark.long
def test_it_holds_the_truth_of_money() -> None:
    # Means of lognormal values with sigma 1: exp(1/2). n = 100 each; BCa is known to fall a little short there.
    rng = np.random.default_rng(6)
    held = 0
    for _ in range(2000):
        found = stats.bootstrap(rng.lognormal(0, 1, 100), rng.lognormal(0, 0.5, 100))
        held += found.low <= np.exp(0.5) - np.exp(0.125) <= found.high
    assert 0.91 <= held / 2000 <= 0.965
