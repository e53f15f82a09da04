"""A number is told so that neither it, nor two reports, nor two numbers beside each other tell about a few."""

from __future__ import annotations

from datetime import date
from itertools import product
from pathlib import Path

import pytest

from mentorlab.engagement.pulsing.counting import NUMBERS
from mentorlab.engagement.pulsing.lines import Line, line_of
from mentorlab.engagement.pulsing.standing import standing
from mentorlab.engagement.pulsing.telling import Told, beside, in_steps, little, told, told_parts
from mentorlab.measures.opening import load
from tests.engagement.weekly import forty

SMALLEST = 5


def test_alone_neither_few_nor_nearly_all_are_told() -> None:
    for n, k in product(range(40), range(40)):
        if k <= n:
            one = told(k, n, SMALLEST)
            shown = n >= SMALLEST and (k in (0, n) or (k >= SMALLEST and n - k >= SMALLEST))
            assert (one.k is not None) == shown, (k, n)
            assert one.n == (n if n == 0 or n >= SMALLEST else None)


def test_what_is_told_of_another_number_leaves_no_few_of_it() -> None:
    for k, n in product(range(40), range(5, 40)):
        if k <= n:
            one = told(k, n, SMALLEST, of=n + 3)
            assert one.n == n + 3
            assert one.k is None or not little(n + 3 - one.k, SMALLEST)


def test_many_meetings_of_few_people_are_few() -> None:
    assert told(9, 30, SMALLEST, behind=(2, 12, 13)) == Told(None, 30, "few")
    assert told(21, 30, SMALLEST, behind=(12, 2, 13)) == Told(None, 30, "nearly_all")
    assert told(9, 30, SMALLEST, behind=(6, 12, 13)).k == 9
    assert told(9, 30, SMALLEST, behind=(3, 4, 4)) == Told(None, None, "too_few")


def test_what_is_against_an_agreement_may_be_more_than_it() -> None:
    assert told(30, 24, SMALLEST, among=False) == Told(30, 24, "against")
    assert told(22, 24, SMALLEST, among=False).k == 22  # two not held are nobody
    assert told(3, 24, SMALLEST, among=False).k is None


def test_no_part_of_a_difference_is_told_nor_found_by_subtraction_if_it_is_of_a_few() -> None:
    names, n = ("program", "data", "definition"), 40
    for k, *values in product((12, 20, 30), range(-11, 12), range(-7, 8), range(-11, 12)):
        _, data, definition = values
        then, way = k - sum(values), k - definition
        if not 5 <= then <= n - 5 or not 0 <= way <= n or not 0 <= then + data <= n:
            continue
        counts = {"data": (then + data, n), "definition": (way, n)}
        shown = told_parts(dict(zip(names, values, strict=True)), SMALLEST, counts=counts)
        assert not any(little(value, SMALLEST) for value in shown.values() if value is not None)
        known = {name: shown[name] for name in names if shown[name] is not None}
        if len(known) == 2:  # their sum is told by then and now
            raise AssertionError("the third follows from the others")
        if shown["definition"]:
            assert told(way, n, SMALLEST).k is not None
        if shown["data"]:
            assert told(then + data, n, SMALLEST).k is not None


def test_two_numbers_beside_each_other_do_not_leave_a_few() -> None:
    for k, quiet, waiting in product(range(5, 30), range(20), range(20)):
        rest = 35 - k
        if quiet + waiting > rest:
            continue
        alone = {
            "active": told(k, 35, SMALLEST),
            "quiet": told(quiet, 35, SMALLEST),
            "waiting": told(waiting, 35, SMALLEST),
        }
        shown = beside(alone, SMALLEST)
        parts = [one.k for name, one in shown.items() if name != "active" and one.k]
        for some in (parts, parts[:1], parts[1:]):
            assert not (some and little(rest - sum(some), SMALLEST)), (k, quiet, waiting)


def test_weeks_are_drawn_in_steps_that_do_not_tell_none_from_few() -> None:
    assert [in_steps(k, SMALLEST) for k in (0, 1, 4, 5, 7, 8, 12, 24)] == [0, 0, 0, 5, 5, 10, 10, 25]


def test_a_week_that_has_passed_does_not_tell_a_few_from_none_nor_nearly_all_from_all(tmp_path: Path) -> None:
    """On 8 May nobody was active and on 15 May two of forty; on 22 May 38 and on 29 May all of them."""
    met = [("p00", "2026-05-09"), ("p01", "2026-05-09"), *((f"p{n:02d}", "2026-05-16") for n in range(38))]
    met += [(f"p{n:02d}", "2026-05-23") for n in range(40)]
    days = {"definitions": {"engagement.active": {"days": 6}}}
    program = load(forty(tmp_path, [(pair, day, "held") for pair, day in met], days))
    state = standing(program.as_at(date(2026, 5, 29)), None, first=False)
    active = next(one for one in state.ones if one.name == "active")
    assert active.weeks[-4:-1] == (0.0, 0.0, 1.0)
    assert active.weeks[-1] == 1.0


ACTIVE = next(one for one in NUMBERS if one.name == "active")
QUIET = next(one for one in NUMBERS if one.name == "quiet")
LINES = {"active_at_least": 0.75, "quiet_at_most": 0.2}


@pytest.mark.parametrize(
    ("said", "crossed"),
    [
        (told(30, 40, SMALLEST), False),  # 75 % is at least 75 %
        (told(29, 40, SMALLEST), True),
        (told(2, 40, SMALLEST), True),  # fewer than 5 of 40: whatever it is
        (told(38, 40, SMALLEST), False),
        (told(4, 5, SMALLEST), None),  # all but fewer than 5 of 5: 20 % or 80 %
        (told(0, 0, SMALLEST), None),
        (told(2, 4, SMALLEST), None),
    ],
)
def test_a_line_is_judged_by_what_is_told(said: Told, crossed: bool | None) -> None:
    found = line_of(ACTIVE, said, LINES, [0.7], [0], SMALLEST)
    assert found is not None
    assert found.crossed is crossed


def test_since_when_is_the_first_week_without_a_break() -> None:
    said, days = told(10, 40, SMALLEST), [0, 7, 14, 21]
    assert line_of(QUIET, said, LINES, [0.3, 0.1, 0.3, 0.25], days, SMALLEST) == Line(0.2, False, True, 14, False)
    assert line_of(QUIET, said, LINES, [0.3, 0.3, 0.3, 0.25], days, SMALLEST) == Line(0.2, False, True, 0, True)
    nothing = float("nan")
    assert line_of(QUIET, said, LINES, [nothing, nothing, nothing, nothing], days, SMALLEST) == Line(0.2, False, True)
    assert line_of(NUMBERS[0], said, LINES, [1.0] * 4, days, SMALLEST) is None


def test_since_when_is_not_said_where_todays_step_has_not_crossed() -> None:
    """12 of 110 are above 10 %, the step 10 of 110 is not: said of today, every week would be the first one."""
    said, days = told(12, 40, SMALLEST), [0, 7, 14, 21]
    assert line_of(QUIET, said, LINES, [0.1, 0.1, 0.2, 0.2], days, SMALLEST) == Line(0.2, False, True)
