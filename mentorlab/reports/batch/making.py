"""How is a batch made? Planned, gone on with or begun, made one unit after another, and led to by one page."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Protocol

from mentorlab.errors import BadInput, Fault, MentorlabError, ReportFailed
from mentorlab.progress import Progress
from mentorlab.reports.batch import on_dask
from mentorlab.reports.batch.folder import before, finished, opened
from mentorlab.reports.batch.index_page import write_index
from mentorlab.reports.batch.logged import Log
from mentorlab.reports.batch.once import standing
from mentorlab.reports.batch.planned import Planned, planned
from mentorlab.reports.batch.workers import made_by_workers
from mentorlab.reports.execution import How
from mentorlab.reports.job import Done, Job
from mentorlab.reports.run_folder import STOPPED, Stopped, ended_politely
from mentorlab.reports.runner import runs_of
from mentorlab.reports.warm import warmed
from mentorlab.tables.load import changed_since

DEFAULT = How()


class Crew(Protocol):
    """Who makes the reports of a batch: each is told when it begins, and handed over when it is done."""

    def __call__(self, jobs: Sequence[Job], *, started: Callable[[Job], None]) -> Generator[Done]:
        """Make all of them."""


@dataclass(frozen=True)
class Batch:
    """A finished batch: its folder, how many reports were made now, how many were there already, the units that failed
    with the reason (the whole program by an empty name), and those with too few people. `said`: notes on the way.
    """

    folder: Path
    made: int
    already: int
    failed: Mapping[str, str]
    small: tuple[str, ...]
    said: tuple[str, ...] = ()

    @property
    def page(self) -> Path:
        """The page that leads to all reports."""
        return self.folder / "index.html"


def batch(
    report: str,
    place: str | Path,
    by: str = "",
    given: Mapping[str, Any] | None = None,
    out: str | Path | None = None,
    *,
    workers: int | None = None,
    dask: str = "",
    forms: Sequence[str] = (),
    resume: str | Path | None = None,
) -> Batch:
    """Make a report for every unit of a program, and one for the whole of it.

    `by`: the column of people that names the units (default: the charter's). `given`: parameters of the report.
    `out`: in place of the program's `runs/`. `workers`: processes at a time (default: the cores at hand); or `dask`:
    the address of a Dask cluster that shares the file system. A batch that was stopped is gone on with, if it is of the
    same data, parameters and versions; `resume` names the one that is meant.
    A unit whose report fails stops no other. Raises BadInput before anything is written, as `run` does, and
    ReportFailed where the data change on the way.
    """
    plan = planned(report, place, by, {name: str(value) for name, value in (given or {}).items()}, forms)
    if workers is not None and (workers < 1 or dask):
        what = "goes with --dask no further" if dask else f"{workers} is no number of processes"
        raise BadInput(Fault("--workers", "", what, "leave it out, or give 1 or more without --dask"))
    runs, meant = Path(out) if out else runs_of(plan.program), Path(resume) if resume else None
    if not dask:
        with warmed(place=plan.program.folder, rehearsal=plan.rehearsal()) as how:
            return carry_out(plan, runs, meant, partial(made_by_workers, how_many=workers or _cores()), how)
    with on_dask.cluster(dask) as client:
        on_dask.check_workers(client, plan.program.folder, runs)
        return carry_out(plan, runs.absolute(), meant, partial(on_dask.made_on_cluster, client))


def carry_out(plan: Planned, runs: Path, resume: Path | None, crew: Crew, how: How = DEFAULT) -> Batch:
    """Make what is planned, as far as it does not stand yet."""
    with ended_politely(), opened(plan, runs, resume) as at:
        log, folder = Log(at.folder), at.folder
        earlier = before(plan, runs, folder)
        then = standing(earlier) if earlier else None
        jobs = plan.jobs(folder, then or {}, how)
        log("resumed" if at.already else "began", report=plan.kind.name, column=plan.column, reports=len(jobs))
        for unit in at.already:
            log("there_already", unit=unit)
        left = [job for job in jobs if job.unit not in at.already]
        failed: dict[str, str] = {}
        try:
            with closing(crew(left, started=lambda job: log("started", unit=job.unit))) as dones:
                for done in _watched(dones, plan, len(jobs), len(at.already)):
                    _note(log, done)
                    if done.status != "done":
                        failed[done.job.unit] = done.reason
        except (Stopped, KeyboardInterrupt):
            log("stopped", reason=STOPPED)
            there = f"{len(standing(folder))} of {len(jobs)} reports are there"
            raise ReportFailed(f"stopped from outside: {there}; the same command goes on ({folder})") from None
        except MentorlabError as error:
            log("stopped", reason=str(error))
            raise
        try:
            final = _ended(folder, plan, failed, then, log)
        except OSError as error:
            what = f"the batch cannot be written to its end: {error.strerror or error}"
            raise ReportFailed(f"{what}; the same command goes on ({folder})") from error
    small = tuple(unit.value for unit in plan.units if not unit.may_be_reported)
    by_name = {plan.named(unit): reason for unit, reason in failed.items()}
    return Batch(final, len(left) - len(failed), len(at.already), by_name, small, at.said)


def _ended(folder: Path, plan: Planned, failed: Mapping[str, str], then: Mapping[str, Path] | None, log: Log) -> Path:
    """Write the page and give the batch its final name."""
    made = standing(folder)
    write_index(folder, plan, made, failed, then)
    log("ended", done=len(made), failed=len(failed))
    return finished(folder)


def _watched(dones: Iterator[Done], plan: Planned, total: int, already: int) -> Iterator[Done]:
    """Every report as it is done, with a word to who waits. Stops where the data are others than they were."""
    progress = Progress(f"{plan.kind.name} reports of {' '.join(plan.program.charter.program.split())}")
    try:
        for number, done in enumerate(dones, start=already + 1):
            progress.step(number, total)
            yield done
            if done.status != "done" and (changed := changed_since(plan.program)):
                what = f"the data changed while the batch ran ({', '.join(changed)})"
                raise ReportFailed(f"{what}; give the command again, and a new batch begins")
    except BaseException:
        progress.end("stopped; the same command goes on with it")
        raise
    progress.end("done")


def _note(log: Log, done: Done) -> None:
    folder = Path(done.folder).name if done.folder else None
    log(done.status, unit=done.job.unit, seconds=round(done.seconds, 1), folder=folder, reason=done.reason or None)


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
