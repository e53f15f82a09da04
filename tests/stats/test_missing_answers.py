"""Those who did not answer: imputing, weighting, bounds, tipping points; by hand and by planted truth."""

from __future__ import annotations

import math
from itertools import pairwise
from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest
import statsmodels.api as sm
from scipy.special import ndtr

from mentorlab import stats
from mentorlab.errors import NotComputable
from mentorlab.stats.estimates import Estimate
from mentorlab.stats.one_coefficient import one_coefficient

TRUTH = 1.0  # the average effect of `world`, whatever the seed


def world(seed: int, n: int, *, at_random: bool = True) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Scores after (NaN = missing), before, and arm. The effect is 1 on average, 1 + before for a person; those who
    start low leave the program (missing at random), or those who end low leave it (not at random).
    """
    rng = np.random.default_rng(seed)
    arm = np.arange(n) % 2 == 0
    before = rng.normal(0, 1, n)
    after = 0.5 * before + (TRUTH + before) * arm + rng.normal(0, 1, n)
    leans = before if at_random else after
    stays = rng.random(n) < np.where(arm, ndtr(0.4 + leans), 0.9)
    return np.where(stays, after, np.nan), before, arm


def test_rubins_rules_by_hand() -> None:
    """m = 3, W = 1, B = 1: T = 1 + 4/3; λ = 4/7; old df 2 / λ² = 6.125, observed df 101/103 · 100 · 3/7 = 42.0250."""
    found = stats.pool_imputations([1.0, 2.0, 3.0], [1.0, 1.0, 1.0], 100, n=50)
    assert found.effect.value == 2
    assert found.effect.se == pytest.approx(math.sqrt(7 / 3))
    assert found.df == pytest.approx(6.125 * 42.0250 / (6.125 + 42.0250), rel=1e-4)  # 5.3459
    assert found.missing_information == pytest.approx((4 / 3 + 2 / 8.3459) / (7 / 3), rel=1e-4)


def test_data_sets_that_agree_lose_no_information() -> None:
    found = stats.pool_imputations([2.0, 2.0], [4.0, 4.0], 1e9, n=9)
    assert (found.effect.se, found.missing_information) == (2, 0)
    assert found.effect.low == pytest.approx(2 - 1.959964 * 2, abs=1e-5)


@pytest.mark.parametrize(
    ("values", "variances"), [([1], [1]), ([1, 2], [1]), ([1, math.nan], [1, 1]), ([1, 2], [1, -1])]
)
def test_what_cannot_be_pooled(values: list[float], variances: list[float]) -> None:
    with pytest.raises(NotComputable):
        stats.pool_imputations(values, variances, 10, n=5)


def test_many_outcomes_at_once_are_those_one_by_one() -> None:
    rng = np.random.default_rng(3)
    outcomes, start, arm = rng.normal(size=(40, 3)), rng.normal(size=40), np.arange(40) % 2
    design = np.column_stack([np.ones(40), arm, start - start.mean()])
    found = one_coefficient(outcomes, design, 1, None)
    for i in range(3):
        other = sm.OLS(outcomes[:, i], design).fit(cov_type="HC3")
        assert found.values[i] == pytest.approx(other.params[1])
        assert found.covariance[i, i] == pytest.approx(other.cov_params()[1, 1])
    both = sm.OLS(outcomes[:, 0] + outcomes[:, 1], design).fit(cov_type="HC3").cov_params()[1, 1]
    assert found.covariance[:2, :2].sum() == pytest.approx(both)
    clusters = np.arange(40) // 2
    ours = one_coefficient(outcomes, design, 1, clusters)
    same = stats.ancova(outcomes[:, 0], start, arm == 1, cluster=clusters)  # the errors of the comparison itself
    assert math.sqrt(ours.covariance[0, 0]) == pytest.approx(same.effect.se)
    assert one_coefficient(outcomes, design, 1, clusters, arm).df[0] == pytest.approx(same.df[True])


def test_imputing_at_random_recovers_what_complete_cases_miss() -> None:
    found = {"complete": [], "imputed": [], "weighted": []}
    for seed in range(12):
        after, before, arm = world(seed, 3000)
        found["complete"].append(stats.ancova(after, before, arm).effect.value)
        found["imputed"].append(stats.multiple_imputation(after, before, arm, seed=seed).effect.value)
        found["weighted"].append(stats.response_weighted(after, before, arm).effect.value)
    off = {name: abs(np.mean(values) - TRUTH) for name, values in found.items()}
    assert off["complete"] > 0.15
    assert off["imputed"] < 0.05
    assert off["weighted"] < 0.05


def test_bounds_hold_what_is_missing_not_at_random() -> None:
    for seed in range(5):
        after, before, arm = world(seed, 3000, at_random=False)
        assert stats.ancova(after, before, arm).effect.low > TRUTH  # who ends low has left: the rest look better
        worst = stats.worst_case_bounds(after, arm, -8.0, 12.0)
        assert worst.low < TRUTH < worst.high


def test_missing_starts_are_imputed_too() -> None:
    after, before, arm = world(1, 600)
    before[5:90] = np.nan
    found = stats.multiple_imputation(after, before, arm)
    assert found.effect.n == 600
    assert found.effect.low < TRUTH < found.effect.high
    again = stats.multiple_imputation(after, before, arm)
    assert found.effect == again.effect  # the same seed, the same answer
    assert found.effect != stats.multiple_imputation(after, before, arm, seed=9).effect


def test_a_shift_is_what_fitting_anew_would_give() -> None:
    after, before, arm = world(2, 300)
    found = stats.multiple_imputation(after, before, arm)
    lost = np.isnan(after)
    treated_lost = float(lost[arm].mean())
    moved = found.shifted(program=-2.0).effect.value - found.effect.value
    assert moved == pytest.approx(-2.0 * treated_lost, abs=0.25)  # the share that is missing, near enough, after ANCOVA
    assert found.shifted().effect.value == found.effect.value
    assert found.shifted(program=-50.0).effect.se > found.effect.se


def test_the_tipping_point_by_hand() -> None:
    """0.5 ± 1.96 · 0.1, 20 % and 10 % missing, so many people that shares are known: (0.5 − 0.196) / 0.3 and / 0.2."""
    effect = Estimate(0.5, 0.5 - 0.196, 0.5 + 0.196, 0.95, 0.1, 100, "")
    many = (10**12, 10**12)
    assert stats.tipping_point(effect, (0.2, 0.1), many, 1.0) == pytest.approx(0.304 / 0.3, rel=1e-6)
    assert stats.tipping_point(effect, (0.2, 0.1), many, 2.0, worse=(1, 0)) == pytest.approx(0.304 / 0.4, rel=1e-6)
    assert stats.tipping_point(effect, (0.2, 0.1), many, 1.0, beyond=0.2) == pytest.approx(0.104 / 0.3, rel=1e-6)
    assert math.isinf(stats.tipping_point(effect, (0.0, 0.1), many, 1.0, worse=(1, 0)))
    assert math.isnan(stats.tipping_point(effect, (0.2, 0.1), many, 1.0, beyond=0.6))
    few = stats.tipping_point(effect, (0.2, 0.1), (50, 50), 1.0)
    assert 0.8 < few < 0.304 / 0.3  # with few people the shares are uncertain too


def test_the_tipping_point_is_where_the_imputed_interval_touches_zero() -> None:
    after, before, arm = world(4, 4000)
    found = stats.multiple_imputation(after, before, arm, imputations=40)
    shares = tuple(float(np.isnan(after[one]).mean()) for one in (arm, ~arm))
    tip = stats.tipping_point(found.effect, (shares[0], shares[1]), (2000, 2000), 1.0)
    assert abs(found.shifted(-tip, tip).effect.low) < 0.15  # in steps of 1 SD; the start is adjusted for here


def test_tipping_is_the_same_where_less_is_wanted() -> None:
    up = Estimate(0.5, 0.3, 0.7, 0.95, 0.1, 100, "")
    tips = [stats.tipping_point(one, (0.2, 0.1), (60, 60), 1.0) for one in (up, up.scaled(-1))]
    assert tips[0] == pytest.approx(tips[1])


def test_imbens_and_manski_at_both_ends() -> None:
    """Where the bounds meet two sides count (1.960), where they are far apart one side (1.645)."""
    met, apart = stats.imbens_manski(1.0, 1.0, 0.1, 0.1), stats.imbens_manski(0.0, 100.0, 0.1, 0.1)
    assert met == pytest.approx((1 - 0.1959964, 1 + 0.1959964), abs=1e-6)
    assert apart == pytest.approx((-0.1644854, 100.1644854), abs=1e-6)
    widths = [high - low for low, high in (stats.imbens_manski(0, w, 0.1, 0.1) for w in (0.0, 0.1, 0.2, 0.4))]
    assert all(b > a for a, b in pairwise(widths))


def test_lee_by_hand() -> None:
    """Program: 1, 2, 3, 4 of 4 answered. Comparison: 0, 2 of 4. Half of the program's answers are cut off: their mean
    is 1.5 (the lowest) or 3.5 (the highest), less the comparison's 1.
    """
    arm = np.array([True] * 4 + [False] * 4)
    after = np.array([1.0, 2, 3, 4, 0, 2, np.nan, np.nan])
    found = stats.lee_bounds(after, arm)
    assert (found.low, found.high, found.trimmed) == (0.5, 2.5, 0.5)
    turned = stats.lee_bounds(after, ~arm)
    assert (turned.low, turned.high) == (-2.5, -0.5)
    # A third cut off from three: one of the three goes; ties and parts of people are shared out.
    parts = stats.lee_bounds(np.array([1.0, 1, 3, np.nan, 0, 2, 4, 6, np.nan, np.nan]), np.array([1] * 4 + [0] * 6))
    assert parts.trimmed == pytest.approx(1 - (4 / 6) / (3 / 4))


def test_lee_without_uneven_loss_is_the_ancova() -> None:
    after, before, arm = world(5, 400)
    for one in (arm, ~arm):
        known = np.flatnonzero(one)
        after[known] = np.nan_to_num(after[known])
        after[known[:40]] = np.nan
    found, adjusted = stats.lee_bounds(after, arm, before=before), stats.ancova(after, before, arm).effect
    assert found.low == pytest.approx(adjusted.value)
    assert found.high == pytest.approx(adjusted.value)


def test_worst_cases_by_hand() -> None:
    """Program 4, ?; comparison 2, 2; scale 1–5: at worst (4 + 1)/2 − 2 = 0.5, at best (4 + 5)/2 − 2 = 2.5."""
    found = stats.worst_case_bounds(np.array([4.0, np.nan, 2, 2]), np.array([1, 1, 0, 0]), 1, 5)
    assert (found.low, found.high) == (0.5, 2.5)
    assert found.interval_low < 0.5


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (lambda w: stats.multiple_imputation(np.nan_to_num(w.after), w.before, w.arm), "nobody is missing"),
        (lambda w: stats.multiple_imputation(w.after, None, w.arm), "needs scores from before"),
        (lambda w: stats.multiple_imputation(w.after, w.before, w.arm, imputations=1), "two or more"),
        (lambda w: stats.multiple_imputation(w.after, w.before, np.where(w.arm, 2, 0)), "True for the program"),
        (
            lambda w: stats.multiple_imputation(np.where(w.arm, np.nan, w.after), w.before, w.arm),
            "nobody in one of the arms",
        ),
        (lambda w: stats.multiple_imputation(w.after[:6], w.before[:6], w.arm[:6]), "too few"),
        (lambda w: stats.response_weighted(w.after, None, w.arm), "nothing is known"),
        (lambda w: stats.response_weighted(np.nan_to_num(w.after), w.before, w.arm), "nobody of whom"),
        (lambda w: stats.response_weighted(np.where(w.before > 0, 1.0, np.nan), w.before, w.arm), "decides whether"),
        (lambda w: stats.worst_case_bounds(w.after, w.arm, 5, 1), "two ends"),
        (lambda w: stats.worst_case_bounds(w.after, w.arm, 0, 1), "beyond"),
        (lambda w: stats.lee_bounds(w.after, pd.Series(True, range(len(w.after)))), "two people in each arm"),
    ],
)
def test_what_cannot_be_computed_says_why(call, says) -> None:
    after, before, arm = world(6, 60)
    with pytest.raises(NotComputable, match=says):
        call(SimpleNamespace(after=after, before=before, arm=arm))


def test_people_of_whom_a_covariate_is_unknown_are_counted() -> None:
    after, before, arm = world(7, 200)
    known = pd.DataFrame({"grade": np.where(np.arange(200) < 3, np.nan, np.arange(200) % 5)})
    found = stats.multiple_imputation(after, before, arm, covariates=known)
    assert (found.n_left_out, found.effect.n) == (3, 197)
    assert stats.response_weighted(after, before, arm, covariates=known).n_left_out == 3


@pytest.mark.long
def test_intervals_hold_the_truth_as_often_as_they_say() -> None:
    """300 worlds of 240 people, a third of the program missing at random: 95 % intervals, Monte Carlo error 1.3 %."""
    held = {"imputed": 0, "weighted": 0, "complete": 0, "lee": 0}
    draws = 300
    for seed in range(draws):
        after, before, arm = world(1000 + seed, 240)
        tried = {
            "imputed": stats.multiple_imputation(after, before, arm, seed=seed).effect,
            "weighted": stats.response_weighted(after, before, arm).effect,
            "complete": stats.ancova(after, before, arm).effect,
        }
        for name, one in tried.items():
            held[name] += one.low < TRUTH < one.high
        held["lee"] += _lee_holds(seed)
    shares = {name: count / draws for name, count in held.items()}
    assert 0.92 < shares["imputed"] < 0.985, shares
    assert 0.92 < shares["weighted"] <= 0.99, shares
    assert shares["complete"] < 0.92, shares
    assert 0.92 < shares["lee"] <= 0.99, shares


def _lee_holds(seed: int) -> bool:
    """Whether the interval holds the lower bound, when that is the truth: those who answer because of the place are the
    best of the program (so that trimming from above leaves exactly those who would have answered anyway).
    """
    rng = np.random.default_rng(seed)
    arm, score = np.arange(400) % 2 == 0, rng.normal(0, 1, 400)
    always, moved = rng.random(400) < 0.7, rng.random(400)
    after = np.where(always, score, 4 + moved) + 0.5 * arm
    responds = always | (arm & (moved < 0.5))
    found = stats.lee_bounds(np.where(responds, after, np.nan), arm)
    return found.interval_low < 0.5 < found.interval_high
