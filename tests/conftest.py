"""What several tests use: the shared real data, where they are at hand, programs made on the spot, and databases.

A test that needs a Debian package asks `without_package` what to do where it is missing: it skips with a word, and
fails with the same word under `--system-packages=required`, as `make test-long` asks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NoReturn

import pandas as pd
import pytest

from mentorlab.measures.opening import load
from mentorlab.tables.program import Program
from tests.databases import KINDS, Database, in_a_file, on_the_server
from tests.postgres_server import PASSWORD, CannotStart, Server, running
from tests.programs import write_program

# Begun first, the slowest first: a long file that begins last keeps one process busy while the other has nothing to do.
SLOW = (
    "calibration/test_rows.py",
    "reports/test_report.py",
    "answers/test_every_question.py",
    "reports/test_published.py",
    "reports/test_warm.py",
    "simulation/test_files.py",
    "attack/test_attack.py",
    "needs/test_voices.py",
    "simulation/test_switches.py",
    "attack/test_needs_attack.py",
    "calibration/test_page.py",
    "widgets/test_charter_form.py",
    "reports/test_from_database.py",
)
TESTS = Path(__file__).resolve().parent
SHARED = Path(__file__).resolve().parents[2] / "shared" / "data"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Whether the packages of apt.txt must be there."""
    parser.addoption("--system-packages", choices=("optional", "required"), default="optional")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The slowest files first (with `--no-loadscope-reorder`, else xdist begins with those of most tests)."""
    places = {(TESTS / name): place for place, name in enumerate(SLOW)}
    items.sort(key=lambda item: places.get(item.path, len(SLOW)))


@pytest.fixture(scope="session")
def without_package(request: pytest.FixtureRequest) -> Callable[[str, str], NoReturn]:
    """`without_package(why, package)` ends a test that needs a Debian package which is not there."""

    def ended(why: str, package: str) -> NoReturn:
        words = f"{why} (Debian package {package}, see apt.txt)"
        if request.config.getoption("--system-packages") == "required":
            pytest.fail(words, pytrace=False)
        pytest.skip(words)

    return ended


@pytest.fixture(scope="session")
def postgres(without_package: Callable[[str, str], NoReturn]) -> Iterator[Server]:
    """A PostgreSQL server of our own."""
    started = running()
    try:
        server = started.__enter__()
    except CannotStart as why:
        without_package(str(why), "postgresql")
    try:
        yield server
    finally:
        started.__exit__(None, None, None)


@pytest.fixture(params=KINDS)
def database(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Database:
    """An empty database of each kind; a program in the folder `tmp_path / "program"` may name it."""
    monkeypatch.setenv("HR_PASSWORD", PASSWORD)
    if request.param == "postgresql":
        return on_the_server(request.getfixturevalue("postgres"))
    (tmp_path / "program").mkdir()
    return in_a_file(request.param, tmp_path / "program")


@pytest.fixture(scope="session")
def job_training_folder() -> Path:
    """The real randomised program of the shared data."""
    folder = SHARED / "programs" / "job-training"
    if not folder.is_dir():
        pytest.skip("the shared real data (programs/job-training) are not beside this checkout")
    return folder


@pytest.fixture
def make(tmp_path: Path) -> Callable[..., Program]:
    """Write a program folder and load it."""

    def made(charter: dict[str, Any] | None = None, **tables: pd.DataFrame) -> Program:
        return load(write_program(tmp_path / "program", charter, **tables))

    return made
