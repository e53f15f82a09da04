"""Which reports does the charter's schedule say are due, and are they made? Here alone a clock is looked at.

An entry is due on a day of its own (`on`) or on the days of its rhythm (`every`), from one step after the start to the
end of the program. The latest of these days up to today counts: what was missed is made once, not three times. A report
is made as of its day (`as_of`), so that it comes out the same whenever the job runs, and it is due until a whole run as
of that day stands among the runs. A run that failed leaves it due.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mentorlab.answers.earlier_run import FAILED, LAST, MANIFEST, PART, SETTING
from mentorlab.errors import BadInput, Fault
from mentorlab.measures.opening import load
from mentorlab.reports.batch.held import Taken, held
from mentorlab.reports.job import Done, Job, do
from mentorlab.reports.kinds import kind_of
from mentorlab.reports.parameters import PANELS, PROGRAM, PUBLISHING, parameters_of
from mentorlab.tables.calendar.planned import report_days

if TYPE_CHECKING:
    from mentorlab.tables.charter import Charter
    from mentorlab.tables.charter.parts import Scheduled

LOCK = ".due.lock"
SET_BY_RUNS = (PROGRAM, PUBLISHING, PANELS, SETTING)  # another each time
FAR = dt.timedelta(days=400)  # how far ahead the next day is looked for


@dataclass(frozen=True)
class Entry:
    """One entry of the schedule, today. `day`: the latest day on which it was due, `made`: its run, `next_day`: when
    it is due next; each None where there is none.
    """

    report: str
    audience: str | None
    day: dt.date | None
    made: str | None
    next_day: dt.date | None

    @property
    def is_due(self) -> bool:
        """Whether its day has come and no run is there."""
        return self.day is not None and self.made is None

    @property
    def parameters(self) -> tuple[tuple[str, str], ...]:
        """What the report is asked with."""
        known = parameters_of(kind_of(self.report).notebook)
        given = {"as_of": str(self.day), SETTING: LAST} | ({"audience": self.audience} if self.audience else {})
        return tuple((name, value) for name, value in given.items() if name in known)

    def says(self) -> str:
        """In a line."""
        report = f"{self.report} for {self.audience}" if self.audience else self.report
        later = f"; next on {self.next_day}" if self.next_day else ""
        if self.is_due:
            return f"{report}: due since {self.day}{later}"
        made = f"that of {self.day} is made ({self.made})" if self.made else "not yet"
        return f"{report}: {made}{later}"


def schedule(place: str | Path, today: dt.date, out: Path | None = None) -> list[Entry]:
    """Every entry of the charter's schedule with what there is of it today, in the charter's order.

    `out`: where runs stand (default: the program's `runs/`). Raises BadInput for a charter with faults, or without a
    schedule.
    """
    program = load(place)
    charter = program.charter
    if not charter.schedule:
        do_this = "write `schedule: [{report: engagement, every: week}]`"
        raise BadInput(Fault("program.yaml", "schedule", "nothing is scheduled", do_this))
    made = list(_made(out or program.folder / "runs"))
    return [_entry(entry, charter, today, made) for entry in charter.schedule]


def make_due(place: str | Path, today: dt.date, out: Path | None = None) -> Iterator[tuple[Entry, Done]]:
    """Make every report that is due, one after another; one that fails does not stop the others.

    Raises BadInput as `schedule`, and where another process is at it already.
    """
    program = load(place)
    runs = out or program.folder / "runs"
    with _alone(runs):
        for entry in schedule(place, today, out):
            if entry.is_due:
                yield entry, do(Job(entry.report, str(place), entry.parameters, out=str(out or "")))


@contextmanager
def _alone(runs: Path) -> Iterator[None]:
    try:
        with held(runs / LOCK, wait=False):
            yield
    except Taken:
        what = "another process makes what is due already"
        raise BadInput(Fault("due", "", what, "wait for it, or end it")) from None
    except OSError as error:
        what = f"nothing can be written to {runs}: {error.strerror}"
        raise BadInput(Fault("--out", "", what, "name a folder that may be written")) from error


def _entry(entry: Scheduled, charter: Charter, today: dt.date, made: list[dict[str, Any]]) -> Entry:
    last_day = min(today, charter.ends_on) if entry.every and charter.ends_on else today
    days = report_days(entry, charter.starts_on, last_day)
    day = max(days) if days else None
    end = charter.ends_on if entry.every and charter.ends_on else today + FAR
    later = [one for one in report_days(entry, charter.starts_on, max(end, today)) if one > today and one <= end]
    run = next((one["run"] for one in made if day is not None and _is(one, entry, charter, day)), None)
    return Entry(entry.report, entry.audience, day, run, min(later) if later else None)


def _is(run: dict[str, Any], entry: Scheduled, charter: Charter, day: dt.date) -> bool:
    """Whether a run is this entry's of that day: with the parameters that the schedule would give, all others usual."""
    told = (run["report"], run["program"], run["cycle"], run["status"])
    if told != (entry.report, charter.program, charter.cycle, "done"):
        return False
    usual = {name: one.default for name, one in parameters_of(kind_of(entry.report).notebook).items()}
    wanted = usual | {"as_of": str(day)} | ({"audience": entry.audience} if entry.audience else {})
    given = usual | run["parameters"]
    return all(given[name] == wanted[name] for name in usual if name not in SET_BY_RUNS)


def _made(runs: Path) -> Iterator[dict[str, Any]]:
    """What the manifests of whole runs say. One that cannot be read proves nothing: its report stays due."""
    for folder in sorted(runs.glob("*Z_*")):
        if folder.name.endswith((PART, FAILED)):
            continue
        try:
            told = json.loads((folder / MANIFEST).read_bytes())
            wanted = {name: told[name] for name in ("report", "program", "cycle", "status", "parameters")}
        except (OSError, ValueError, KeyError, TypeError):
            continue
        if isinstance(wanted["parameters"], dict):
            yield {**wanted, "run": folder.name}
