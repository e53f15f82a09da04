"""Reports of a batch made quickly, for tests of what makes many: what a worker is handed in place of `job.do`.

As of the whole program whatever the unit: which people are in a unit's report is tested elsewhere.
"""

from __future__ import annotations

from typing import Any

import pytest

import mentorlab
from mentorlab.measures.opening import load
from mentorlab.reports import runner
from mentorlab.reports.job import Done, Job, do
from mentorlab.tables.program import Program
from tests.quick_reports import quick_outcomes


def quickly(job: Job) -> Done:
    """As `do`, with the short outcomes report and without a kernel."""
    with quick_outcomes(), pytest.MonkeyPatch.context() as patched:
        patched.setattr(runner, "load", _whole)
        patched.setattr(mentorlab, "load", _whole, raising=False)
        return do(job)


def _whole(place: str, *, unit: str, **more: Any) -> Program:
    return load(place, **more, unit=unit * 0)
