"""Is everything found that sums over sets of people tell about few of them, and nothing that they do not tell?"""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from mentorlab.tables.privacy.determined import Told, matrix_of, newly_told, one_sided

ANNA, BEN, EVA = "anna", "ben", "eva"
OTHERS = [f"p{k}" for k in range(8)]


def _told(*sets: list[str]) -> tuple[list[str], Told]:
    people, members = matrix_of(sets)
    return people, Told(members)


def test_thirteen_less_twelve_is_one() -> None:
    people, told = _told([*OTHERS, ANNA], OTHERS)
    few = told.few(3)
    assert few.all_tried
    assert [[people[place] for place in np.flatnonzero(one)] for one in few.weights.T] == [[ANNA]]


def test_one_who_came_for_one_who_left_is_a_difference_between_two() -> None:
    people, told = _told([*OTHERS, ANNA], [*OTHERS, BEN])
    weights = told.few(3).weights
    assert weights.shape[1] == 1
    assert abs(weights[people.index(ANNA), 0] + weights[people.index(BEN), 0]) == 0
    assert newly_told([[*OTHERS, ANNA]], [[*OTHERS, BEN]], 3)


def test_three_sets_that_only_together_tell() -> None:
    # Region − (site 1 + site 2) = Eva, though no two of the three differ by fewer than four.
    region, one, two = [*OTHERS, EVA], OTHERS[:4], OTHERS[4:]
    assert not newly_told([], [region, one], 4)
    assert newly_told([region, one], [two], 4)
    assert newly_told([], [region, one, two], 4)


def test_what_was_told_before_is_not_told_anew() -> None:
    assert not newly_told([[*OTHERS, ANNA], OTHERS], [OTHERS], 3)
    assert not newly_told([[*OTHERS, ANNA], OTHERS], [[f"q{k}" for k in range(5)]], 3)


def test_crossed_margins_tell_nothing_about_their_cells() -> None:
    people = [(row, column) for row in "ab" for column in "xy" for _ in range(2)]
    members = np.array([[row == "a", row == "b", column == "x", column == "y"] for row, column in people])
    few = Told(members).few(4)
    # (a, x) and (b, y) go up while (a, y) and (b, x) go down: nothing shown changes.
    assert few.all_tried
    assert few.weights.shape[1] == 0


@pytest.mark.parametrize("smallest", [3, 4])
def test_the_bounds_miss_nothing_that_trying_everything_finds(smallest: int) -> None:
    rng = np.random.default_rng(20260302)
    found_any = 0
    for _ in range(60):
        members = rng.random((9, int(rng.integers(2, 6)))) < 0.6
        told = Told(members)
        _, kind = np.unique(members, axis=0, return_inverse=True)
        kind = kind.ravel()
        expected = set()
        for many in range(1, smallest):
            for chosen in itertools.combinations(range(9), many):
                for signs in itertools.product((1, -1), repeat=many - 1):
                    weights = np.zeros((9, 1))
                    weights[list(chosen), 0] = (1, *signs)
                    # The same weight for people of one kind: others are told of only where these are.
                    same = all(len(set(weights[kind == one, 0])) == 1 for one in range(kind.max() + 1))
                    residual = weights[:, 0] - members @ np.linalg.lstsq(members.astype(float), weights[:, 0])[0]
                    if same and np.abs(residual).max() < 1e-8:
                        expected.add(tuple(weights[:, 0]))
        found = {tuple(one * np.sign(one[np.flatnonzero(one)[0]])) for one in told.few(smallest).weights.T}
        assert found == expected
        found_any += bool(expected)
    assert found_any > 10


def test_weights_on_one_side_are_found_and_others_are_not() -> None:
    space = np.linalg.qr(np.array([[1.0, 0.0], [1.0, 0.0], [0.0, 1.0], [0.0, -1.0]]))[0]
    assert (one_sided(space, np.array([1.0, 1.0, 1.0, 1.0])) > 0.1).tolist() == [True, True, False, False]
    assert not one_sided(space, np.array([1.0, -1.0, 1.0, 1.0])).any()
