"""Are the errors of few clusters right? Against the definition, exact limits, and truth planted over many seeds."""

from __future__ import annotations

import time
from typing import Any

import numpy as np
import pytest
import statsmodels.api as sm
from scipy import stats as sp

from mentorlab import stats
from mentorlab.errors import NotComputable
from mentorlab.stats.bias_reduced import bias_reduced


def by_definition(matrix: Any, clusters: Any, weights: Any, residuals: Any) -> tuple[float, float]:
    """CR2 and Satterthwaite's df as Pustejovsky and Tipton (2018) write them, with n × n matrices."""
    n, bread = len(matrix), np.linalg.inv(matrix.T @ matrix)
    left = np.eye(n) - matrix @ bread @ matrix.T
    variance, columns = 0.0, []
    for g in range(clusters.max() + 1):
        own = np.flatnonzero(clusters == g)
        values, vectors = np.linalg.eigh(left[np.ix_(own, own)])
        half = vectors @ np.diag([v**-0.5 if v > 1e-9 else 0 for v in values]) @ vectors.T
        moved = half @ matrix[own] @ bread @ weights
        variance += float(moved @ residuals[own]) ** 2
        columns.append(left[:, own] @ moved)
    made = np.array(columns)
    values = np.linalg.eigvalsh(made @ made.T)
    return variance, values.sum() ** 2 / (values**2).sum()


@pytest.mark.parametrize(("n", "n_clusters"), [(60, 40), (60, 12), (90, 4)])
def test_it_is_what_its_definition_says(n: int, n_clusters: int) -> None:
    rng = np.random.default_rng(n_clusters)
    clusters = np.unique(rng.integers(0, n_clusters, n), return_inverse=True)[1]
    alone = (clusters == 1).astype(float)  # a covariate that one cluster alone decides
    matrix = np.column_stack([np.ones(n), clusters % 2, rng.normal(size=(n, 3)), alone])
    y, unit = rng.normal(size=n), np.eye(6)[2]
    residuals = y - matrix @ np.linalg.lstsq(matrix, y, rcond=None)[0]
    found = bias_reduced(matrix, clusters)
    variance, df = by_definition(matrix, clusters, unit, residuals)
    assert float(((found.moved(residuals) @ unit) ** 2).sum()) == pytest.approx(variance)
    assert found.df(unit) == pytest.approx(df)
    with pytest.raises(NotComputable, match="one cluster alone decides"):
        found.df(np.eye(6)[5])


def test_people_who_share_nobody_have_hc2() -> None:
    rng = np.random.default_rng(2)
    matrix = np.column_stack([np.ones(50), np.arange(50) % 3 == 0, rng.normal(size=50)]).astype(float)
    y = rng.normal(size=50)
    plain = sm.OLS(y, matrix).fit()
    moved = bias_reduced(matrix, np.arange(50)).moved(np.asarray(plain.resid))
    assert np.sqrt(np.diag(moved.T @ moved)) == pytest.approx(plain.HC2_se)


def test_two_arms_of_people_who_share_nobody_have_welchs_degrees() -> None:
    rng = np.random.default_rng(3)
    arm, y = np.arange(40) % 4 == 0, rng.normal(size=40)
    matrix = np.column_stack([np.ones(40), arm]).astype(float)
    unit = np.array([0.0, 1.0])
    found = bias_reduced(matrix, np.arange(40), arm.astype(np.int64))
    moved = found.moved(y - np.where(arm, y[arm].mean(), y[~arm].mean()))
    welch = sp.ttest_ind(y[arm], y[~arm], equal_var=False)
    assert found.df(unit, moved) == pytest.approx(welch.df)
    # Bell and McCaffrey's for arms of n and m (Imbens and Kolesár 2016): (1/n + 1/m)² / (1/n²(n−1) + 1/m²(m−1)).
    alike = (1 / 10 + 1 / 30) ** 2 / (1 / 900 + 1 / (900 * 29))
    assert found.df(unit) == pytest.approx(alike)
    assert found.df(unit, moved) == pytest.approx(min(alike, welch.df))
    loud = moved * np.where(arm, 3, 0.2)[:, None]  # the smaller arm has nearly all the spread: its 9 degrees are left
    assert found.df(unit, loud) == pytest.approx(9, abs=0.2)


