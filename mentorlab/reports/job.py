"""What is one report to be made, wherever it is made: in this process, in another, or on another machine?"""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from mentorlab.errors import BadInput, Fault, MadeMeanwhile, MentorlabError, ReportFailed
from mentorlab.reports.execution import How
from mentorlab.reports.runner import Run, run
from mentorlab.tables.read_before import keep

TRIES = 4  # where reports are made side by side


@dataclass(frozen=True)
class Job:
    """One report of one program, or of one unit of it. `given`: the parameters, by name; `out`: where its run goes."""

    report: str
    place: str
    given: tuple[tuple[str, str], ...] = ()
    unit: str = ""
    out: str = ""
    forms: tuple[str, ...] = ()
    how: How = field(default_factory=How)


@dataclass(frozen=True)
class Done:
    """What became of a job: its run's folder and sentence, or the reason in one line.

    `status`: `done`; `failed`: it began and stopped on its way; `refused`: bad input, nothing was written.
    """

    job: Job
    status: Literal["done", "failed", "refused"]
    folder: str = ""
    sentence: str = ""
    reason: str = ""
    seconds: float = 0.0


def _made(job: Job, tries: int = TRIES) -> Run:
    """The run; begun again where another report was made meanwhile that has to be known."""
    try:
        return run(
            *(job.report, job.place, dict(job.given), Path(job.out) if job.out else None),
            unit=job.unit,
            forms=job.forms,
            how=job.how,
        )
    except ReportFailed as error:
        if tries == 1 or not isinstance(error.__cause__, MadeMeanwhile):
            raise
    return _made(job, tries - 1)


def do(job: Job) -> Done:
    """Make the report. Whatever goes wrong is told in the answer, so that other jobs go on."""
    started = time.monotonic()
    if job.how.warm:  # one of many: the next one is of the same tables
        keep()
    try:
        made = _made(job)
    except BadInput as bad:
        reason = "; ".join(str(fault) for fault in bad.faults)
        return Done(job, "refused", reason=reason, seconds=time.monotonic() - started)
    except MentorlabError as error:
        return Done(job, "failed", reason=str(error), seconds=time.monotonic() - started)
    except Exception as error:  # a fault of ours in one report must not end a hundred others
        return Done(job, "failed", reason=f"{type(error).__name__}: {error}", seconds=time.monotonic() - started)
    return Done(job, "done", str(made.folder), made.sentence, seconds=time.monotonic() - started)


def as_told(report: str, place: str, given: str = "", *, unit: str = "") -> Run:
    """The report that a schedule asks for in plain text: `given` holds parameters as `name=value`, with `;` between.

    Raises what `run` raises, and BadInput for text that is no parameter.
    """
    parameters = {}
    for text in filter(None, (part.strip() for part in given.split(";"))):
        name, equals, value = text.partition("=")
        if not equals:
            raise BadInput(Fault("parameters", "", f"{text!r} is no parameter", "write name=value, with ; between"))
        parameters[name.strip()] = value.strip()
    return run(report, place, parameters, unit=unit)
