"""Reports made in no time, for tests of what makes many: whole run folders with nothing in them that takes long.

What a unit is called says what becomes of its report: `broken` fails; the process that makes `killer` is killed, that
of `killed once` the first time only; `slow` takes its time.
"""

from __future__ import annotations

import hashlib
import json
import os
import signal
import time
from collections.abc import Callable, Generator, Sequence
from pathlib import Path
from typing import Any

from mentorlab.errors import ReportFailed
from mentorlab.reports.batch.once import once
from mentorlab.reports.job import Done, Job
from mentorlab.reports.run_folder import made_whole, new_name

CLAIM = "Being offered a place led to more."
SLOW_SECONDS = 1.0


def at_once(job: Job) -> Done:
    """As `job.do`, of a report whose numbers are the letters of its unit."""
    final = new_name(Path(job.out), job.report)
    name = job.unit
    try:
        with made_whole(final) as folder:
            _what_becomes_of(name, Path(job.out).parents[1])
            time.sleep(SLOW_SECONDS if name == "slow" else 0.0)
            write_report(folder, job.unit, _inputs(Path(job.out).parents[1]))
    except ReportFailed as failed:
        return Done(job, "failed", reason=str(failed))
    return Done(job, "done", str(final), CLAIM)


def write_report(folder: Path, unit: str, inputs: dict[str, str], *, value: float | None = None) -> None:
    """What a whole run holds, as far as a batch reads it."""
    about = {"question": "outcomes.contrast", "objective": None, "measure": "skill", "scope": {}, "status": "ok"}
    finding = {**about, "claim": CLAIM, "verdict": "worth_having", "hidden": 0, "value": value or len(unit)}
    content = json.dumps({"as_of": "2026-12-01", "findings": [finding]}).encode()
    (folder / "findings.json").write_bytes(content)
    (folder / "report.html").write_text("<p>a report</p>", encoding="utf-8")
    found = {"sha256": hashlib.sha256(content).hexdigest()}
    manifest = {"status": "done", "parameters": {"unit": unit}, "inputs": inputs, "findings": found}
    (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")


def in_this_process(make: Callable[[Job], Done] = at_once, after: int | None = None) -> Callable[..., Generator[Done]]:
    """A crew of one that makes reports here; it is stopped from outside after so many."""

    def made(jobs: Sequence[Job], *, started: Callable[[Job], None]) -> Generator[Done]:
        for number, job in enumerate(jobs):
            if number == after:
                raise KeyboardInterrupt
            started(job)
            yield once(job, make)

    return made


def _inputs(batch: Path) -> dict[str, Any]:
    inputs: dict[str, Any] = json.loads((batch / "batch.json").read_bytes())["inputs"]
    return inputs


def _what_becomes_of(name: str, batch: Path) -> None:
    if name == "broken":
        raise ReportFailed("cell 3: KeyError: 'grade'")
    first = batch / f".{name}"
    if name == "killer" or (name == "killed once" and not first.exists()):
        first.touch()
        os.kill(os.getpid(), signal.SIGKILL)
