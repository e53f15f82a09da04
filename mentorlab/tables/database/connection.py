"""How is a database opened so that it can only be read, in one snapshot, and never waited for in vain?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

if TYPE_CHECKING:
    from sqlalchemy import URL, Connection

CONNECT_SECONDS = 10
LIBPQ = {  # a server that is gone without a word is given up after half a minute
    "connect_timeout": CONNECT_SECONDS,
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 4,
}


@dataclass(frozen=True)
class _Way:
    """How one kind of database is opened: arguments of its driver, options of the connection, first statements."""

    arguments: Mapping[str, Any] = field(default_factory=dict)
    options: Mapping[str, Any] = field(default_factory=dict)
    first: tuple[str, ...] = ()


POSTGRESQL = _Way(
    LIBPQ,
    {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True},
    ("SET LOCAL lock_timeout = '60s'",),  # a table that another job holds is a fault, not an endless night
)
WAYS = {
    "psycopg": POSTGRESQL,
    "psycopg2": POSTGRESQL,
    # Python's driver begins no transaction for a SELECT, so it is begun by hand.
    "pysqlite": _Way(
        {}, {"isolation_level": "AUTOCOMMIT"}, ("PRAGMA query_only = ON", "BEGIN", "SELECT count(*) FROM sqlite_master")
    ),
    "duckdb": _Way({"read_only": True}),
}


class NoFile(Exception):
    """The file that should hold the database is not there."""


@contextmanager
def opened(url: URL) -> Iterator[Connection]:
    """A connection in a transaction that only reads. Whatever goes wrong is raised as SQLAlchemy or the driver says."""
    from sqlalchemy import NullPool, create_engine

    file = Path(url.database or "")
    if url.get_backend_name() in ("sqlite", "duckdb") and not file.is_file():
        raise NoFile
    if url.get_backend_name() == "sqlite":
        url = url.set(database=f"file:{quote(str(file))}").update_query_dict({"mode": "ro", "uri": "true"})
    way = WAYS.get(url.get_driver_name()) or WAYS.get(url.get_backend_name()) or _Way()
    arguments = {name: value for name, value in way.arguments.items() if name not in url.query}
    engine = create_engine(url, connect_args=arguments, poolclass=NullPool, hide_parameters=True)
    try:
        with engine.connect() as connection:
            connection = connection.execution_options(**way.options)
            for statement in way.first:
                connection.exec_driver_sql(statement)
            yield connection
    finally:
        engine.dispose()


@contextmanager
def one_attempt(connection: Connection) -> Iterator[None]:
    """Where a statement fails, the next ones still see the same snapshot."""
    kind = connection.dialect.name
    attempt: AbstractContextManager[Any] = connection.begin_nested() if kind == "postgresql" else nullcontext()
    try:
        with attempt:
            yield
    except Exception:
        if kind == "duckdb":  # it knows no savepoints; a file that is open here is written by nobody else
            connection.rollback()
        raise
