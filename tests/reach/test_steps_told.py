"""Of nested counts of groups nothing from 1 to the smallest group − 1 follows by subtraction."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from mentorlab.answers.wording.en.reach_funnel import STEPS as WORDS
from mentorlab.reach.stepping.last_cycle import LastCycle
from mentorlab.reach.stepping.rows import Tabled
from mentorlab.reach.stepping.without_place import WithoutPlace
from mentorlab.reach.steps import Steps
from mentorlab.reach.steps_told import steps_to_tell, told_together

STEPS = ["eligible", "reached", "applied", "matched", "first_meeting"]


def came_so_far(counts: dict[str, list[int]]) -> tuple[pd.DataFrame, pd.Series]:
    """People × steps from nested counts of each group."""
    rows, labels = [], []
    for group, reached in counts.items():
        for person in range(reached[0]):
            rows.append([person < n for n in reached])
            labels.append(group)
    return pd.DataFrame(rows, columns=STEPS), pd.Series(labels)


def test_a_step_before_which_few_were_lost_is_not_told() -> None:
    came, _ = came_so_far({"": [30, 27, 20, 10, 10]})
    # 30 − 27 = 3 and 27 − 20: telling reached would tell three; without it 30 − 20 = 10 is enough.
    assert steps_to_tell(came, None, 5).told == ("eligible", "applied", "matched", "first_meeting")


def test_of_two_steps_that_exclude_each_other_the_match_is_told() -> None:
    came, _ = came_so_far({"": [60, 60, 50, 20, 17]})
    assert steps_to_tell(came, None, 5).told == ("eligible", "reached", "applied", "matched")


def test_groups_are_told_where_it_is_safe_in_each() -> None:
    came, labels = came_so_far({"A": [40, 30, 20, 10, 10], "B": [30, 30, 28, 12, 6]})
    found = steps_to_tell(came, labels, 5)
    assert found.told == tuple(STEPS)  # 70, 60, 48, 22, 16
    assert found.told_groups == ("eligible", "reached", "matched", "first_meeting")  # B lost two before applying
    assert found.counts.loc["B"].tolist() == [30, 30, 28, 12, 6]
    assert found.hidden == frozenset()


def test_a_small_group_is_hidden_with_another_and_they_stay_together() -> None:
    came, labels = came_so_far(
        {"A": [40, 40, 30, 20, 20], "B": [30, 30, 20, 10, 10], "C": [12, 12, 9, 6, 6], "D": [3, 3, 3, 1, 1]}
    )
    found = steps_to_tell(came, labels, 5)
    assert found.hidden == {"C", "D"}
    # The two together: 15, 15, 12, 7, 7. From 15 to 12 three were lost: applied cannot be told; 15 to 7 can.
    assert found.told_groups == ("eligible", "reached", "matched", "first_meeting")


def test_one_group_in_which_few_were_lost_does_not_take_the_step_from_all() -> None:
    came, labels = came_so_far(
        {"A": [90, 90, 60, 40, 40], "B": [80, 80, 50, 30, 30], "C": [9, 9, 9, 2, 2], "D": [8, 8, 8, 4, 4]}
    )
    found = steps_to_tell(came, labels, 5)
    assert found.hidden == {"C", "D"}  # large enough themselves, but two and four of them were matched
    assert found.told_groups == ("eligible", "reached", "applied", "matched", "first_meeting")


def test_where_every_group_is_small_none_is_told() -> None:
    came, labels = came_so_far({"A": [4, 4, 4, 4, 4], "B": [3, 3, 3, 3, 3]})
    found = steps_to_tell(came, labels, 5)
    assert found.told_groups == ()
    assert found.hidden == {"A", "B"}
    assert found.told == tuple(STEPS)  # seven, all of whom came all the way


@pytest.mark.parametrize("seed", range(60))
def test_no_difference_of_what_is_told_is_of_few(seed: int) -> None:
    """Every cell between two steps told, of a group shown, of the rest, and of everyone, is nobody or enough."""
    rng = np.random.default_rng(seed)
    smallest = 5
    counts = {}
    for group in "ABCDEF"[: rng.integers(2, 7)]:
        start = int(rng.integers(1, 60))
        stay = rng.choice([0, 0.5, 0.9, 1.0], size=4, p=[0.05, 0.35, 0.3, 0.3])
        reached = [start]
        for share in stay:
            reached.append(int(rng.binomial(reached[-1], share)))
        counts[group] = reached
    came, labels = came_so_far(counts)
    found = steps_to_tell(came, labels, smallest)
    table = pd.DataFrame.from_dict(counts, orient="index", columns=STEPS)
    assert set(found.told_groups) <= set(found.told)
    everyone = table.sum()
    rest = table.loc[sorted(found.hidden)].sum()
    told = [everyone[list(found.told)]]
    if found.told_groups:
        told += [row[list(found.told_groups)] for _, row in table.drop(index=sorted(found.hidden)).iterrows()]
        told += [rest[list(found.told_groups)]] if found.hidden else []
        assert len(found.hidden) != 1
    for row in told:
        cells = [*(row.to_numpy()[:-1] - row.to_numpy()[1:]), row.iloc[-1]] if len(row) else []
        assert all(cell == 0 or cell >= smallest for cell in cells)


def test_nothing_is_told_where_the_first_step_may_not_be() -> None:
    assert told_together(np.array([[4, 4]]), [1, 1], 5) == []
    assert told_together(np.array([[9, 9], [4, 4]]), [1, 1], 5) == []


@pytest.mark.parametrize("seed", [*range(3), *(pytest.param(seed, marks=pytest.mark.long) for seed in range(3, 60))])
def test_who_waits_is_told_only_where_nowhere_few_wait_or_are_gone(seed: int) -> None:
    rng = np.random.default_rng(seed)
    n, smallest = 240, 5
    ids = pd.Index([f"p{number}" for number in range(n)], dtype="object")
    far = rng.integers(1, len(STEPS) + 1, n)
    came = pd.DataFrame({name: far > place for place, name in enumerate(STEPS)}, index=ids)
    start = pd.Timestamp("2026-01-01")
    after = {name: rng.integers(20 * place, 20 * place + 15, n) for place, name in enumerate(STEPS)}
    day = pd.DataFrame({name: start + pd.to_timedelta(some, unit="D") for name, some in after.items()}, index=ids)
    day = day.where(came)
    left = pd.Series(start + pd.to_timedelta(rng.integers(50, 150, n), unit="D"), index=ids).where(rng.random(n) < 0.3)
    gone = pd.DataFrame(dict.fromkeys(STEPS, left), index=ids)
    steps = Steps(came, came.copy(), day, gone, {}, {}, pd.Timestamp("2026-06-30"))
    labels = pd.Series(rng.choice(list("ABCDE"), n, p=[0.4, 0.3, 0.2, 0.07, 0.03]), index=ids)
    told = steps_to_tell(came, labels, smallest)
    table = Tabled(steps, told, labels, LastCycle(why_not="none"), WithoutPlace(pd.Index([])), smallest, 0.95).rows()
    group = labels.where(~labels.isin(list(told.hidden)), "rest")
    for _, row in table[table["n_still_waiting"].notna()].iterrows():
        before, step = (next(name for name in STEPS if WORDS[name] == row[which]) for which in ("from_step", "step"))
        lost = came[before] & ~came[step]
        waits = lost & left.isna()
        of = pd.Series("", index=ids) if row["group"] == "Everyone" else group
        for cells in (waits.groupby(of).sum(), (lost & ~waits).groupby(of).sum()):
            assert ((cells == 0) | (cells >= smallest)).all()
        mine = labels == row["group"] if row["group"] != "Everyone" else pd.Series(True, index=ids)
        assert row["n_still_waiting"] == (waits & mine).sum()
    hidden = table[table["hidden"]]
    assert hidden.drop(columns=["group", "step", "hidden"]).isna().all(axis=None)
