"""Is the same market, looked up in tables, the same market? Is what a match gives counted right?"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from mentorlab.errors import NotComputable
from mentorlab.matching.bars import CodeBar
from mentorlab.matching.market import Market
from mentorlab.matching.policies import POLICIES
from mentorlab.matching.tried.cohorts import tried
from mentorlab.matching.tried.few import few
from mentorlab.matching.tried.measured import MEASURES, measured
from mentorlab.matching.tried.tabled import tabled
from mentorlab.matching.tried.weighed import weighed, weights_of, with_factors
from tests.matching.markets import market_of, random_market
from tests.matching.quick_policies import best_by_fit, by_lots, half_greedy


def with_everything(seed: int) -> Market:
    """Twelve mentees, six mentors with two places; a rule, a pair to be made, choices and points of both sides."""
    rng = np.random.default_rng(seed)
    sites, theirs = rng.integers(0, 3, 12), rng.integers(0, 3, 6)
    bar = CodeBar("other_site", "different", sites, theirs)
    must = [(3, next(j for j in range(6) if theirs[j] != sites[3]))]
    return market_of(
        rng.integers(0, 100, (12, 6)), [2] * 6, bars=(bar,), must=must, bonus=(50, 30, 10), mentor_bonus=(20,),
        choices=[rng.permutation(6)[:3] for _ in range(12)], mentor_choices=[rng.permutation(12)[:2] for _ in range(6)],
        applied=rng.permutation(12).tolist(),
    )  # fmt: skip


@pytest.mark.parametrize("seed", range(5))
def test_a_market_in_tables_is_the_same_market(seed: int) -> None:
    market = with_everything(seed)
    drawn = np.sort(np.random.default_rng(seed).integers(12, size=12))
    for held, plain in (
        (tabled(market), market),
        (tabled(market).cohort(drawn), market.take(drawn, np.arange(6))),
    ):
        assert (held.fit_table() == plain.fit_table()).all()
        assert (held.points_table() == plain.points_table()).all()
        assert (held.allowed_table() == plain.allowed_table()).all()
        i, j = np.array([0, 5, 5]), np.array([1, 1, 3])
        assert (held.fit(i, j) == plain.fit(i, j)).all()
        assert (held.points(i, j) == plain.points(i, j)).all()
        assert (held.allowed(i, j) == plain.allowed(i, j)).all()
        for ours, theirs in ((held.choices, plain.choices), (held.mentor_choices, plain.mentor_choices)):
            assert ours.start.tolist() == theirs.start.tolist()
            assert ours.whom.tolist() == theirs.whom.tolist()
            assert ours.rank.tolist() == theirs.rank.tolist()
        assert all(not bar.bars(*np.nonzero(plain.allowed_table())).any() for bar in held.bars)
        assert held.applied.tolist() == plain.applied.tolist()


def test_every_policy_makes_the_same_match_of_both() -> None:
    market = with_everything(7)
    drawn = np.sort(np.random.default_rng(3).integers(12, size=12))
    held, plain = tabled(market).cohort(drawn), market.take(drawn, np.arange(6))
    plain = replace(plain, must=held.must)
    for name, policy in POLICIES.items():
        if name != "own_pairs":
            both = [policy(one, np.random.default_rng(5)).mentor_of.tolist() for one in (held, plain)]
            assert both[0] == both[1], name


def test_a_pair_that_must_be_made_is_made_for_as_many_as_there_are_places() -> None:
    market = market_of(np.ones((3, 2)), [2, 1], must=[(0, 0), (1, 1)])
    cohort = tabled(market).cohort(np.array([0, 0, 0, 1, 1]))
    assert cohort.must.tolist() == [[0, 0], [1, 0], [3, 1]]


def test_too_many_pairs_are_refused() -> None:
    with pytest.raises(NotComputable, match="ask about one unit"):
        tabled(random_market(2001, 2000, 0))


def by_hand(market: Market, mentor_of: list[int]) -> dict[str, float]:
    """The measures with plain loops."""
    n, (mentees, mentors) = len(mentor_of), market.size
    allowed, table = market.allowed_table(), market.fit_table()
    fit = [100 * table[i, j] / market.best if j >= 0 else 0.0 for i, j in enumerate(mentor_of)]
    named = [i for i in range(n) if len(market.choices.of(i))]
    got = [i for i in named if mentor_of[i] in market.choices.of(i)]
    at = [list(market.choices.of(i)).index(mentor_of[i]) for i in got]

    def prefers(lists: list[int], fits: list[float], one: int, other: int) -> bool:
        place = {whom: -at for at, whom in reversed(list(enumerate(lists)))}
        lowest = -len(lists) - 1
        return (place.get(one, lowest), fits[one]) > (place.get(other, lowest), fits[other])

    forced = {(int(i), int(j)) for i, j in market.must}
    envy = 0
    for i in range(mentees):
        if (i, mentor_of[i]) in forced:
            continue
        for j in range(mentors):
            if j == mentor_of[i] or not allowed[i, j]:
                continue
            mine = list(market.choices.of(i))
            wants = mentor_of[i] < 0 or prefers(mine, list(table[i]), j, mentor_of[i])
            held = [a for a in range(n) if mentor_of[a] == j]
            theirs = list(market.mentor_choices.of(j))
            swaps = [a for a in held if (a, j) not in forced and prefers(theirs, list(table[:, j]), i, a)]
            envy += wants and (len(held) < market.capacity[j] or bool(swaps))
    return {
        "share_matched": sum(j >= 0 for j in mentor_of) / n,
        "mean_fit": sum(fit) / n,
        "fit_tenth": float(np.quantile(fit, 0.1)),
        "fit_worst": min(fit),
        "share_first": sum(market.choices.of(i)[0] == mentor_of[i] for i in named) / len(named),
        "share_choice": len(got) / len(named),
        "envy": envy / n,
        "share_idle": sum(j not in mentor_of for j in range(mentors)) / mentors,
        "fit_matched": sum(fit) / sum(j >= 0 for j in mentor_of),
        "share_second": at.count(1) / len(named),
        "share_third": at.count(2) / len(named),
        "share_later": sum(place > 2 for place in at) / len(named),
        "share_named_alone": sum(mentor_of[i] < 0 for i in named) / n,
        "share_full": sum(mentor_of.count(j) == market.capacity[j] for j in range(mentors)) / mentors,
    }


@pytest.mark.parametrize("seed", range(5))
def test_what_a_match_gives_is_counted_as_with_plain_loops(seed: int) -> None:
    market = with_everything(seed)
    found = POLICIES["random"](market, np.random.default_rng(seed)).mentor_of
    if seed == 1:
        found[:2] = -1
    counted = dict(zip(MEASURES, measured(tabled(market), found), strict=True))
    assert counted == pytest.approx(by_hand(market, found.tolist()))


def test_numbers_do_not_depend_on_company_or_on_workers() -> None:
    market = random_market(20, 8, 1, places=3)
    both = tried(market, {"best": best_by_fit, "lots": by_lots}, cohorts=6, seed=3)
    alone = tried(market, {"lots": by_lots}, cohorts=6, seed=3)
    assert (both.of("lots", "mean_fit")[1] == alone.of("lots", "mean_fit")[1]).all()
    assert both.of("lots", "mean_fit")[0] == alone.of("lots", "mean_fit")[0]
    assert (tried(market, {"lots": by_lots}, cohorts=6, seed=3, workers=2).cohorts == alone.cohorts).all()
    assert (tried(market, {"lots": by_lots}, cohorts=6, seed=4).cohorts != alone.cohorts).any()


def test_a_weight_multiplies_its_part_and_nothing_else() -> None:
    market = replace(random_market(6, 4, 2), parts={"skills": slice(0, 1), "goals": slice(1, 4)})
    assert list(weights_of(market)) == ["skills", "goals", "choice"]
    other, i, j = with_factors(market, {"skills": 0, "choice": 128}), np.arange(6), np.array([0, 1, 2, 3, 0, 1])
    assert (other.fit(i, j) == 64 * market.part("goals", i, j)).all()
    assert other.bonus == tuple(128 * points for points in market.bonus)
    assert (with_factors(market, {}).points(i, j) == 64 * market.points(i, j)).all()


def test_pairs_that_hang_on_a_weight_are_told_from_those_that_do_not() -> None:
    """Two mentees, two mentors. Skills: each would do better with their own; goals: with the other's, by less."""
    table = np.array([[3, 0, 0, 2], [0, 3, 2, 0]], dtype=np.float32)
    market = replace(
        market_of(np.zeros((2, 2)), [1, 1]), best=5, mentee_side=table,
        mentor_side=np.array([[1, 0, 1, 0], [0, 1, 0, 1]], dtype=np.float32),
        parts={"skills": slice(0, 2), "goals": slice(2, 4)},
    )  # fmt: skip
    found = weighed(market, best_by_fit, draws=200, seed=1)
    said = {(change.weight, change.how): change for change in found.each}
    assert [key for key, change in said.items() if change.stays == 0] == [
        ("skills", "halved"), ("skills", "dropped"), ("goals", "doubled"),
    ]  # fmt: skip
    assert said["skills", "halved"].lost == pytest.approx(1 - 3 / 4)
    assert said["goals", "dropped"].lost == 0
    assert found.never_changes == 0
    # With both weights on 2^U(-1, 1), skills lose where their ratio is below 2/3: U₁ − U₂ < log2(2/3), of a triangle.
    expected = (2 + np.log2(2 / 3)) ** 2 / 8
    moved = np.mean([change.stays == 0 for change in found.drawn])
    assert abs(moved - expected) < 3.29 * np.sqrt(expected * (1 - expected) / 200)


def test_few_means_some_but_not_enough() -> None:
    assert few(3, 100, 5)
    assert few(97, 100, 5)
    assert few(0, 3, 5)
    assert not any(few(count, 100, 5) for count in (0, 5, 95, 100))


def test_the_greedy_way_never_beats_the_best() -> None:
    market = random_market(30, 10, 5, places=3)
    found = tried(market, {"best": best_by_fit, "greedy": half_greedy}, cohorts=10)
    assert (found.of("best", "mean_fit")[1] >= found.of("greedy", "mean_fit")[1]).all()
