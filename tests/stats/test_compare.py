"""Do two sets of scores differ: the same people twice, or two groups once?"""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pingouin as pg
import pytest
from scipy import stats as sp

from mentorlab import stats
from mentorlab.errors import NotComputable

# Student (1908), extra hours of sleep, ten patients and two drugs (R datasets: sleep).
DRUG_1 = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0]
DRUG_2 = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]


def test_sleep_has_the_published_change():
    # R: t.test(extra ~ group, paired = TRUE): t -4.0621, df 9, p .002833, -1.58 [-2.4599, -0.7001];
    # d_z with its noncentral interval: shared/data/README.md.
    result = stats.paired(DRUG_2, DRUG_1)
    assert result.t == pytest.approx(-4.0621, abs=5e-5)
    assert result.df == 9
    assert result.p == pytest.approx(0.002833, abs=5e-7)
    assert (result.change.value, result.change.low, result.change.high) == pytest.approx(
        (-1.58, -2.4598858, -0.7001142), abs=1e-6
    )
    assert (result.d_z.value, result.d_z.low, result.d_z.high) == pytest.approx((-1.28, -2.12, -0.41), abs=5e-3)
    assert result.change.n == result.n_started == 10


def test_d_av_keeps_the_sign_that_pingouin_loses():
    result = stats.paired(DRUG_2, DRUG_1)
    by_hand = -1.58 / math.sqrt((np.var(DRUG_1, ddof=1) + np.var(DRUG_2, ddof=1)) / 2)
    assert result.d_av.value == pytest.approx(by_hand)
    assert result.d_av.value < 0
    assert result.d_av.low / result.d_z.low == pytest.approx(result.d_av.value / result.d_z.value)
    assert abs(result.d_av.value) == pytest.approx(pg.ttest(DRUG_1, DRUG_2, paired=True)["cohen_d"].iloc[0])


def test_the_bounds_of_d_z_are_where_the_noncentral_t_says():
    result = stats.paired(DRUG_2, DRUG_1)
    assert sp.nct.cdf(result.t, 9, result.d_z.low * math.sqrt(10)) == pytest.approx(0.975, abs=1e-8)
    assert sp.nct.cdf(result.t, 9, result.d_z.high * math.sqrt(10)) == pytest.approx(0.025, abs=1e-8)


def test_d_av_with_one_wave_without_spread():
    result = stats.paired([3, 3, 3, 3], [4, 5, 4, 3])
    assert result.d_av.value == pytest.approx(1 / math.sqrt(np.var([4, 5, 4, 3], ddof=1) / 2))


def test_job_training_difference(shared_table):
    # Dehejia and Wahba (1999), Imbens and Xu (2024): 1794 dollars, Welch standard error 671.
    folder = "data/programs/job-training/tables"
    measures = shared_table(f"{folder}/measures.csv").query("wave == 'after'").set_index("person_id")["value"]
    arm = shared_table(f"{folder}/assignments.csv").set_index("person_id")["arm"]
    result = stats.two_groups(measures[arm == "program"], measures[arm == "comparison"])
    assert result.difference.value == pytest.approx(1794, abs=0.5)
    assert result.difference.se == pytest.approx(671, abs=0.5)
    assert (result.n_a, result.n_b, result.n_started) == (185, 260, 445)
    assert repr(result.difference).startswith("1794 [47")


def test_two_groups_against_scipy_and_pingouin():
    rng = np.random.default_rng(3)
    a, b = rng.normal(1, 2, 23), rng.normal(0, 1, 41)
    result = stats.two_groups(a, b, level=0.9)
    oracle = sp.ttest_ind(a, b, equal_var=False)
    low, high = oracle.confidence_interval(0.9)
    assert (result.t, result.df, result.p) == pytest.approx((oracle.statistic, oracle.df, oracle.pvalue))
    assert (result.difference.low, result.difference.high) == pytest.approx((low, high))
    assert result.g.value == pytest.approx(pg.compute_effsize(a, b, eftype="hedges"))
    assert result.g.value == pytest.approx((1 - 3 / (4 * 64 - 9)) * pg.compute_effsize(a, b, eftype="cohen"))


