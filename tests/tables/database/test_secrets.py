"""Does the secret stay inside, whatever goes wrong? Every message, traceback and log is searched for it."""

from __future__ import annotations

import logging
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from click.testing import CliRunner

from mentorlab.cli import main
from mentorlab.errors import BadInput
from mentorlab.tables.database import connection, rows
from mentorlab.tables.load import load
from tests.databases import on_the_server
from tests.postgres_server import PASSWORD, USER, Server
from tests.programs import write_program

SECRET = "c0rrect/horse@battery:staple%41"
PEOPLE = pd.DataFrame({"person_id": ["a", "b"]})
LOOK = "check source in program.yaml and the environment's HR_PASSWORD, and the server"


@pytest.fixture
def told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> Callable[..., list[str]]:
    """What `check` and `load` tell of a source that cannot be read; nothing of it may hold the secret or the host."""
    monkeypatch.setenv("HR_PASSWORD", SECRET)
    caplog.set_level(logging.DEBUG)

    def ask(source: str, *also_secret: str, **charter: Any) -> list[str]:
        folder = write_program(tmp_path / "program", {"source": source, **charter})
        done = CliRunner().invoke(main, ["check", str(folder)])
        assert done.exit_code == 2
        with pytest.raises(BadInput) as raised:
            load(folder).need("people")
        assert raised.tb.tb_next is not None  # our own frame knows everything
        shown = traceback.TracebackException(raised.type, raised.value, raised.tb.tb_next, capture_locals=True)
        text = "".join(shown.format())
        assert raised.value.__cause__ is None
        assert raised.value.__context__ is None
        for said in (done.output, text, caplog.text):
            for secret in (SECRET, "c0rrect", "staple", *also_secret):
                assert secret not in said
        return [line for line in done.stdout.splitlines() if not line.endswith((" fault", " faults"))]

    return ask


def test_a_wrong_password(told: Callable[..., list[str]], postgres: Server) -> None:
    source = postgres.source("postgres")
    assert told(source, "127.0.0.1") == [
        f"program.yaml source: the postgresql database 'postgres' refused the password; {LOOK}"
    ]


def test_nobody_answers(told: Callable[..., list[str]]) -> None:
    (line,) = told("postgresql://hr:${HR_PASSWORD}@127.0.0.1:9/hr", "127.0.0.1")
    assert line.startswith(
        "program.yaml source: the postgresql database 'hr' cannot be reached: nothing answers at its"
    )


def test_a_host_that_nobody_knows(told: Callable[..., list[str]]) -> None:
    assert told("postgresql://hr:${HR_PASSWORD}@nowhere.invalid/hr", "nowhere") == [
        f"program.yaml source: the postgresql database 'hr' cannot be reached: no such host; {LOOK}"
    ]


def test_a_server_that_does_not_answer(told: Callable[..., list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    import socket

    monkeypatch.setitem(connection.LIBPQ, "connect_timeout", 2)  # libpq's smallest
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        (line,) = told(f"postgresql://hr:${{HR_PASSWORD}}@127.0.0.1:{silent.getsockname()[1]}/hr", "127.0.0.1")
    assert line.startswith("program.yaml source: the postgresql database 'hr' cannot be reached: no answer within 10 s")


def test_a_database_that_is_not_there(
    told: Callable[..., list[str]], postgres: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HR_PASSWORD", PASSWORD)
    (line,) = told(postgres.source("nobody_made_it"), PASSWORD, "127.0.0.1")
    assert line.startswith("program.yaml source: the postgresql database 'nobody_made_it' is not known to its server")


def test_a_driver_that_is_not_installed(told: Callable[..., list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    expected = (
        "its driver is not installed; install mentorlab with its extra `database`: pip install 'mentorlab[database]'; "
        "other kinds of database need the driver that SQLAlchemy names for them"
    )
    assert told("postgresql://hr:${HR_PASSWORD}@host/hr", "host/") == [
        f"program.yaml source: the postgresql database 'hr': {expected}"
    ]
    assert told("nonsuch://hr:${HR_PASSWORD}@host/hr", "host/") == [
        f"program.yaml source: the nonsuch database 'hr': {expected}"
    ]


@pytest.mark.parametrize("kind", ["sqlite", "duckdb"])
def test_a_file_that_is_no_database(told: Callable[..., list[str]], tmp_path: Path, kind: str) -> None:
    (tmp_path / "program").mkdir()
    (tmp_path / "program" / "hr.db").write_bytes(b"no database at all " * 100)
    (line,) = told(f"{kind}:///hr.db", str(tmp_path / "program" / "hr.db"))
    assert line.startswith(
        f"program.yaml source: the {kind} database 'hr.db' is no database of this kind; check source"
    )


@pytest.fixture
def reader(postgres: Server) -> str:
    """The source of a database that a role, whose password is the secret, may read in part."""
    made = on_the_server(postgres)
    made.write({"people": PEOPLE, "events": PEOPLE})
    name = f"reader_of_{made.url.database}"
    with postgres.connect() as session:
        session.execute(f"CREATE ROLE {name} LOGIN PASSWORD '{SECRET}'")
    made.run(f"GRANT SELECT ON people TO {name}")
    return made.source.replace(USER, name)


def test_queries_with_mistakes(told: Callable[..., list[str]], reader: str) -> None:
    queries = {
        "people": "SELECT FROM WHERE",
        "needs": f"SELECT '{SECRET}'::int AS respondent_id",  # the server quotes what it cannot convert
        "voices": "SELECT no_such_function()",
        "outreach": "SELECT person_idd FROM people",
    }
    lines = [line for line in told(reader, "127.0.0.1", queries=queries) if ": cannot be read" in line]
    assert lines == [
        'people: cannot be read: syntax error at or near "WHERE"; correct queries.people in program.yaml',
        "needs: cannot be read; correct queries.needs in program.yaml",
        "voices: cannot be read: function no_such_function() does not exist; correct queries.voices in program.yaml",
        "outreach.person_idd: cannot be read: column \"person_idd\" does not exist; did you mean 'person_id'? "
        "Correct queries.outreach in program.yaml",
        "events: cannot be read: permission denied for table events; correct the table, or name a query for it in the "
        "charter",
    ]


def test_a_server_that_goes_away_while_it_is_read(
    told: Callable[..., list[str]], postgres: Server, reader: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, ended = rows.as_text, []

    def cut_off(cells: Any) -> Any:
        with postgres.connect() as session:
            session.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename LIKE 'reader_of_%'")
        ended.append(len(cells))
        return real(cells)

    monkeypatch.setattr(rows, "BATCH", 1)
    monkeypatch.setattr(rows, "as_text", cut_off)
    name = reader.rpartition("/")[2]
    assert told(reader, "127.0.0.1") == [
        f"program.yaml source: the postgresql database {name!r} went away while its tables were read; try again: "
        "nothing was kept"
    ]
    assert set(ended) == {1}


def test_what_a_program_shows_of_itself(tmp_path: Path, reader: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HR_PASSWORD", SECRET)
    program = load(
        write_program(tmp_path / "program", {"source": reader, "queries": {"events": "SELECT 1 WHERE false"}})
    )
    assert program.rows["people"] == 2
    for said in (repr(program), repr(program.charter), str(program.inputs), repr(program.faults)):
        assert SECRET not in said
        assert "127.0.0.1" not in said
