"""Is the market what its arrays say?"""

from __future__ import annotations

import numpy as np
import pytest

from mentorlab.errors import BadInput
from mentorlab.matching.bars import CodeBar, PairBar, allowed_table
from mentorlab.matching.lists import Lists
from mentorlab.matching.policies import POLICIES, policy_named
from mentorlab.matching.pool import pool
from tests.matching.markets import market_of, random_market
from tests.programs import demo


def test_fit_and_points_of_pairs_are_those_of_the_table() -> None:
    market = random_market(40, 15, seed=3)
    i, j = (found.ravel() for found in np.indices((40, 15)))
    assert (market.fit(i, j) == market.fit_table().ravel()).all()
    assert (market.points(i, j) == market.points_table().ravel()).all()
    first = market.choices.of(7)[0]
    assert market.points_table()[7, first] == market.fit_table()[7, first] + market.bonus[0]


@pytest.mark.parametrize(
    ("kind", "reach", "barred"),
    [("same", 0, [[0, 1], [1, 1]]), ("different", 0, [[1, 0], [0, 0]]), ("within", 2, [[0, 1], [0, 0]]),
     ("overlap", 0, [[0, 1], [0, 0]])],
)  # fmt: skip
def test_codes_bar_what_their_rule_says(kind: str, reach: int, barred: list[list[int]]) -> None:
    bar = CodeBar("rule", kind, np.array([1, 3]), np.array([1, 4 if kind != "overlap" else 2]), reach)  # type: ignore[arg-type]
    assert (~allowed_table([bar], 2, 2)).astype(int).tolist() == barred


def test_what_is_not_known_bars_nobody() -> None:
    bar = CodeBar("rule", "same", np.array([-1, 3]), np.array([1, -1]))
    assert allowed_table([bar], 2, 2).tolist() == [[True, True], [False, True]]


def test_pairs_are_barred_also_among_those_taken() -> None:
    bar = PairBar("rule", Lists.from_rows([[1], [], [0, 2]]), 3)
    assert (~allowed_table([bar], 3, 3)).astype(int).tolist() == [[0, 1, 0], [0, 0, 0], [1, 0, 1]]
    taken = bar.take(np.array([2, 0, 2]), np.array([2, 1]))
    assert (~allowed_table([taken], 3, 2)).astype(int).tolist() == [[1, 0], [0, 1], [1, 0]]


def test_a_market_of_some_people_keeps_fit_choices_and_rules() -> None:
    whole = random_market(12, 6, seed=4)
    mentees, mentors = np.array([3, 3, 8]), np.array([5, 1, 0, 2])
    some = whole.take(mentees, mentors)
    assert (some.fit_table() == whole.fit_table()[np.ix_(mentees, mentors)]).all()
    assert (some.points_table() == whole.points_table()[np.ix_(mentees, mentors)]).all()


def test_too_large_a_table_is_refused() -> None:
    market = random_market(5, 5, seed=1).take(np.zeros(9000, dtype=int), np.zeros(9000, dtype=int))
    with pytest.raises(BadInput, match="too many for a table"):
        market.fit_table()


def test_the_pool_of_the_demo_is_who_has_a_place_and_applied() -> None:
    program = demo()
    found = pool(program)
    made = program.table("pairs")
    assert set(made["mentee_id"]) <= set(found.market.mentees)
    assert set(made["mentor_id"]) <= set(found.market.mentors)
    applied = program.table("applications")
    left_out = sum(sum(reasons.values()) for reasons in found.people.left_out.values())
    assert sum(found.market.size) + left_out == len(applied)


@pytest.mark.parametrize("name", POLICIES)
def test_every_policy_keeps_to_rules_and_places(name: str) -> None:
    rng = np.random.default_rng(7)
    barred = PairBar("rule", Lists.from_rows([np.flatnonzero(row) for row in rng.random((30, 12)) < 0.3]), 12)
    market = market_of(rng.integers(0, 50, (30, 12)), rng.integers(0, 5, 12).tolist(), bars=(barred,), must=[(2, 0)])
    market.capacity[0] = 3
    found = policy_named(name)(market, np.random.default_rng(1))
    again = policy_named(name)(market, np.random.default_rng(1))
    assert (found.mentor_of == again.mentor_of).all()
    assert found.mentor_of[2] == 0
    made = np.flatnonzero(found.mentor_of >= 0)
    free_of_must = made[made != 2]
    assert market.allowed(free_of_must, found.mentor_of[free_of_must]).all()
    assert (np.bincount(found.mentor_of[made], minlength=12) <= market.capacity).all()


def test_an_unknown_policy_names_the_nearest() -> None:
    with pytest.raises(BadInput, match="random"):
        policy_named("randon")