def test_one_group_without_spread_is_enough_to_compare():
    result = stats.two_groups([1.0, 2.0, 3.0], [5.0, 5.0])
    assert result.difference.value == -3
    assert result.df == pytest.approx(2)


def test_huge_effects_have_intervals_too():
    rng = np.random.default_rng(0)
    x = rng.normal(size=4)
    result = stats.paired(x, x + 1e6 + rng.normal(size=4))
    assert result.d_z.low < result.d_z.value < result.d_z.high
    # Far out d_z = noncentrality / √n is proportional to a chi: the bounds are quantiles of chi squared.
    bounds = [result.d_z.value * math.sqrt(sp.chi2.ppf(q, 3) / 3) for q in (0.025, 0.975)]
    assert (result.d_z.low, result.d_z.high) == pytest.approx(bounds, rel=1e-4)


def test_series_are_joined_on_the_id_whatever_their_order():
    ids = [f"p{i}" for i in range(10)]
    before, after = pd.Series(DRUG_2, ids), pd.Series(DRUG_1, ids)
    shuffled = after.sample(frac=1, random_state=4)
    assert list(shuffled.index) != ids
    assert stats.paired(before, shuffled) == stats.paired(DRUG_2, DRUG_1)


def test_people_without_both_scores_are_left_out_and_counted():
    before = pd.Series([1.0, 2.0, 4.0, np.nan, 9.0], list("abcde"))
    after = pd.Series([2.0, 4.0, 5.0, 1.0, 7.0], list("abcdf"))
    result = stats.paired(before, after)
    assert (result.change.n, result.n_started) == (3, 6)
    assert result.change.value == pytest.approx(4 / 3)
    groups = stats.two_groups([1, 2, None], [4, 6, 5, float("nan")])
    assert (groups.n_a, groups.n_b, groups.n_started) == (2, 3, 7)


def test_nullable_and_integer_columns_are_numbers():
    before = pd.Series([1, 2, None, 4], dtype="Int64")
    assert stats.paired(before, pd.Series([2, 4, 1, 4])).change.n == 3
    assert stats.two_groups(np.array([True, False, True]), [0, 1, 0]).difference.value == pytest.approx(1 / 3)


SERIES = pd.Series([1.0, 2.0, 4.0], list("abc"))


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        ([1, 2, 3], [1, 2], "before has 3, after has 2.*ids as index"),
        (pd.Series([1, 2, 3], list("aab")), SERIES, r"before: 1 ids stand in more than one row \(a\)"),
        (SERIES, pd.Series([1.0, 2.0], ["x", "y"]), "no id is in all of before, after"),
        (SERIES, pd.Series([1, 2, 3], [1, 2, 3]), "no id is in all"),
        (SERIES, pd.Series([1, 2, 3], ["a", "b", None]), "after: 1 rows have no id"),
        ([1, 2], SERIES.iloc[:2].set_axis([0, 0]), "after: 1 ids stand in more than one row"),
        ([np.nan] * 3, [1, 2, 3], "nobody has a value before"),
        ([1, 2, 3], [None] * 3, "nobody has a value after"),
        ([], [], "nobody has a value before"),
        ([1, np.nan], [np.nan, 2], "nobody has a value both before and after"),
        ([1], [2], "only one person"),
        ([1, np.nan, 3], [2, 2, np.nan], "only one person"),
        ([1, 2, 3], [1, 2, 3], "everyone changed by the same amount"),
        ([0.1, 0.2, 0.3], [0.4, 0.5, 0.6], r"everyone changed by the same amount \(zero variance\)"),
        ([1, 2, np.inf], [1, 2, 3], "before: infinite values"),
        (["1", "2", "3"], [1, 2, 3], "before holds words, not numbers; turn answers into numbers first"),
        (pd.to_datetime(pd.Series(["2026-01-01"] * 3)), pd.Series([1, 2, 3]), "before holds dates, not numbers; give"),
        ([[1, 2], [3, 4]], [1, 2], "before holds something else, not numbers"),
        (np.ones((3, 2)), [1, 2, 3], "before: one value per person"),
        (pd.DataFrame({"x": [1, 2, 3]}), pd.Series([1, 2, 3]), "before: one value per person"),
        (None, [1, 2, 3], "before: one value per person"),
    ],
)
def test_what_paired_refuses(before, after, message):
    with pytest.raises(NotComputable, match=message):
        stats.paired(before, after)


