"""What may be told of what a database said? Never a secret, a host or an address; of a query that failed, why.

Drivers quote what they were given. So of an opening that failed nothing is quoted, only what kind of failure it was; of
a query that failed the server's first line is, unless it holds anything that may not be told.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mentorlab.errors import CHARTER, Fault, nearest
from mentorlab.tables.database.address import SETTING, Address
from mentorlab.tables.database.connection import CONNECT_SECONDS, NoFile
from mentorlab.tables.database.only_reads import table_words

if TYPE_CHECKING:
    from sqlalchemy import Connection

EXTRA = "install mentorlab with its extra `database`: pip install 'mentorlab[database]'"
KINDS = (  # words in a driver's message → what is told
    (r"password authentication|authentication failed|access denied|login failed|no password", "refused the password"),
    (r"connection refused", "cannot be reached: nothing answers at its host and port"),
    (
        r"translate host|name or service|name resolution|failed to resolve|getaddrinfo",
        "cannot be reached: no such host",
    ),
    (r"time.?out|timed out", f"cannot be reached: no answer within {CONNECT_SECONDS} seconds"),
    (r"set lock|database is locked", "is being written to by another program"),
    (r"does not exist|unknown database", "is not known to its server, or the user is not"),
    (r"not a database|not a valid duckdb", "is no database of this kind"),
)
LOST_COLUMN = re.compile(
    r"""column:? "?(?:\w+\.)?"?(\w+)"? (?:does not exist|not found)|no such column: (?:\w+\.)?(\w+)"""
)
LOST_IN_TABLE = re.compile(r'does not have a column named "(\w+)"')


def not_opened(address: Address, error: Exception) -> Fault:
    """The fault of a database that could not be opened."""
    from sqlalchemy.exc import NoSuchModuleError

    if isinstance(error, NoFile):
        return source_fault(f"{address.name}: there is no such file", "correct the path (from the program's folder)")
    if isinstance(error, ModuleNotFoundError | NoSuchModuleError):
        kinds = "other kinds of database need the driver that SQLAlchemy names for them"
        return source_fault(f"{address.name}: its driver is not installed", f"{EXTRA}; {kinds}")
    told = str(getattr(error, "orig", None) or error).lower()
    what = next((words for pattern, words in KINDS if re.search(pattern, told)), "cannot be opened")
    return source_fault(f"{address.name} {what}", _look_at(address))


def broken_off(address: Address, error: Exception) -> Fault:
    """The fault of a reading that could not go on: the server went away, or does not let its tables be seen."""
    if getattr(error, "connection_invalidated", False):
        return source_fault(f"{address.name} went away while its tables were read", "try again: nothing was kept")
    told = _first_line(error, address)
    return source_fault(f"{address.name} cannot be read{f': {told}' if told else ''}", _look_at(address))


def failed(connection: Connection, address: Address, table: str, query: str | None, error: Exception) -> Fault:
    """The fault of a table that could not be read: what the server said of it, and the nearest column it knows."""
    told = _first_line(error, address)
    what = f"cannot be read: {told}" if told else "cannot be read"
    column = _lost_column(told)
    near = nearest(column, _columns_near(connection, table_words(query or table))) if column else None
    where = f"queries.{table} in {CHARTER}" if query else "the table, or name a query for it in the charter"
    return Fault(table, column or "", what, f"did you mean {near!r}? Correct {where}" if near else f"correct {where}")


def source_fault(what: str, do: str) -> Fault:
    """A fault of the charter's `source`."""
    return Fault(CHARTER, SETTING, what, do)


def _look_at(address: Address) -> str:
    names = ", ".join(address.references)
    return f"check source in {CHARTER}" + (f" and the environment's {names}" if names else "") + ", and the server"


def _first_line(error: Exception, address: Address) -> str:
    """What the database said in one line; empty where that might tell a secret."""
    cause = getattr(error, "orig", None)
    if cause is None:
        return ""  # no word of a database, but of a library about what it was given
    primary = getattr(getattr(cause, "diag", None), "message_primary", None)
    lines = [line.strip() for line in str(primary or cause).splitlines() if line.strip()]
    told = lines[0] if lines else ""
    return "" if any(secret in str(cause) for secret in address.secrets()) else told


def _lost_column(told: str) -> str | None:
    found = LOST_COLUMN.search(told) or LOST_IN_TABLE.search(told)
    return next((name for name in found.groups() if name), None) if found else None


def _columns_near(connection: Connection, names: list[str]) -> list[str]:
    """The columns of the tables among these names."""
    import sqlalchemy as sa

    columns: list[str] = []
    try:
        look = sa.inspect(connection)
        for name in names:
            if look.has_table(name):
                empty = sa.select(sa.text("*")).select_from(sa.table(name)).limit(0)
                columns += [str(column) for column in connection.execute(empty).mappings().keys()]  # noqa: SIM118
    except sa.exc.SQLAlchemyError:
        return columns  # advice only: what can be said without it is said
    return list(dict.fromkeys(columns))
