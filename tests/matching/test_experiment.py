"""Does an experiment with policies find what was planted, find nothing where nothing is, and say it honestly?"""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest

from mentorlab.answers.result import Result
from mentorlab.errors import BadInput
from mentorlab.matching import experiment as asked
from mentorlab.matching.fitting import Fitted
from mentorlab.matching.lists import Lists
from mentorlab.matching.policies import Policy
from mentorlab.matching.pool import Pool
from mentorlab.matching.tried.cohorts import tried
from mentorlab.matching.tried.telling import told
from mentorlab.measures.matchable import People
from tests.matching.markets import market_of
from tests.matching.quick_policies import best_by_fit, by_lots, half_greedy
from tests.programs import demo

NOBODY_MORE = 3.29  # standard errors: the 99.9 % limits


MENTORS = np.random.default_rng(11).integers(0, 2, size=(25, 6))


def pool_of(*seed: int, n: int = 60, m: int = 25) -> Pool:
    """Mentees drawn from one crowd, the same mentors: what a mentee asks for many or few of them have."""
    rng = np.random.default_rng(list(seed))
    table = rng.integers(0, 3, size=(n, 6)) @ MENTORS[:m].T * 10 + rng.integers(0, 30, size=(n, m))
    chosen = [rng.choice(m, size=3, replace=False) for _ in range(n)]
    market = replace(market_of(table, [3] * m, choices=chosen), best=200)
    people = People(market.mentees, market.mentors, market.capacity, market.minimum, market.applied, {}, {})
    fit = Fitted(market.mentee_side, market.mentor_side, market.parts, market.best, ())
    return Pool(market, people, (), fit)


def answer(seed: int, policies: dict[str, Policy], cohorts: int = 30) -> Result:
    pool = pool_of(seed)
    return told(pool, tried(pool.market, policies, cohorts=cohorts, seed=seed), "setting", level=0.95, smallest=5)


def says_the_best(seeds: range) -> float:
    policies = {"greedy": half_greedy, "best": best_by_fit, "lots": by_lots}
    found = [answer(seed, policies) for seed in seeds]
    first = [one.table["group"].iloc[0] == "best" and one.table["fit_more_low"].iloc[0] > 0 for one in found]
    return float(np.mean(first))


def finds_a_difference(seeds: range) -> float:
    """How often any of four names of one policy is told from another: a false alarm, in whichever comparison."""
    same = {"lots": by_lots, "draws": by_lots, "chance": by_lots, "dice": by_lots}
    found = [answer(seed, same, cohorts=20) for seed in seeds]
    return float(np.mean([(one.table["fit_p"] < 0.05).any() | (one.table["first_p"] < 0.05).any() for one in found]))


def test_the_way_that_is_best_by_fit_is_named_and_told_apart() -> None:
    assert says_the_best(range(8)) == 1


def test_one_way_under_four_names_is_hardly_ever_told_apart() -> None:
    assert finds_a_difference(range(16)) <= 0.05 + NOBODY_MORE * math.sqrt(0.05 * 0.95 / 16)


@pytest.mark.long
def test_planted_truth_in_full() -> None:
    assert says_the_best(range(300)) >= 0.95
    assert finds_a_difference(range(600)) <= 0.05 + NOBODY_MORE * math.sqrt(0.05 * 0.95 / 600)


@pytest.mark.long
def test_intervals_hold_the_truth_of_new_cohorts() -> None:
    """Mentees drawn from one crowd again and again, the mentors fixed: best against one after the other."""

    def gain(pool: Pool) -> float:
        both = [policy(pool.market, np.random.default_rng(0)).mentor_of for policy in (best_by_fit, half_greedy)]
        totals = [pool.market.fit(np.arange(60), one).sum() for one in both]
        return float(totals[0] - totals[1]) * 100 / 200 / 60

    truth = np.mean([gain(pool_of(1, seed)) for seed in range(1500)])
    held = []
    for seed in range(300):
        pool = pool_of(3, seed)
        results = tried(pool.market, {"greedy": half_greedy, "best": best_by_fit}, cohorts=40, seed=seed)
        found = told(pool, results, "setting", level=0.95, smallest=5)
        one = found.estimate("fit_difference").estimate
        held.append(one.low <= truth <= one.high)
    assert np.mean(held) >= 0.95 - NOBODY_MORE * math.sqrt(0.95 * 0.05 / 300)


def test_size_and_interval_come_before_p_and_it_speaks_of_fit() -> None:
    found = answer(1, {"greedy": half_greedy, "best": best_by_fit})
    said = found.sentence("analyst")
    assert "best gives the highest mean fit" in said
    assert said.index("interval") < said.index("; p ")
    assert "does not say who would be helped more" in said
    one = found.estimate("fit_difference")
    assert one.p is not None
    assert one.p_adjusted is not None
    assert one.p <= one.p_adjusted
    assert found.to_dict()["estimates"][0]["p_adjusted"] == pytest.approx(one.p_adjusted)


def test_where_the_way_held_against_is_best_it_says_so() -> None:
    found = answer(1, {"best": best_by_fit, "lots": by_lots})
    assert "no way gives a higher mean fit than best" in found.sentence("leadership")


def test_small_counts_are_hidden_and_not_compared() -> None:
    """Of 60 mentees, lots give hardly anybody their first choice: fewer than five, so no share and no difference."""
    found = answer(2, {"best": best_by_fit, "lots": by_lots})
    row = found.table.set_index("group").loc["lots"]
    assert row["hidden"]
    assert math.isnan(row["share_first"])
    assert math.isnan(row["first_more"])
    assert found.hidden == found.table["hidden"].sum()


def test_under_ten_mentees_are_described_and_not_compared() -> None:
    pool = pool_of(3, n=8, m=4)
    results = tried(pool.market, {"best": best_by_fit, "lots": by_lots}, cohorts=20)
    found = told(pool, results, "setting", level=0.95, smallest=5)
    assert not found.estimates
    assert "; p " not in found.sentence("analyst")
    assert found.table["mean_fit"].notna().all()


def test_without_choices_nothing_is_said_of_them() -> None:
    pool = pool_of(4)
    pool = replace(pool, market=replace(pool.market, choices=Lists.empty(60)))
    results = tried(pool.market, {"best": best_by_fit, "lots": by_lots}, cohorts=20)
    found = told(pool, results, "setting", level=0.95, smallest=5)
    assert "choice" not in found.sentence("leadership")
    assert found.table["share_first"].isna().all()


def test_the_same_seed_gives_the_same_answer() -> None:
    policies: dict[str, Policy] = {"best": best_by_fit, "lots": by_lots}
    assert answer(5, policies).to_dict() == answer(5, policies).to_dict()


def test_an_unknown_way_is_refused() -> None:
    with pytest.raises(BadInput, match="no way of matching called"):
        asked(demo(), policies=("randon",))


def test_pairs_made_by_hand_are_refused_with_what_judges_them() -> None:
    with pytest.raises(BadInput, match="leave own_pairs out"):
        asked(demo(), policies=("own_pairs",))
