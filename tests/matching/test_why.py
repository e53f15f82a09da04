"""Are pairs explained truly: what stands above, what another mentor would cost, who would have to give way?"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

import mentorlab
from mentorlab.errors import BadInput
from mentorlab.matching.explain import Explanation, explained
from mentorlab.matching.market import Market
from mentorlab.matching.match import Match
from mentorlab.matching.place_worth import place_worth
from mentorlab.matching.policies import policy_named
from mentorlab.matching.why import why_list
from tests.matching.certified import ruled
from tests.matching.markets import market_of
from tests.matching.proofs import best
from tests.programs import demo

MAXIMISING = ("optimal", "optimal_with_choice", "most_then_rank", "fairest")


def made(market: Market, policy: str, seed: int = 3) -> Match:
    """The policy's match."""
    return policy_named(policy)(market, np.random.default_rng(seed))


def test_why_not_by_hand() -> None:
    """Fits 90 80 10 / 85 30 20 / 60 55 50, a place each.

    By hand: best is e0-o1, e1-o0, e2-o2 (80 + 85 + 50 = 215). With e0 at o0, e1 and e2 get o1 and o2: 90 + 55 + 20 or
    90 + 30 + 50 = 170, so the sum falls by 45, e0's own pair gains 10, and e1 moves.
    """
    market = market_of([[90, 80, 10], [85, 30, 20], [60, 55, 50]])
    market = replace(market, best=100)
    match = made(market, "optimal")
    assert match.mentor_of.tolist() == [1, 0, 2]
    why = explained(market, match, "optimal", "e0", "o0").why_not
    assert why is not None
    assert (why.kind, why.moved, why.people, why.lost, why.pair) == ("swap", 1, 0, 45.0, 10.0)
    assert "1 other mentee would get another mentor, and as many would be matched" in why.said
    assert "−45.0" in why.said


@pytest.mark.parametrize("policy", ["optimal", "optimal_with_choice"])
def test_what_another_mentor_would_cost_is_exact(policy: str) -> None:
    """Against scipy's best match of the table in which the mentee may have this mentor alone."""
    market = ruled(12, 6, 4)
    match, fine = made(market, policy), market.allowed_table()
    table = market.points_table() if policy == "optimal_with_choice" else market.fit_table()
    for i in range(12):
        for j in np.flatnonzero(fine[i] & (np.arange(6) != match.mentor_of[i])):
            only = fine.copy()
            only[i] = False
            only[i, j] = True
            other, _ = best(market, policy, allowed=only)
            if other[i] != j:
                continue  # with fewer places than mentees, somebody else may be matched in this one's place
            rows = np.flatnonzero(other >= 0)
            why = explained(market, match, policy, f"e{i}", f"o{j}").why_not
            assert why is not None
            lost = 100 * (match.total - table[rows, other[rows]].sum()) / market.best
            assert why.lost == pytest.approx(lost)
            assert why.people == len(rows) - match.n_matched


def test_in_a_stable_match_every_place_with_a_better_mentor_is_taken_by_somebody_more_welcome() -> None:
    market, kinds = ruled(20, 8, 2), set()
    match = made(market, "stable")
    rows = why_list(market, match, "stable")
    for i in range(20):
        for j in range(8):
            why = explained(market, match, "stable", f"e{i}", f"o{j}", seed=3).why_not
            assert why is not None
            kinds.add(why.kind)
            if why.kind == "taken":
                assert sum(why.taken) == market.capacity[j]  # nobody else would be heard
    assert kinds == {"same", "barred", "rather", "taken"}
    assert (rows["n_before"].dropna() >= 0).all()


def test_the_list_says_what_stands_above_and_what_comes_next() -> None:
    """e0 fits o1 best and is barred from it; by hand, o0 is its best and o2 comes next."""
    from mentorlab.matching.bars import PairBar
    from mentorlab.matching.lists import Lists

    bar = PairBar("not_before", Lists.from_rows([[1], []]), 3)
    market = replace(market_of([[50, 90, 40], [80, 70, 10]], bars=(bar,), choices=[[2], [1, 0]]), best=100)
    rows = why_list(market, Match(np.array([0, 1])), "optimal").set_index("mentee_id")
    assert rows.loc["e0", ["mentor_id", "score", "n_before", "runner_up", "barred"]].tolist() == [
        "o0",
        50.0,
        0,
        "o2",
        1,
    ]
    assert rows.loc["e1", ["mentor_id", "rank", "n_before", "runner_up"]].tolist() == ["o1", 1, 1, "o0"]
    stable = why_list(market, Match(np.array([0, -1])), "stable").set_index("mentee_id")
    assert stable.loc["e0", "n_before"] == 1  # the choice o2 stands before the higher fit
    assert stable.loc["e1", "reason"].startswith("No place")
    forced = replace(market, must=np.array([[0, 2]]))
    assert why_list(forced, Match(np.array([2, 1])), "optimal").loc[0, "reason"] == "The pair had to be made."


def test_an_explanation_shows_itself_only_when_it_is_printed_and_never_in_a_report() -> None:
    program = demo()
    mentee = mentorlab.matching.pool(program).market.mentees[0]
    why = mentorlab.matching.explain(program, mentee=mentee)
    assert isinstance(why, Explanation)
    assert mentee in str(why)
    assert mentee not in repr(why)
    assert why.mentor is not None
    assert why.mentor not in repr(why)
    assert why.parts.sum() == pytest.approx(why.fit, abs=0.05)
    with pytest.raises(BadInput, match="is no mentee in the pool"):
        mentorlab.matching.explain(program, mentee="nobody")
    with pytest.raises(BadInput, match="this is a report"):
        mentorlab.matching.explain(replace(program, publishing=object()), mentee=mentee)


@pytest.mark.parametrize("seed", range(6))
def test_the_worth_of_one_more_place_is_what_matching_again_gives(seed: int) -> None:
    """Every mentor's place, against scipy's best match with one place more (people first, then points)."""
    market = ruled(14, 6, seed)
    if seed % 2:
        market = replace(market, capacity=np.full(6, 4))
    worth, (before, _) = place_worth(market), best(market, "optimal")
    fit = market.fit_table()
    for j in range(6):
        capacity = market.capacity.copy()
        capacity[j] += 1
        after, _ = best(replace(market, capacity=capacity), "optimal")
        people, points = (after >= 0).sum() - (before >= 0).sum(), _sum(fit, after) - _sum(fit, before)
        assert worth.people[j] == people
        assert worth.points[j] == pytest.approx(100 * points / market.best)


def _sum(table: np.ndarray, mentor_of: np.ndarray) -> int:
    made = np.flatnonzero(mentor_of >= 0)
    return int(table[made, mentor_of[made]].sum())
