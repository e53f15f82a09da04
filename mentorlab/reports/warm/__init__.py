"""How are kernels had that have imported everything already? Forked from one warm process, as long as it is needed.

`process` is the process that forks, `priming` what it has ready, `provisioner` how Jupyter asks it for a kernel,
`asking` what both say to each other. Where it cannot be had, kernels start as they always do.
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

from mentorlab.reports.execution import How
from mentorlab.reports.warm.asking import READY, SOCKET

# Threads do not outlive a fork: what would start some on import is kept to one.
ONE_THREAD = dict.fromkeys(
    ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMEXPR_NUM_THREADS", "NUMBA_NUM_THREADS"), "1"
) | {"JE_ARROW_MALLOC_CONF": "background_thread:false"}
END_SECONDS = 10


@contextmanager
def warmed(how: How | None = None) -> Iterator[How]:
    """`how`, with kernels forked from a warm process that lives as long as the block; `how.warm` is empty where it
    cannot be had. It ends with this process, however that ends, and its kernels with it.
    """
    how = how or How()
    if not possible():
        yield replace(how, warm="")
        return
    with tempfile.TemporaryDirectory(prefix="mentorlab-warm-") as private:  # nobody else may enter it
        command = [sys.executable, "-m", "mentorlab.reports.warm.process", str(Path(private) / SOCKET)]
        process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env={**os.environ, **ONE_THREAD}
        )
        try:
            assert process.stdout is not None
            ready = process.stdout.readline().strip() == READY
            yield replace(how, warm=str(Path(private) / SOCKET) if ready else "")
        finally:
            _end(process)


def possible() -> bool:
    """Whether a process can be forked here so that it stays whole: on Linux."""
    return sys.platform == "linux"


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
