"""Who makes the reports beyond one machine? The workers of a Dask cluster, from the same jobs. The door of distributed.

Every worker needs this mentorlab, the program's folder and the folder of the batch under the same paths (a shared file
system), and the secrets of a database in its own environment. Dask does a task again whose worker died, also one that
was done: `once` finds what is there, so each report is made exactly once.
"""

from __future__ import annotations

import hashlib
import os
import threading
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Any

from mentorlab.errors import BadInput, Fault
from mentorlab.reports.batch.once import Do, once
from mentorlab.reports.job import Done, Job, do
from mentorlab.reports.manifest import versions
from mentorlab.tables.whole_files import write_whole

ANSWERS_WITHIN = 10  # seconds
ONE_AT_A_TIME = threading.Lock()  # a report changes what its whole process shares, and workers may have many threads


@contextmanager
def cluster(address: str) -> Iterator[Any]:
    """A client of the cluster at this address. Raises BadInput where nobody answers or distributed is not installed."""
    try:
        import distributed
    except ModuleNotFoundError:
        what = "the library distributed is not installed"
        raise BadInput(Fault("--dask", "", what, "pip install 'mentorlab[dask]' brings it")) from None
    try:
        client: Any = distributed.Client(  # type: ignore[no-untyped-call]
            address, timeout=ANSWERS_WITHIN, set_as_default=False
        )
    except (OSError, TimeoutError, ValueError, TypeError) as error:
        what = f"no scheduler of Dask answers at {address!r} within {ANSWERS_WITHIN} s ({_first(error)})"
        raise BadInput(Fault("--dask", "", what, "give the address it tells, as in tcp://host:8786")) from None
    try:
        yield client
    finally:
        with suppress(Exception):
            client.close(timeout=ANSWERS_WITHIN)


def check_workers(client: Any, place: Path, runs: Path) -> None:
    """Raise BadInput where there is no worker, or one that has another mentorlab or does not see the same folders."""
    runs.mkdir(parents=True, exist_ok=True)
    sign = runs / f".seen-{os.getpid()}"
    try:
        write_whole({sign: os.urandom(16)})
        wanted = {"versions": versions(), "files": _seen((place, sign))}
        found = client.run(looked, (place, sign), on_error="return")
    finally:
        sign.unlink(missing_ok=True)
    if not found:
        raise BadInput(Fault("--dask", "", "the cluster has no workers", "start some: dask worker ADDRESS"))
    faults = [fault for worker, answer in sorted(found.items()) for fault in _wrong(worker, answer, wanted)]
    if faults:
        raise BadInput(faults)


def looked(paths: tuple[Path, ...]) -> dict[str, Any]:
    """What a worker has: its versions, and what it sees at these paths."""
    return {"versions": versions(), "files": _seen(paths)}


def made_on_cluster(client: Any, jobs: Sequence[Job], started: Callable[[Job], None], make: Do = do) -> Generator[Done]:
    """Make all jobs on the cluster, and yield each as it is done. Reports not begun are taken back when this closes."""
    from distributed import as_completed

    futures = {}
    try:
        for job in jobs:
            futures[client.submit(partial(alone, make=make), job, pure=False, key=_key(job))] = job
            started(job)
        for future in as_completed(list(futures), loop=client.loop, raise_errors=False):  # type: ignore[no-untyped-call]
            if future.status == "finished":
                yield future.result()
            else:
                yield Done(futures[future], "failed", reason=_lost(future))
    finally:
        with suppress(Exception):
            client.cancel(list(futures), force=True)


def alone(job: Job, make: Do) -> Done:
    """Make a report while no other is made in this process."""
    with ONE_AT_A_TIME:
        return once(job, make)


def _key(job: Job) -> str:
    return f"mentorlab-{hashlib.sha256(f'{job.out} {job.unit}'.encode()).hexdigest()[:16]}-{os.getpid()}"


def _lost(future: Any) -> str:
    if future.status in ("cancelled", "lost"):
        return "the cluster went away before it was made"
    error = future.exception()
    if type(error).__name__ == "KilledWorker":
        return "the workers that made it were killed, again and again; is there too little memory?"
    return f"{type(error).__name__}: {_first(error)}"


def _seen(paths: Sequence[Path]) -> list[str]:
    return [_digest(path / "program.yaml" if path.is_dir() else path) for path in paths]


def _digest(path: Path) -> str:
    with suppress(OSError):
        return hashlib.sha256(path.read_bytes()).hexdigest()
    return ""


def _wrong(worker: str, answer: Any, wanted: dict[str, Any]) -> Iterator[Fault]:
    if isinstance(answer, BaseException):
        yield Fault("--dask", "", f"the worker {worker} has no mentorlab ({_first(answer)})", "install it there")
        return
    if answer["files"] != wanted["files"]:
        what = f"the worker {worker} does not see the program's folder and its runs under the same paths"
        yield Fault("--dask", "", what, "put them on a file system that all share")
    for name, version in wanted["versions"].items():
        if answer["versions"].get(name) != version:
            what = f"the worker {worker} has {name} {answer['versions'].get(name)}, and here it is {version}"
            yield Fault("--dask", "", what, "install the same versions there")


def _first(error: BaseException) -> str:
    return next((line.strip() for line in str(error).splitlines() if line.strip()), type(error).__name__)
