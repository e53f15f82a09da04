"""Has everybody the same chance, exactly, and every block its share?"""

from __future__ import annotations

import math
from collections.abc import Sequence
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.random import default_rng

from mentorlab.stats.lots import at_equal_steps, drawn_in_blocks, drawn_order, line_up


def by_hand(blocks: Sequence[str], places: int, seed: int) -> list[bool]:
    """The method as its words in a record say it, written anew."""
    rng = default_rng(seed)
    line = []
    for block in sorted(set(blocks)):
        line += rng.permutation([place for place, one in enumerate(blocks) if one == block]).tolist()
    n, u = len(line), int(rng.integers(len(blocks)))
    lucky = {line[i] for i in range(n) if (u + (i + 1) * places) // n > (u + i * places) // n}
    return [place in lucky for place in range(n)]


def test_blocks_that_differ_by_a_sign_nobody_sees_are_two() -> None:
    assert sorted(line_up(["a", "a\0", "\0"], 0)[0].tolist()) == [0, 1, 2]


@settings(max_examples=200, deadline=None)
@given(st.lists(st.text(max_size=3), min_size=1, max_size=60), st.integers(0, 2**53), st.data())
def test_words_and_code_draw_the_same(blocks: list[str], seed: int, data: st.DataObject) -> None:
    places = data.draw(st.integers(0, len(blocks)))
    assert drawn_in_blocks(blocks, places, seed).tolist() == by_hand(blocks, places, seed)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(["a", "b", "c", "ä", ""]), min_size=1, max_size=40), st.integers(0, 999), st.data())
def test_over_all_starts_everybody_is_drawn_equally_often(blocks: list[str], seed: int, data: st.DataObject) -> None:
    places, n = data.draw(st.integers(0, len(blocks))), len(blocks)
    line, start = line_up(blocks, seed)
    assert sorted(line.tolist()) == list(range(n))
    assert 0 <= start < n
    drawn = np.array([at_equal_steps(line, u, places) for u in range(n)])
    assert (drawn.sum(axis=0) == places).all()  # each of the n starts is as likely: a chance of places / n, exactly
    assert (drawn.sum(axis=1) == places).all()
    for block in set(blocks):
        share = Fraction(places * blocks.count(block), n)
        inside = drawn[:, [one == block for one in blocks]].sum(axis=1)
        assert all(abs(int(given_) - share) < 1 for given_ in inside)


def test_the_start_is_as_likely_anywhere() -> None:
    starts = [line_up(["a"] * 7, seed)[1] for seed in range(2100)]
    counts = np.bincount(starts, minlength=7)
    assert len(counts) == 7
    assert ((counts - 300) ** 2 / 300).sum() < 22.5  # chi-square with 6 degrees of freedom, .999 quantile


def test_every_order_of_wholes_is_as_likely() -> None:
    orders = [tuple(drawn_order(3, seed).tolist()) for seed in range(3000)]
    assert sorted(set(orders)) == [(0, 1, 2), (0, 2, 1), (1, 0, 2), (1, 2, 0), (2, 0, 1), (2, 1, 0)]
    spread = max(abs(orders.count(order) - 500) for order in set(orders))
    assert spread < 4 * math.sqrt(500 * 5 / 6)


@pytest.mark.parametrize(("places", "n_drawn"), [(0, 0), (5, 5)])
def test_nobody_or_everybody(places: int, n_drawn: int) -> None:
    assert drawn_in_blocks(["a", "b", "a", "b", "c"], places, 3).sum() == n_drawn
