"""Is a charter's `source` read as it is meant, and is a secret in it refused before anything is opened?"""

from __future__ import annotations

from pathlib import Path

import pytest

from mentorlab.tables.database import reading
from mentorlab.tables.database.address import judge_address
from mentorlab.tables.load import check
from tests.tables.a_program import CHARTER, a_program

WRITE = "write ${NAME} in its place and set NAME in the environment only"
REFUSED = {
    "postgresql://hr:hunter2@host/hr": f"holds a password; {WRITE}",
    "postgresql://hr:${PW}hunter2@host/hr": f"holds a password; {WRITE}",
    "postgresql://hr:hun@ter2@host/hr": f"holds a password; {WRITE}",
    "postgresql://hr@host/hr?password=hunter2": (
        "holds a secret in password; write password=${NAME} and set NAME in the environment only"
    ),
    "duckdb:///hr.db?motherduck_token=hunter2": (
        "holds a secret in motherduck_token; write motherduck_token=${NAME} and set NAME in the environment only"
    ),
    "mssql+pyodbc:///?odbc_connect=Server%3Dhost%3BPWD%3Dhunter2": (
        "holds a secret in odbc_connect; write odbc_connect=${NAME} and set NAME in the environment only"
    ),
    "postgresql://hr:$PW@host/hr": (
        "holds a `$` that begins no ${NAME}; write it like postgresql://reader:${HR_PASSWORD}@host/hr"
    ),
    "hr.db": "is no address of a database; write it like postgresql://reader:${HR_PASSWORD}@host/hr",
    "postgresql://hr:${PW}@host:hunter2/hr": (
        "is no address of a database; write it like postgresql://reader:${HR_PASSWORD}@host/hr"
    ),
    "sqlite://": (
        "names no file; write sqlite:///NAME (looked for from the program's folder) or sqlite:////path/to/NAME"
    ),
    "duckdb:///:memory:": (
        "names no file; write duckdb:///NAME (looked for from the program's folder) or duckdb:////path/to/NAME"
    ),
}


@pytest.mark.parametrize("source", REFUSED)
def test_each_refusal_has_its_words_and_keeps_the_secret(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, source: str
) -> None:
    monkeypatch.setenv("PW", "from the environment")
    monkeypatch.setattr(reading, "opened", None)  # opening anything would fail
    (fault,), program = check(a_program(tmp_path, f"{CHARTER}source: '{source}'\n"))
    assert str(fault) == f"program.yaml source: {REFUSED[source]}"
    assert "hunter2" not in str(fault)
    assert program is None


def test_variables_stand_for_parts_whatever_signs_they_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    values = {"WHO": "h:r", "PW": "p@ss/w%20rd?#${PW}", "AT": "db.internal", "PORT": "6543", "DB": "h/r", "CERT": "a&b"}
    for name, value in values.items():
        monkeypatch.setenv(name, value)
    address, faults = judge_address("postgresql://${WHO}:${PW}@${AT}:${PORT}/${DB}?sslrootcert=${CERT}&sslmode=require")
    assert (faults, address is not None) == ([], True)
    assert address is not None
    url = address.url(Path("/program"))
    assert url is not None
    assert (url.drivername, url.username, url.password) == ("postgresql+psycopg", values["WHO"], values["PW"])
    assert (url.host, url.port, url.database) == ("db.internal", 6543, "h/r")
    assert dict(url.query) == {"sslrootcert": "a&b", "sslmode": "require"}
    assert address.name == "the postgresql database '${DB}'"
    assert set(values.values()) <= set(address.secrets())


def test_a_whole_address_may_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HR_DATABASE", "postgres://hr:hunter2@host/hr")
    address, faults = judge_address("${HR_DATABASE}")
    assert faults == []
    assert address is not None
    assert address.name == "the database of ${HR_DATABASE}"
    assert "hunter2" in address.secrets()
    url = address.url(Path("/program"))
    assert url is not None
    assert url.drivername == "postgresql+psycopg"


def test_an_address_of_the_environment_that_is_none_is_not_repeated(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HR_DATABASE", "hunter2")
    (fault,), _ = check(a_program(tmp_path, f"{CHARTER}source: ${{HR_DATABASE}}\n"))
    assert str(fault) == (
        "program.yaml source: the database of ${HR_DATABASE}: that is no address; write it as SQLAlchemy's URL"
    )


def test_variables_that_are_not_set_are_named_all_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("HR_USER", raising=False)
    monkeypatch.setenv("HR_PASSWORD", "")
    source = "postgresql://${HR_USER}:${HR_PASSWORD}@127.0.0.1:1/hr"
    found, program = check(a_program(tmp_path, f"{CHARTER}source: {source}\n"))
    assert [str(fault) for fault in found] == [
        "program.yaml source: the environment variable HR_USER is not set; set HR_USER",
        "program.yaml source: the environment variable HR_PASSWORD is empty; set HR_PASSWORD",
    ]
    assert program is None


def test_files_are_looked_for_from_the_program(tmp_path: Path) -> None:
    inside, _ = judge_address("sqlite:///data/hr.db")
    outside, _ = judge_address("duckdb:////srv/hr.db")
    assert inside is not None
    assert outside is not None
    urls = inside.url(tmp_path), outside.url(tmp_path)
    assert [url.database for url in urls if url] == [str(tmp_path / "data" / "hr.db"), "/srv/hr.db"]
    (fault,), _ = check(a_program(tmp_path, f"{CHARTER}source: sqlite:///data/hr.db\n"))
    assert str(fault) == (
        "program.yaml source: the sqlite database 'hr.db': there is no such file; correct the path (from the program's "
        "folder)"
    )
    assert not (tmp_path / "data").exists()


def test_queries_are_judged_with_the_charter(tmp_path: Path) -> None:
    text = "queries:\n  peple: select 1\n  people: delete from people\n"
    found, _ = check(a_program(tmp_path, f"{CHARTER}source: sqlite:///hr.db\n{text}"))
    assert [str(fault) for fault in found] == [
        "program.yaml queries.peple: is no table; did you mean 'people'?",
        "program.yaml queries.people: begins with 'DELETE'; write one SELECT, WITH … SELECT or VALUES, and nothing "
        "behind it",
    ]
    (fault,), _ = check(a_program(tmp_path, f"{CHARTER}{text}"))
    assert str(fault) == "program.yaml queries: there is no database to ask; name it in `source`"
    (fault,), _ = check(a_program(tmp_path, f"{CHARTER}source: sqlite:///hr.db\nqueries: select 1\n"))
    assert str(fault) == "program.yaml queries: is not a group of settings; write `name: value` lines below it"
