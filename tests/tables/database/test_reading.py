"""Do the tables of a database say what the same tables say as files, in one snapshot, and only read?"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
import sqlalchemy as sa

from mentorlab.shipped import shipped
from mentorlab.tables import load as loading
from mentorlab.tables.database import rows
from mentorlab.tables.database.connection import WAYS
from mentorlab.tables.load import changed_since, check, load
from mentorlab.tables.program import Program
from tests.databases import Database, demo_tables, on_the_server
from tests.postgres_server import PASSWORD, Server
from tests.programs import write_program

PEOPLE = pd.DataFrame({"person_id": ["c", "a", "b"], "grade": [3.0, 1.5, None]})


def program(tmp_path: Path, database: Database, **charter: Any) -> Path:
    """A program folder that reads this database."""
    plain = {"source": database.source, "objectives": [], "evaluation": {"design": None, "places_by": None}}
    return write_program(tmp_path / "program", {**plain, **charter})


def opened(tmp_path: Path, database: Database, **charter: Any) -> Program:
    return load(program(tmp_path, database, **charter))


def faults(tmp_path: Path, database: Database, **charter: Any) -> list[str]:
    return [str(fault) for fault in check(program(tmp_path, database, **charter))[0]]


@pytest.mark.long
def test_the_demo_is_the_same_as_from_files(tmp_path: Path, database: Database) -> None:
    from_files = load("demo")
    database.write(demo_tables(shipped("data", "demo")))
    said = {"units": "business_unit", "cycle": from_files.charter.cycle, "starts_on": "2026-03-02"}
    read = opened(tmp_path, database, **said)
    assert read.faults == ()
    assert read.tables == from_files.tables
    for name in read.tables:
        key = list(read.table(name).columns)
        ours = read.table(name).sort_values(key, ignore_index=True)
        theirs = from_files.table(name).sort_values(key, ignore_index=True)[ours.columns]
        pd.testing.assert_frame_equal(ours, theirs)


def test_rows_stand_in_the_order_of_the_key_whatever_the_database_does(tmp_path: Path, database: Database) -> None:
    table = pd.DataFrame({"person_id": [f"p{n}" for n in range(500)], "grade": range(500)})
    database.write({"people": table}, seed=1)
    first = opened(tmp_path, database)
    database.write({"people": table}, seed=2)
    second = opened(tmp_path, database)
    assert first.inputs["source:people"] == second.inputs["source:people"]
    assert first.table("people")["person_id"].tolist() == sorted(table["person_id"])
    assert first.in_file("people").index.tolist() == list(range(1, 501))
    database.write({"people": table.assign(grade=table["grade"].replace(7, 8))}, seed=2)
    assert opened(tmp_path, database).inputs["source:people"] != first.inputs["source:people"]


def test_without_a_key_everything_decides_the_order(tmp_path: Path, database: Database) -> None:
    costs = pd.DataFrame({"item": ["b", "a", "a"], "amount": [1, 30, 4]})
    seen = set()
    for seed in range(4):
        database.write({"costs": costs}, seed=seed)
        table = loading.check(program(tmp_path, database))[1]
        assert table is not None
        seen.add(tuple(table.frames["costs"]["amount"]))
    assert seen == {(30.0, 4.0, 1.0)}  # as text: "30" before "4"


def test_faults_count_rows_from_one_in_the_order_of_the_key(tmp_path: Path, database: Database) -> None:
    database.write(
        {"measures": pd.DataFrame({"person_id": ["b", "a"], "wave": "before", "measure": "x", "value": ["?!", "1"]})}
    )
    assert faults(tmp_path, database) == [
        "measures.value row 2: '?!' is not a number; write digits with a point before decimals and nothing between "
        "thousands"
    ]


def test_a_query_stands_for_a_table(tmp_path: Path, database: Database) -> None:
    staff = pd.DataFrame({"nr": [2, 1], "site": ["Kiel", "Ulm"], "note": ["50 % of :all; --", None]})
    database.write({"staff": staff})
    query = "-- ours\nSELECT 'x' || nr AS person_id, site, note FROM staff WHERE site NOT LIKE '%;%' ORDER BY site;"
    read = opened(tmp_path, database, queries={"people": query})
    assert read.table("people").to_dict("list")["person_id"] == ["x1", "x2"]
    assert read.table("people")["note"].tolist()[1] == "50 % of :all; --"
    assert list(read.inputs) == ["program.yaml", "source:people"]


def test_a_view_is_a_table_and_empty_rows_are_none(tmp_path: Path, database: Database) -> None:
    database.write({"staff": PEOPLE})
    database.run("CREATE VIEW people AS SELECT person_id, grade FROM staff UNION ALL SELECT NULL, NULL")
    assert opened(tmp_path, database).table("people")["grade"].tolist()[:2] == [
        1.5,
        pytest.approx(float("nan"), nan_ok=True),
    ]


TYPES = {
    "sqlite": ("SELECT 'a' AS person_id, 007 AS code, 1.25 AS pay, 'NA' AS site, NULL AS blank", 7),
    "duckdb": (
        "SELECT 'a' AS person_id, '007' AS code, 1.250::DECIMAL(9,3) AS pay, 'NA' AS site, NULL AS blank, "
        "DATE '2020-02-03' AS hired_on, TIMESTAMP '2026-01-02 03:04:05' AS eligible_on, TRUE AS ok, "
        "12::DECIMAL(9,2) AS whole, ['x', 'y'] AS several, '\\xAB'::BLOB AS bytes",
        "007",
    ),
    "postgresql": (
        "SELECT 'a' AS person_id, '007' AS code, 1.250::NUMERIC AS pay, 'NA' AS site, NULL AS blank, "
        "DATE '2020-02-03' AS hired_on, TIMESTAMP '2026-01-02 03:04:05' AS eligible_on, TRUE AS ok, "
        "12.00::NUMERIC AS whole, ARRAY['x', 'y'] AS several, decode('ab', 'hex') AS bytes",
        "007",
    ),
}


def test_values_become_the_text_that_says_the_same(tmp_path: Path, database: Database) -> None:
    query, code = TYPES[database.kind]
    database.write({"staff": PEOPLE})
    people = opened(tmp_path, database, queries={"people": query}).table("people").iloc[0]
    assert (people["person_id"], people["code"], people["pay"], people["site"]) == ("a", code, 1.25, "NA")
    assert pd.isna(people["blank"])
    if database.kind != "sqlite":
        assert (people["hired_on"], people["eligible_on"]) == (pd.Timestamp("2020-02-03"), pd.Timestamp("2026-01-02"))
        assert (people["ok"], people["whole"], people["several"], people["bytes"]) == ("true", 12, "x;y", "ab")


def test_a_table_in_a_file_as_well_is_a_fault(tmp_path: Path, database: Database) -> None:
    database.write({"people": PEOPLE})
    folder = program(tmp_path, database)
    PEOPLE.iloc[:1].to_csv(folder / "tables" / "people.csv", index=False)
    (fault,), read = check(folder)
    assert fault.what.startswith("is in two places: tables/people.csv and the ")
    assert read is not None
    assert (read.rows, "source:people" in read.inputs) == ({"people": 1}, False)
    assert changed_since(read) == []


def test_a_renamed_column_is_named_with_the_nearest(tmp_path: Path, database: Database) -> None:
    database.write({"people": PEOPLE.rename(columns={"person_id": "persons_id"})})
    assert faults(tmp_path, database)[0] == "people.person_id: the column is missing; rename 'persons_id'"
    (fault,) = faults(tmp_path, database, queries={"people": "SELECT p.person_id FROM people p"})
    assert fault.startswith("people.person_id: cannot be read: ")
    assert fault.endswith("; did you mean 'persons_id'? Correct queries.people in program.yaml")


def test_a_query_that_fails_leaves_the_others_readable(tmp_path: Path, database: Database) -> None:
    database.write(
        {
            "people": PEOPLE,
            "events": pd.DataFrame({"person_id": ["a"], "happened_on": ["2026-03-04"], "event": ["move"]}),
        }
    )
    found, read = check(program(tmp_path, database, queries={"pairs": "SELECT FROM WHERE x"}))
    assert [fault.table for fault in found] == ["pairs"]
    assert "syntax error" in found[0].what
    assert read is not None
    assert read.rows == {"people": 3, "pairs": 0, "events": 1}


def test_a_database_without_tables_says_so(tmp_path: Path, database: Database) -> None:
    database.write({"staff": PEOPLE})
    (fault,) = faults(tmp_path, database)
    assert "holds none of mentorlab's tables; name a query for each table" in fault


@pytest.mark.parametrize("batch", [1, 2, 1000])
def test_every_batch_arrives(tmp_path: Path, database: Database, monkeypatch: pytest.MonkeyPatch, batch: int) -> None:
    monkeypatch.setattr(rows, "BATCH", batch)
    database.write({"people": pd.DataFrame({"person_id": [f"p{n}" for n in range(7)]})})
    assert opened(tmp_path, database).rows == {"people": 7}


def test_an_empty_table_is_there(tmp_path: Path, database: Database) -> None:
    database.write({"people": PEOPLE.iloc[:0]})
    read = opened(tmp_path, database)
    assert (read.rows, read.faults) == ({"people": 0}, ())


def test_the_database_itself_refuses_to_be_written(
    tmp_path: Path, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Should a statement that writes get past the words of `only_reads`."""
    database.write({"people": PEOPLE})
    monkeypatch.setattr("mentorlab.tables.database.reading.why_not", lambda _: None)
    for statement in ("DELETE FROM people", "DROP TABLE people", "CREATE TABLE x (a INT)"):
        assert faults(tmp_path, database, queries={"people": statement})[0].startswith("people: cannot be read")
    assert opened(tmp_path, database).rows == {"people": 3}


