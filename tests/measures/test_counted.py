"""How may counts of people be told? Counted by hand; no step of a funnel tells about few by subtraction."""

from __future__ import annotations

import itertools

import pytest

from mentorlab.measures.counted import in_words, told_steps


@pytest.mark.parametrize(
    ("k", "said"),
    [
        (0, "none of 24 people"),
        (4, "fewer than 5 of 24 people"),
        (5, "5 of 24 people"),
        (19, "19 of 24 people"),
        (20, "all but fewer than 5 of 24 people"),
        (24, "all 24 people"),
    ],
)
def test_a_count_in_words(k: int, said: str) -> None:
    assert in_words(k, 24, 5) == said


@pytest.mark.parametrize(
    ("counts", "told"),
    [
        ([30, 24, 24, 10], [True, True, True, True]),
        ([30, 27, 24, 10], [True, False, True, True]),  # 3 were lost, then 6 in two steps
        ([30, 10, 3, 0], [True, True, False, True]),
        ([30, 10, 8, 7, 6], [True, True, False, False, False]),
        ([4, 4, 0], [False, False, False]),
        ([0, 0], [False, False]),
    ],
)
def test_steps_by_hand(counts: list[int], told: list[bool]) -> None:
    assert told_steps(counts, 5) == told


def test_no_difference_of_told_steps_is_of_few() -> None:
    for counts in itertools.product(range(13), repeat=4):
        nested = sorted(counts, reverse=True)
        shown = [count for count, told in zip(nested, told_steps(nested, 4), strict=True) if told]
        for one, other in itertools.combinations(shown, 2):
            assert one == other or one - other >= 4
        assert all(count == 0 or count >= 4 for count in shown)