def test_clusters_of_one_size_are_a_t_test_of_their_means() -> None:
    rng = np.random.default_rng(4)
    site = np.repeat(np.arange(12), 5)
    before = rng.normal(size=60)
    after = before + rng.normal(size=12)[site] + rng.normal(size=60)
    found = stats.did(before, after, site % 2 == 0, cluster=site)
    means = (after - before).reshape(12, 5).mean(axis=1)
    equal, welch = sp.ttest_ind(means[::2], means[1::2]), sp.ttest_ind(means[::2], means[1::2], equal_var=False)
    assert found.effect.value / found.effect.se == pytest.approx(equal.statistic)
    assert found.p == pytest.approx(welch.pvalue)  # Welch has at most the 12 − 2 degrees of freedom of equal spreads
    columns = np.column_stack([np.ones(60), site % 2 == 0]).astype(float)
    assert bias_reduced(columns, site).df(np.array([0.0, 1.0])) == pytest.approx(10)


def test_a_hundred_thousand_people_of_twenty_thousand_mentors() -> None:
    rng = np.random.default_rng(5)
    mentor = np.unique(rng.integers(0, 20_000, 100_000), return_inverse=True)[1]
    matrix = np.column_stack([np.ones(100_000), mentor % 2, rng.normal(size=(100_000, 6))])
    began = time.process_time()
    found = bias_reduced(matrix, mentor, mentor % 2)
    moved = found.moved(rng.normal(size=100_000))
    assert found.df(np.eye(8)[1], moved) > 10_000
    assert time.process_time() - began < 5  # about 0.2 s


def nested(n_mentors: int, sizes: tuple[int, int], alike: float, seed: int) -> tuple[bool, bool]:
    """Does the interval hold the planted 0.3, and does the one that forgets the mentors? Only one arm has mentors."""
    rng = np.random.default_rng(seed)
    mentor = np.repeat(np.arange(n_mentors), rng.integers(*sizes, n_mentors))
    n = len(mentor)
    cluster = np.concatenate([mentor, n_mentors + np.arange(max(n, 12))])
    arm = cluster < n_mentors
    before = rng.normal(size=len(cluster))
    shared = np.where(arm, rng.normal(0, np.sqrt(alike), len(cluster))[cluster], 0)
    after = 0.5 * before + 0.3 * arm + shared + rng.normal(0, np.sqrt(1 - alike), len(cluster))
    both = [stats.ancova(after, before, arm, cluster=given).effect for given in (cluster, None)]
    return both[0].low <= 0.3 <= both[0].high, both[1].low <= 0.3 <= both[1].high


def test_mentors_in_one_arm_only() -> None:
    held = np.mean([nested(10, (1, 8), 0.2, seed) for seed in range(100)], axis=0)
    assert held[0] >= 0.88  # three standard errors of 100 seeds below .95


@pytest.mark.long
@pytest.mark.parametrize("n_mentors", [2, 3, 5, 10, 20, 40])
@pytest.mark.parametrize(("sizes", "alike"), [((3, 4), 0.1), ((1, 8), 0.1), ((4, 16), 0.2)])
def test_mentors_in_one_arm_only_at_full_size(n_mentors: int, sizes: tuple[int, int], alike: float) -> None:
    held = np.mean([nested(n_mentors, sizes, alike, seed) for seed in range(400)], axis=0)
    assert held[0] >= (0.89 if n_mentors < 5 else 0.914)  # three standard errors of 400 seeds below .92 and .95
    if sizes == (4, 16):
        assert held[1] < held[0]
