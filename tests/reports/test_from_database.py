"""Is a report from a database the report from files, and does the secret stay out of everything that it leaves?"""

from __future__ import annotations

import json
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from mentorlab.cli import main
from mentorlab.errors import ReportFailed
from mentorlab.reports import runner
from mentorlab.reports.runner import run
from mentorlab.shipped import shipped
from tests.databases import Database, demo_tables, in_a_file, on_the_server
from tests.postgres_server import PASSWORD, Server
from tests.programs import two_arms, write_program
from tests.quick_reports import executed_here, short_outcomes


@pytest.fixture
def _short() -> Iterator[None]:
    """Two questions are enough to see where a report reads from, and what it leaves."""
    with short_outcomes():
        yield


def _reads_from(folder: Path, database: Database) -> Path:
    """The same program without its files: its charter names the database, which has the same tables."""
    database.write(demo_tables(folder), seed=3)
    other = folder.parent / "program"
    shutil.copytree(folder, other, dirs_exist_ok=True, ignore=shutil.ignore_patterns("tables", "runs"))
    with (other / "program.yaml").open("a", encoding="utf-8") as charter:
        charter.write(f"\nsource: {database.source}\n")
    return other


def _all_that_is_left(folder: Path) -> bytes:
    """Every byte in a folder, workbooks unpacked."""
    found = []
    for path in sorted(one for one in folder.rglob("*") if one.is_file()):
        found.append(path.read_bytes())
        if path.suffix == ".xlsx":
            with zipfile.ZipFile(path) as book:
                found += [book.read(name) for name in book.namelist()]
    return b"\n".join(found)


@pytest.mark.long
@pytest.mark.usefixtures("_short")
def test_a_report_from_postgresql(tmp_path: Path, postgres: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HR_PASSWORD", PASSWORD)
    files = write_program(tmp_path / "files", **two_arms())
    database = on_the_server(postgres)
    folder = _reads_from(files, database)
    done = CliRunner().invoke(main, ["run", "outcomes", str(folder)])
    assert done.exit_code == 0, done.output
    made = Path(done.stdout.splitlines()[-1])
    with executed_here():
        of_files = run("outcomes", files).folder
    assert (made / "findings.json").read_bytes() == (of_files / "findings.json").read_bytes()
    inputs = json.loads((made / "manifest.json").read_text(encoding="utf-8"))["inputs"]
    assert list(inputs) == ["program.yaml", "source:assignments", "source:measures"]
    left = _all_that_is_left(made) + done.output.encode()
    for secret in (PASSWORD, PASSWORD.partition("/")[0], "127.0.0.1:", str(database.url.port), "HR_PASSWORD"):
        assert secret.encode() not in left
    assert b"Trial run" in left  # the search sees what is there


def test_a_source_that_cannot_be_read_makes_no_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HR_PASSWORD", PASSWORD)
    folder = write_program(tmp_path, {"source": "postgresql://hr:${HR_PASSWORD}@127.0.0.1:9/hr"})
    done = CliRunner().invoke(main, ["run", "outcomes", str(folder)])
    assert done.exit_code == 2
    assert "cannot be reached" in done.stderr
    assert PASSWORD not in done.output
    assert not (folder / "runs").exists()


def test_data_that_change_while_the_report_runs_fail_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "program").mkdir()
    database = in_a_file("sqlite", tmp_path / "program")
    folder = _reads_from(write_program(tmp_path / "files", **two_arms()), database)

    def execute(*_: Any) -> None:
        database.run("UPDATE measures SET value = value + 1 WHERE wave = 'after'")

    monkeypatch.setattr(runner, "execute", execute)
    words = r"the data changed while the report ran \(source:measures\); run it again"
    with pytest.raises(ReportFailed, match=words):
        run("outcomes", folder)


@pytest.mark.usefixtures("_short")
def test_a_password_that_changes_while_the_report_runs_is_not_told(
    tmp_path: Path, postgres: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The notebook fails in the middle, and its traceback stays in the run's folder."""
    monkeypatch.setenv("HR_PASSWORD", PASSWORD)
    folder = _reads_from(write_program(tmp_path / "files", **two_arms()), on_the_server(postgres))
    real = runner.execute

    def execute(*rest: Any) -> Any:
        monkeypatch.setenv("HR_PASSWORD", f"{PASSWORD} no longer")
        return real(*rest)

    monkeypatch.setattr(runner, "execute", execute)
    done = CliRunner().invoke(main, ["run", "outcomes", str(folder)])
    assert done.exit_code == 1
    assert "refused the password" in done.output
    (failed,) = (folder / "runs").glob("*.failed")
    left = _all_that_is_left(failed) + done.output.encode()
    assert b"BadInput" in left
    for secret in (PASSWORD, PASSWORD.partition("/")[0], "127.0.0.1:", "postgresql://"):
        assert secret.encode() not in left


@pytest.mark.long
def test_the_demo_from_every_database_gives_the_same_findings(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HR_PASSWORD", PASSWORD)
    files = tmp_path / "files"
    shutil.copytree(shipped("data", "demo"), files)
    made = [run("outcomes", folder).folder for folder in (files, _reads_from(files, database))]
    first, second = [(folder / "findings.json").read_bytes() for folder in made]
    assert first == second
    assert PASSWORD.encode() not in _all_that_is_left(made[1])
