"""Has the match the best profile there is: against every possible matching, and real bids?"""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest

from mentorlab.errors import BadInput
from mentorlab.matching import ranked
from tests.matching.test_optimal import shared

# PrefLib 00038, real student bids, every project one place: largest matchings by profile (README of the shared data).
GLASGOW = {1: (20, 9, 5, 0, 1), 3: (24, 5, 2, 1), 4: (26, 4, 2, 1, 1), 6: (31, 5, 2)}


@pytest.mark.parametrize("number", GLASGOW)
def test_the_bids_of_glasgow(number: int) -> None:
    lines = shared(f"glasgow/00038-0000000{number}.soi").read_text().splitlines()
    choices = [
        [int(word) for word in line.split(":")[1].split(",")]
        for line in lines
        if line[0] != "#"
        for _ in range(int(line.split(":")[0]))
    ]
    found = ranked(choices, 1)
    assert found.profile == GLASGOW[number]
    assert found.proven
    assert found.n_matched == found.total == sum(GLASGOW[number])


def every_profile(choices: list[list[int]], capacity: list[int]) -> list[tuple[int, ...]]:
    """The profiles of all matchings, ranks from 0."""
    profiles = []
    for taken in product(*([None, *range(len(row))] for row in choices)):
        load = np.bincount([row[at] for row, at in zip(choices, taken, strict=True) if at is not None], minlength=4)
        if (load <= capacity).all():
            profiles.append(tuple(np.bincount([at for at in taken if at is not None], minlength=4).tolist()))
    return profiles


@pytest.mark.parametrize("seed", range(24))
def test_the_profile_is_the_best_of_every_possible_matching(seed: int) -> None:
    rng = np.random.default_rng(seed)
    capacity = rng.integers(0, 3, 4).tolist()
    choices = [rng.permutation(4)[: rng.integers(0, 5)].tolist() for _ in range(int(rng.integers(1, 6)))]
    profiles = every_profile(choices, capacity)
    greedy = max(profiles, key=lambda p: (sum(p), p))
    generous = max(profiles, key=lambda p: (sum(p), [-n for n in reversed(p)]))
    for aim, best in (("greedy", greedy), ("generous", generous)):
        found = ranked(choices, capacity, aim=aim)  # type: ignore[arg-type]
        assert found.profile == tuple(np.trim_zeros(best, "b")), aim
        made = np.flatnonzero(found.mentor_of >= 0)
        assert (np.bincount(found.mentor_of[made], minlength=4) <= capacity).all()
        ranks = [choices[i].index(found.mentor_of[i]) for i in made]
        assert tuple(np.bincount(ranks, minlength=0).tolist()) == found.profile


def test_names_come_back_as_names() -> None:
    found = ranked({"Ada": ["x", "y"], "Ben": ["x"], "Cy": ["x"]}, {"x": 1, "y": 1})
    assert found.mentor_of in ({"Ada": "y", "Ben": "x", "Cy": None}, {"Ada": "y", "Ben": None, "Cy": "x"})
    assert found.profile == (1, 1)


def test_what_cannot_be_used_is_refused() -> None:
    with pytest.raises(BadInput, match="name a mentor twice"):
        ranked([[1, 1]], 1)
    with pytest.raises(BadInput, match="places of every mentor"):
        ranked({"a": ["x"]}, {"y": 1})
    with pytest.raises(BadInput, match="no aim"):
        ranked([[1]], 1, aim="best")  # type: ignore[arg-type]
