"""Is the match the best there is: against every possible matching, and against published optima?"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from scipy import sparse

from mentorlab.errors import BadInput
from mentorlab.matching import optimal
from mentorlab.matching.match import Match
from mentorlab.matching.solving import starting
from tests.conftest import SHARED
from tests.matching.by_hand import best_by_trying

DATA = SHARED / "matching"


def small_instance(seed: int) -> dict[str, Any]:
    """A random table of a few people, with everything that `optimal` takes."""
    rng = np.random.default_rng(seed)
    n, m = int(rng.integers(1, 7)), int(rng.integers(1, 5))
    scores: Any = rng.integers(-20, 30, (n, m))
    if seed % 4 == 1:
        scores = scores / 100
    if seed % 2:
        scores = np.where(rng.random((n, m)) < 0.3, np.nan, scores)
    capacity = rng.integers(0, 4, m)
    minimum = np.minimum(rng.integers(0, 3, m), capacity) if seed % 3 == 0 else None
    return {"scores": scores, "capacity": capacity, "minimum": minimum, "per_mentee": 1 + (seed % 5 == 0)}


def in_sparse(scores: Any) -> Any:
    """The same pairs as a sparse matrix, scores of zero included."""
    rows, columns = np.nonzero(~np.isnan(scores))
    return sparse.coo_matrix((np.asarray(scores)[rows, columns], (rows, columns)), shape=np.shape(scores))


def keeps(found: Match, given: dict[str, Any]) -> tuple[int, float]:
    """The pairs and the total of a match, once it is seen that it keeps every term."""
    scores, capacity = np.asarray(given["scores"], float), given["capacity"]
    chosen = np.asarray(found.mentor_of).reshape(len(scores), -1)
    assert chosen.shape[1] == given["per_mentee"]
    assert all(len(set(row[row >= 0])) == (row >= 0).sum() for row in chosen)
    i, at = np.nonzero(chosen >= 0)
    j = chosen[i, at]
    assert not np.isnan(scores[i, j]).any()
    load = np.bincount(j, minlength=len(capacity))
    assert (load <= capacity).all()
    assert given["minimum"] is None or (load >= given["minimum"]).all()
    return len(i), scores[i, j].sum()


def check_one(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """All three ways to solve agree with every possible matching."""
    given = small_instance(seed)
    least = None if given["minimum"] is None else given["minimum"].tolist()
    expected = best_by_trying(given["scores"].tolist(), given["capacity"].tolist(), least, given["per_mentee"])
    others = {name: given[name] for name in ("capacity", "minimum", "per_mentee")}
    for scores, small in ((given["scores"], 1 << 19), (given["scores"], -1), (in_sparse(given["scores"]), 1 << 19)):
        monkeypatch.setattr(starting, "SMALL", small)
        monkeypatch.setattr(starting, "FIRST", 1)
        if expected is None:
            with pytest.raises(BadInput, match="minimum"):
                optimal(scores, **others)
            continue
        found = optimal(scores, **others)
        pairs, total = keeps(found, given)
        assert (pairs, round(total, 6)) == (expected[0], round(expected[1], 6))
        assert found.proven
        assert found.total == found.bound == pytest.approx(total)
        assert expected[0] == 0 or one_more_place_is_worth_its_price(found, scores, others, seed)


def one_more_place_is_worth_its_price(found: Match, scores: Any, others: dict[str, Any], seed: int) -> bool:
    """Solved again with one more place, the match gains what the price says."""
    j = seed % len(others["capacity"])
    more = others["capacity"] + (np.arange(len(others["capacity"])) == j)
    again = optimal(scores, **{**others, "capacity": more})
    gained = (np.asarray(again.mentor_of) >= 0).sum() - (np.asarray(found.mentor_of) >= 0).sum()
    price, people = found.prices[j], found.more_people[j]  # type: ignore[index]
    if (people, price) < (0, 0):
        people, price = 0, 0  # a minimum binds: the mentor has a place to spare
    assert (gained, round(again.total - found.total, 6)) == (people, round(float(price), 6))  # type: ignore[operator]
    return True


@pytest.mark.parametrize("block", range(10))
def test_small_tables_as_by_trying_everything(block: int, monkeypatch: pytest.MonkeyPatch) -> None:
    for seed in range(block * 9, block * 9 + 9):
        check_one(seed, monkeypatch)


@pytest.mark.long
@pytest.mark.parametrize("block", range(10))
def test_a_thousand_small_tables_as_by_trying_everything(block: int, monkeypatch: pytest.MonkeyPatch) -> None:
    for seed in range(1000 + block * 100, 1100 + block * 100):
        check_one(seed, monkeypatch)


def numbers(name: str) -> list[float]:
    """The numbers of a file of the shared real data."""
    return [float(word) for word in shared(name).read_text().split()]


def shared(name: str) -> Path:
    """A file of the shared real data, or the test is skipped."""
    if not (DATA / name).exists():
        pytest.skip(f"the shared data (matching/{name}) are not beside this checkout")
    return DATA / name


@pytest.mark.parametrize(("n", "cost"), [(100, 305), (200, 475), (300, 626), (400, 804), (600, 1176)])
def test_the_assignments_of_or_library(n: int, cost: int) -> None:
    # Beasley (1990), OR-Library, assign100 … assign600: published optimal costs.
    costs = np.array(numbers(f"orlib_assign/assign{n}.txt")[1:]).reshape(n, n)
    found = optimal(-costs)
    assert (found.total, found.bound, found.proven) == (-cost, -cost, True)


def test_the_sparse_assignment_of_or_library() -> None:
    # assignp800: lines of row, column, cost; published optimal cost 2239.
    i, j, cost = np.array(numbers("orlib_assign/assignp800.txt")[1:]).reshape(-1, 3).T
    scores = sparse.coo_matrix((-cost, (i.astype(int) - 1, j.astype(int) - 1)), shape=(800, 800))
    found = optimal(scores)
    assert (found.total, found.n_matched, found.proven) == (-2239, 800, True)


def test_three_reviewers_for_each_paper_of_aamas() -> None:
    # PrefLib 00037, AAMAS 2015: Yes 2, Maybe 1, no answer 0, No forbidden; optimum 2469 (README of the shared data).
    lines = [line for line in shared("aamas/00037-00000001.cat").read_text().splitlines() if line[0] != "#"]
    scores = np.full((613, 201), np.nan)
    for reviewer, line in enumerate(lines):
        for worth, papers in zip((2, 1, 0), bids(line.split(":", 1)[1]), strict=False):
            scores[papers, reviewer] = worth
    found = optimal(scores, [10] * 201, per_mentee=3)
    assert (np.asarray(found.mentor_of) >= 0).all()
    assert (found.total, found.bound, found.proven) == (2469, 2469, True)


def bids(line: str) -> list[list[int]]:
    """The papers of each category of `{1,2},3,{}`, counted from 0."""
    groups: list[list[int]] = []
    for part in line.strip().replace("{", " {").replace("}", "} ").split():
        inside = part.strip("{},")
        if part.startswith("{"):
            groups.append([int(word) - 1 for word in inside.split(",") if word])
        else:
            groups.extend([int(word) - 1] for word in inside.split(",") if word)
    return groups


def test_floats_that_are_no_decimals_are_bounded_and_called_proven() -> None:
    scores = np.random.default_rng(5).normal(size=(60, 40)) * 1e5
    found = optimal(scores)
    i = np.flatnonzero(found.mentor_of >= 0)
    assert found.total == pytest.approx(scores[i, found.mentor_of[i]].sum(), rel=1e-14)
    assert found.proven
    assert 0 <= found.bound - found.total <= 40 * 1e-9 * np.abs(scores).max()  # type: ignore[operator]
    from scipy.optimize import linear_sum_assignment

    assert found.total == pytest.approx(scores[linear_sum_assignment(scores, maximize=True)].sum(), rel=1e-12)


def test_a_large_table_is_solved_in_rounds_to_the_same_total() -> None:
    from scipy.optimize import linear_sum_assignment

    scores = np.random.default_rng(6).integers(0, 1000, (760, 700)) + np.arange(700)[None, :]
    found = optimal(scores)
    assert found.proven
    assert found.total == scores[linear_sum_assignment(scores, maximize=True)].sum()


@pytest.mark.parametrize(
    ("scores", "others", "words"),
    [([1, 2], {}, "1 dimensions"), ([[1, np.inf]], {}, "infinite"), ([["a"]], {}, "not numbers"),
     ([[1, 2]], {"capacity": [1]}, "shape"), ([[1, 2]], {"capacity": [1, -1]}, "0 upwards"),
     ([[1, 2]], {"minimum": [2, 0]}, "above the capacity of mentor 0"), ([[1, 2]], {"per_mentee": 0}, "1 or more"),
     ([[1, np.nan], [1, np.nan]], {"minimum": [1, 1]}, "mentor 1 .* need 1 mentees, but can have 0")],
)  # fmt: skip
def test_what_cannot_be_used_is_refused_with_the_reason(scores: Any, others: dict[str, Any], words: str) -> None:
    with pytest.raises(BadInput, match=words):
        optimal(scores, **others)


def test_nobody_and_no_pairs() -> None:
    assert optimal(np.zeros((0, 3))).mentor_of.shape == (0,)
    assert optimal(np.zeros((3, 0))).mentor_of.tolist() == [-1, -1, -1]
    found = optimal([[np.nan]])
    assert (found.mentor_of.tolist(), found.total, found.proven) == ([-1], 0, True)
