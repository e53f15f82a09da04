"""Yes/no and ordered answers: McNemar, signed ranks, who stands above whom. Printed values, brute force, coverage."""

from __future__ import annotations

import itertools

import numpy as np
import pandas as pd
import pytest
import scipy.stats

from mentorlab import stats
from mentorlab.errors import NotComputable

# 21 children before (rows: no, yes) and after (columns): Bentur and others 2009, in Fagerland, Lydersen and Laake 2013.
CHILDREN = [[12, 7], [1, 1]]
# Depression scores of nine patients: Hollander and Wolfe, Nonparametric Statistical Methods, example 3.1.
FIRST = [1.83, 0.50, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.30]
SECOND = [0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29]


def test_mcnemar_as_printed() -> None:
    found = stats.mcnemar(CHILDREN)
    assert found.difference.value == pytest.approx(6 / 21)
    assert found.p_exact == pytest.approx(0.070, abs=0.0005)
    assert found.p == pytest.approx(0.039, abs=0.0005)
    # by hand: (8 − 2)/23 ± 1.96·√((8/23 + 2/23 − (6/23)²)/23)
    assert found.difference.low == pytest.approx(0.0134, abs=0.0005)
    assert found.difference.high == pytest.approx(0.5084, abs=0.0005)


def test_mcnemar_where_as_many_went_up_as_down_and_where_nobody_moved() -> None:
    # 1 − half of C(4, 2)/16
    assert stats.mcnemar([[10, 2], [2, 10]]).p == pytest.approx(1 - 6 / 16 / 2)
    still = stats.mcnemar([[10, 0], [0, 10]])
    assert still.p == 1
    assert still.difference.low < 0 < still.difference.high


@pytest.mark.parametrize("table", [[[1, 2]], [[1.5, 1], [1, 1]], [[-1, 1], [1, 1]], [[1, 0], [0, 0]]])
def test_what_is_no_table_of_people_is_refused(table: list[list[float]]) -> None:
    with pytest.raises(NotComputable, match=r"counts is needed|at least two"):
        stats.mcnemar(table)  # type: ignore[arg-type]


def test_mcnemar_interval_holds_the_truth_as_often_as_it_says() -> None:
    # exactly, over all tables of 20 people, for several truths
    kinds = np.array([[20 - a - b - c, a, b, c] for a in range(21) for b in range(21 - a) for c in range(21 - a - b)])
    moves, where = np.unique(kinds[:, 1:3], axis=0, return_inverse=True)
    ends = np.array([(e.low, e.high) for e in (_moved(up, down) for up, down in moves)])[where.ravel()]
    held = []
    for shares in ([0.5, 0.2, 0.1, 0.2], [0.3, 0.3, 0.1, 0.3], [0.6, 0.1, 0.1, 0.2], [0.25, 0.25, 0.25, 0.25]):
        chance = scipy.stats.multinomial.pmf(kinds, 20, shares)
        true = shares[1] - shares[2]
        held.append(chance[(ends[:, 0] <= true) & (true <= ends[:, 1])].sum())
    assert min(held) > 0.93
    assert np.mean(held) < 0.985


def _moved(up: int, down: int) -> stats.Estimate:
    return stats.mcnemar([[20 - up - down, int(up)], [int(down), 0]]).difference


def test_signed_ranks_as_printed() -> None:
    found = stats.signed_rank(FIRST, SECOND)
    # Hollander and Wolfe: the therapy lowers by .46, interval .010 to .786; exact two-sided p .0391
    assert found.shift.value == pytest.approx(-0.46, abs=0.0005)
    assert (found.shift.low, found.shift.high) == (pytest.approx(-0.786, abs=5e-4), pytest.approx(-0.010, abs=5e-4))
    assert found.p == pytest.approx(0.0391, abs=5e-5)


def test_five_people_reach_no_interval_and_six_do() -> None:
    # STANDARDS 3.6: with 5 the smallest p is .0625, with 6 .031
    with pytest.raises(NotComputable, match="too few for a 95 % interval"):
        stats.signed_rank([0.0] * 5, [1.0, 2, 3, 4, 5])
    five = stats.signed_rank([0.0] * 5, [1.0, 2, 3, 4, 5], level=0.9)
    six = stats.signed_rank([0.0] * 6, [1.0, 2, 3, 4, 5, 6])
    assert five.p == pytest.approx(0.0625)
    assert six.p == pytest.approx(0.03125)
    assert (six.shift.low, six.shift.high) == (1, 6)


