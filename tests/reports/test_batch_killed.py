"""Is nothing lost and nothing made twice, whatever is killed, and whenever? And how many reports a minute are made?"""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from contextlib import suppress
from functools import partial
from pathlib import Path

import pytest

from mentorlab.reports.batch import on_dask
from mentorlab.reports.batch.making import carry_out
from mentorlab.reports.batch.once import standing, told_by
from mentorlab.reports.batch.planned import planned
from mentorlab.reports.batch.workers import made_by_workers
from tests.programs import people_of, two_arms, write_program
from tests.quick_jobs import quickly
from tests.reports.made_at_once import at_once

pytestmark = [pytest.mark.long, pytest.mark.skipif(sys.platform != "linux", reason="processes are found in /proc")]
ROOT = Path(__file__).resolve().parents[2]


def _program(place: Path, units: int, each: int = 6) -> Path:
    tables = two_arms(units * each // 2, units * each - units * each // 2)
    teams = [f"team {number % units:03d}" for number in range(units * each)]
    return write_program(place, {"units": "team"}, people=people_of(tables, team=teams), **tables)


def _begun(*places: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.reports.batch_in_a_process", *map(str, places)]
    told = {"text": True, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    process: subprocess.Popen[str] = subprocess.Popen(
        command, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}, **told
    )
    return process


def _workers_of(pid: int) -> list[int]:
    """The processes that a batch has spawned to make reports."""
    found = []
    for place in Path("/proc").glob("[0-9]*"):
        try:
            parent = int((place / "stat").read_text().rpartition(")")[2].split()[1])
            command = (place / "cmdline").read_bytes()
        except (OSError, ValueError):
            continue
        if parent == pid and b"spawn_main" in command:
            found.append(int(place.name))
    return found


def _reports(folder: Path) -> int:
    """How many reports are in their places."""
    return len(list((folder / "runs").glob("*/2*Z_outcomes*/manifest.json")))


def _once_each(batch: Path, units: int) -> None:
    """Every unit and the whole program have one whole report; nothing else stands there."""
    folders = [path for path in batch.iterdir() if path.is_dir()]
    told = [told_by(path) for path in folders]
    assert all(told), [path.name for path, about in zip(folders, told, strict=True) if not about]
    counts = Counter(about["parameters"]["unit"] for about in told if about)
    assert set(counts.values()) == {1}
    assert len(counts) == units + 1


def test_fifteen_kills_of_the_whole_batch(tmp_path: Path) -> None:
    """A batch that ends between two kills is followed by another, which is killed on."""
    units, draw, kills = 20, random.Random(15), 0
    folder, there = _program(tmp_path / "p", units), [0]
    seconds = 0.0  # until the first report is there, on this machine, today
    while kills < 15:
        process, begun = _begun(folder), time.monotonic()
        while not seconds and not _reports(folder):
            time.sleep(0.1)
        seconds = seconds or time.monotonic() - begun
        with suppress(subprocess.TimeoutExpired):
            process.wait(draw.uniform(0, 2 * seconds) if kills else 0.1)
        kills += process.poll() is None
        process.kill()
        process.communicate()
        there.append(_reports(folder))
    assert there == sorted(there)
    if list((folder / "runs").glob("*.part")):
        out, error = _begun(folder).communicate(timeout=900)
        assert out.split()[2] == "0", error
    for batch in (folder / "runs").iterdir():
        _once_each(batch, units)


def test_fifteen_kills_of_workers(tmp_path: Path) -> None:
    """A report whose process is killed twice counts as failed; to go on with the batch makes it."""
    units, draw, killed = 30, random.Random(16), 0
    folder = _program(tmp_path / "p", units)
    process = _begun(folder)
    while process.poll() is None and killed < 15:
        time.sleep(draw.uniform(1, 6))
        for pid in draw.sample(workers := _workers_of(process.pid), min(1, len(workers))):
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
                killed += 1
    out, error = process.communicate(timeout=900)
    made, _, failed = map(int, out.split())
    assert (killed, made + failed) == (15, units + 1), error
    [batch] = (folder / "runs").iterdir()
    if failed:
        out, error = _begun(folder, batch).communicate(timeout=900)
        assert out.split() == [str(failed), str(made), "0"], error
    _once_each(batch, units)


def test_a_batch_that_is_told_to_end_ends_its_workers_and_can_be_gone_on_with(tmp_path: Path) -> None:
    folder = _program(tmp_path / "p", 6)
    process = _begun(folder)
    while not list((folder / "runs").glob("*/*/manifest.json")):
        time.sleep(0.2)
    workers = _workers_of(process.pid)
    process.terminate()
    _, error = process.communicate(timeout=60)
    assert "the same command goes on" in error
    assert workers
    assert not [pid for pid in workers if Path(f"/proc/{pid}").exists()]
    out, error = _begun(folder).communicate(timeout=300)
    assert out.split()[2] == "0", error
    [batch] = (folder / "runs").iterdir()
    _once_each(batch, 6)


def test_two_hundred_units(tmp_path: Path) -> None:
    folder = _program(tmp_path / "p", 200)
    plan = planned("outcomes", folder, "", {}, ())
    begun = time.monotonic()
    batch = carry_out(plan, folder / "runs", None, partial(made_by_workers, how_many=2, make=quickly))
    minutes = (time.monotonic() - begun) / 60
    print(f"{batch.made} reports in {minutes:.1f} minutes: {batch.made / minutes:.0f} a minute")
    assert (batch.made, dict(batch.failed)) == (201, {})
    _once_each(batch.folder, 200)


def test_on_a_cluster_every_report_arrives_once_though_a_worker_is_killed(tmp_path: Path) -> None:
    distributed = pytest.importorskip("distributed")
    units = 12
    folder = _program(tmp_path / "p", units)
    slow = folder / "tables" / "people.csv"
    slow.write_text(slow.read_text(encoding="utf-8").replace("team 003", "slow"), encoding="utf-8")
    plan = planned("outcomes", folder, "", {}, ())
    killed: list[int] = []
    options = {"n_workers": 2, "threads_per_worker": 2, "processes": True, "dashboard_address": None}
    with distributed.LocalCluster(**options) as local, on_dask.cluster(local.scheduler_address) as client:
        on_dask.check_workers(client, folder, folder / "runs")
        pids = list(client.run(os.getpid).values())

        def crew(jobs, *, started):  # type: ignore[no-untyped-def]
            for number, done in enumerate(on_dask.made_on_cluster(client, jobs, started, make=at_once)):
                if number == 3:
                    os.kill(pids[0], signal.SIGKILL)
                    killed.append(pids[0])
                yield done

        batch = carry_out(plan, folder / "runs", None, crew)
    assert killed
    assert (batch.made, dict(batch.failed)) == (units + 1, {})
    _once_each(batch.folder, units)
    assert len(standing(batch.folder)) == units + 1


def test_a_scheduler_that_is_lost_ends_in_one_line_for_each_report_and_the_rest_stands(tmp_path: Path) -> None:
    pytest.importorskip("distributed")
    units = 6
    folder = _program(tmp_path / "p", units)
    place = folder / "tables" / "people.csv"
    place.write_text(place.read_text(encoding="utf-8").replace("team 005", "slow"), encoding="utf-8")
    plan = planned("outcomes", folder, "", {}, ())
    command = [sys.executable, "-m", "distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", "0"]
    address_file = tmp_path / "scheduler.json"
    scheduler = subprocess.Popen(
        [*command, "--no-dashboard", "--scheduler-file", str(address_file)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    worker = None
    try:
        until = time.monotonic() + 60
        while not address_file.is_file() and time.monotonic() < until:
            time.sleep(0.1)
        address = json.loads(address_file.read_text(encoding="utf-8"))["address"]
        command = [sys.executable, "-m", "distributed.cli.dask_worker", address, "--no-dashboard", "--no-nanny"]
        worker = subprocess.Popen(
            [*command, "--nthreads", "1"],
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        with on_dask.cluster(address) as client:
            client.wait_for_workers(1, timeout=60)

            def crew(jobs, *, started):  # type: ignore[no-untyped-def]
                for number, done in enumerate(on_dask.made_on_cluster(client, jobs, started, make=at_once)):
                    if number == 1:
                        scheduler.kill()
                    yield done

            batch = carry_out(plan, folder / "runs", None, crew)
    finally:
        for process in filter(None, (worker, scheduler)):
            process.kill()
            process.wait()
    assert batch.made >= 2
    assert batch.failed
    assert set(batch.failed.values()) == {"the cluster went away before it was made"}
    assert batch.made + len(batch.failed) == units + 1
