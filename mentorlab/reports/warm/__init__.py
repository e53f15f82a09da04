"""How are kernels had that have imported everything already? Forked from one warm process, as long as it is needed.

`process` is the process that forks, `priming` and `rehearsing` what it has ready, `provisioner` how Jupyter asks it for
a kernel, `asking` what both say to each other. Where it cannot be had, kernels start as they always do.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from mentorlab.progress import Tell
from mentorlab.reports.execution import How
from mentorlab.reports.warm.asking import READY, SOCKET
from mentorlab.reports.warm.rehearsing import Rehearsal

# Threads do not outlive a fork: what would start some on import is kept to one.
ONE_THREAD = dict.fromkeys(
    ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMEXPR_NUM_THREADS", "NUMBA_NUM_THREADS"), "1"
) | {"JE_ARROW_MALLOC_CONF": "background_thread:false"}
LIKE_A_KERNEL = {"MPLBACKEND": "module://matplotlib_inline.backend_inline"}
END_SECONDS = 10
NOT_HERE = "Reports start their kernels one by one, which takes longer: {why}."


def on_stderr(what: str) -> None:
    """Tell it beside the results."""
    print(what, file=sys.stderr)


@contextmanager
def warmed(
    how: How | None = None, *, place: str | Path = "", rehearsal: Rehearsal | None = None, tell: Tell = on_stderr
) -> Iterator[How]:
    """`how`, with kernels forked from a warm process that lives as long as the block; `how.warm` is empty where it
    cannot be had, and `tell` is told so once. It ends with this process, however that ends, and its kernels with it.

    `place`: the program that most reports are of; its tables are then read once for all of them. A program that has
    changed meanwhile is read anew. `rehearsal`: the report that most are like; it is run once beforehand, and what it
    was answered about the whole program serves all that ask the same.
    """
    how = how or How()
    if not possible():
        tell(NOT_HERE.format(why="a process can be forked ready only on Linux"))
        yield replace(how, warm="")
        return
    with tempfile.TemporaryDirectory(prefix="mentorlab-warm-") as private:  # nobody else may enter it
        place_of_socket = str(Path(private) / SOCKET)
        command = [sys.executable, "-m", "mentorlab.reports.warm.process", place_of_socket, _absolute(place)]
        command += [rehearsal.written()] if rehearsal else []
        process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=private,  # no module of the caller's folder is imported in place of another
            env={**os.environ, **ONE_THREAD, **LIKE_A_KERNEL},
        )
        try:
            assert process.stdout is not None
            ready = process.stdout.readline().strip() == READY
            if not ready:
                tell(NOT_HERE.format(why="the process that they would be forked from did not start"))
            yield replace(how, warm=place_of_socket if ready else "")
        finally:
            _end(process)


def possible() -> bool:
    """Whether a process can be forked here so that it stays whole: on Linux."""
    return sys.platform == "linux"


def _absolute(place: str | Path) -> str:
    return str(Path(place).resolve()) if place and Path(place).exists() else str(place)


def _end(process: subprocess.Popen[bytes]) -> None:
    """Close its input, at which it ends; after a while by force."""
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            pipe.close()
    try:
        process.wait(END_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
