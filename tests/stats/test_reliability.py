"""Do the items of a scale measure one thing?"""

from __future__ import annotations

import numpy as np
import pandas as pd
import pingouin as pg
import pytest
from scipy import stats as sp

from mentorlab import stats
from mentorlab.errors import NotComputable


def test_attitude(shared_table):
    # Chatterjee and Price, R datasets: alpha 0.843 (psych::alpha).
    items = shared_table("data/attitude_datasets.csv").drop(columns="rownames")
    estimate = stats.alpha(items)
    assert estimate.value == pytest.approx(0.843, abs=5e-4)
    assert estimate.n == 30
    # pingouin's Feldt interval, which it rounds to three decimals
    assert (estimate.low, estimate.high) == pytest.approx(tuple(pg.cronbach_alpha(items)[1]), abs=5.1e-4)


def test_by_hand():
    # Two items, variances 1 and 3, covariance 1.5: the total has variance 7, alpha = 2 (1 − 4/7) = 6/7.
    estimate = stats.alpha(pd.DataFrame({"a": [1, 2, 3], "b": [2, 5, 5]}))
    assert estimate.value == pytest.approx(6 / 7)
    assert estimate.low == pytest.approx(1 - (1 - estimate.value) * sp.f.ppf(0.975, 2, 2))


def test_coverage_of_a_known_reliability():
    # Five parallel items of reliability 0.5 each: alpha = 5 × 0.5 / (1 + 4 × 0.5) = 5/6.
    rng = np.random.default_rng(11)
    held = 0
    for _ in range(400):
        table = pd.DataFrame(rng.normal(size=(40, 1)) + rng.normal(size=(40, 5)))
        estimate = stats.alpha(table)
        held += estimate.low <= 5 / 6 <= estimate.high
    low, high = sp.binom.ppf([0.0005, 0.9995], 400, 0.95)
    assert low <= held <= high


def test_missing_answers_are_left_out_and_counted():
    rng = np.random.default_rng(1)
    items = pd.DataFrame(rng.normal(size=(20, 1)) + rng.normal(size=(20, 3)), columns=list("abc"))
    holed = items.copy()
    holed.iloc[3, 1] = np.nan
    estimate = stats.alpha(holed)
    assert estimate.n == 19
    assert "1 of 20 people left out" in estimate.method
    assert estimate.value == stats.alpha(items.drop(index=3)).value


def test_a_negative_alpha_asks_for_a_reversed_item():
    items = pd.DataFrame({"a": [1, 2, 3, 4, 5], "b": [5, 4, 3, 2, 2]})
    assert stats.alpha(items).value < 0
    assert "to be reversed?" in stats.alpha(items).method


GOOD = pd.DataFrame({"a": [1, 2, 3], "b": [2, 5, 5]})


@pytest.mark.parametrize(
    ("items", "message"),
    [
        (GOOD[["a"]], "at least two items"),
        ([[1, 2], [3, 4]], "a row per person"),
        (GOOD.iloc[:2], "2 people answered every item"),
        (GOOD.assign(c=3), "same answer to c"),
        (GOOD.assign(c=[np.nan] * 3), "0 people answered"),
        (GOOD.assign(c=["often", "never", "never"]), "item c holds words, not numbers"),
        (GOOD.assign(c=[1, 2, np.inf]), "item c: infinite"),
        (GOOD.set_axis(["p", "p", "q"]), "items: 1 ids stand in more than one row"),
        (GOOD.set_axis(["a", "a"], axis=1), "same name"),
        (pd.DataFrame({"a": [1, 2, 3], "b": [3, 2, 1]}), "same total score"),
    ],
)
def test_refusals(items, message):
    with pytest.raises(NotComputable, match=message):
        stats.alpha(items)


@pytest.mark.parametrize("seed", range(5))
def test_alpha_without_an_item_is_the_alpha_of_the_others(seed: int) -> None:
    items = pd.DataFrame(np.random.default_rng(seed).integers(1, 6, size=(30, 5)).astype(float), columns=list("abcde"))
    without = stats.alpha_without(items)
    for name in items:
        assert without[name] == pytest.approx(stats.alpha(items.drop(columns=name)).value, abs=1e-12)
    items["e"] = 3.0
    assert stats.alpha_without(items).notna().tolist() == [False, False, False, False, True]
    assert stats.alpha_without(items[["a", "b"]]).isna().all()