def test_all_tables_are_of_one_moment(tmp_path: Path, database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """A row that arrives in both tables while they are read is in both or in neither."""
    pairs = pd.DataFrame({"pair_id": ["1"], "mentor_id": ["a"], "mentee_id": ["b"], "matched_on": ["2026-03-03"]})
    database.write({"people": PEOPLE, "pairs": pairs})
    if database.kind == "sqlite":
        database.run("PRAGMA journal_mode = WAL")  # else a writer waits until the reader is done
    real, late = rows.rows_of, []

    def slowly(connection: sa.Connection, table: str, *rest: Any) -> Any:
        if table == "pairs" and database.kind != "duckdb":  # a DuckDB file that is read is written by nobody
            database.run("INSERT INTO people (person_id) VALUES ('d')")
            database.run("INSERT INTO pairs VALUES ('2', 'd', 'a', '2026-03-04')")
            late.append(table)
        return real(connection, table, *rest)

    monkeypatch.setattr("mentorlab.tables.database.reading.rows_of", slowly)
    read = opened(tmp_path, database)
    assert (dict(read.rows), read.faults) == ({"people": 3, "pairs": 1}, ())
    monkeypatch.undo()
    monkeypatch.setenv("HR_PASSWORD", PASSWORD)
    assert changed_since(read) == (["source:pairs", "source:people"] if late else [])


def test_a_table_that_another_job_holds_is_a_fault(
    tmp_path: Path, postgres: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HR_PASSWORD", PASSWORD)
    database = on_the_server(postgres)
    database.write({"people": PEOPLE, "costs": pd.DataFrame({"item": ["a"], "amount": [1]})})
    soon = replace(WAYS["psycopg"], first=("SET LOCAL lock_timeout = '200ms'",))
    assert soon.first[0].startswith(WAYS["psycopg"].first[0].partition("=")[0])
    monkeypatch.setitem(WAYS, "psycopg", soon)
    with postgres.connect(str(database.url.database)) as other, other.transaction():
        other.execute("LOCK TABLE people IN ACCESS EXCLUSIVE MODE")
        (fault,), read = check(program(tmp_path, database))
    assert fault.what == "cannot be read: canceling statement due to lock timeout"
    assert read is not None
    assert read.rows == {"people": 0, "costs": 1}


def test_a_file_that_is_gone_is_told(tmp_path: Path) -> None:
    folder = write_program(tmp_path, people=PEOPLE)
    read = load(folder)
    assert changed_since(read) == []
    (folder / "tables" / "people.csv").unlink()
    assert changed_since(read) == ["tables/people.csv"]
