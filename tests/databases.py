"""Databases for tests: one each of SQLite, DuckDB and PostgreSQL, filled with the tables of a program."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import sqlalchemy as sa

from tests.postgres_server import PASSWORD, USER, Server

KINDS = ("sqlite", "duckdb", "postgresql")


@dataclass(frozen=True)
class Database:
    """An empty database to be filled: `source` is what the charter says, `url` what the test itself connects to."""

    kind: str
    source: str
    url: sa.URL

    def write(self, tables: Mapping[str, pd.DataFrame], *, seed: int = 0) -> None:
        """These tables in place of those of the same name, their rows in an order that the seed decides."""
        engine = sa.create_engine(self.url, poolclass=sa.NullPool)
        for name, table in tables.items():
            table.sample(frac=1, random_state=seed).to_sql(name, engine, index=False, if_exists="replace")
        engine.dispose()

    def run(self, *statements: str) -> None:
        """Change something."""
        engine = sa.create_engine(self.url, poolclass=sa.NullPool)
        with engine.begin() as connection:
            for statement in statements:
                connection.exec_driver_sql(statement)
        engine.dispose()


def in_a_file(kind: str, folder: Path) -> Database:
    """A SQLite or DuckDB database in the file hr.db of a folder, for a program in the same folder."""
    return Database(kind, f"{kind}:///hr.db", sa.URL.create(kind, database=str(folder / "hr.db")))


def on_the_server(server: Server) -> Database:
    """A new database of the PostgreSQL server."""
    with server.connect() as connection:
        number = connection.execute("SELECT count(*) FROM pg_database").fetchone()[0]
        name = f"hr_{number}"
        connection.execute(f"CREATE DATABASE {name}")
    url = sa.URL.create("postgresql+psycopg", USER, PASSWORD, "127.0.0.1", server.port, name)
    return Database("postgresql", server.source(name), url)


def demo_tables(folder: Path) -> dict[str, pd.DataFrame]:
    """The tables of a program folder with numbers as numbers and days as days, as a database would have them."""
    tables = {}
    for path in sorted((folder / "tables").glob("*.csv")):
        table = pd.read_csv(path)
        for name in table.columns[table.columns.str.endswith("_on")]:
            table[name] = pd.to_datetime(table[name]).dt.date
        tables[path.stem] = table
    return tables
