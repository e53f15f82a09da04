"""Is the match of two sides' rankings stable, and the best stable one for the mentees?"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from mentorlab.errors import BadInput
from mentorlab.matching import stable

REFERENCE = json.loads((Path(__file__).parents[1] / "reference" / "stable_matching.json").read_text(encoding="utf-8"))
Rankings = Mapping[str, list[str]]


def ranked(table: str) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """The rankings in a matrix of the 1962 paper: a cell has the row's rank of the column, the column's of the row."""
    head, *lines = [line.split() for line in table.strip().splitlines()]
    cells = {
        (row, c): tuple(map(int, cell.split(","))) for row, *line in lines for c, cell in zip(head, line, strict=True)
    }
    rows = {row: sorted(head, key=lambda c: cells[row, c][0]) for row, *_ in lines}
    columns = {c: sorted(rows, key=lambda row: cells[row, c][1]) for c in head}
    return rows, columns


# Gale and Shapley (1962), College admissions and the stability of marriage, American Mathematical Monthly 69, 9–15:
# example 1 (three stable sets; the men propose, each gets his first choice) and example 2 (one stable set only).
@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ("    A   B   C \n α 1,3 2,2 3,1 \n β 3,1 1,3 2,2 \n γ 2,2 3,1 1,3", {"α": "A", "β": "B", "γ": "C"}),
        (
            "    A   B   C   D \n α 1,3 2,3 3,2 4,3 \n β 1,4 4,1 3,3 2,2 \n γ 2,2 1,4 3,4 4,1 \n δ 4,1 2,2 3,1 1,4",
            {"α": "C", "β": "D", "γ": "A", "δ": "B"},
        ),
    ],
)
def test_the_examples_of_gale_and_shapley(table: str, expected: dict[str, str]) -> None:
    assert stable(*ranked(table)).mentor_of == expected


@pytest.mark.parametrize("case", REFERENCE["cases"])
def test_another_program_finds_the_same_match(case: dict[str, Any]) -> None:
    assert stable(case["mentees"], case["mentors"], case["capacity"]).mentor_of == case["mentor_of"]


def small(seed: int) -> tuple[dict[str, list[str]], dict[str, list[str]], dict[str, int]]:
    """Even seeds: four each, everybody ranked. Odd ones: five mentees, three mentors, some left out, 0 to 2 places."""
    rng, full = np.random.default_rng(seed), seed % 2 == 0
    mentees, mentors = [f"e{i}" for i in range(4 if full else 5)], [f"o{j}" for j in range(4 if full else 3)]
    ours = {name: list(rng.permutation(mentors)[: None if full else rng.integers(1, 4)]) for name in mentees}
    theirs = {name: list(rng.permutation(mentees)[: None if full else rng.integers(2, 6)]) for name in mentors}
    return ours, theirs, {name: 1 if full else int(rng.integers(0, 3)) for name in mentors}


def blocks(found: Mapping[str, str | None], ours: Rankings, theirs: Rankings, capacity: Mapping[str, int]) -> bool:
    """Do any two want each other more, by the definition?"""
    for mentee, mentor in product(ours, theirs):
        if mentor not in ours[mentee] or mentee not in theirs[mentor] or found[mentee] == mentor:
            continue
        has = found[mentee]
        wants = has is None or ours[mentee].index(mentor) < ours[mentee].index(has)
        there = [other for other in ours if found[other] == mentor]
        worse = any(theirs[mentor].index(other) > theirs[mentor].index(mentee) for other in there)
        if wants and (len(there) < capacity[mentor] or worse):
            return True
    return False


def all_stable(ours: Rankings, theirs: Rankings, capacity: Mapping[str, int]) -> Iterator[dict[str, str | None]]:
    """Every stable match, by trying every match."""
    options = [[None, *(o for o in ours[e] if e in theirs[o])] for e in ours]
    for picked in product(*options):
        found = dict(zip(ours, picked, strict=True))
        if all(picked.count(o) <= capacity[o] for o in theirs) and not blocks(found, ours, theirs, capacity):
            yield found


def test_no_stable_match_is_better_for_any_mentee() -> None:
    more_than_one = 0
    for seed in range(80):
        ours, theirs, capacity = small(seed)
        found = stable(ours, theirs, capacity).mentor_of
        every = list(all_stable(ours, theirs, capacity))
        assert found in every
        more_than_one += len(every) > 1
        for mentee, order in ours.items():
            best = min((order.index(s[mentee]) for s in every if s[mentee] is not None), default=None)
            assert (None if best is None else order[best]) == found[mentee]
    assert more_than_one >= 5  # or "best" would mean nothing


def test_the_order_of_the_mappings_does_not_matter() -> None:
    ours, theirs, capacity = small(11)
    turned = stable(dict(reversed(ours.items())), dict(reversed(theirs.items())), capacity)
    assert turned.mentor_of == stable(ours, theirs, capacity).mentor_of


def test_who_is_ranked_by_one_side_only_is_no_partner() -> None:
    found = stable({"e": ["o", "p"], "f": []}, {"o": [], "p": ["f", "e"]})
    assert found.mentor_of == {"e": "p", "f": None}
    assert (found.n_matched, found.total, found.proven) == (1, None, False)


def test_arrays_are_lists_and_nobody_is_a_market_too() -> None:
    assert stable({1: np.array([7, 8])}, {7: np.array([1]), 8: (1,)}).mentor_of == {1: 7}
    assert stable({}, {}).mentor_of == {}


def test_all_that_is_wrong_is_said_at_once() -> None:
    with pytest.raises(BadInput) as caught:
        stable({"e": ["o", "o"], "f": "o", "g": ["x"]}, {"o": {"e"}, "p": ["h"]}, {"o": -1, "p": 1.5, "q": 1})
    said = [str(fault) for fault in caught.value.faults]
    for words in (
        "mentee_rankings: the entry of 'f' is no list",
        "mentee_rankings: the entry of 'g' ranks somebody who is no key of mentor_rankings",
        "mentee_rankings: the entry of 'e' ranks somebody twice",
        "mentor_rankings: the entry of 'o' is no list",
        "mentor_rankings: the entry of 'p' ranks somebody who is no key of mentee_rankings",
        "capacity: the entry of 'o', 'p' is no whole number",
        "capacity: the entry of 'q' is of somebody who is no key",
    ):
        assert sum(words in line for line in said) == 1, words
    assert len(said) == 7
