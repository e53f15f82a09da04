"""Is every fraud caught and called by its name, and no honest match suspected?

The matches and prices come from scipy and from proposals made one at a time (`proofs`, `certified`), none from the
engines whose results the checker is there to doubt.
"""

from __future__ import annotations

import ast
import json
from collections.abc import Callable
from dataclasses import replace
from itertools import permutations
from pathlib import Path

import numpy as np
import pytest

import mentorlab
from mentorlab.matching.bars import PairBar
from mentorlab.matching.certificate import ARRAYS, TEXT, Certificate, Proof
from mentorlab.matching.checking.ceiling import ceiling
from mentorlab.matching.checking.compared import differences
from mentorlab.matching.lists import Array, Lists
from mentorlab.matching.market import Market
from mentorlab.matching.verify import check, positions
from mentorlab.tables.forgetting.person import Person
from mentorlab.tables.forgetting.traces import holds
from tests.matching.certified import certified, of_match, ruled
from tests.matching.markets import market_of
from tests.matching.proofs import best

MAXIMISING = ("optimal", "optimal_with_choice", "most_then_rank", "fairest")
POLICIES = (*MAXIMISING, "stable")
N, M = 16, 9


def names(certificate: Certificate, market: Market) -> set[str]:
    """What is wrong with a certificate that claims to be of this market, by name."""
    found = {one.name for one in check(certificate, market)}
    return found | {f"problem: {part}" for part in differences(certificate.market, market)}


@pytest.mark.parametrize("policy", POLICIES)
def test_no_honest_match_is_suspected(policy: str) -> None:
    for seed in range(12):
        market = ruled(N, M, seed)
        assert names(certified(policy, market), market) == set()


