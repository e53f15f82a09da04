"""Are ids that lost their leading zeros found, where no table of people could tell?"""

from __future__ import annotations

from pathlib import Path

from mentorlab.tables.load import check
from tests.tables.a_program import a_program

ASSIGNED = "person_id,arm\n0071,program\n0072,waitlist\n0123,program\nx1,program"


def told(folder: Path, **tables: str) -> tuple[list[str], list[str]]:
    faults, program = check(a_program(folder, **tables))
    assert program is not None
    return [str(fault) for fault in faults], [str(note) for note in program.notes]


def test_a_table_that_lost_them_is_a_fault_that_names_both(tmp_path: Path) -> None:
    events = (
        "person_id,happened_on,event\n123,2026-04-01,move\nx1,2026-04-01,move\n71,2026-04-02,move\n5,2026-04-02,move"
    )
    assert told(tmp_path, assignments=ASSIGNED, events=events) == (
        [
            "events.person_id rows 2, 4: '123' stands in assignments.person_id as '0123'; write it as there, if it is "
            "the same, or name a table people that has both"
        ],
        [],
    )


def test_both_in_one_column_may_be_two(tmp_path: Path) -> None:
    assert told(tmp_path, assignments=f"{ASSIGNED}\n71,program") == (
        [],
        ["assignments.person_id row 6: '71' stands in assignments.person_id as '0071', and they are read as two"],
    )


def test_with_a_table_of_people_it_is_asked(tmp_path: Path) -> None:
    people = "person_id\n0071\n0072\n0123\nx1\n71"
    events = "person_id,happened_on,event\n71,2026-04-01,move"
    assert told(tmp_path, people=people, assignments=ASSIGNED, events=events) == ([], [])


def test_ids_of_pairs_as_well(tmp_path: Path) -> None:
    meetings = "meeting_id,pair_id,held_on,status\n1,007,2026-04-01,held"
    support = "pair_id,on\n7,2026-04-02"
    faults, _ = told(tmp_path, meetings=meetings, support=support)
    assert [fault.partition(":")[0] for fault in faults] == ["support.pair_id row 2"]
