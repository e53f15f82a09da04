"""Is every row of a CSV file read, whatever stands between its cells?"""

from __future__ import annotations

import pytest

from mentorlab.tables.separated import read_csv


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_separators_and_line_ends(separator: str, end: str) -> None:
    rows = [["person_id", "name", "said"], ["007", "Zoë", '"a,b;c|d\te"'], ["8", "", '"two\nlines"']]
    frame, faults, notes = read_csv("people", end.join(separator.join(row) for row in rows).encode())
    assert (faults, notes) == ([], [])
    assert frame.index.tolist() == [2, 3]
    assert frame["said"].tolist() == ["a,b;c|d\te", "two\nlines"]
    assert frame["name"].isna().tolist() == [False, True]


def test_the_rows_tell_which_of_two_separators_is_meant() -> None:
    frame, faults, _ = read_csv("people", b"person_id;skills, hard;x\na;talks, plans, sums;1\nb;;2\n")
    assert faults == []
    assert frame.columns.tolist() == ["person_id", "skills, hard", "x"]


def test_a_single_column_may_hold_any_mark_below() -> None:
    frame, faults, _ = read_csv("people", b"person_id\na;b\n")
    assert (frame["person_id"].tolist(), faults) == (["a;b"], [])


def test_a_declared_separator_is_no_row() -> None:
    frame, faults, _ = read_csv("people", b"sep=;\r\nperson_id;x,y\r\na;1,5\r\n")
    assert faults == []
    assert frame.columns.tolist() == ["person_id", "x,y"]
    assert frame.index.tolist() == [3]


def test_rows_that_are_filled_only_where_nothing_can_be_kept_stay() -> None:
    frame, faults, _ = read_csv("people", b"person_id,,person_id\n,x,\n,,y\n,,,z\n,,\n,,,\n")
    assert frame.index.tolist() == [2, 3, 4]
    assert [fault.what for fault in faults] == [
        "more cells than the header has columns (3)",
        "column 2 has no name",
        "stands twice in the header",
    ]


def test_a_header_of_blanks_is_none() -> None:
    assert [fault.what for fault in read_csv("people", b" , \na,b\n")[1]] == ["has no header"]
