"""Which cycle, as of when, and what was there on a day?"""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from mentorlab.tables.load import load
from tests.tables.a_program import a_program

PAIRS = """pair_id,mentor_id,mentee_id,matched_on,planned_end_on,cycle
    a,m1,n1,2026-03-02,2027-03-02,2026-spring
    b,m2,n2,2026-05-02,2027-03-02,
    c,m2,n3,2025-03-02,2026-03-02,2025-spring"""
MEETINGS = """meeting_id,pair_id,planned_on,held_on,status,replaces
    1,a,2026-03-10,2026-03-10,held,
    2,a,2026-04-10,2026-06-01,held,
    3,b,2026-05-12,2026-05-12,held,
    4,a,2026-09-12,,planned,
    5,a,2026-06-02,,postponed,2"""
ATTENDANCE = "meeting_id,person_id\n1,n1\n2,n1\n3,n2"


def test_rows_of_this_cycle_and_of_none(tmp_path: Path) -> None:
    program = load(a_program(tmp_path, pairs=PAIRS, people="person_id\nm1\nm2\nn1\nn2\nn3"))
    assert program.faults == ()
    assert program.table("pairs")["pair_id"].tolist() == ["a", "b"]
    assert program.earlier("pairs")["pair_id"].tolist() == ["c"]
    assert program.earlier("people").empty
    assert program.rows["pairs"] == 2


def test_as_of_is_the_latest_thing_that_happened(tmp_path: Path) -> None:
    program = load(a_program(tmp_path, pairs=PAIRS, meetings=MEETINGS))
    assert program.as_of == dt.date(2026, 6, 1)  # not the planned meeting of September
    assert load(a_program(tmp_path / "none", people="person_id\na")).as_of is None


def test_as_of_looks_at_this_cycle_only(tmp_path: Path) -> None:
    text = "person_id,happened_on,event,cycle\na,2026-04-01,move,2026-spring\na,2027-04-01,move,2027-spring"
    assert load(a_program(tmp_path, events=text)).as_of == dt.date(2026, 4, 1)


def test_as_at_leaves_out_what_came_later_and_what_hangs_on_it(tmp_path: Path) -> None:
    program = load(a_program(tmp_path, pairs=PAIRS, meetings=MEETINGS, attendance=ATTENDANCE))
    then = program.as_at(dt.date(2026, 4, 30))
    assert then.table("pairs")["pair_id"].tolist() == ["a"]
    # 2 was held later, 3 is a meeting of pair b, 5 replaces 2.
    assert then.table("meetings")["meeting_id"].tolist() == ["1", "4"]
    assert then.table("attendance")["meeting_id"].tolist() == ["1"]
    assert then.left_out == {"pairs": 1, "meetings": 3, "attendance": 2}
    assert then.as_of == dt.date(2026, 4, 30)
    assert program.left_out == {}
    assert program.rows["meetings"] == 5


def test_as_at_twice_is_the_earlier_day(tmp_path: Path) -> None:
    program = load(a_program(tmp_path, pairs=PAIRS))
    twice = program.as_at(dt.date(2026, 4, 30)).as_at(dt.date(2026, 12, 31))
    assert twice.as_of == dt.date(2026, 4, 30)
    assert twice.left_out == {"pairs": 1}
    assert program.as_at(dt.date(2026, 12, 31)).left_out == {}
