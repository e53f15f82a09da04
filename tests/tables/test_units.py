"""Which units may have a report of their own, and which rows are a unit's?"""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

import mentorlab
from mentorlab.errors import BadInput
from mentorlab.reports.run_folder import in_a_name, new_name
from mentorlab.tables.program import Program
from mentorlab.tables.units import BESIDE, TOO_FEW, rows_of, unit_named, units_of
from tests.programs import write_program


def _program(folder: Path, units: dict[str, int], **tables: list[dict[str, object]]) -> Program:
    people = [
        {"person_id": f"{unit or 'none'}{number}", "business_unit": unit}
        for unit, n in units.items()
        for number in range(n)
    ]
    frames = {name: pd.DataFrame(rows) for name, rows in tables.items()}
    charter = {"program": "Units", "cycle": "one", "starts_on": "2026-01-05", "units": "business_unit"}
    return mentorlab.load(write_program(folder, charter, people=pd.DataFrame(people), **frames))


def _why(program: Program) -> dict[str, str]:
    return {unit.value: unit.why for unit in units_of(program)}


def test_units_stand_in_alphabetical_order_with_their_people(tmp_path: Path) -> None:
    program = _program(tmp_path, {"sales": 9, "Legal": 7, "finance": 8})
    assert [(unit.value, unit.n, unit.why) for unit in units_of(program)] == [
        ("finance", 8, ""),
        ("Legal", 7, ""),
        ("sales", 9, ""),
    ]


def test_a_small_unit_takes_the_next_one_with_it(tmp_path: Path) -> None:
    """The whole program less all other units would be the three of Legal: the eight of finance stay back with them."""
    program = _program(tmp_path, {"sales": 20, "Legal": 3, "finance": 8})
    assert _why(program) == {"finance": BESIDE, "Legal": TOO_FEW, "sales": ""}


def test_few_people_of_no_unit_are_kept_from_being_worked_out_too(tmp_path: Path) -> None:
    assert _why(_program(tmp_path, {"sales": 20, "": 3, "finance": 8})) == {"finance": BESIDE, "sales": ""}


@pytest.mark.parametrize("said", ["Legal", "finance"])
def test_neither_of_them_is_reported(tmp_path: Path, said: str) -> None:
    program = _program(tmp_path, {"sales": 20, "Legal": 3, "finance": 8})
    with pytest.raises(BadInput, match="join it with another unit"):
        program.of_unit(said)


def test_an_unknown_unit_is_told_with_the_nearest_that_may_be_named(tmp_path: Path) -> None:
    program = _program(tmp_path, {"sales": 20, "Legal": 3, "finance": 8})
    with pytest.raises(BadInput, match="did you mean 'sales'"):
        program.of_unit("sale")


def test_rows_follow_the_mentee_and_whom_an_answer_is_about(tmp_path: Path) -> None:
    program = _program(
        tmp_path,
        {"a": 6, "b": 6},
        pairs=[
            {"pair_id": "x", "mentor_id": "b0", "mentee_id": "a1", "matched_on": "2026-01-06"},
            {"pair_id": "y", "mentor_id": "a0", "mentee_id": "b1", "matched_on": "2026-01-06"},
        ],
        meetings=[
            {"meeting_id": "m1", "pair_id": "x", "held_on": "2026-02-01"},
            {"meeting_id": "m2", "pair_id": "y", "held_on": "2026-02-02"},
        ],
        attendance=[{"meeting_id": "m1", "person_id": "b0"}, {"meeting_id": "m2", "person_id": "a0"}],
        measures=[{"person_id": "a2", "measure": "k", "wave": "before", "value": 1}],
        support=[{"pair_id": "y", "on": "2026-02-03"}, {"person_id": "a3", "on": "2026-02-03"}],
        costs=[{"item": "hall", "amount": 100}],
    )
    rows, elsewhere = rows_of(program, unit_named(program, "a"))
    assert list(rows["pairs"]["pair_id"]) == ["x"]
    assert list(rows["meetings"]["meeting_id"]) == list(rows["attendance"]["meeting_id"]) == ["m1"]
    assert list(rows["support"]["person_id"].dropna()) == ["a3"]
    assert rows["costs"].empty
    assert (elsewhere["people"], elsewhere["costs"], elsewhere["measures"]) == (6, 1, 0)
    # Both units together hold every pair, meeting and contact of the program, none of them twice.
    other, _ = rows_of(program, unit_named(program, "b"))
    for table in ("people", "pairs", "meetings", "attendance", "support"):
        assert len(rows[table]) + len(other[table]) == program.rows[table]


def test_a_unit_knows_its_program_and_goes_without_tables_of_few(tmp_path: Path) -> None:
    measures = [
        {"person_id": f"{unit}{k}", "measure": "k", "wave": "before", "value": k} for unit in "ab" for k in range(5)
    ]
    events = [{"person_id": "a1", "happened_on": "2026-02-01", "event": "move"}]
    program = _program(tmp_path, {"a": 6, "b": 6}, measures=measures, events=events)
    unit = program.of_unit("a")
    assert (unit.whole, unit.as_of) == (program, program.as_of)
    assert unit.tables == ("people", "measures")
    assert unit.kept_back == {"events": "fewer than 5 people of a stand in it"}
    assert unit.rows["measures"] == 5
    assert "events: fewer than 5 people of a stand in it" in repr(mentorlab.scope(unit))


def test_another_column_is_named_before_the_sign(tmp_path: Path) -> None:
    demo = mentorlab.load("demo")
    at_harbour = demo.of_unit("site=Harbour")
    assert set(at_harbour.table("people")["site"]) == {"Harbour"}
    odd = _program(tmp_path, {"x=1": 6, "other": 6})
    assert odd.of_unit("x=1").rows["people"] == 6


def test_a_unit_stands_in_a_name_of_its_own(tmp_path: Path) -> None:
    hostile = ["R&D", "R/D", "R D", "../x", "Café", "a_b", "a-b", "", "x" * 60, "x" * 61]
    names = [in_a_name(unit) for unit in hostile]
    assert len(set(names)) == len(names)
    assert not any(set(name) & set("/\\ &_") or name.startswith(".") for name in names)
    assert new_name(tmp_path, "needs", unit="R/D").parent == tmp_path


def test_units_of_a_second_column_tell_of_no_few_beside_the_charters(tmp_path: Path) -> None:
    """North less a is the three of c; East less d is e, which is held back for c's sake. South and West are units."""
    of = {
        "a": ("North", 12),
        "b": ("South", 12),
        "c": ("North", 3),
        "d": ("East", 12),
        "e": ("East", 6),
        "f": ("West", 9),
    }
    people = [
        {"person_id": f"{unit}{k}", "business_unit": unit, "site": site}
        for unit, (site, n) in of.items()
        for k in range(n)
    ]
    charter = {"units": "business_unit"}
    program = mentorlab.load(write_program(tmp_path, charter, people=pd.DataFrame(people)))
    assert {unit.value for unit in units_of(program) if unit.may_be_reported} == set("abdf")
    by_site = {unit.value: unit.why for unit in units_of(program, "site")}
    assert by_site == {"East": BESIDE, "North": BESIDE, "South": "", "West": ""}
