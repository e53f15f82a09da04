"""Does the wheel carry all it needs, and does it run alone?"""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from mentorlab.reports.kinds import kinds

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel as a user would get it."""
    folder = tmp_path_factory.mktemp("dist")
    command = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "--no-deps",
        "--no-build-isolation",
        "-q",
        "-w",
        str(folder),
        str(ROOT),
    ]
    subprocess.run(command, check=True, capture_output=True)
    return next(folder.glob("*.whl"))


def test_it_carries_notebooks_templates_and_demo(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    for top in ("notebooks", "templates", "data"):
        here = {path.relative_to(ROOT).as_posix() for path in (ROOT / top).rglob("*") if path.is_file()}
        here = {
            name for name in here if not any(part in name for part in ("__pycache__", ".ipynb_checkpoints", "/runs/"))
        }
        assert {f"mentorlab/_shipped/{name}" for name in here} <= names
    assert "mentorlab/stats/wwc_attrition_boundary.csv" in names
    assert "mentorlab/answers/card.css" in names
    assert not any(name.startswith("tests") for name in names)


@pytest.mark.long
def test_installed_alone_in_an_empty_environment_it_runs_the_demo(wheel: Path, tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-m", "venv", str(tmp_path / "env")], check=True)
    scripts = tmp_path / "env" / ("Scripts" if sys.platform == "win32" else "bin")
    subprocess.run([str(scripts / "python"), "-m", "pip", "install", "-q", str(wheel)], check=True)
    out = tmp_path / "demo"
    done = subprocess.run(
        [str(scripts / "mentorlab"), "demo", "--out", str(out)],
        capture_output=True,
        text=True,
        check=True,
        cwd=tmp_path,
    )
    assert done.stdout.splitlines()[-1] == str(out)
    assert len(list(out.glob("*/runs/*/report.html"))) == 2 * len(kinds()) + 1  # engagement on two days
    begun = tmp_path / "begun"
    subprocess.run([str(scripts / "mentorlab"), "new", str(begun)], capture_output=True, check=True, cwd=tmp_path)
    assert {"program.yaml", ".gitignore", "tables"} <= {path.name for path in begun.iterdir()}
