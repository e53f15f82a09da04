"""Which tables does the charter's database hold, and what do they say? Each table or query once, in one snapshot."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from mentorlab.errors import CHARTER, Fault, did_you_mean
from mentorlab.tables.contracts import TABLES
from mentorlab.tables.database.address import Address, judge_address
from mentorlab.tables.database.connection import one_attempt, opened
from mentorlab.tables.database.only_reads import why_not
from mentorlab.tables.database.rows import fingerprint, rows_of
from mentorlab.tables.database.said import broken_off, failed, not_opened, source_fault

if TYPE_CHECKING:
    from sqlalchemy import Connection

QUERIES = "queries"
FROM_DATABASE = "source:"  # how its tables begin among the inputs of a program


@dataclass
class Answer:
    """What a database said: `raw` tables as text (index = row, see `rows`), faults, `source:table` → sha256."""

    place: str = ""
    raw: dict[str, pd.DataFrame] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    inputs: dict[str, str] = field(default_factory=dict)


def judge_source(source: str | None, queries: Mapping[str, str]) -> list[Fault]:
    """What is wrong with the settings `source` and `queries`, before anything is opened."""
    if source is None:
        return [Fault(CHARTER, QUERIES, "there is no database to ask", "name it in `source`")] if queries else []
    _, faults = judge_address(source)
    for table, query in queries.items():
        if table not in TABLES:
            faults.append(Fault(CHARTER, f"{QUERIES}.{table}", "is no table", did_you_mean(table, tuple(TABLES))))
        elif reason := why_not(query):
            do = "write one SELECT, WITH … SELECT or VALUES, and nothing behind it"
            faults.append(Fault(CHARTER, f"{QUERIES}.{table}", reason, do))
    return faults


def ask(folder: Path, source: str, queries: Mapping[str, str], elsewhere: Collection[str]) -> Answer:
    """Every table that the database holds or the queries name, in one transaction that only reads.

    `elsewhere`: tables that stand in files; they are not fetched, only found (`raw` has them empty). Nothing of what a
    driver raises leaves this function, as it may quote the address: every failure is a fault in words of our own.
    """
    address, faults = judge_address(source)
    if address is None or (unset := address.unset()):
        return Answer(faults=faults or unset)
    answer, url = Answer(address.name), address.url(folder)
    if url is None:
        return Answer(faults=[source_fault(f"{address.name}: that is no address", "write it as SQLAlchemy's URL")])
    is_open = False
    try:
        with opened(url) as connection:
            is_open = True
            for table in TABLES:
                _one(connection, address, table, queries.get(table), answer, skip=table in elsewhere)
    except Exception as error:
        answer = Answer(faults=[broken_off(address, error) if is_open else not_opened(address, error)])
    if not answer.raw and not answer.faults:
        what = f"{address.name} holds none of mentorlab's tables"
        answer.faults.append(source_fault(what, 'name a query for each table in `queries: {people: "select …"}`'))
    return answer


def _one(
    connection: Connection, address: Address, table: str, query: str | None, answer: Answer, *, skip: bool
) -> None:
    """One table into the answer. Raises what ends the whole reading: a server that is gone."""
    import sqlalchemy as sa

    if query is None and not sa.inspect(connection).has_table(table):
        return
    if skip:
        answer.raw[table] = pd.DataFrame()
        return
    asked = query or f"SELECT * FROM {connection.dialect.identifier_preparer.quote(table)}"
    try:
        with one_attempt(connection):
            answer.raw[table], faults = rows_of(connection, table, asked.rstrip().rstrip(";"), TABLES[table].key)
    except Exception as error:
        if getattr(error, "connection_invalidated", False):
            raise
        answer.raw[table] = pd.DataFrame()
        answer.faults.append(failed(connection, address, table, query, error))
    else:
        answer.faults += faults
        answer.inputs[f"{FROM_DATABASE}{table}"] = fingerprint(answer.raw[table])
