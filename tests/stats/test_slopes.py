"""What goes with one SD more: by hand, by numpy, and how often the intervals hold what was planted."""

from __future__ import annotations

import math

import numpy as np
import pytest
from scipy import stats as sp

from mentorlab.errors import NotComputable
from mentorlab.stats.several import holm
from mentorlab.stats.slopes import average, odds, rank_correlation, slope


def test_the_slope_is_that_of_the_straight_line_times_the_spread() -> None:
    rng = np.random.default_rng(1)
    x, z = rng.normal(5, 3, 40), rng.normal(size=40)
    y = 2 + 0.4 * x + z + rng.normal(size=40)
    assert slope(y, x).slope.value == pytest.approx(np.polyfit(x, y, 1)[0] * x.std(ddof=1))
    columns = np.column_stack([np.ones(40), x, z])
    by_hand = np.linalg.lstsq(columns, y, rcond=None)[0][1] * x.std(ddof=1)
    assert slope(y, x, covariates={"z": z}).slope.value == pytest.approx(by_hand)


def test_odds_of_a_table_of_four_cells() -> None:
    # 6 of 20 against 12 of 20: the odds ratio is (6/14)/(12/8) = 2/7 for one point, to the power of the SD for one SD;
    # the standard error on the log odds of one point is √(1/6 + 1/14 + 1/12 + 1/8), as without clusters it must be.
    by = np.repeat([1.0, 0.0], 20)
    happened = np.array([1.0] * 6 + [0.0] * 14 + [1.0] * 12 + [0.0] * 8)
    found = odds(happened, by)
    sd = by.std(ddof=1)
    assert found.slope.value == pytest.approx((2 / 7) ** sd)
    se = sd * math.sqrt(1 / 6 + 1 / 14 + 1 / 12 + 1 / 8)
    assert found.slope.se == pytest.approx(se, rel=0.03)  # sandwich errors have 40/39 on top


def test_holm_as_in_his_paper() -> None:
    # .01 × 4, then .015 × 3 (not below the one before), .03 × 2 and .04 × 1, which may not be below .06. A missing one
    # counts not.
    assert holm([0.03, 0.01, float("nan"), 0.04, 0.015])[:2] == pytest.approx([0.06, 0.04])
    assert holm([0.03, 0.01, float("nan"), 0.04, 0.015])[3:] == pytest.approx([0.06, 0.045])
    assert math.isnan(holm([0.03, float("nan")])[1])
    assert holm([]) == []


def test_rank_correlation_of_eleven_by_hand() -> None:
    # Two neighbours changed places: Σd² = 2, so 1 − 6·2/(11·120).
    x = np.arange(11.0)
    y = x.copy()
    y[[3, 4]] = y[[4, 3]]
    found = rank_correlation(x, y)
    r = 1 - 12 / (11 * 120)
    assert found.value == pytest.approx(r)
    se = math.sqrt((1 + r * r / 2) / 8)
    assert found.low == pytest.approx(math.tanh(math.atanh(r) - 1.959964 * se))
    assert rank_correlation(x, -x).value == pytest.approx(-1)


def test_the_average_of_clusters_is_the_plain_mean() -> None:
    found = average([1.0, 2.0, 4.0, 5.0], cluster=["a", "a", "b", "b"])
    assert found.value == 3
    # Leaving out a cluster moves the mean to 4.5 or 1.5: √(1/2 · (1.5² + 1.5²)) = 1.5.
    assert found.se == pytest.approx(1.5)


@pytest.mark.parametrize("what", ["outcome", "by"])
def test_what_does_not_differ_is_refused(what: str) -> None:
    values = {"outcome": [1.0, 2, 3, 4], "by": [4.0, 1, 3, 2]} | {what: [2.0] * 4}
    with pytest.raises(NotComputable, match="zero variance"):
        slope(values["outcome"], values["by"])


def test_odds_without_overlap_are_refused() -> None:
    with pytest.raises(NotComputable, match="do not overlap"):
        odds([0.0] * 10 + [1.0] * 10, np.arange(20.0))
    with pytest.raises(NotComputable, match="1 where it happened"):
        odds([0.0, 2.0, 1.0], [1.0, 2.0, 3.0])


def test_one_cluster_is_refused() -> None:
    with pytest.raises(NotComputable, match="one cluster"):
        slope([1.0, 2, 4, 3], [1.0, 3, 2, 4], cluster=["a"] * 4)


@pytest.mark.parametrize("runs", [40, pytest.param(400, marks=pytest.mark.long)])
def test_intervals_hold_the_planted_slope_where_people_share_mentors(runs: int) -> None:
    low, high = sp.binom.ppf([0.0005, 0.9995], runs, 0.95)
    held = ratios = 0
    for seed in range(runs):
        rng = np.random.default_rng(seed)
        mentor = np.repeat(np.arange(60), 2)
        by, theirs = rng.normal(size=120), 0.4 * rng.normal(size=60)[mentor]
        found = slope(0.3 * by + theirs + rng.normal(size=120), by, cluster=mentor)
        held += found.slope.low <= 0.3 * found.sd <= found.slope.high
        chance = 1 / (1 + np.exp(1.2 + 0.5 * by))
        ended = odds((rng.random(120) < chance).astype(float), by, cluster=mentor)
        ratios += ended.slope.low <= math.exp(-0.5 * ended.sd) <= ended.slope.high
    assert low <= held <= high
    assert low <= ratios <= high
