"""Does the clock of the vendors' ways of matching run as their rules say?"""

from __future__ import annotations

import numpy as np
import pytest

from mentorlab.errors import NotComputable
from mentorlab.matching import racing
from mentorlab.matching.policies.broadcast_race import THREE_AT_ONCE, broadcast_race
from mentorlab.matching.policies.ranked_cascade import ONE_BY_ONE, ranked_cascade
from mentorlab.matching.racing import Answering, raced
from tests.matching.markets import market_of, random_market

YES, NO = True, False


def clock(
    whom: list[list[int]], pace: list[float], willing: list[list[bool]], at_once: int, patience: float, free: list[int]
) -> tuple[list[int], list[float]]:
    """Run the clock for mentees who begin half a day after each other; nan days as −1."""
    from mentorlab.matching.compiled.racing import race

    n, mate = len(whom), np.full(len(whom), -1)
    lists, yes = np.array(whom, dtype=np.int64), np.array(willing)
    wait, began = np.ones(yes.shape), np.arange(n) / 2
    full = np.full(n, lists.shape[1])
    day, _ = race(lists, full, began, np.array(pace), wait, yes, np.array(free), mate, at_once, patience)
    return mate.tolist(), np.nan_to_num(day, nan=-1).tolist()


# By hand. Mentors answer after 1, 5 and 2 days.
@pytest.mark.parametrize(
    ("at_once", "patience", "yes", "expected"),
    [
        (1, 3.0, [YES, YES, YES], (0, 1.0)),  # the first is asked and says yes after a day
        (1, 3.0, [NO, YES, YES], (2, 6.0)),  # no on day 1, the second is silent until day 4, the third says yes on 6
        (1, 3.0, [NO, YES, NO], (-1, -1.0)),
        (3, 7.0, [NO, YES, NO], (1, 5.0)),  # all are asked on day 0; the only yes comes on day 5
        (3, 7.0, [NO, YES, YES], (2, 2.0)),  # the faster yes wins
        (3, 4.0, [NO, YES, NO], (-1, -1.0)),  # too late
    ],
)
def test_one_mentee(at_once: int, patience: float, yes: list[bool], expected: tuple[int, float]) -> None:
    mate, day = clock([[0, 1, 2]], [1, 5, 2], [yes], at_once, patience, [1, 1, 1])
    assert (mate[0], day[0]) == expected


def test_the_faster_gets_the_last_place_and_the_slower_goes_on() -> None:
    # Both ask mentor 0 (a day): the first is paired on day 1; on day 1.5 no place is left, mentor 1 answers on 3.5.
    assert clock([[0, 1], [0, 1]], [1, 2], [[YES, YES]] * 2, 1, 3.0, [1, 1]) == ([0, 1], [1.0, 3.5])
    # Who begins when a place is gone already is not sent there: nobody else is left.
    assert clock([[0], [0], [0], [0]], [1], [[YES]] * 4, 1, 3.0, [1]) == ([0, -1, -1, -1], [1.0, -1, -1, -1])


def test_a_new_list_is_asked_when_all_have_said_no() -> None:
    # Two at once, both say no (days 1 and 2); on day 2 the next two are asked, and one says yes a day later.
    mate, day = clock([[0, 1, 2, 3]], [1, 2, 1, 4], [[NO, NO, YES, YES]], 2, 7.0, [1] * 4)
    assert (mate, day) == ([2], [3.0])


def test_with_a_place_for_everybody_half_to_seven_tenths_are_paired_within_a_week() -> None:
    # Together's help center, article 4414967719579: "50–70 % pair in the first week".
    market = random_market(200, 100, seed=1, places=2)
    found = [raced(market, np.random.default_rng(seed), ONE_BY_ONE, Answering()) for seed in range(10)]
    within = np.mean([(run.paired - run.began <= 7).mean() for run in found])
    assert 0.5 < within < 0.7


def test_a_short_list_is_lengthened_without_another_result(monkeypatch: pytest.MonkeyPatch) -> None:
    market = random_market(60, 20, seed=3, places=2)
    whole = [policy(market, np.random.default_rng(1)).mentor_of for policy in (ranked_cascade, broadcast_race)]
    monkeypatch.setattr(racing, "CELLS", 0)
    monkeypatch.setattr(racing, "DEPTH", 3)
    parts = [policy(market, np.random.default_rng(1)).mentor_of for policy in (ranked_cascade, broadcast_race)]
    assert all((a == b).all() for a, b in zip(whole, parts, strict=True))


def test_nobody_is_paired_where_no_mentor_is_willing_and_the_stated_are_asked_first() -> None:
    market = market_of([[9, 1]], [1, 1], choices=[[1]])
    never, always = Answering(willing=0), Answering(willing=1, days=0.1, pace=0, mood=0)
    rng = np.random.default_rng
    assert broadcast_race(market, rng(0), answering=never).mentor_of.tolist() == [-1]
    assert ranked_cascade(market, rng(0), answering=always).mentor_of.tolist() == [1]
    assert raced(market, rng(0), THREE_AT_ONCE, always).mentor_of.tolist() == [1]


@pytest.mark.parametrize("wrong", [{"willing": 1.2}, {"days": 0}, {"mood": -1}])
def test_impossible_assumptions_are_refused(wrong: dict[str, float]) -> None:
    with pytest.raises(NotComputable):
        Answering(**wrong)