def test_the_checker_enters_no_engine() -> None:
    """It may read the pool and the arrays of a market, and nothing by which matches are made."""
    room = Path(mentorlab.matching.__path__[0])
    known = {"bars", "lists", "market", "pool", "certificate", "packed_market", "checking"}
    for path in [
        *(room / "checking").glob("*.py"),
        room / "verify.py",
        room / "certificate.py",
        room / "packed_market.py",
    ]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [one.name for one in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            for name in names:
                assert name.split(".")[0] not in {"ortools", "numba", "scipy"}
                assert not name.startswith("mentorlab.matching.") or name.split(".")[2] in known


def test_who_is_forgotten_is_found_in_both_files() -> None:
    certificate = certified("stable", ruled(6, 4, 1))
    market = replace(certificate.market, mentees=("p03055b", *certificate.market.mentees[1:]))
    files = replace(certificate, market=market, pairs=(("p03055b", "o1"),)).files()
    for content in (json.dumps(files[TEXT]).encode(), bytes(files[ARRAYS])):
        assert holds(content, Person("p03055b"))
        assert not holds(content, Person("p0305"))


def test_a_policy_that_promises_nothing_is_held_to_the_rules_alone() -> None:
    market = ruled(N, M, 3)
    mentor_of, _ = best(market, "optimal")
    certificate = of_match("random", market, mentor_of, ())
    assert names(certificate, market) == set()
    assert names(replace(certificate, market=market, pairs=(*certificate.pairs, ("e0", "o0"))), market) >= {
        "matched_twice"
    }


def test_the_ceiling_is_one_whatever_the_prices() -> None:
    """Weak duality, against every match of 5 mentees and 4 places: no prices give less than the best of them."""
    rng = np.random.default_rng(1)
    for _ in range(40):
        table = rng.integers(-5, 20, size=(5, 4))
        market = market_of(np.maximum(table, 0))
        fit = market.fit_table()
        top = max(sum(int(fit[i, j]) for i, j in zip(who, range(4), strict=True)) for who in permutations(range(5), 4))
        prices = rng.integers(-3, 15, size=(1, 4))
        assert ceiling(market, [{"fit": 1}], prices).bound[0] >= top


def test_a_ceiling_by_hand() -> None:
    """Fits 5 3 / 4 1, a place each. By hand: best is 3 + 4 = 7. At prices 2 and 0 the mentees are worth 3 and 2: 7."""
    market = market_of([[5, 3], [4, 1]])
    assert ceiling(market, [{"fit": 1}], np.array([[2, 0]])).bound == (7,)
    assert ceiling(market, [{"fit": 1}], np.array([[0, 0]])).bound == (9,)
    assert ceiling(market, [{"matched": 1}, {"fit": 1}], np.array([[0, 0], [2, 0]])).bound == (2, 7)


def _moved(market: Market, honest: Certificate, rng: np.random.Generator, fine: Array) -> Array:
    """The honest match with one mentee moved to a mentor marked in `fine` (N × M)."""
    mentor_of, _ = positions(honest, market)
    for i in rng.permutation(N):
        to = np.flatnonzero(fine[i] & (np.arange(M) != mentor_of[i]))
        if len(to) and mentor_of[i] >= 0:
            mentor_of[i] = rng.choice(to)
            return mentor_of
    raise AssertionError("nobody to move")


def barred(market: Market, honest: Certificate, rng: np.random.Generator) -> Certificate:
    """Somebody sits with a mentor whom a rule bars, and the sum is right."""
    mentor_of, _ = positions(honest, market)
    free = np.bincount(mentor_of[mentor_of >= 0], minlength=M) < market.capacity
    roomy = replace(market, capacity=market.capacity + 1)
    fine = ~market.allowed_table() & (free[None, :] if (~market.allowed_table() & free).any() else True)
    return of_match(honest.policy, market, _moved(roomy, honest, rng, fine), honest.proofs, seed=honest.seed)


def over_capacity(market: Market, honest: Certificate, rng: np.random.Generator) -> Certificate:
    """A mentor has one mentee too many."""
    mentor_of, _ = positions(honest, market)
    full = np.bincount(mentor_of[mentor_of >= 0], minlength=M) == market.capacity
    fine = market.allowed_table() & full[None, :]
    return of_match(honest.policy, market, _moved(market, honest, rng, fine), honest.proofs, seed=honest.seed)


def swapped(market: Market, honest: Certificate, rng: np.random.Generator) -> Certificate:
    """Two mentees change places, within the rules, for the worse, and the sums are right."""
    mentor_of, _ = positions(honest, market)
    fine, before = market.allowed_table(), honest.totals
    for _ in range(2000):
        a, b = rng.choice(N, 2, replace=False)
        if mentor_of[a] != mentor_of[b] and (mentor_of[[a, b]] >= 0).all():
            other = mentor_of.copy()
            other[[a, b]] = mentor_of[[b, a]]
            if fine[a, other[a]] and fine[b, other[b]]:
                fraud = of_match(honest.policy, market, other, honest.proofs, seed=honest.seed)
                if list(fraud.totals.values()) < list(before.values()):
                    return fraud
    raise AssertionError("no swap is worse")


def dropped(market: Market, honest: Certificate, rng: np.random.Generator) -> Certificate:
    """A mentee who has a mentor is left out, and the sums are right."""
    mentor_of, _ = positions(honest, market)
    mentor_of[rng.choice(np.flatnonzero(mentor_of >= 0))] = -1
    return of_match(honest.policy, market, mentor_of, honest.proofs, seed=honest.seed)


def wrong_total(_: Market, honest: Certificate, rng: np.random.Generator) -> Certificate:
    """The fit is said to add up to more."""
    return replace(honest, totals={**honest.totals, "fit": honest.totals["fit"] + int(rng.integers(1, 50))})


def other_prices(_: Market, honest: Certificate, rng: np.random.Generator) -> Certificate:
    """A price of the last proof is higher than any mentee is worth. (Smaller changes may leave a proof a proof.)"""
    *first, last = honest.proofs
    prices = last.prices.copy()
    prices[0, int(rng.integers(M))] += int(rng.integers(2, 20))
    return replace(honest, proofs=(*first, replace(last, prices=prices)))


def no_prices(_: Market, honest: Certificate, __: np.random.Generator) -> Certificate:
    """The proofs are gone."""
    return replace(honest, proofs=())


def other_aims(_: Market, honest: Certificate, __: np.random.Generator) -> Certificate:
    """The proof is of the fit alone, which says nothing about how many are matched."""
    *first, last = honest.proofs
    return replace(honest, proofs=(*first, Proof(last.levels[-1:], last.prices[-1:], last.least)))


def light_aims(_: Market, honest: Certificate, __: np.random.Generator) -> Certificate:
    """All aims in one sum, in which one person counts as much as a point."""
    *first, last = honest.proofs
    one = {name: 1 for level in last.levels for name in level}
    return replace(honest, proofs=(*first, Proof((one,), last.prices.sum(axis=0, keepdims=True), last.least)))


def arcs_left_out(market: Market, honest: Certificate, rng: np.random.Generator) -> Certificate:
    """The best of some pairs only, with the prices that prove it among these (a filter applied after the cut)."""
    made = {(int(m[1:]), int(k[1:])) for m, k in honest.pairs}
    fine = market.allowed_table()
    for i, j in rng.permutation(sorted(made))[:4]:
        fine[i, j] = False
    fraud = certified(honest.policy, market, allowed=fine)
    assert list(fraud.totals.values()) != list(honest.totals.values())
    return fraud


def rules_dropped(market: Market, honest: Certificate, __: np.random.Generator) -> Certificate:
    """The best match of a market without one of the rules."""
    return certified(honest.policy, replace(market, bars=market.bars[:1]))


def pairs_of_a_rule_dropped(market: Market, honest: Certificate, __: np.random.Generator) -> Certificate:
    """The best match of a market in which a rule still has its name, and bars nobody."""
    empty = PairBar(market.bars[1].rule, Lists.empty(N), M)
    return certified(honest.policy, replace(market, bars=(market.bars[0], empty)))


def features_altered(market: Market, honest: Certificate, rng: np.random.Generator) -> Certificate:
    """The best match of a market in which somebody fits better."""
    side = market.mentee_side.copy()
    side[int(rng.integers(N)), int(rng.integers(M))] += 60
    return certified(honest.policy, replace(market, mentee_side=side))


def capacity_altered(market: Market, honest: Certificate, rng: np.random.Generator) -> Certificate:
    """The best match of a market in which a mentor has a place more."""
    capacity = market.capacity.copy()
    capacity[int(rng.integers(M))] += 1
    return certified(honest.policy, replace(market, capacity=capacity))


def mentee_gone(market: Market, honest: Certificate, rng: np.random.Generator) -> Certificate:
    """The best match of a market without one of the mentees."""
    left = np.delete(np.arange(N), int(rng.integers(N)))
    return certified(honest.policy, market.take(left, np.arange(M)))


def choices_altered(market: Market, honest: Certificate, rng: np.random.Generator) -> Certificate:
    """The best match of a market in which somebody's choices are turned round."""
    rows = [list(market.choices.of(i)) for i in range(N)]
    who = int(rng.integers(N))
    rows[who] = rows[who][::-1]
    return certified(honest.policy, replace(market, choices=Lists.from_rows(rows)))


def bonus_altered(market: Market, honest: Certificate, __: np.random.Generator) -> Certificate:
    """The best match of a market in which a first choice counts for more."""
    return certified(honest.policy, replace(market, bonus=(market.best, 2, 1)))


def stranger(_: Market, honest: Certificate, rng: np.random.Generator) -> Certificate:
    """One of the pairs names somebody who is not in the pool."""
    pairs = list(honest.pairs)
    pairs[int(rng.integers(len(pairs)))] = ("nobody", "o1")
    return replace(honest, pairs=tuple(pairs))


def twice(_: Market, honest: Certificate, rng: np.random.Generator) -> Certificate:
    """A mentee has a second mentor."""
    mentee, mentor = honest.pairs[int(rng.integers(len(honest.pairs)))]
    return replace(honest, pairs=(*honest.pairs, (mentee, "o1" if mentor != "o1" else "o2")))


def other_seed(_: Market, honest: Certificate, rng: np.random.Generator) -> Certificate:
    """Another seed is named than that of the lots."""
    return replace(honest, seed=int(rng.integers(100, 10**6)))


def other_lots(_: Market, honest: Certificate, __: np.random.Generator) -> Certificate:
    """The lots are turned round."""
    return replace(honest, lots={name: lots[::-1].copy() for name, lots in honest.lots.items()})


Fraud = Callable[[Market, Certificate, np.random.Generator], Certificate]
PLANTED: list[tuple[Fraud, str, tuple[str, ...]]] = [
    (barred, "barred", POLICIES),
    (over_capacity, "over_capacity", POLICIES),
    (swapped, "not_the", MAXIMISING),
    (swapped, "blocking", ("stable",)),
    (dropped, "not_the_most", MAXIMISING),
    (dropped, "blocking", ("stable",)),
    (wrong_total, "total", POLICIES),
    (other_prices, "not_the", MAXIMISING),
    (no_prices, "no_proof", MAXIMISING),
    (other_aims, "no_proof", MAXIMISING),
    (light_aims, "no_proof", MAXIMISING),
    (arcs_left_out, "not_the", ("optimal", "optimal_with_choice", "most_then_rank")),
    (rules_dropped, "problem: the rules", POLICIES),
    (pairs_of_a_rule_dropped, "problem: the rules", POLICIES),
    (features_altered, "problem: the features", POLICIES),
    (capacity_altered, "problem: the places", POLICIES),
    (mentee_gone, "problem: the mentees", POLICIES),
    (choices_altered, "problem: the choices", POLICIES),
    (bonus_altered, "problem: the points for choices", POLICIES),
    (stranger, "unknown_person", POLICIES),
    (twice, "matched_twice", POLICIES),
    (other_seed, "lots", ("stable",)),
    (other_lots, "lots", ("stable",)),
]
CASES = [(fraud, name, policy, seed) for seed in range(3) for fraud, name, who in PLANTED for policy in who]


def test_every_one_of_more_than_200_planted_frauds_is_caught_by_name() -> None:
    honest = {(policy, seed): certified(policy, ruled(N, M, seed)) for policy in POLICIES for seed in range(3)}
    caught = 0
    for fraud, name, policy, seed in CASES:
        certificate = honest[policy, seed]
        planted = fraud(certificate.market, certificate, np.random.default_rng(seed))
        found = names(planted, certificate.market)
        assert any(one.startswith(name) for one in found), (fraud.__name__, policy, seed, found)
        caught += 1
    assert caught == len(CASES) >= 200


def test_a_pair_that_must_be_made_is_missed() -> None:
    """By hand: without the must e0 takes o0 (9 + 8 = 17); with it e0 has o1, e1 has o0: 1 + 2 = 3 is all there is."""
    market = market_of([[9, 1], [2, 8]], must=[(0, 1)])
    proof = Proof(({"matched": 1}, {"fit": 1}), np.array([[0, 0], [0, 0]]))
    assert names(of_match("optimal", market, np.array([0, 1]), (proof,)), market) == {"must_not_made"}
    taken = of_match("optimal", market, np.array([1, 0]), (proof,))
    assert names(taken, market) == {"not_the_best"}  # at prices of 0 both of them would go where they fit best
    fitting = replace(proof, prices=np.array([[0, 0], [0, 6]]))  # what o1 costs those who do not have to be there
    assert names(replace(taken, proofs=(fitting,)), market) == set()


def test_a_least_number_is_kept_or_missed() -> None:
    """By hand: both fit o0 best (9 + 7); o1 must have one: 9 + 2 is best. Its price is what the least number costs."""
    market = market_of([[9, 1], [7, 2]], [2, 2], minimum=[0, 1])
    proof = Proof(({"matched": 1}, {"fit": 1}), np.array([[0, 0], [0, -5]]))
    assert names(of_match("optimal", market, np.array([0, 1]), (proof,)), market) == set()
    assert names(of_match("optimal", market, np.array([0, 0]), (proof,)), market) == {"below_minimum"}
    assert names(of_match("optimal", market, np.array([1, 0]), (proof,)), market) == {"not_the_best"}
    assert names(of_match("stable", market, np.array([0, 0]), (), seed=1), market) == set()  # promises no least number
