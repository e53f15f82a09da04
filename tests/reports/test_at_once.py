"""Do runs of the same report disturb each other, and does a kill at any moment leave nothing half-made?"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from mentorlab.answers.earlier_run import FAILED, PART
from mentorlab.shipped import shipped
from tests.programs import two_arms, write_program
from tests.unattended import ROOT, environment, started

FILES = {"executed.ipynb", "findings.json", "log.jsonl", "manifest.json", "report.html", "tables.xlsx"}
TRIES = 30


def _whole(program: Path) -> list[Path]:
    return [one for one in sorted((program / "runs").glob("*")) if not one.name.endswith((PART, FAILED))]


def _checked(folder: Path, program: Path) -> bytes:
    """The findings of a run that looks whole, if it is: all files, the hashes that its manifest names, its record."""
    assert {path.name for path in folder.iterdir() if path.is_file()} == FILES
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["published"]["record"] == f"records/published-{folder.name}.json"
    assert (program / manifest["published"]["record"]).is_file()
    findings = (folder / "findings.json").read_bytes()
    assert manifest["findings"]["sha256"] == _sha256(findings)
    assert json.loads((folder / "log.jsonl").read_text(encoding="utf-8").splitlines()[-1])["event"] == "written"
    assert (folder / "report.html").read_text(encoding="utf-8").rstrip().endswith("</html>")
    return findings


def _sha256(content: bytes) -> str:
    import hashlib

    return hashlib.sha256(content).hexdigest()


def _records(program: Path) -> list[str]:
    return sorted(path.name for path in (program / "records").iterdir())


def _same(program: Path, runs: int) -> None:
    whole = _whole(program)
    assert len(whole) == runs
    assert len(list((program / "runs").iterdir())) == runs
    assert len({_checked(folder, program) for folder in whole}) == 1
    assert _records(program) == [f"published-{folder.name}.json" for folder in whole]
    assert len({(program / "records" / name).read_bytes() for name in _records(program)}) == 1


@pytest.mark.long
def test_twenty_runs_of_the_same_report_at_once(tmp_path: Path) -> None:
    program = write_program(tmp_path / "program", None, **two_arms())
    running = [started("run", "outcomes", program, "--log", program / "all.jsonl") for _ in range(20)]
    for one in running:
        _, said = one.communicate(timeout=600)
        assert one.returncode == 0, said
    _same(program, 20)
    events = [json.loads(line) for line in (program / "all.jsonl").read_text(encoding="utf-8").splitlines()]
    assert sum(one["event"] == "done" for one in events) == 20


@pytest.mark.long
def test_twenty_engagement_reports_of_the_demo_at_once(tmp_path: Path) -> None:
    program = shutil.copytree(shipped("data", "demo"), tmp_path / "demo", ignore=shutil.ignore_patterns("runs"))
    command = [sys.executable, "-c", "from mentorlab.cli import main; main()", "run", "engagement", str(program)]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    running = [subprocess.Popen(command, cwd=ROOT, env=environment(), text=True, **pipes) for _ in range(20)]
    for one in running:
        _, said = one.communicate(timeout=1800)
        assert one.returncode == 0, said
    whole = _whole(program)
    assert len(whole) == len(list((program / "runs").iterdir())) == 20
    assert len({(folder / "findings.json").read_bytes() for folder in whole}) == 1


@pytest.mark.long
@pytest.mark.skipif(os.name != "posix", reason="SIGKILL as on POSIX systems")
def test_thirty_kills_at_random_moments_leave_nothing_half_made(tmp_path: Path) -> None:
    """The moments are spread over a run, half of them over its last seventh, where files get their names."""
    program, chance = write_program(tmp_path / "program", None, **two_arms()), random.Random(30)
    length, killed = _seconds(program), 0
    while killed < TRIES:
        begun = time.monotonic()
        running = started("run", "outcomes", program)
        try:
            running.communicate(timeout=length * (chance.uniform(0, 1) if killed % 2 else chance.uniform(0.85, 1.0)))
            assert running.returncode == 0
            length = time.monotonic() - begun  # it was quicker than the last
        except subprocess.TimeoutExpired:
            running.kill()
            running.communicate()
            assert running.returncode == -signal.SIGKILL
            killed += 1
        for folder in _whole(program):
            _checked(folder, program)
    _, said = (last := started("run", "outcomes", program)).communicate(timeout=600)
    assert last.returncode == 0, said
    assert not list((program / "runs").glob(f"*{PART}"))
    whole = _whole(program)
    assert len({_checked(folder, program) for folder in whole}) == 1
    assert _records(program) == [f"published-{folder.name}.json" for folder in whole]
    for folder in (program / "runs").glob(f"*{FAILED}"):
        assert {path.name for path in folder.iterdir()} <= {"executed.ipynb", "log.jsonl", "reason.txt"}
    print(f"{killed} killed, {len(whole)} whole")


def _seconds(program: Path) -> float:
    begun = time.monotonic()
    started("run", "outcomes", program).communicate(timeout=600)
    return time.monotonic() - begun
