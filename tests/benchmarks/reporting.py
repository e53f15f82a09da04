"""How many reports of units a minute, beside a plain papermill loop over the same notebook with the same parameters?

The loop does less: it runs the notebook and writes nothing but its outputs. Ours makes whole run folders (checks,
manifest, findings, page, workbook) in WORKERS processes, with kernels forked from a warm process. Both are timed from
their first report to their last; the start of the warm process is said apart. `python -m tests.benchmarks.reporting
HOW_MANY REPORT…` makes more of them, or other reports. `python -m tests.benchmarks.reporting batch REPORT` makes the
batch of a simulated program with UNITS units, its start and its index page included.
"""

from __future__ import annotations

import dataclasses
import multiprocessing
import shutil
import sys
import tempfile
import time
import warnings
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pandas as pd

import mentorlab
from mentorlab.measures.opening import load
from mentorlab.reports.batch.planned import planned
from mentorlab.reports.execution import How
from mentorlab.reports.job import Done, Job, do
from mentorlab.reports.kinds import kind_of
from mentorlab.reports.warm import warmed
from mentorlab.shipped import shipped
from mentorlab.simulation.files import write
from mentorlab.simulation.program import simulate
from mentorlab.simulation.truth_file import read_truth
from mentorlab.tables.units import units_of

HOW_MANY, IN_LOOP, WORKERS = 20, 6, 3
UNITS, PEOPLE = 200, 6000
ALL = ("needs", "plan", "reach", "matching", "engagement", "outcomes")


def reporting(how_many: int = HOW_MANY, reports: tuple[str, ...] = ALL) -> None:
    """The ratio for each report."""
    for report in reports:
        with tempfile.TemporaryDirectory() as private:
            place = Path(private) / "program"
            shutil.copytree(shipped("data", "demo"), place)
            units = _units(place)
            jobs = [Job(report, str(place), unit=units[k % len(units)]) for k in range(how_many)]
            begun = time.perf_counter()
            rehearsal = planned(report, place, "", {}, ()).rehearsal()
            with warmed(place=place, rehearsal=rehearsal) as how:
                ready = time.perf_counter() - begun
                loop = _loop(jobs, Path(private))
                ours = _many(jobs, how)
            line = f"loop {60 / loop:.1f}, ours {60 / ours:.1f} reports a minute: {loop / ours:.1f} times as many"
            print(f"{how_many} unit reports, {report}: {line} (ready after {ready:.0f} s)", flush=True)


def batch_of_units(report: str = "engagement") -> None:
    """The whole batch of a program with UNITS units beside a loop over some of them."""
    with tempfile.TemporaryDirectory() as private:
        place = Path(private) / "program"
        truth = read_truth(shipped("data", "demo", "truth.yaml"))
        write(simulate(dataclasses.replace(truth, people=PEOPLE, mentors=PEOPLE // 5)), place)
        people = pd.read_csv(place / "tables" / "people.csv")
        people["team"] = [f"team {number % UNITS:03d}" for number in range(len(people))]
        people.to_csv(place / "tables" / "people.csv", index=False)
        begun = time.perf_counter()
        made = mentorlab.batch(report, place, "team", workers=WORKERS)
        ours = (time.perf_counter() - begun) / made.made
        few = [Job(report, str(place), unit=f"team={unit}") for unit in _units(place, "team")[:IN_LOOP]]
        loop = _loop(few, Path(private))
    if made.failed:
        sys.exit(f"{len(made.failed)} reports were not made: {next(iter(made.failed.values()))}")
    line = f"loop {60 / loop:.1f}, batch {60 / ours:.1f} reports a minute: {loop / ours:.1f} times as many"
    print(f"{made.made} reports of {PEOPLE} people, {report} ({len(made.small)} units too small): {line}", flush=True)


def _units(place: Path, column: str = "") -> list[str]:
    return [unit.value for unit in units_of(load(place), column) if unit.may_be_reported]


def _loop(jobs: list[Job], folder: Path) -> float:
    """Seconds a report, of IN_LOOP of them: one for each of the first units."""
    import papermill

    few = jobs[:IN_LOOP]
    begun = time.perf_counter()
    for job in few:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            papermill.execute_notebook(
                str(kind_of(job.report).notebook),
                str(folder / "loop.ipynb"),
                {"folder": job.place, "unit": job.unit},
                progress_bar=False,
            )
    return (time.perf_counter() - begun) / len(few)


def _many(jobs: list[Job], how: How) -> float:
    """Seconds a report, the start of the workers among them."""
    context = multiprocessing.get_context("spawn")
    begun = time.perf_counter()
    with ProcessPoolExecutor(WORKERS, mp_context=context) as pool:
        made: list[Done] = list(pool.map(do, [Job(**{**vars(job), "how": how}) for job in jobs]))
    taken = time.perf_counter() - begun
    failed = [done.reason for done in made if done.status != "done"]
    if failed:
        sys.exit(f"{len(failed)} reports were not made: {failed[0]}")
    return taken / len(made)


if __name__ == "__main__":
    asked = sys.argv[1:]
    if asked[:1] == ["batch"]:
        batch_of_units(*asked[1:])
    else:
        reporting(int(asked[0]) if asked else HOW_MANY, tuple(asked[1:]) or ALL)
