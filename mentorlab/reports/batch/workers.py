"""Who makes the reports on one machine? Processes that each make one after another, so that each imports once.

They are started anew (spawned), since a process with threads cannot safely be forked. One that dies takes only its own
report with it, which is tried once more. They end with the process that started them, however that ends.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Generator, Sequence
from multiprocessing.connection import Connection, wait
from typing import Any

from mentorlab.reports.batch.once import Do, once
from mentorlab.reports.job import Done, Job, do

TRIES = 2  # how often a report is begun whose process dies
POLITE_SECONDS = 10.0  # for a report that is stopped to say so


class Worker:
    """One process; `job`: what it is at, or None."""

    def __init__(self, make: Do) -> None:
        context = multiprocessing.get_context("spawn")
        self.line, theirs = context.Pipe()
        self.process = context.Process(target=_work, args=(theirs, make), daemon=True)
        self.process.start()
        theirs.close()
        self.job: Job | None = None

    def begin(self, job: Job) -> None:
        """Hand it the next report; one that has died meanwhile shows that on its line."""
        self.job = job
        with contextlib.suppress(OSError):
            self.line.send(job)

    def end(self) -> None:
        """Ask it to end; where it is at a report, that is given up."""
        self.line.close()
        if self.job is not None:
            self.process.terminate()

    def gone(self) -> None:
        """Wait until it has ended, and make it end."""
        self.process.join(POLITE_SECONDS)
        if self.process.exitcode is None:
            self.process.kill()
            self.process.join()


def made_by_workers(
    jobs: Sequence[Job], how_many: int, started: Callable[[Job], None], make: Do = do
) -> Generator[Done]:
    """Make all jobs, at most `how_many` at a time; each is told when it begins (`started`) and yielded when it is done.

    When the caller stops (an exception, a closed generator), the processes are stopped before it goes on.
    """
    waiting, begun = deque(jobs), dict[str, int]()
    crew: list[Worker] = []
    try:
        while waiting or any(worker.job for worker in crew):
            idle = [worker for worker in crew if worker.job is None]
            while waiting and (idle or len(crew) < how_many):
                worker = idle.pop() if idle else Worker(make)
                crew += [] if worker in crew else [worker]
                job = waiting.popleft()
                if not begun.get(job.unit):
                    started(job)
                begun[job.unit] = begun.get(job.unit, 0) + 1
                worker.begin(job)
            busy = [(worker, worker.job) for worker in crew if worker.job is not None]
            ready = set(wait([worker.line for worker, _ in busy]))
            for worker, job in [one for one in busy if one[0].line in ready]:
                done = _heard(worker)
                if done is not None:
                    worker.job = None
                    yield done
                    continue
                crew.remove(worker)
                worker.gone()
                if worker.process.exitcode == 0 or begun[job.unit] >= TRIES:
                    yield Done(job, "failed", reason=_died(worker))
                else:
                    waiting.appendleft(job)
    finally:
        for worker in crew:
            worker.end()
        for worker in crew:
            worker.gone()


def _heard(worker: Worker) -> Done | None:
    try:
        done: Done = worker.line.recv()
    except (EOFError, OSError):
        return None
    return done


def _died(worker: Worker) -> str:
    code = worker.process.exitcode or 0
    how = f"was killed ({signal.Signals(-code).name})" if code < 0 else f"ended by itself (status {code})"
    return f"the process that made it {how}, also when tried again; is there too little memory?"


def _work(line: Connection[Any, Any], make: Do) -> None:
    """What a process does: job after job, until the line is closed."""
    signal.signal(signal.SIGINT, lambda *_: None)  # the terminal tells everybody; only the first process decides
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _silently()
    while True:
        try:
            line.send(once(line.recv(), make))
        except (EOFError, OSError):
            return


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os.kill(os.getpid(), signal.SIGTERM)


def _silently() -> None:
    """What a report tells a waiting person is told once, by the process that everybody looks at."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        stream.flush()
        os.dup2(nowhere, stream.fileno())
    os.close(nowhere)