@pytest.mark.parametrize("n", [6, 25, 51, 120])
def test_pairwise_means_found_by_halving_are_those_written_out(n: int) -> None:
    rng = np.random.default_rng(n)
    change = rng.integers(-3, 5, n).astype(float)
    means = sorted((a + b) / 2 for a, b in itertools.combinations_with_replacement(change, 2))
    found = stats.signed_rank(np.zeros(n), change).shift
    assert found.value == pytest.approx(np.median(means))
    assert {found.low, found.high} <= {round(one, 9) for one in means}


def test_rounding_makes_no_rank_and_nobody_changed_is_said() -> None:
    with pytest.raises(NotComputable, match="none of 6 people changed"):
        stats.signed_rank([0.1 + 0.2] * 6, [0.3] * 6)


def test_superiority_by_brute_force() -> None:
    rng = np.random.default_rng(4)
    one, other = rng.integers(1, 6, 30), rng.integers(1, 6, 25)
    found = stats.superiority([*one, *other], [1] * 30 + [0] * 25)
    pairs = [(a > b) + 0.5 * (a == b) for a, b in itertools.product(one, other)]
    assert found.chance.value == pytest.approx(np.mean(pairs))
    theirs = scipy.stats.brunnermunzel(other, one)  # the same error, p not on the logit
    assert found.p == pytest.approx(theirs.pvalue, abs=0.01)
    assert found.chance.low < found.chance.value < found.chance.high


def test_superiority_adjusted_for_the_start_takes_luck_out() -> None:
    rng = np.random.default_rng(5)
    n = 400
    start = rng.normal(0, 1, 2 * n) + np.repeat([0.3, 0.0], n)  # luck: the arm began higher
    end = start + rng.normal(0, 0.5, 2 * n)
    arm = np.repeat([1, 0], n)
    plain, adjusted = stats.superiority(end, arm), stats.superiority(end, arm, before=start)
    assert plain.chance.low > 0.5
    assert abs(adjusted.chance.value - 0.5) < 0.02
    assert adjusted.chance.se < plain.chance.se


@pytest.mark.parametrize(
    ("after", "arm", "said"),
    [
        ([1, 2, 3, 4, 1, 2, 3, 4], [1] * 4 + [0] * 4, "need 5 in each"),
        ([1] * 5 + [2] * 5, [1] * 5 + [0] * 5, "do not overlap"),
        ([1] * 10, [1] * 5 + [0] * 5, "nobody differs"),
    ],
)
def test_groups_that_cannot_be_ordered_are_refused(after: list[int], arm: list[int], said: str) -> None:
    with pytest.raises(NotComputable, match=said):
        stats.superiority(after, arm)


def _superiority_coverage(n: int, draws: int, seed: int) -> float:
    """How often the interval holds the chance of a whole population on five steps, start adjusted."""
    rng = np.random.default_rng(seed)
    steps = [-1.2, -0.3, 0.4, 1.3]

    def drawn(size: int, shift: float) -> tuple[np.ndarray, np.ndarray]:
        true = rng.normal(0, 1, size)
        return (np.digitize(true + rng.normal(0, 0.7, size) + more, steps) for more in (0, shift))  # type: ignore[return-value]

    big_one, big_other = list(drawn(400_000, 0.4))[1], list(drawn(400_000, 0.0))[1]
    shares = [np.bincount(big, minlength=5) / len(big) for big in (big_one, big_other)]
    truth = sum(p * (shares[1][:i].sum() + shares[1][i] / 2) for i, p in enumerate(shares[0]))
    held = 0
    for _ in range(draws):
        (a0, a1), (b0, b1) = drawn(n, 0.4), drawn(n, 0.0)
        found = stats.superiority(np.r_[a1, b1], np.repeat([1, 0], n), before=np.r_[a0, b0]).chance
        held += found.low <= truth <= found.high
    return held / draws


def test_superiority_interval_holds_the_truth() -> None:
    assert 0.90 <= _superiority_coverage(30, 200, 6) <= 0.99


@pytest.mark.long
@pytest.mark.parametrize("n", [10, 30, 150])
def test_superiority_interval_holds_the_truth_over_many_draws(n: int) -> None:
    assert 0.93 <= _superiority_coverage(n, 4000, n) <= 0.97


@pytest.mark.long
def test_signed_ranks_of_a_hundred_thousand_are_quick() -> None:
    rng = np.random.default_rng(7)
    before = pd.Series(rng.integers(1, 6, 100_000))
    after = before + rng.integers(-1, 2, 100_000)
    assert abs(stats.signed_rank(before, after).shift.value) <= 0.5
