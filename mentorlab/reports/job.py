"""What is one report to be made, wherever it is made: in this process, in another, or on another machine?"""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from mentorlab.errors import BadInput, MentorlabError
from mentorlab.reports.execution import How
from mentorlab.reports.runner import run


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


def do(job: Job) -> Done:
    """Make the report. Whatever goes wrong is told in the answer, so that other jobs go on."""
    started = time.monotonic()
    try:
        made = run(
            *(job.report, job.place, dict(job.given), Path(job.out) if job.out else None),
            unit=job.unit,
            forms=job.forms,
            how=job.how,
        )
    except BadInput as bad:
        reason = "; ".join(str(fault) for fault in bad.faults)
        return Done(job, "refused", reason=reason, seconds=time.monotonic() - started)
    except MentorlabError as error:
        return Done(job, "failed", reason=str(error), seconds=time.monotonic() - started)
    except Exception as error:  # a fault of ours in one report must not end a hundred others
        return Done(job, "failed", reason=f"{type(error).__name__}: {error}", seconds=time.monotonic() - started)
    return Done(job, "done", str(made.folder), made.sentence, seconds=time.monotonic() - started)
