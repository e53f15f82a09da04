"""How are thousands of programs asked? In blocks, side by side, going on where an earlier run was stopped."""

from __future__ import annotations

import multiprocessing
import os
import time
import traceback
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from pathlib import Path

from tests.calibration.asking import ask
from tests.calibration.blocks import SIZE, STORE, path_of, write
from tests.calibration.row import Row

Say = Callable[[str], None]
THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


def run(rows: Sequence[Row], seeds: range, workers: int, say: Say, store: Path = STORE) -> list[str]:
    """Ask every program that is not at hand yet; returns what went wrong, one text a block.

    The first block of every row comes before the second of any: stopped at any time, all rows have as many programs.
    Processes are spawned, so that each reads the number of threads from the environment before it loads a library.
    """
    wanted = [(row, first) for first in range(seeds.start, seeds.stop, SIZE) for row in rows]
    todo = [(row, first) for row, first in wanted if not path_of(row, first, store).is_file()]
    say(f"{len(wanted)} blocks of {SIZE} programs, {len(wanted) - len(todo)} at hand")
    if not todo:
        return []
    os.environ.update(dict.fromkeys(THREADS, "1"))
    failed, begun = [], time.monotonic()
    with ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn")) as pool:
        jobs = {pool.submit(block, row, first, store): (row, first) for row, first in todo}
        try:
            for done, job in enumerate(as_completed(jobs), start=1):
                row, first = jobs[job]
                if wrong := job.result():
                    failed.append(f"{row.name}, from seed {first}: {wrong}")
                left = (time.monotonic() - begun) / done * (len(todo) - done)
                say(f"{done} of {len(todo)} blocks, about {_duration(left)} left: {row.name}, from seed {first}")
        except KeyboardInterrupt:
            pool.shutdown(wait=False, cancel_futures=True)
            raise
    return failed


def block(row: Row, first: int, store: Path = STORE) -> str | None:
    """Ask one block and keep it; returns what went wrong (then nothing is kept), or None."""
    try:
        write(row, first, [ask(row, seed) for seed in range(first, first + SIZE)], store)
    except Exception:  # a block that fails must not stop the others; the text is shown at the end
        return traceback.format_exc(limit=-4)
    return None


def _duration(seconds: float) -> str:
    minutes = round(seconds / 60)
    return f"{minutes // 60} h {minutes % 60:02d} min" if minutes >= 60 else f"{minutes} min"
