"""How much of a total score comes from one factor?"""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from scipy import stats as sp

from mentorlab import stats
from mentorlab.errors import NotComputable
from mentorlab.stats import one_factor

LOADINGS = np.array([1.0, 0.8, 0.6, 0.4])
UNIQUE = np.array([0.5, 0.6, 0.7, 0.8])
# (1 + 0.8 + 0.6 + 0.4)² = 7.84; unique variances 2.6: ω = 7.84 / 10.44.
KNOWN = 7.84 / 10.44


def sample(rng, n, loadings=LOADINGS, unique=UNIQUE):
    table = rng.normal(size=(n, 1)) * loadings + rng.normal(size=(n, len(loadings))) * np.sqrt(unique)
    return pd.DataFrame(table, columns=list("abcdefg"[: len(loadings)]))


def test_known_loadings_are_found_in_large_samples():
    found = [stats.omega(sample(np.random.default_rng(seed), 4000), draws=100) for seed in range(8)]
    assert np.mean([one.value for one in found]) == pytest.approx(KNOWN, abs=0.005)
    assert all(abs(one.value - KNOWN) < 4.5 * one.se for one in found)


def test_it_differs_from_alpha_where_loadings_do():
    # α of the same model: 4/3 (1 − (Σλ² + Σθ) / 10.44) with Σλ² = 2.16.
    big = sample(np.random.default_rng(1), 40000)
    assert stats.alpha(big).value == pytest.approx(4 / 3 * (1 - 4.76 / 10.44), abs=0.01)
    assert stats.omega(big, draws=100).value - stats.alpha(big).value > 0.015


def test_three_items_by_hand():
    # Three items fix the model: λ₁² = r₁₂ r₁₃ / r₂₃ and so on (Spearman).
    table = sample(np.random.default_rng(3), 300, LOADINGS[:3], UNIQUE[:3])
    r, sd = table.corr().to_numpy(), table.std(ddof=1).to_numpy()
    loadings = np.sqrt([r[0, 1] * r[0, 2] / r[1, 2], r[0, 1] * r[1, 2] / r[0, 2], r[0, 2] * r[1, 2] / r[0, 1]])
    common = (loadings * sd).sum() ** 2
    expected = common / (common + ((1 - loadings**2) * sd**2).sum())
    assert stats.omega(table, draws=100).value == pytest.approx(expected, abs=1e-4)


def test_attitude_agrees_with_another_computation(shared_table):
    # The data of α .843. The maximum of the same likelihood, searched here by scipy from the covariances.
    from scipy.optimize import minimize

    items = shared_table("data/attitude_datasets.csv").drop(columns="rownames")
    r, sd = items.corr().to_numpy(), items.std(ddof=1).to_numpy()

    def misfit(p):
        implied = np.outer(p[:7], p[:7]) + np.diag(np.exp(p[7:]))
        return np.linalg.slogdet(implied)[1] + np.trace(np.linalg.solve(implied, r))

    best = minimize(misfit, np.r_[np.full(7, 0.6), np.full(7, -0.5)], options={"gtol": 1e-7}).x
    common = (best[:7] * sd).sum() ** 2
    estimate = stats.omega(items)
    assert estimate.value == pytest.approx(common / (common + (np.exp(best[7:]) * sd**2).sum()), abs=1e-4)
    assert abs(estimate.value - stats.alpha(items).value) < 0.03
    assert estimate.n == 30
    assert estimate.low < 0.8 < estimate.value < estimate.high < 1


@pytest.mark.long
@pytest.mark.parametrize(
    ("samples", "draws"), [(25, 100), pytest.param(400, 400, marks=pytest.mark.long)], ids=["some", "many"]
)
def test_coverage(samples, draws):
    rng = np.random.default_rng(12)
    found = [stats.omega(sample(rng, 150), draws=draws) for _ in range(samples)]
    held = sum(one.low <= KNOWN <= one.high for one in found)
    low, high = sp.binom.ppf([0.0005, 0.9995], samples, 0.95)
    assert low <= held <= high


def test_the_same_seed_gives_the_same_and_units_do_not_matter():
    table = sample(np.random.default_rng(5), 80)
    one, again, other = stats.omega(table), stats.omega(table), stats.omega(table, seed=1)
    assert one == again
    assert one.value == other.value
    assert one.low != other.low
    tenfold = stats.omega(table * 10)
    assert (tenfold.value, tenfold.low) == pytest.approx((one.value, one.low), abs=1e-9)


def test_missing_answers_are_left_out_and_counted():
    table = sample(np.random.default_rng(6), 60)
    holed = table.copy()
    holed.iloc[3, 1] = np.nan
    estimate = stats.omega(holed, draws=100)
    assert estimate.n == 59
    assert "1 of 60 people left out" in estimate.method
    assert estimate.value == stats.omega(table.drop(index=3), draws=100).value


def test_a_heywood_case_is_said():
    # r₁₂ r₁₃ / r₂₃ > 1: no one-factor model fits without a negative variance.
    rng = np.random.default_rng(0)
    first = rng.normal(size=200)
    table = pd.DataFrame({"a": first, "b": first + 0.7 * rng.normal(size=200), "c": first - 0.2 * rng.normal(size=200)})
    table["b"] -= 0.7 * (table["c"] - first) / 0.2
    estimate = stats.omega(table, draws=100)
    assert "Heywood case: no variance of its own is left for a" in estimate.method
    assert 0 < estimate.low <= estimate.value <= estimate.high <= 1
    assert "Heywood" not in stats.omega(sample(rng, 200), draws=100).method


def test_an_item_the_other_way_round_is_named():
    table = sample(np.random.default_rng(7), 200)
    table["b"] = -table["b"]
    assert "b points the other way: is it to be reversed?" in stats.omega(table, draws=100).method


GOOD = sample(np.random.default_rng(8), 10)


@pytest.mark.parametrize(
    ("items", "message"),
    [
        (GOOD[["a", "b"]], "ω needs at least three items"),
        (GOOD.iloc[:2], "2 people answered every item; ω needs at least three"),
        (GOOD.iloc[:4], "4 people answered every one of 4 items; ω needs more people than items"),
        (GOOD.assign(c=3), "same answer to c"),
        (GOOD.assign(c=["often"] * 10), "item c holds words, not numbers"),
        (GOOD.assign(c=[1] + [0] * 9), "resamples have an item that everyone answered alike"),
    ],
)
def test_refusals(items, message):
    with pytest.raises(NotComputable, match=message):
        stats.omega(items)


def test_too_few_draws():
    with pytest.raises(NotComputable, match="20 draws are too few"):
        stats.omega(GOOD, draws=20)


def test_lots_of_people_vary_as_people_do(monkeypatch: pytest.MonkeyPatch) -> None:
    ratios = []
    for seed in range(6):
        items = sample(np.random.default_rng(seed), 3000)
        one_by_one = stats.omega(items)
        with monkeypatch.context() as fewer:
            fewer.setattr(one_factor, "MOST_DRAWN", 500)
            lots = stats.omega(items)
        assert "500 lots of people" in lots.method
        assert lots.value == one_by_one.value
        ratios.append(lots.se / one_by_one.se)
    # 1,000 draws leave a standard error uncertain by 1/√2000, 500 lots by 1/√1000: a ratio by 4.5 %, and the mean of
    # six by 1.8 %. 0.06 is three times that.
    assert np.mean(ratios) == pytest.approx(1, abs=0.06)
