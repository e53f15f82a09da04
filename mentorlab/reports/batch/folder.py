"""Where does a batch stand? In a folder that ends in `.part` until every unit was tried, and can be gone on with.

<time>_<report>_by_<column>/
  index.html    the page that leads to the reports
  batch.json    of what the batch is made: report, column, parameters, inputs by hash, versions, units
  batch.jsonl   what happened when
  <run folders>
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from mentorlab.answers.earlier_run import FAILED, PART
from mentorlab.errors import BadInput, Fault
from mentorlab.reports.batch.held import Taken, held
from mentorlab.reports.batch.once import PLAN, WORK, standing
from mentorlab.reports.batch.planned import Planned, differences
from mentorlab.reports.run_folder import new_name, part
from mentorlab.tables.whole_files import write_whole

LOCK = "batch.lock"


@dataclass(frozen=True)
class Opened:
    """A batch that this process holds. `already`: the reports that stood there, by unit; `said`: why it is a new one
    although one was unfinished.
    """

    folder: Path
    already: Mapping[str, Path]
    said: tuple[str, ...] = field(default=())


@contextmanager
def opened(plan: Planned, runs: Path, resume: Path | None) -> Iterator[Opened]:
    """Go on with the newest unfinished batch of the same things, or with the one named, or begin a new one.

    Raises BadInput where the one named cannot be gone on with, and where another process is at it.
    """
    folder, why = (_named(plan, runs, resume), []) if resume else _unfinished(plan, runs)
    if folder is None:
        folder = part(new_name(runs, f"{plan.kind.name}_by_{_safe(plan.column)}"))
    try:
        with held(folder / WORK / LOCK, wait=False):
            if not (folder / PLAN).exists():
                write_whole({folder / PLAN: _bytes(plan.said())})
            for left in folder.glob(f"*{FAILED}"):  # they are tried again
                shutil.rmtree(left, ignore_errors=True)
            yield Opened(folder, standing(folder), tuple(why))
    except Taken:
        what = "is being made by another process"
        raise BadInput(Fault(folder.name, "", what, "wait for its end, or stop that process first")) from None


def finished(folder: Path) -> Path:
    """Give the batch its final name: every unit was tried. The page must stand already."""
    for left in (folder / WORK).iterdir():
        if left.is_dir():
            shutil.rmtree(left, ignore_errors=True)
    final = folder.with_name(folder.name.removesuffix(PART))
    folder.rename(final)
    shutil.rmtree(final / WORK, ignore_errors=True)
    return final


def before(plan: Planned, runs: Path, than: Path) -> Path | None:
    """The newest finished batch of this report, program and cycle by this column before that of the folder `than`."""
    for folder, said in _batches(plan, runs):
        earlier = folder.name < than.name.removesuffix(PART)
        if earlier and not folder.name.endswith(PART) and said.get("cycle") == plan.program.charter.cycle:
            return folder
    return None


def said_in(folder: Path) -> Mapping[str, Any]:
    """What a batch says it is made of; nothing where that cannot be read."""
    try:
        found = json.loads((folder / PLAN).read_bytes())
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _batches(plan: Planned, runs: Path) -> list[tuple[Path, Mapping[str, Any]]]:
    """The batches of this report and program by this column, newest first."""
    folders = sorted((path.parent for path in runs.glob(f"*/{PLAN}")), key=lambda one: one.name, reverse=True)
    mine = {"report": plan.kind.name, "column": plan.column, "program": plan.program.charter.program}
    told = ((folder, said_in(folder)) for folder in folders)
    return [(folder, said) for folder, said in told if {name: said.get(name) for name in mine} == mine]


def _unfinished(plan: Planned, runs: Path) -> tuple[Path | None, list[str]]:
    why = []
    for folder, said in _batches(plan, runs):
        if folder.name.endswith(PART):
            other = differences(said, plan.said())
            if not other:
                return folder, []
            why.append(f"{folder.name} is left as it is, and a new batch begins: {'; '.join(other)}")
    return None, why


def _named(plan: Planned, runs: Path, resume: Path) -> Path:
    folder = next((one for one in (resume, runs / resume, part(resume)) if (one / PLAN).is_file()), None)
    if folder is None:
        raise BadInput(Fault("--resume", "", f"{resume.name!r} is no folder of a batch", "name one, or leave it out"))
    said = said_in(folder)
    of = [name for name in ("report", "column") if said.get(name) != plan.said()[name]]
    other = [f"it is of another {name}" for name in of] + differences(said, plan.said())
    if other:
        what = f"{folder.name!r} cannot be gone on with: {'; '.join(other)}"
        raise BadInput(Fault("--resume", "", what, "leave it out, and a new batch begins"))
    return folder


def _safe(column: str) -> str:
    return re.sub(r"\W+", "-", column).strip("-")[:40] or "column"


def _bytes(content: Mapping[str, Any]) -> bytes:
    return (json.dumps(content, indent=1, ensure_ascii=False) + "\n").encode()
