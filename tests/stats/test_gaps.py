"""Gaps and their ranks: against a published table, by hand, and where they must be refused."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from scipy import stats as reference

from mentorlab import stats
from mentorlab.errors import NotComputable

# Table 2 of doi 10.5334/ijic.7674 (CC BY 4.0): item, mean importance, mean gap, Borich's score, its rank of 19.
PUBLISHED = pd.DataFrame(
    [
        (1, 4.22, 0.41, 1.71, 15), (2, 4.11, 0.38, 1.57, 17), (3, 4.03, 0.35, 1.41, 19), (4, 4.20, 0.39, 1.66, 16),
        (5, 4.35, 0.51, 2.22, 6), (6, 4.29, 0.46, 1.96, 12), (7, 4.19, 0.54, 2.26, 4), (8, 4.13, 0.43, 1.76, 14),
        (9, 4.16, 0.51, 2.10, 8), (10, 4.14, 0.54, 2.23, 5), (11, 4.21, 0.51, 2.15, 7), (12, 4.16, 0.50, 2.07, 9),
        (13, 4.24, 0.56, 2.36, 3), (14, 4.10, 0.50, 2.04, 11), (15, 4.31, 0.57, 2.45, 2), (16, 4.25, 0.63, 2.70, 1),
    ],
    columns=["item", "importance", "gap", "borich", "rank"],
).set_index("item")  # fmt: skip


def test_the_published_scores_and_ranks_come_out_again() -> None:
    scores = stats.borich(PUBLISHED["importance"], PUBLISHED["gap"])
    # Both means are rounded to two decimals: half a hundredth of each, times the other, is the most that can be lost.
    lost = 0.005 * (PUBLISHED["importance"] + PUBLISHED["gap"]) + 0.005
    assert ((scores - PUBLISHED["borich"]).abs() <= lost).all()
    assert list(scores.sort_values(ascending=False).index) == list(PUBLISHED.sort_values("rank").index)
    assert list(scores.sort_values(ascending=False).index[:4]) == [16, 15, 13, 7]


# Five people, two needs; by hand: gaps of a are 2 1 0 1 −1 (mean 0.6), of b 0 0 3 1 · (mean 1.0).
IMPORTANCE = pd.DataFrame({"a": [5.0, 4, 3, 4, 2], "b": [3.0, 4, 5, 4, np.nan]}, index=list("vwxyz"))
CURRENT = pd.DataFrame({"b": [3.0, 4, 2, 3, 1], "a": [3.0, 3, 3, 3, 3]}, index=list("vwxyz"))


def test_scores_by_hand() -> None:
    table = stats.gap_ranks(IMPORTANCE, CURRENT, draws=200)
    assert list(table.columns[:7]) == ["gap", "borich", "rds", "rank", "rank_low", "rank_high", "top3"]
    assert table["n"].to_dict() == {"a": 5, "b": 4}
    assert table.loc["a", ["importance", "current", "gap", "borich", "rds"]].tolist() == pytest.approx(
        [18 / 5, 3, 0.6, 3.6 * 0.6, 100 * (3 - 1) / 5]
    )
    assert table.loc["b", ["importance", "gap", "borich", "rds"]].tolist() == pytest.approx([4, 1, 4, 100 * 2 / 4])
    assert table["rank"].to_dict() == {"a": 2, "b": 1}
    low, high = reference.t.interval(0.95, 4, 0.6, reference.sem([2, 1, 0, 1, -1]))
    assert table.loc["a", ["gap_low", "gap_high"]].tolist() == pytest.approx([low, high])
    assert table.attrs["left_out"] == 0


def test_borich_is_the_mean_of_the_weighted_gaps() -> None:
    rng = np.random.default_rng(1)
    wanted, have = (pd.DataFrame(rng.integers(1, 6, (30, 4)).astype(float)) for _ in range(2))
    weighted = ((wanted - have) * wanted.mean()).mean()  # Borich 1980: each gap times the need's mean importance
    assert stats.gap_ranks(wanted, have, draws=100)["borich"].to_numpy() == pytest.approx(weighted.to_numpy())


def test_who_rated_nothing_on_both_is_left_out_and_counted() -> None:
    more = pd.concat([IMPORTANCE, pd.DataFrame({"a": [np.nan], "b": [5.0]}, index=["u"])])
    also = pd.concat([CURRENT, pd.DataFrame({"a": [1.0], "b": [np.nan]}, index=["u"])])
    with_them = stats.gap_ranks(more, also, draws=200)
    assert with_them.attrs["left_out"] == 1
    pd.testing.assert_frame_equal(with_them, stats.gap_ranks(IMPORTANCE, CURRENT, draws=200), check_dtype=False)


def test_equal_needs_share_ranks_and_places() -> None:
    rng = np.random.default_rng(2)
    wanted, have = rng.integers(3, 6, 40).astype(float), rng.integers(1, 4, 40).astype(float)
    table = stats.gap_ranks(pd.DataFrame(dict.fromkeys("abcde", wanted)), pd.DataFrame(dict.fromkeys("abcde", have)))
    assert (table["rank"] == 1).all()
    assert (table["tier"] == 1).all()
    assert (table["rank_low"] == 1).all()
    assert (table["rank_high"] == 5).all()
    assert table["top3"].to_numpy() == pytest.approx(np.full(5, 3 / 5))


def test_three_places_are_given_away_in_all() -> None:
    rng = np.random.default_rng(3)
    wanted, have = (pd.DataFrame(rng.integers(1, 6, (12, 9)).astype(float)) for _ in range(2))
    assert stats.gap_ranks(wanted, have, draws=500)["top3"].sum() == pytest.approx(3)


@pytest.mark.parametrize("needs", [1, 2, 3, 40])
def test_everybody_gives_everything_a_five(needs: int) -> None:
    fives = pd.DataFrame(np.full((12, needs), 5.0))
    table = stats.gap_ranks(fives, fives, draws=200)
    assert (table[["gap", "borich", "rds"]] == 0).all(axis=None)
    assert (table["rank_high"] == needs).all()
    assert (table["tier"] == 1).all()


def test_unanimous_people_settle_a_rank_only_where_there_are_enough_of_them() -> None:
    def ranks(people: int) -> pd.DataFrame:
        wanted = pd.DataFrame({"missed": np.full(people, 5.0), "met": np.full(people, 5.0)})
        return stats.gap_ranks(wanted, pd.DataFrame({"missed": np.full(people, 1.0), "met": np.full(people, 5.0)}))

    assert ranks(12)["rank_high"].to_dict() == {"missed": 1, "met": 2}
    assert ranks(3)["rank_high"].to_dict() == {"missed": 2, "met": 2}


def test_the_seed_decides_and_the_order_of_people_does_not_matter_to_the_scores() -> None:
    rng = np.random.default_rng(4)
    wanted, have = (pd.DataFrame(rng.integers(1, 6, (60, 6)).astype(float)) for _ in range(2))
    once, again = stats.gap_ranks(wanted, have, seed=5), stats.gap_ranks(wanted, have, seed=5)
    pd.testing.assert_frame_equal(once, again)
    assert not once["top3"].equals(stats.gap_ranks(wanted, have, seed=6)["top3"])
    turned = stats.gap_ranks(wanted.iloc[::-1], have, seed=5)
    pd.testing.assert_frame_equal(turned[["gap", "borich", "rds", "rank"]], once[["gap", "borich", "rds", "rank"]])


def test_many_people_are_drawn_in_blocks_of_the_same_law() -> None:
    rng = np.random.default_rng(7)
    wanted = pd.DataFrame(rng.integers(3, 6, (20_000, 2)).astype(float))
    data = stats.rated(wanted, wanted - 1 - rng.integers(0, 2, wanted.shape))
    from mentorlab.stats.gaps import resampled

    means, gaps = resampled(data, 400, 1)  # 200 draws a block
    assert means.std(axis=0) == pytest.approx(wanted.std().to_numpy() / np.sqrt(20_000), rel=0.12)
    assert gaps.mean(axis=0) == pytest.approx(data.means()[1], abs=0.002)
    assert not np.array_equal(means[:200], means[200:])


@pytest.mark.parametrize(
    ("wanted", "have", "why"),
    [
        (pd.DataFrame({"a": [1.0, 2]}), pd.DataFrame({"a": [1.0]}), "same people"),
        (pd.DataFrame(index=[1, 2]), pd.DataFrame(index=[1, 2]), "no need"),
        (pd.DataFrame({"a": [1.0]}), pd.DataFrame({"a": [1.0]}), "ranks need 2"),
        (pd.DataFrame({"a": [1.0, np.nan]}), pd.DataFrame({"a": [np.nan, 1.0]}), "0 people rated both"),
        (pd.DataFrame({"a": [1.0, 2], "b": [1.0, 2]}), pd.DataFrame({"a": [1.0, 2], "b": [np.nan] * 2}), "'b'"),
        (pd.DataFrame({"a": [1.0, 2]}), pd.DataFrame({"b": [1.0, 2]}), "different people or needs"),
        (pd.DataFrame({"a": [1.0, 2]}, index=[1, 1]), pd.DataFrame({"a": [1.0, 2]}, index=[1, 1]), "twice"),
        (pd.DataFrame({"a": [1.0, np.inf]}), pd.DataFrame({"a": [1.0, 2]}), "infinite"),
        (pd.DataFrame({"a": ["high", "low"]}), pd.DataFrame({"a": [1.0, 2]}), "numbers"),
    ],
)
def test_what_cannot_be_ranked_is_said(wanted: pd.DataFrame, have: pd.DataFrame, why: str) -> None:
    with pytest.raises(NotComputable, match=why):
        stats.gap_ranks(wanted, have)


def test_wrong_settings_are_said() -> None:
    with pytest.raises(NotComputable, match="level 95"):
        stats.gap_ranks(IMPORTANCE, CURRENT, level=95)
    with pytest.raises(NotComputable, match="draws 10"):
        stats.gap_ranks(IMPORTANCE, CURRENT, draws=10)
