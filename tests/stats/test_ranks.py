"""Do intervals on ranks hold the true ranks? By hand, and from planted truths over many seeds."""

from __future__ import annotations

import numpy as np
import pytest

from mentorlab import stats
from mentorlab.stats.gaps import rated, resampled
from mentorlab.stats.ranks import between_ranks, clearly_above, clearly_not_zero, ranked, share_in_top, tiers
from tests.stats.ratings import PLANTED, asked, true_scores


def test_ranks_and_tiers_by_hand() -> None:
    scores = np.array([5.0, 9.0, 9.0, 1.0])
    assert ranked(scores).tolist() == [3, 1, 1, 4]
    above = np.zeros((4, 4), dtype=bool)
    above[1, 3] = above[2, 3] = above[2, 0] = True
    low, high = between_ranks(above)
    assert low.tolist() == [2, 1, 1, 3]
    assert high.tolist() == [4, 3, 2, 4]
    # From the top: the second need is first (9.0, and the first of two equals); only the last is clearly below it.
    assert tiers(scores, above).tolist() == [1, 1, 1, 2]


def test_places_at_the_border_are_shared() -> None:
    drawn = np.array([[9.0, 8, 7, 6], [9, 7, 7, 7], [5, 5, 5, 5]])
    by_hand = np.array([[1, 1, 1, 0], [1, 2 / 3, 2 / 3, 2 / 3], [3 / 4] * 4]).mean(axis=0)
    assert share_in_top(drawn, 3) == pytest.approx(by_hand)
    assert share_in_top(drawn[:, :2], 3).tolist() == [1, 1]


def test_holms_procedure_by_hand() -> None:
    # Standard errors of 1 from a thousand people: z = 3.0, 2.3, 2.1 and p = .0027, .0214, .0357 against
    # .05/3 = .0167 (clear), .05/2 = .025 (clear), .05 (clear); with 2.2 in place of 2.3, p = .0278 > .025 ends it.
    rng = np.random.default_rng(0)
    noise = rng.normal(size=(20_000, 3))
    noise /= np.sqrt((noise**2).mean(axis=0))
    n = np.full(3, 1000)
    for sizes, expected in (([2.3, 3.0, 2.1], [True, True, True]), ([2.2, 3.0, 2.1], [False, True, False])):
        size = np.array(sizes)
        assert clearly_not_zero(size, size + noise, n, level=0.95).tolist() == expected


def _coverage(planted: str, people: int, *, missing: bool, times: int) -> tuple[float, float]:
    """In which share of surveys do all intervals hold; and those of the middle 95 % of ranks over the draws."""
    scores, rng = true_scores(planted), np.random.default_rng(people)
    best = np.array([1 + (scores > one).sum() for one in scores])
    worst = np.array([len(scores) - (scores < one).sum() for one in scores])
    held = naive = 0
    for seed in range(times):
        wanted, have = asked(planted, people, rng, missing=missing)
        table = stats.gap_ranks(wanted, have, draws=400, seed=seed)
        held += bool(((table["rank_low"] <= best) & (table["rank_high"] >= worst)).all())
        means, gaps = resampled(rated(wanted, have), 400, seed)
        drawn = np.nan_to_num(means * gaps)
        ranks = 1 + (drawn[:, None, :] > drawn[:, :, None]).sum(axis=2)
        low, high = np.quantile(ranks, [0.025, 0.975], axis=0)
        naive += bool(((low <= best) & (high >= worst)).all())
    return held / times, naive / times


@pytest.mark.parametrize("missing", [False, True])
@pytest.mark.parametrize("planted", ["three kinds", "all equal"])
def test_the_intervals_hold_all_true_ranks_at_once(planted: str, missing: bool) -> None:
    held, naive = _coverage(planted, 15, missing=missing, times=100)
    assert held >= 0.88  # 0.95 less three standard errors of a share of 100
    assert naive < 0.6  # why the middle of the resampled ranks is not used


def test_needs_far_apart_are_told_apart() -> None:
    rng = np.random.default_rng(3)
    wanted, have = asked("far apart", 200, rng, missing=False)
    table = stats.gap_ranks(wanted, have)
    assert (table["rank_low"] == table["rank_high"]).sum() >= 4
    assert table["tier"].tolist() == [1, 2, 3, 4, 5]


@pytest.mark.long
@pytest.mark.parametrize("missing", [False, True])
@pytest.mark.parametrize("people", [12, 15, 40, 200])
@pytest.mark.parametrize("planted", PLANTED)
def test_the_intervals_hold_all_true_ranks_at_once_in_many_surveys(planted: str, people: int, missing: bool) -> None:
    held, _ = _coverage(planted, people, missing=missing, times=600)
    assert held >= 0.923  # 0.95 less three standard errors of a share of 600


def test_a_need_that_one_person_rated_is_never_settled() -> None:
    wanted, have = asked("far apart", 60, np.random.default_rng(1), missing=False)
    wanted.loc[1:, 0] = np.nan
    table = stats.gap_ranks(wanted, have)
    assert table.loc[0, ["n", "rank_low", "rank_high"]].tolist() == [1, 1, 5]
    scores, drawn = np.array([3.0, 1.0]), np.column_stack([np.full(200, np.nan), np.full(200, 1.0)])
    assert not clearly_above(scores, drawn, np.array([1, 60]), level=0.95).any()