@pytest.mark.parametrize(
    ("a", "b", "message"),
    [
        ([], [1, 2], r"nobody in the first group \(a\)"),
        ([1, 2], [np.nan], r"nobody in the second group \(b\)"),
        ([1], [1, 2], r"only one person in the first group \(a\)"),
        ([1, 2], [1], r"only one person in the second group \(b\)"),
        ([1, 1], [2, 2, 2], "either group .zero variance"),
        (SERIES, SERIES, r"3 people are in both groups \(a, b, c\)"),
        (SERIES.set_axis(list("xxy")), SERIES, "a: 1 ids stand in more than one row"),
        ([1, -np.inf], [1, 2], "a: infinite"),
    ],
)
def test_what_two_groups_refuses(a, b, message):
    with pytest.raises(NotComputable, match=message):
        stats.two_groups(a, b)


@pytest.mark.parametrize("level", [95, 0.05, 1, 0.5, float("nan")])
def test_levels_that_nobody_means(level):
    with pytest.raises(NotComputable, match=r"0\.95 for 95 %"):
        stats.paired([1, 2, 4], [2, 4, 4], level=level)
    with pytest.raises(NotComputable, match=r"0\.95 for 95 %"):
        stats.two_groups([1, 2, 4], [2, 4, 4], level=level)


@pytest.mark.parametrize("n", [2, 3])
def test_two_or_three_people_are_enough_to_compute(n):
    result = stats.paired([1, 2, 3][:n], [2, 5, 3][:n])
    assert result.change.low < result.change.value < result.change.high
    assert result.d_z.low < result.d_z.value < result.d_z.high


def test_mixed_input_goes_by_position_only_with_one_index():
    assert stats.paired(SERIES, [2, 2, 2]).change.value == pytest.approx(-1 / 3)
    with pytest.raises(NotComputable, match="another order"):
        stats.ancova(SERIES, SERIES.iloc[::-1], [0, 1, 1])


def test_swapping_turns_the_sign_and_a_constant_changes_nothing():
    there, back = stats.paired(DRUG_1, DRUG_2), stats.paired(DRUG_2, DRUG_1)
    assert there.change.value == pytest.approx(-back.change.value)
    assert (there.d_z.low, there.d_z.high) == pytest.approx((-back.d_z.high, -back.d_z.low))
    moved = stats.paired(np.add(DRUG_1, 100), np.add(DRUG_2, 100))
    assert (moved.change.low, moved.d_av.high) == pytest.approx((there.change.low, there.d_av.high))
    ab, ba = stats.two_groups(DRUG_1, DRUG_2[:7]), stats.two_groups(DRUG_2[:7], DRUG_1)
    assert (ab.difference.value, ab.g.low) == pytest.approx((-ba.difference.value, -ba.g.high))
    assert ab.p == pytest.approx(ba.p)


def test_a_hundred_thousand_people_are_quick_and_finite():
    rng = np.random.default_rng(0)
    x = rng.normal(size=100_000)
    result = stats.paired(x, x * 0.6 + rng.normal(size=x.size) + 3)
    assert result.d_z.low < result.d_z.value < result.d_z.high
    assert result.p == 0
