"""Are choices read as they were meant, and is every row that does not count explained?"""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import pytest

from mentorlab.matching.fitting.choosing import bonuses, chosen
from mentorlab.tables.program import Program

PEOPLE = ["m1", "m2", "b", "t1", "t2", "t3", "t4", "out"]
MENTEES, MENTORS = ["m1", "m2", "b"], ["b", "t1", "t2", "t3", "t4"]


def choosing(make: Callable[..., Program], *rows: tuple[str, str, int], choices: int = 3) -> Program:
    table = pd.DataFrame(rows, columns=["person_id", "chosen_id", "rank"])
    people = pd.DataFrame({"person_id": PEOPLE})
    return make({"matching": {"choices": choices}}, choices=table, people=people)


def test_both_sides_choose_in_order_of_rank(make: Callable[..., Program]) -> None:
    program = choosing(make, ("m1", "t2", 2), ("m1", "t1", 1), ("t1", "m2", 1), ("b", "t3", 1), ("b", "m1", 1))
    ours, theirs, notes = chosen(program, MENTEES, MENTORS)
    assert [ours.of(mentee).tolist() for mentee in range(3)] == [[1, 2], [], [3]]
    assert [theirs.of(mentor).tolist() for mentor in range(5)] == [[0], [1], [], [], []]  # b is both
    assert notes == ()


def test_rows_that_do_not_count_are_counted(make: Callable[..., Program]) -> None:
    program = choosing(
        make,
        ("m1", "m1", 1), ("m1", "out", 2), ("m1", "t1", 3), ("m1", "t2", 3), ("m1", "t3", 4), ("m1", "t4", 5),
        ("out", "t1", 1), ("m2", "m1", 1), ("m2", "t4", 2),
    )  # fmt: skip
    ours, theirs, notes = chosen(program, MENTEES, MENTORS)
    assert [ours.of(mentee).tolist() for mentee in range(2)] == [[1, 2, 3], [4]]
    assert len(theirs.whom) == 0
    kinds = ["name the chooser", "not in the pool; they", "in the other role", "beyond the number", "repeat a rank"]
    assert len(notes) == len(kinds)
    assert all(kind in note and "Fewer than 5" in note for kind, note in zip(kinds, notes, strict=True))


def test_without_a_table_nobody_chose(make: Callable[..., Program]) -> None:
    ours, theirs, notes = chosen(make(), MENTEES, MENTORS)
    assert (len(ours), len(theirs), len(ours.whom), notes) == (3, 5, 0, ())


def test_points_for_choices_by_hand() -> None:
    # Skills 3 and goals 1 are 10,000 points, so a weight of 1 is 2500: the whole, two thirds and a third of 5000.
    assert bonuses({"skills": 3, "goals": 1, "choice": 2}) == ((5000, 3333, 1666), (0, 0, 0))
    assert bonuses({"choice": 1, "mentor_choice": 1})[1][0] == 10_000


@pytest.mark.parametrize("most", [0, 1])
def test_the_charter_says_how_many_choices_count(make: Callable[..., Program], most: int) -> None:
    rows = [("m1", f"t{number}", number) for number in (1, 2, 3, 4)]
    ours, _, _ = chosen(choosing(make, *rows, choices=most), MENTEES, MENTORS)
    assert len(ours.of(0)) == (most or 4)
