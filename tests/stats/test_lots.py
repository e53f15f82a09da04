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

from mentorlab.stats.lots import at_equal_steps, dealt_in_blocks, drawn_in_blocks, drawn_order, line_up


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


def test_the_words_of_a_record_deal_the_same_variants() -> None:
    """The method as its words say it, written anew."""
    blocks = list("babcabbac")
    rng = default_rng(41)
    line = [i for name in "abc" for i in rng.permutation([i for i, held in enumerate(blocks) if held == name])]
    start = int(rng.integers(4))
    by_words = {person: (start + place) % 4 for place, person in enumerate(line)}
    assert dealt_in_blocks(blocks, 4, 41).tolist() == [by_words[person] for person in range(len(blocks))]


@pytest.mark.parametrize("hands", [2, 3, 5])
def test_variants_are_dealt_evenly_in_every_block(hands: int) -> None:
    blocks = ["b"] * 7 + ["a"] * 11 + ["c"] * 2
    dealt = dealt_in_blocks(blocks, hands, seed=9)
    for block in "abc":
        sizes = np.bincount(dealt[[place for place, name in enumerate(blocks) if name == block]], minlength=hands)
        assert sizes.max() - sizes.min() <= 1
    assert np.ptp(np.bincount(dealt, minlength=hands)) <= 1


def test_everybody_has_the_same_chance_of_every_variant() -> None:
    """Of 3,000 draws everybody should be dealt each of three variants 1,000 times, ± 26 (one standard deviation)."""
    blocks = ["a", "b", "a", "b", "b", "c", "a"]
    counts = np.zeros((len(blocks), 3))
    for seed in range(3000):
        counts[np.arange(len(blocks)), dealt_in_blocks(blocks, 3, seed)] += 1
    assert abs(counts - 1000).max() < 4.5 * 26
