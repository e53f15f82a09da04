"""The folder: the same truth gives the same bytes, and the tables floor finds nothing wrong with it."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

import pytest

from mentorlab.errors import BadInput
from mentorlab.shipped import shipped
from mentorlab.simulation.__main__ import main
from mentorlab.simulation.files import as_yaml, write
from mentorlab.simulation.program import Simulated, simulate
from mentorlab.simulation.truth import Truth
from mentorlab.tables.arms import arms
from mentorlab.tables.load import load
from mentorlab.tables.strict_yaml import read_yaml
from tests.simulation.conftest import PLANTED

DEMO = shipped("data", "demo")


def files(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_the_same_seed_gives_the_same_bytes_and_another_does_not(demo: Simulated, tmp_path: Path) -> None:
    one = files(write(demo, tmp_path / "one"))
    assert files(write(simulate(Truth(effects=PLANTED)), tmp_path / "again")) == one
    other = files(write(simulate(Truth(seed=1, effects=PLANTED)), tmp_path / "other"))
    assert {name for name in one if one[name] == other[name]} == {"program.yaml"}


def test_the_shipped_demo_is_what_its_truth_makes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "demo"
    folder.mkdir()
    shutil.copy(DEMO / "truth.yaml", folder)
    assert main([str(folder)]) == 0
    assert capsys.readouterr().out == f"{folder}\n"
    assert files(folder) == files(DEMO)
    assert sum(path.stat().st_size for path in DEMO.rglob("*") if path.is_file()) < 1_000_000


def test_nothing_is_wrong_with_it(demo: Simulated, tmp_path: Path) -> None:
    program = load(write(demo, tmp_path / "new"), known_measures=list(PLANTED))
    assert program.faults == ()
    who = arms(program)
    assert (who.source, who.drawn) == ("assignments", "record")
    assert program.charter.primary is not None
    assert [one.for_whom for one in program.charter.objectives] == ["mentees", "mentees", "mentors"]


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_nothing_is_wrong_with_other_seeds(seed: int, tmp_path: Path) -> None:
    folder = write(simulate(Truth(people=120, mentors=18, seed=seed)), tmp_path / "new")
    assert load(folder, known_measures=list(PLANTED)).faults == ()


def test_a_folder_with_a_program_is_not_written_over(demo: Simulated, tmp_path: Path) -> None:
    (tmp_path / "program.yaml").write_text("program: Mine\n", encoding="utf-8")
    for replace in (False, True):
        with pytest.raises(BadInput, match="holds a program already"):
            write(demo, tmp_path, replace=replace)
    assert (tmp_path / "program.yaml").read_text(encoding="utf-8") == "program: Mine\n"


def test_a_bad_truth_ends_with_status_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "truth.yaml").write_text("people: many\n", encoding="utf-8")
    assert main([str(tmp_path)]) == 2
    assert "truth.yaml.people: 'many' is not a whole number" in capsys.readouterr().err
    assert main([]) == 2


def test_yaml_is_read_as_it_was_meant() -> None:
    said = {"a": "true", "b": "x: y", "c": ["p, q", "null", "r"], "d": [{"e": "# no", "f": {"g": "it's"}}], "h": {}}
    assert read_yaml(as_yaml(said).encode(), "x.yaml") == (said, [])
