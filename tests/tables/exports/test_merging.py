"""Importing twice changes nothing, whatever the cells are written like and whatever the table is kept in."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from mentorlab.errors import BadInput
from mentorlab.tables.exports.alike_cells import both, first_places, key_numbers
from mentorlab.tables.exports.importing import import_export
from mentorlab.tables.exports.receipt import Receipt
from tests.tables.a_program import a_program

PEOPLE = """\
format: wide
table: people
person: Employee ID
people: ids
columns: {Dept: business_unit, Rate: rate, Bonus: bonus, Room: room}
"""
ANSWERS = """\
format: wide
table: responses
person: person
people: ids
wave: =after
items: {S1: S1, S3: S3}
"""


def brought_in(folder: Path, mapping: str, export: str, *, replace: bool = False) -> Receipt:
    (folder / "x.yaml").write_text(mapping, encoding="utf-8")
    (folder / "x.csv").write_text(export, encoding="utf-8")
    return import_export(folder / "x.csv", folder / "x.yaml", folder, replace=replace)


def test_attributes_are_the_same_however_their_numbers_are_written(tmp_path: Path) -> None:
    folder = a_program(tmp_path)
    rows = 'Employee ID,Dept,Rate,Bonus,Room\n1,Sales,3.50,"1,5",007\n2,R&D,4.00,"2,5",12\n'
    assert brought_in(folder, PEOPLE, rows).added == 2
    before = (folder / "tables" / "people.csv").read_bytes()
    again = brought_in(folder, PEOPLE, rows)
    assert (again.added, again.same, again.replaced) == (0, 2, 0)
    assert brought_in(folder, PEOPLE, rows.replace("3.50", "3.5")).same == 2
    assert (folder / "tables" / "people.csv").read_bytes() == before
    with pytest.raises(BadInput, match="another room"):
        brought_in(folder, PEOPLE, rows.replace("007", "7"))


def test_only_what_differs_is_replaced_and_new_rows_go_below(tmp_path: Path) -> None:
    folder = a_program(tmp_path)
    rows = "Employee ID,Dept,Rate,Bonus,Room\n1,Sales,1,,\n2,R&D,2,,\n"
    brought_in(folder, PEOPLE, rows)
    done = brought_in(folder, PEOPLE, rows.replace("R&D", "") + "3,HR,3,,\n", replace=True)
    assert (done.added, done.same, done.replaced) == (1, 1, 1)
    text = (folder / "tables" / "people.csv").read_text(encoding="utf-8")
    assert text == "person_id,business_unit,rate,bonus,room\n1,Sales,1,,\n2,,2,,\n3,HR,3,,\n"


def test_replacing_leaves_no_answer_of_another_day_beside_the_new_ones(tmp_path: Path) -> None:
    folder = a_program(tmp_path, responses="person_id,wave,item,value\nE1,before,S3,2\nE1,after,T1,7")
    brought_in(folder, ANSWERS, "person,S1,S3\nE1,1,1\nE2,2,2\n")
    again = "person,S1,S3\nE1,1,1\nE1,5,\nE3,3,3\n"
    done = brought_in(folder, ANSWERS, again, replace=True)
    assert (done.added, done.same, done.replaced, done.removed) == (2, 0, 1, 1)
    assert "  rows taken out of responses, which the answers that replace them leave empty: 1" in done.lines()
    table = pd.read_csv(folder / "tables" / "responses.csv")
    assert [tuple(row) for row in table.itertuples(index=False)] == [
        ("E1", "before", "S3", 2),
        ("E1", "after", "T1", 7),
        ("E1", "after", "S1", 5),
        ("E2", "after", "S1", 2),
        ("E2", "after", "S3", 2),
        ("E3", "after", "S1", 3),
        ("E3", "after", "S3", 3),
    ]
    again_done = brought_in(folder, ANSWERS, again, replace=True)
    assert (again_done.added, again_done.same, again_done.replaced, again_done.removed) == (0, 3, 0, 0)


def test_ids_that_stand_in_the_tables_stay_where_there_is_no_table_of_people(tmp_path: Path) -> None:
    folder = a_program(tmp_path, responses="person_id,wave,item,value\nE1,before,S1,2")
    brought_in(folder, ANSWERS.replace("people: ids\n", ""), "person,S1,S3\nE1,3,\nana@example.org,4,\n")
    persons = pd.read_csv(folder / "tables" / "responses.csv")["person_id"].tolist()
    assert persons[:2] == ["E1", "E1"]
    assert persons[2].startswith("p")


def test_the_day_that_limesurvey_writes_for_none_is_none(tmp_path: Path) -> None:
    folder = a_program(tmp_path)
    mapping = ANSWERS.replace("wide", "limesurvey").replace("person: person", "person: token")
    rows = "id,submitdate,lastpage,startlanguage,token,S1,S3\n1,1980-01-01 00:00:00,2,de,E1,3,2\n"
    done = brought_in(folder, mapping + "columns: {submitdate: answered_on}\n", rows)
    assert (done.read_as_missing, done.unfinished_kept) == (1, 0)
    assert pd.read_csv(folder / "tables" / "responses.csv")["answered_on"].isna().all()


def test_a_parquet_table_with_labels_takes_more_rows(tmp_path: Path) -> None:
    folder = a_program(tmp_path)
    held = pd.DataFrame({"person_id": ["E1", "E1"], "wave": "after", "item": ["S1", "S2"], "value": ["4 - Agree", "-"]})
    held.to_parquet(folder / "tables" / "responses.parquet")
    done = brought_in(folder, ANSWERS, "person,S1,S3\nE1,4,2\nE2,3,1\n")
    assert (done.added, done.same) == (3, 1)
    values = pd.read_parquet(folder / "tables" / "responses.parquet")["value"]
    assert values.tolist() == ["4 - Agree", "-", "2", "3", "1"]


def test_a_parquet_table_of_numbers_stays_one_of_numbers(tmp_path: Path) -> None:
    folder = a_program(tmp_path)
    held = pd.DataFrame({"person_id": ["E1"], "wave": "after", "item": ["S1"], "value": [4]})
    held.to_parquet(folder / "tables" / "responses.parquet")
    brought_in(folder, ANSWERS, "person,S1,S3\nE1,4,2.5\n")
    assert pd.read_parquet(folder / "tables" / "responses.parquet")["value"].tolist() == [4.0, 2.5]


def test_rows_are_found_by_their_keys_as_pandas_finds_them() -> None:
    rng, names = np.random.default_rng(20261122), ("person_id", "item", "about_id")
    for wide in (3, 40, 40_000):  # the last needs more places than a list of all keys would have
        frames = [pd.DataFrame({name: rng.integers(0, wide, 200).astype(str) for name in names}) for _ in range(2)]
        frames[0].iloc[:20] = frames[1].iloc[100:120].to_numpy()
        columns = [both("responses", name, frames[0][name], frames[1][name]) for name in names]
        at = first_places(*key_numbers(columns, once=True))
        keys = [pd.MultiIndex.from_frame(frame) for frame in frames]
        first = {key: place for place, key in reversed(list(enumerate(keys[1])))}
        assert at.tolist() == [first.get(key, -1) for key in keys[0]]


SIZE = """
import sys
from pathlib import Path
from mentorlab.tables.exports.importing import import_export
place = Path(sys.argv[1])
done = import_export(place / 'x.csv', place / 'x.yaml', place)
print(done.added, done.same)
"""


@pytest.mark.long
@pytest.mark.skipif(sys.platform == "win32", reason="asks the system how much memory a process took")
def test_a_second_import_takes_little_more_memory_than_the_first(tmp_path: Path) -> None:
    folder = a_program(tmp_path)
    people, items = 25_000, [f"q{number}" for number in range(1, 41)]
    answers = np.random.default_rng(1).integers(1, 6, (people, len(items))).astype(str)
    lines = [",".join([f"E{place:06}", *row]) for place, row in enumerate(answers)]
    (folder / "x.csv").write_text("\n".join([",".join(["person", *items]), *lines]) + "\n", encoding="utf-8")
    mapped = ", ".join(f"{name}: {name}" for name in items)
    (folder / "x.yaml").write_text(ANSWERS.replace("S1: S1, S3: S3", mapped), encoding="utf-8")
    taken = []
    for told in ("1000000 0", "0 1000000"):
        code = SIZE + "import resource; print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)"
        done = subprocess.run(
            [sys.executable, "-c", code, str(folder)], check=True, capture_output=True, text=True
        ).stdout.splitlines()
        assert done[0] == told
        taken.append(int(done[1]))
    # A million rows as Python objects took 500 MB more; as numbers of texts they take less than 100.
    assert taken[1] < taken[0] + 150, taken
