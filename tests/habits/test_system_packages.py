"""Does a test that needs a Debian package skip by name without it, and does `make test-long` fail on that?"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pytest

from tests import postgres_server

ROOT = Path(__file__).resolve().parents[2]


def test_a_missing_package_skips_by_name(
    without_package: Callable[[str, str], NoReturn], request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = r"not installed \(Debian package postgresql, see apt.txt\)"
    monkeypatch.setattr(request.config.option, "system_packages", "optional")
    with pytest.raises(pytest.skip.Exception, match=words):
        without_package("PostgreSQL is not installed", "postgresql")
    monkeypatch.setattr(request.config.option, "system_packages", "required")
    with pytest.raises(pytest.fail.Exception, match=words):
        without_package("PostgreSQL is not installed", "postgresql")


def test_make_test_long_requires_them() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert "--system-packages=required" in makefile.partition("test-long:")[2].partition("\n\n")[0]
    assert "postgresql" in (ROOT / "apt.txt").read_text(encoding="utf-8").split()


def test_a_server_that_is_not_installed_is_said_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(postgres_server, "PLACES", str(tmp_path / "nowhere" / "bin"))
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(postgres_server.CannotStart, match="not installed"), postgres_server.running():
        pass
