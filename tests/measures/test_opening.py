"""Does opening a program find answers that its questionnaires do not allow?"""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from mentorlab.errors import BadInput
from mentorlab.measures.opening import check, load
from tests.measures.program_at_hand import program

HEAD = "person_id,wave,item,value"
OWN = {"mine.yaml": "id: mine\nresponse: {min: 0, max: 10}\nitems: [{id: M1}, {id: M2}]\n"}
OUTSIDE = "is outside 0 to 6, the answers to engagement_pulse"
DO = "correct the answer, or leave it empty if it means `not answered`"


def folder(place: Path, rows: list[str], head: str = HEAD, own: dict[str, str] | None = None) -> Path:
    program(place, own, responses="\n".join([head, *rows]) + "\n")
    return place


def answered(value: str, person: str = "a", more: str = "") -> list[str]:
    return [f"{person},after,{item},{value if item == 'G2' else 3}{more}" for item in ("G1", "G2", "G3")]


def test_an_answer_outside_its_scale_is_a_fault_in_its_row(tmp_path: Path) -> None:
    place = folder(tmp_path, [*answered("6"), *answered("50", "b"), *answered("", "c"), *answered("-1", "d")])
    found, opened = check(place)
    assert [str(fault) for fault in found] == [f"responses.value rows 6, 12: 50 (and 1 other) {OUTSIDE}; {DO}"]
    assert opened is not None
    assert list(opened.faults) == found
    opened.need("people")
    with pytest.raises(BadInput, match="rows 6, 12: 50"):
        opened.need("responses")
    assert load(place).faults == opened.faults


def test_all_rows_are_counted(tmp_path: Path) -> None:
    found, _ = check(folder(tmp_path, [row for i in range(9) for row in answered("7", f"p{i}")]))
    assert [(fault.rows, fault.n_rows) for fault in found] == [((3, 6, 9, 12, 15), 9)]


def test_rows_of_another_cycle_and_empty_lines_keep_their_numbers(tmp_path: Path) -> None:
    old, now = answered("50", more=",0"), answered("50", more=",1")
    found, _ = check(folder(tmp_path, [*old, "", *now], head=f"{HEAD},cycle"))
    assert [(fault.rows, fault.n_rows) for fault in found] == [((7,), 1)]


def test_rows_of_a_workbook(tmp_path: Path) -> None:
    place = folder(tmp_path, [])
    (place / "tables" / "responses.csv").unlink()
    book = openpyxl.Workbook()
    sheet = book.create_sheet("responses")
    for row in (HEAD.split(","), ["a", "after", "G1", 3], [], ["a", "after", "G2", 9]):
        sheet.append(row)
    book.save(place / "tables" / "survey.xlsx")
    found, _ = check(place)
    assert [str(fault) for fault in found] == [f"responses.value row 4: 9 {OUTSIDE}; {DO}"]


def test_one_item_of_an_own_questionnaire_is_enough(tmp_path: Path) -> None:
    found, _ = check(folder(tmp_path, ["a,after,M1,10", "b,after,M1,11"], own=OWN))
    assert [str(fault) for fault in found] == [
        f"responses.value row 3: 11 is outside 0 to 10, the answers to mine; {DO}"
    ]


def test_an_item_that_only_shares_its_name_with_a_shipped_one_is_left_alone(tmp_path: Path) -> None:
    assert check(folder(tmp_path, ["a,after,Q1,88", "a,after,X7,99"]))[0] == []


def test_answers_to_items_of_no_questionnaire_are_counted(tmp_path: Path) -> None:
    rows = [f"p{i},after,X{i},3" for i in range(7)]
    place = folder(tmp_path, [*answered("3"), *rows, "a,after,X1,4", "b,after,X1,"], own=OWN)
    found, opened = check(place)
    assert found == []
    assert opened is not None
    assert [str(note) for note in opened.notes] == [
        "responses.item rows 5, 6, 7, 8, 9 …: 8 answers belong to no known questionnaire and cannot be scored "
        "('X0' 1, 'X1' 2, 'X2' 1, 'X3' 1, 'X4' 1 …)"
    ]
    assert opened.notes[0].n_rows == 8


def test_one_fault_for_a_scale_and_the_whole_it_belongs_to(tmp_path: Path) -> None:
    asked = ("C1", "C2", "C3", "P1", "P2", "P3")
    found, _ = check(folder(tmp_path, [f"a,after,{item},{9 if item == 'P3' else 3}" for item in asked]))
    assert [str(fault) for fault in found] == [
        f"responses.value row 7: 9 is outside 1 to 5, the answers to support_received; {DO}"
    ]


def test_a_scale_asked_alone_is_looked_at(tmp_path: Path) -> None:
    found, _ = check(folder(tmp_path, ["a,after,C1,9", "a,after,C2,3"]))
    assert [str(fault) for fault in found] == [
        f"responses.value row 2: 9 is outside 1 to 5, the answers to support_received.career; {DO}"
    ]


def test_one_item_of_an_own_questionnaire_without_a_total_is_enough(tmp_path: Path) -> None:
    own = {"mine.yaml": OWN["mine.yaml"] + "scales: {one: [M1, M2]}\ntotal: false\n"}
    found, _ = check(folder(tmp_path, ["a,after,M1,11"], own=own))
    assert [fault.rows for fault in found] == [(2,)]


def test_answers_without_their_columns_are_left_to_the_tables(tmp_path: Path) -> None:
    found, _ = check(folder(tmp_path, ["a,after,G1"], head="person_id,wave,item"))
    assert [fault.column for fault in found] == ["value"]
