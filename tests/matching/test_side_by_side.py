"""Is a match the same on any number of cores, and in any size of blocks?"""

from __future__ import annotations

import threading

import numpy as np
import pytest

from mentorlab.matching.lists import Array
from mentorlab.matching.solving import blocks, side_by_side, starting
from mentorlab.matching.solving.markets import optimal_market
from mentorlab.matching.solving.side_by_side import side_by_side as share
from tests.matching.by_hand import best_by_trying
from tests.matching.markets import random_market


def found(monkeypatch: pytest.MonkeyPatch, cores: int, rows: int, cols: int) -> tuple[Array, int, Array]:
    """A market's best match by the way of large markets."""
    monkeypatch.setattr(side_by_side, "cores", lambda: cores)
    monkeypatch.setattr(blocks, "ROWS", rows)
    monkeypatch.setattr(blocks, "COLS", cols)
    monkeypatch.setattr(starting, "SMALL", -1)
    monkeypatch.setattr(starting, "FIRST", 3)
    match = optimal_market(random_market(120, 40, 5, places=3), with_choice=True)
    assert match.proven
    assert match.total is not None
    return match.mentor_of, int(match.total), match.prices


def test_neither_cores_nor_blocks_change_a_match(monkeypatch: pytest.MonkeyPatch) -> None:
    mentor_of, total, prices = found(monkeypatch, 1, 512, 1024)
    for cores, rows, cols in ((2, 7, 11), (3, 1, 40), (5, 50, 3)):
        other, as_much, as_dear = found(monkeypatch, cores, rows, cols)
        assert (other == mentor_of).all()
        assert as_much == total
        assert (np.asarray(as_dear) == np.asarray(prices)).all()


def test_every_part_is_done_and_what_fails_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(side_by_side, "cores", lambda: 4)
    done, lock = [], threading.Lock()

    def do(part: int) -> None:
        if part == 70:
            raise ValueError(str(part))
        with lock:
            done.append(part)

    share(do, range(60))
    assert sorted(done) == list(range(60))
    with pytest.raises(ValueError, match="70"):
        share(do, range(60, 80))


@pytest.mark.parametrize("seed", range(40))
def test_pairs_left_out_of_a_later_solution_are_never_missed(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Begun with one pair each, so that several rounds are needed; every matching is tried beside it."""
    monkeypatch.setattr(starting, "SMALL", -1)
    monkeypatch.setattr(starting, "FIRST", 1)
    monkeypatch.setattr("mentorlab.matching.solving.rounds.FURTHER", 1)
    market = random_market(6, 4, seed, places=2)
    match = optimal_market(market, with_choice=True)
    assert match.proven
    assert ((match.mentor_of >= 0).sum(), match.total) == best_by_trying(market.points_table(), market.capacity)
