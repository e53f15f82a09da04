"""Is this unit's report there already? If not it is made, and whoever else was asked for it waits and finds it.

A report is made aside, in a folder of its own below `.work/`, and moved into the batch by one rename. What a process
that died left there is either whole, and moved, or taken away. So it comes to the same whether a batch is resumed, a
worker is killed, or a cluster does a piece of work twice.
"""

from __future__ import annotations

import functools
import hashlib
import json
import shutil
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from mentorlab.answers.earlier_run import FAILED, PART
from mentorlab.reports.batch.held import held
from mentorlab.reports.job import Done, Job, do
from mentorlab.reports.run_folder import REASON, STOPPED

WORK = ".work"
PLAN = "batch.json"
Do = Callable[[Job], Done]


def once(job: Job, make: Do = do) -> Done:
    """Make the report of a batch's job, unless it is there; `job.out` is the folder of the batch."""
    try:
        return _once(job, Path(job.out), make)
    except OSError as error:  # a full disk; a folder that was taken away
        return Done(job, "failed", reason=f"it cannot be put into the batch: {error.strerror or error}")


def _once(job: Job, folder: Path, make: Do) -> Done:
    aside = folder / WORK / hashlib.sha256(job.unit.encode()).hexdigest()[:16]
    with held(aside.with_suffix(".lock")):
        if found := standing(folder).get(job.unit):
            return _there(job, found)
        for left in _whole_in(aside):
            return _there(job, _moved(left, folder))
        shutil.rmtree(aside, ignore_errors=True)
        made = make(replace(job, out=str(aside)))
        done = _taken_over(replace(made, job=job), aside, folder)
        shutil.rmtree(aside, ignore_errors=True)
        return done


def standing(folder: Path) -> dict[str, Path]:
    """The whole reports of a batch by their unit, as it was asked for (empty: the whole program)."""
    found = dict[str, Path]()
    for path in sorted(folder.iterdir()) if folder.is_dir() else []:
        about = told_by(path) if _looks_whole(path) else None
        if about is not None:
            found.setdefault(str(about["parameters"].get("unit", "")), path)
    return found


def told_by(run: Path) -> Mapping[str, Any] | None:
    """The manifest of a run whose findings are what it says they are; None for anything else."""
    try:
        stats = [(run / name).stat() for name in ("manifest.json", "findings.json")]
    except OSError:
        return None
    return _read(run, tuple((one.st_mtime_ns, one.st_size, one.st_ino) for one in stats))


@functools.lru_cache(maxsize=4096)
def _read(run: Path, _as_of: tuple[Any, ...]) -> Mapping[str, Any] | None:
    """Read once as long as it stays as it is: every job of a batch looks at all reports that are there."""
    try:
        made: Mapping[str, Any] = json.loads((run / "manifest.json").read_bytes())
        sha = hashlib.sha256((run / "findings.json").read_bytes()).hexdigest()
        return made if made["status"] == "done" and made["findings"]["sha256"] == sha else None
    except (OSError, ValueError, TypeError, KeyError):
        return None


def _looks_whole(path: Path) -> bool:
    return path.is_dir() and not path.name.startswith(".") and not path.name.endswith((PART, FAILED))


def _whole_in(aside: Path) -> list[Path]:
    """What was finished there by a process that died before it could move it."""
    paths = sorted(aside.iterdir()) if aside.is_dir() else []
    return [path for path in paths if _looks_whole(path) and told_by(path) is not None]


def _taken_over(made: Done, aside: Path, folder: Path) -> Done:
    """The report in its place; of a failed one what there is of it, and the reason without any path of this machine."""
    if made.status == "done":
        run = Path(made.folder)
        if changed := _other_inputs(run, folder):
            reason = f"the data changed while the batch ran ({', '.join(changed)}); begin it again"
            return replace(made, status="failed", folder="", reason=reason)
        return replace(made, folder=str(_moved(run, folder)))
    for left in sorted(aside.glob(f"*{FAILED}")):
        reason = _reason_in(left) or made.reason
        place = "" if reason == STOPPED else str(_moved(left, folder, FAILED))
        return replace(made, folder=place, reason=reason)
    return made


def _other_inputs(run: Path, folder: Path) -> list[str]:
    """The inputs of the batch that the run did not read as they were when the batch began."""
    about, meant = told_by(run), json.loads((folder / PLAN).read_bytes())["inputs"]
    read: Mapping[str, str] = about["inputs"] if about else {}
    return sorted(name for name, sha in meant.items() if read.get(name) != sha)


def _reason_in(left: Path) -> str:
    try:
        return (left / REASON).read_text(encoding="utf-8").strip()
    except OSError:
        return ""


def _moved(run: Path, folder: Path, ending: str = "") -> Path:
    """Give the run its place in the batch; a number is added where units of like names began in one second."""
    name = run.name.removesuffix(ending) if ending else run.name
    for turn in range(1, 1000):
        place = folder / f"{name}{'' if turn == 1 else f'_{turn}'}{ending}"
        if not place.exists():
            try:
                return run.rename(place)
            except OSError:
                if not place.exists():
                    raise
    raise OSError(f"{folder} holds too many runs named {name}")


def _there(job: Job, run: Path) -> Done:
    found = json.loads((run / "findings.json").read_bytes())["findings"]
    return Done(job, "done", str(run), str(found[0]["claim"]) if found else "")
