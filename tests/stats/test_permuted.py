"""Is chance alone counted right? Against Fisher's plants, another program, and planted effects."""

from __future__ import annotations

import itertools
import math

import numpy as np
import pytest
from scipy import stats as sp

from mentorlab import stats
from mentorlab.errors import NotComputable

# Darwin's maize: crossed less self-fertilised, in eighths of an inch (Fisher 1935, The Design of Experiments, table 3).
MAIZE = np.array([49, -67, 8, 16, 6, 23, 28, 41, 14, 29, 56, 24, 75, 60, -48], dtype=float)


def test_the_maize_of_darwin() -> None:
    found = stats.permutation(np.zeros(15), MAIZE)
    # Section 21: in 863 of the 32,768 arrangements the total is as large, in 1,726 as large either way.
    assert found.p == 1726 / 32768
    assert (found.exact, found.draws) == (True, 32768)
    assert found.difference.value == pytest.approx(314 / 15)


def test_the_ends_are_where_the_test_begins_to_reject() -> None:
    low, high = (getattr(stats.permutation(np.zeros(15), MAIZE, level=0.9).difference, end) for end in ("low", "high"))
    for end, inside in ((low, 0.01), (high, -0.01)):
        assert stats.permutation(np.zeros(15) + end + inside, MAIZE).p > 0.10
        assert stats.permutation(np.zeros(15) + end - inside, MAIZE).p <= 0.10


def test_five_pairs_can_never_settle_it() -> None:
    found = stats.permutation(np.zeros(5), [1.0, 2.0, 3.0, 4.0, 5.0])
    assert found.p == 0.0625  # STANDARDS 3.6: the least there is with five; six reach .031
    assert (found.difference.low, found.difference.high) == (-math.inf, math.inf)
    six = stats.permutation(np.zeros(6), [1.0, 2.0, 3.0, 4.0, 5.0, 6.0])
    assert six.p == 0.03125
    assert math.isfinite(six.difference.low)


@pytest.mark.parametrize(
    "scores", [np.random.default_rng(1).normal(0.3, 1, 40), np.repeat([-1.0, 0, 1, 2], [40, 90, 60, 25])]
)
def test_drawn_flips_agree_with_all_there_could_be(scores: np.ndarray) -> None:
    found = stats.permutation(np.zeros(len(scores)), scores, draws=10_000)
    many = sp.permutation_test(
        (scores,), np.mean, permutation_type="samples", n_resamples=10_000, rng=np.random.default_rng(2)
    )
    assert found.p == pytest.approx(many.pvalue, abs=4 * math.sqrt(found.p / 10_000) + 1e-4)
    t = stats.paired(np.zeros(len(scores)), scores).change
    assert found.difference.low == pytest.approx(t.low, abs=0.1 * t.se)
    assert not found.exact
    assert found.p == stats.permutation(np.zeros(len(scores)), scores, draws=10_000).p


def test_two_arms_as_another_program() -> None:
    rng = np.random.default_rng(3)
    a, b = rng.normal(0.5, 1, 7), rng.normal(0, 1, 8)
    found = stats.permuted_arms(np.r_[a, b], np.repeat([1, 0], [7, 8]))
    other = sp.permutation_test((a, b), lambda x, y: np.mean(x) - np.mean(y), n_resamples=np.inf)
    assert found.p == pytest.approx(other.pvalue, abs=1e-12)
    assert found.difference.value == pytest.approx(a.mean() - b.mean())
    assert (found.exact, found.draws) == (True, math.comb(15, 7))


def test_within_blocks_counted_by_hand() -> None:
    # Three pairs, one of each drawn: 8 draws. The statistic is the mean of the three differences, which are 3, 1, −1.
    y, arm, block = [5, 2, 4, 3, 1, 2], [1, 0, 1, 0, 1, 0], ["a", "a", "b", "b", "c", "c"]
    sums = [x * 3 + y_ * 1 + z * -1 for x, y_, z in itertools.product((1, -1), repeat=3)]
    upper = sum(one >= 3 for one in sums) / 8
    found = stats.permuted_arms(y, arm, block=block)
    assert found.difference.value == 1.0
    assert found.p == min(1.0, 2 * upper)
    assert found.draws == 8


def test_the_interval_of_arms_is_the_test_turned_round() -> None:
    rng = np.random.default_rng(8)
    block = np.repeat(np.arange(4), 4)
    arm = np.tile([1, 1, 0, 0], 4)
    y = 2.0 * block + arm * 1.5 + rng.normal(size=16)
    found = stats.permuted_arms(y, arm, block=block, level=0.9)
    for end, inside in ((found.difference.low, 1e-4), (found.difference.high, -1e-4)):
        assert stats.permuted_arms(y - arm * (end + inside), arm, block=block).p > 0.10
        assert stats.permuted_arms(y - arm * (end - inside), arm, block=block).p <= 0.10


def test_drawn_arms_agree_with_all_there_are() -> None:
    rng = np.random.default_rng(9)
    arm = np.tile([1, 0], 10)
    y = arm * 0.8 + rng.normal(size=20)
    found = stats.permuted_arms(y, arm, draws=20_000)
    welch = stats.two_groups(y[arm == 1], y[arm == 0])
    assert not found.exact
    assert found.p == pytest.approx(welch.p, abs=0.02)
    assert found.difference.low == pytest.approx(welch.difference.low, abs=0.1)


@pytest.mark.parametrize("runs", [25, pytest.param(400, marks=pytest.mark.long)])
def test_the_intervals_hold_what_was_planted(runs: int) -> None:
    rng = np.random.default_rng(10)
    held = np.zeros(2)
    for _ in range(runs):
        one = stats.permutation(np.zeros(12), rng.normal(0.5, 1, 12) + rng.exponential(1, 12) - 1).difference
        arm = rng.permutation(np.repeat([1, 0], [6, 8]))
        two = stats.permuted_arms(arm * 0.5 + rng.normal(size=14), arm).difference
        held += [one.low <= 0.5 <= one.high, two.low <= 0.5 <= two.high]
    least = sp.binom.ppf(0.0005, runs, 0.95)
    assert (held >= least).all()


@pytest.mark.parametrize(
    ("make", "match"),
    [
        (lambda: stats.permutation([1.0], [2.0]), "at least two"),
        (lambda: stats.permutation([1.0, 2.0], [2.0, 3.0]), "same amount"),
        (lambda: stats.permutation([1.0, 2.0], [2.0, 4.0], draws=9), "at least 199"),
        (lambda: stats.permuted_arms([1.0, 2.0], [1, 1]), "both arms"),
        (lambda: stats.permuted_arms([1.0, 1.0, 1.0], [1, 0, 0]), "zero variance"),
        (lambda: stats.permuted_arms([1.0, math.nan], [1, 0]), "none missing"),
        (lambda: stats.permuted_arms([], []), "no rows"),
        (lambda: stats.permuted_arms([1.0, 2.0], [1, 0], block=["a", None]), "block"),
    ],
)
def test_what_chance_says_nothing_about(make, match: str) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(NotComputable, match=match):
        make()
