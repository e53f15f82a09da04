"""Are queries that read let through, and all others refused, whatever they are dressed in?"""

from __future__ import annotations

import pytest

from mentorlab.tables.database.only_reads import table_words, why_not

READS = [
    "select 1",
    "  SELECT * FROM people;  ;\n",
    "-- delete from people;\nSELECT 1 /* ; drop table x */",
    "WITH a AS (SELECT 1) SELECT * FROM a",
    "VALUES ('a', 1), ('b', 2)",
    "(SELECT 1) UNION (SELECT 2)",
    "SELECT 'it''s; delete' AS \"update\", replace(x, 'a', 'b'), updated_on, t.delete FROM t",
    "SELECT count(*) FILTER (WHERE happened_on > DATE '2026-01-01') FROM events",
]
REFUSED = {
    "": "holds no statement",
    "-- nothing": "holds no statement",
    "delete from people": "begins with 'DELETE'",
    "Drop Table people": "begins with 'DROP'",
    "EXPLAIN ANALYZE DELETE FROM people": "begins with 'EXPLAIN'",
    "COPY people TO 'people.csv'": "begins with 'COPY'",
    "PRAGMA writable_schema = 1": "begins with 'PRAGMA'",
    "select 1; select 2": "holds more than one statement",
    "select 1; commit; delete from people": "holds more than one statement",
    "select 1 /* */; drop table people --": "holds more than one statement",
    "WITH gone AS (DELETE FROM people RETURNING *) SELECT * FROM gone": "holds DELETE, which is not reading",
    "with x as (select 1) insert into people select * from x": "holds INSERT, which is not reading",
    "select * into copy from people": "holds INTO, which is not reading",
    "select * from people for update": "holds UPDATE, which is not reading",
    "select '\\'; delete from people; --'": "holds \\', which databases read in different ways",
    "select 1 /*! ; delete from people */": "holds /*!, which databases read in different ways",
}


@pytest.mark.parametrize("query", READS)
def test_reading_is_let_through(query: str) -> None:
    assert why_not(query) is None


@pytest.mark.parametrize("query", REFUSED)
def test_all_else_is_refused_with_the_reason(query: str) -> None:
    assert why_not(query) == REFUSED[query]


def test_the_names_in_a_query() -> None:
    query = "SELECT p.person_id, 'staff' FROM hr.people p JOIN \"Old staff\" o ON true"
    assert {"people", "Old staff", "person_id"} <= set(table_words(query))
    assert "staff" not in table_words(query)
