"""A batch of quick reports in a process of its own, to be killed: `python -m … PROGRAM [FOLDER to go on with]`."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path

from mentorlab.reports.batch.making import carry_out
from mentorlab.reports.batch.planned import planned
from mentorlab.reports.batch.workers import made_by_workers
from tests.quick_jobs import quickly


def main(folder: Path, resume: Path | None = None) -> None:
    """Make the batch, or go on with it."""
    plan = planned("outcomes", folder, "", {}, ())
    done = carry_out(plan, folder / "runs", resume, partial(made_by_workers, how_many=2, make=quickly))
    print(done.made, done.already, len(done.failed))


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
