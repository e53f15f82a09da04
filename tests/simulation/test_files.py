"""The folder: the same truth gives the same bytes, and the tables floor finds nothing wrong with it."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import time
from pathlib import Path

import pandas as pd
import pytest
from click.testing import CliRunner

from mentorlab.cli import main
from mentorlab.errors import BadInput
from mentorlab.measures.opening import check
from mentorlab.shipped import shipped
from mentorlab.simulation.deciding import decided
from mentorlab.simulation.files import write
from mentorlab.simulation.memory import as_program
from mentorlab.simulation.program import Simulated, simulate
from mentorlab.simulation.switches import SWITCHES
from mentorlab.simulation.truth import DESIGNS, Truth
from mentorlab.simulation.truth_file import read_truth
from mentorlab.tables.arms import arms
from mentorlab.tables.as_text import as_yaml
from mentorlab.tables.strict_yaml import read_yaml
from tests.simulation.conftest import PLANTED

DEMO = shipped("data", "demo")
ROOT = Path(__file__).resolve().parents[2]


def files(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def commanded(folder: Path, *more: str, threads: int = 1) -> float:
    """Run the command in a process of its own; returns the seconds of processor time it took."""
    script = (
        "import sys, time; from mentorlab.cli import main\n"
        "main(sys.argv[1:], standalone_mode=False); print(time.process_time(), file=sys.stderr)"
    )
    names = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
    environment = {**os.environ, **dict.fromkeys(names, str(threads)), "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", script, "simulate", str(folder), *more]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1] == str(folder)
    return float(done.stderr.splitlines()[-1])


def test_the_same_seed_gives_the_same_bytes_and_another_does_not(demo: Simulated, tmp_path: Path) -> None:
    one = files(write(demo, tmp_path / "one"))
    assert files(write(simulate(Truth(effects=PLANTED)), tmp_path / "again")) == one
    other = files(write(simulate(Truth(seed=1, effects=PLANTED)), tmp_path / "other"))
    alike = {"program.yaml", "records/protocol-2026-02-13.yaml", *(f"records/{name}" for name in decided())}
    assert {name for name in one if one[name] == other[name]} == alike


@pytest.mark.long
def test_one_thread_or_two_give_the_same_bytes(tmp_path: Path) -> None:
    for threads in (1, 2):
        commanded(tmp_path / str(threads), "--seed", "12", threads=threads)
    assert files(tmp_path / "1") == files(tmp_path / "2")


@pytest.mark.long
def test_forty_thousand_people_take_less_than_twenty_seconds_whatever_the_threads(tmp_path: Path) -> None:
    truth = tmp_path / "truth.yaml"
    truth.write_text("people: 40000\neffects: {engagement_pulse: 0.3}\nswitches: {shared_mentors: 1}\n")
    for threads in (1, 2):
        assert commanded(tmp_path / str(threads), "--truth", str(truth), threads=threads) < 20
    assert files(tmp_path / "1") == files(tmp_path / "2")
    faults, program = check(tmp_path / "1")
    assert faults == []
    assert program is not None
    assert program.rows["people"] == 40_000


def test_the_shipped_demo_is_what_its_truth_makes(tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["simulate", str(tmp_path / "demo"), "--truth", str(DEMO / "truth.yaml")])
    assert done.exit_code == 0
    assert done.stdout.splitlines()[-1] == str(tmp_path / "demo")
    assert "people: 480 rows" in done.output
    assert "A place changes engagement pulse by +0.45 points on average" in done.output
    assert files(tmp_path / "demo") == files(DEMO)
    earlier = DEMO / "earlier" / "2025-spring"
    again = write(simulate(read_truth(earlier / "truth.yaml")), tmp_path / "again")
    assert {name: sha for name, sha in files(again).items() if (earlier / name).is_file()} == files(earlier)
    assert sum(path.stat().st_size for path in DEMO.rglob("*") if path.is_file()) < 3_000_000


@pytest.mark.parametrize("people", [40, pytest.param(400, marks=pytest.mark.long)])
@pytest.mark.parametrize("design", DESIGNS)
def test_memory_and_files_give_the_same_program_without_a_fault(design: str, people: int, tmp_path: Path) -> None:
    simulated = simulate(Truth(people=people, design=design, seed=people, effects={"engagement_pulse": 0.2}))
    same_without_a_fault(simulated, tmp_path / "new")


@pytest.mark.long
@pytest.mark.parametrize("design", ["comparison", pytest.param("before_after", marks=pytest.mark.long)])
@pytest.mark.parametrize("switch", sorted(SWITCHES))
def test_no_switch_makes_a_fault(switch: str, design: str, tmp_path: Path) -> None:
    simulated = simulate(Truth(people=100, design=design, seed=5, switches={switch: 1}))
    same_without_a_fault(simulated, tmp_path / "new")


def test_all_switches_at_once_make_no_fault_where_nobody_is_compared(tmp_path: Path) -> None:
    simulated = simulate(Truth(people=100, design="before_after", seed=5, switches=dict.fromkeys(SWITCHES, 1)))
    same_without_a_fault(simulated, tmp_path / "new")


def same_without_a_fault(simulated: Simulated, folder: Path) -> None:
    ours = as_program(simulated)
    faults, theirs = check(write(simulated, folder))
    assert faults == []
    assert theirs is not None
    assert ours.tables == theirs.tables
    assert (ours.charter, ours.records, ours.notes) == (theirs.charter, theirs.records, theirs.notes)
    assert (ours.as_of, ours.rows) == (theirs.as_of, theirs.rows)
    for name in ours.tables:
        pd.testing.assert_frame_equal(ours.in_file(name), theirs.in_file(name))
    one, other = arms(ours), arms(theirs)
    assert (one.source, one.drawn, one.notes) == (other.source, other.drawn, other.notes)


def test_a_program_of_160_opens_in_less_than_a_tenth_of_a_second() -> None:
    tables = ("people", "assignments", "pairs", "responses")
    simulate(Truth(people=160))  # what is needed once
    began = time.process_time()
    for seed in range(10):
        opened = as_program(simulate(Truth(people=160, seed=seed, effects={"engagement_pulse": 0.4})))
        assert all(len(opened.table(name)) for name in tables)
    assert (time.process_time() - began) / 10 < 0.1


def test_what_is_there_is_not_written_over(demo: Simulated, tmp_path: Path) -> None:
    (tmp_path / "program.yaml").write_text("program: Mine\n", encoding="utf-8")
    with pytest.raises(BadInput, match="holds a program already"):
        write(demo, tmp_path)
    done = CliRunner().invoke(main, ["simulate", str(tmp_path)])
    assert (done.exit_code, "holds a program already" in done.output) == (2, True)
    assert [path.name for path in tmp_path.iterdir()] == ["program.yaml"]
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "mine.txt").write_text("Mine", encoding="utf-8")
    with pytest.raises(BadInput, match="is not empty"):
        write(demo, tmp_path / "notes")


def test_a_bad_truth_ends_with_status_2_and_leaves_nothing(tmp_path: Path) -> None:
    truth = tmp_path / "truth.yaml"
    truth.write_text("people: many\n", encoding="utf-8")
    done = CliRunner().invoke(main, ["simulate", str(tmp_path / "new"), "--truth", str(truth)])
    assert done.exit_code == 2
    assert "truth.yaml.people: 'many' is not a whole number" in done.output
    assert not (tmp_path / "new").exists()


def test_the_seed_of_the_command_goes_before_that_of_the_truth(tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["simulate", str(tmp_path / "new"), "--seed", "9"])
    assert done.exit_code == 0
    assert "seed: 9\n" in (tmp_path / "new" / "truth.yaml").read_text(encoding="utf-8")


def test_what_fails_half_way_leaves_nothing(demo: Simulated, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        write(demo, tmp_path / "new")
    assert list(tmp_path.iterdir()) == []


def test_yaml_is_read_as_it_was_meant() -> None:
    said = {"a": "true", "b": "x: y", "c": ["p, q", "null", "r"], "d": [{"e": "# no", "f": {"g": "it's"}}], "h": {}}
    assert read_yaml(as_yaml(said).encode(), "x.yaml") == (said, [])
