"""Does hiding small groups survive somebody who knows the rule, the totals and how to enumerate?"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd
import pytest

from mentorlab.tables.privacy import hidden_rows, hide_cells, hide_small, may_show_total

CASES = [
    # counts, smallest, hidden
    ([10, 12, 7], 5, [False, False, False]),
    ([3, 10, 20], 5, [True, True, False]),  # alone, 3 would be total − the others
    ([3, 3, 20], 5, [True, True, False]),  # two that reach 5 together
    ([1, 1, 9, 20], 5, [True, True, True, False]),  # together only 2
    ([4, 4, 9, 20], 5, [True, True, True, False]),  # 8 = 4 + 4 and nothing else
    ([0, 10, 20], 5, [True, True, False]),  # nobody is hidden like few
    ([3, 10, 10, 20], 5, [True, True, True, False]),  # equals go together
    ([3], 5, [True]),
    ([5, 5], 5, [False, False]),
]


@pytest.mark.parametrize(("counts", "smallest", "hidden"), CASES)
def test_by_hand(counts: list[int], smallest: int, hidden: list[bool]) -> None:
    named = pd.Series(counts, index=[f"group {i}" for i in range(len(counts))])
    found = hide_small(named, smallest)
    assert found.tolist() == hidden
    assert found.index.equals(named.index)
    assert found.dtype == bool


def test_without_totals_only_small_groups_are_hidden() -> None:
    assert hide_small(pd.Series([3, 10, 20]), 5, total_shown=False).tolist() == [True, False, False]


def test_missing_counts_are_nobody() -> None:
    assert hide_small(pd.Series([np.nan, 10.0, 20.0]), 5).tolist() == [True, True, False]


def test_what_cannot_be_counted() -> None:
    with pytest.raises(ValueError, match="negative"):
        hide_small(pd.Series([-1, 3]), 5)
    with pytest.raises(ValueError, match="smallest is 1"):
        hide_small(pd.Series([3]), 1)


def test_totals_that_are_small_themselves() -> None:
    assert not may_show_total(pd.Series([4]), 5)
    assert may_show_total(pd.Series([4, 4]), 5)


def test_arms_are_hidden_by_whole_groups() -> None:
    counts = pd.DataFrame({"program": [12, 3, 9, 30], "comparison": [11, 14, 8, 30]}, index=list("abcd"))
    assert hide_cells(counts, 5).to_dict() == {"a": False, "b": True, "c": True, "d": False}
    assert hide_cells(counts, 3).sum() == 0


def ways(total: int, groups: int) -> Iterator[tuple[int, ...]]:
    """Every way to spread a total over groups."""
    if groups == 1:
        yield (total,)
        return
    for first in range(total + 1):
        for rest in ways(total - first, groups - 1):
            yield (first, *rest)


def pinned(people: np.ndarray, smallest: int) -> bool:
    """Can an attacker work out any hidden count? All tables that would be published just so are compared."""
    hidden = hidden_rows(people, smallest, True)
    n_hidden = int(hidden.sum())
    if not n_hidden:
        return False
    seen: list[set[int]] = [set() for _ in range(n_hidden * people.shape[1])]
    by_arm = [list(ways(int(total), n_hidden)) for total in people[hidden].sum(axis=0)]
    for choice in np.ndindex(*(len(arm) for arm in by_arm)):
        guess = people.copy()
        guess[hidden] = np.array([arm[i] for arm, i in zip(by_arm, choice, strict=True)]).T
        if (hidden_rows(guess, smallest, True) == hidden).all():
            for values, value in zip(seen, guess[hidden].ravel(), strict=True):
                values.add(int(value))
            if all(len(values) > 1 for values in seen):
                return False
    return True


@pytest.mark.parametrize(("smallest", "most", "tables"), [(3, 7, 250), (5, 9, 150)])
def test_no_hidden_count_can_be_worked_out(smallest: int, most: int, tables: int) -> None:
    rng = np.random.default_rng(20260302)
    tried = 0
    while tried < tables:
        people = rng.integers(0, most, size=(int(rng.integers(2, 5)), 1))
        if people.sum() < smallest:  # then the total is not published either
            continue
        tried += 1
        assert not pinned(people, smallest), people.ravel().tolist()


def test_every_small_table_of_three_groups() -> None:
    for table in np.ndindex(7, 7, 7):
        people = np.array(table).reshape(3, 1)
        if people.sum() >= 3:
            assert not pinned(people, 3), table


def test_no_hidden_cell_of_two_arms_can_be_worked_out() -> None:
    rng = np.random.default_rng(7)
    tried = 0
    while tried < 120:
        people = rng.integers(0, 6, size=(int(rng.integers(2, 4)), 2))
        if (people.sum(axis=0) < 3).any():
            continue
        tried += 1
        assert not pinned(people, 3), people.tolist()


def test_the_attack_itself_works() -> None:
    """Hiding only what is small is broken by the same attack, or the tests above would prove nothing."""
    people = np.array([[2], [9], [9]])
    shown = ~hidden_rows(people, 5, False)
    assert people.sum() - people[shown].sum() == 2
