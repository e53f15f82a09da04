"""What stays of a run that did not come to its end, and who sees to it where its process was killed?

Nothing that it found stays, and no record: what nobody was given must neither be read nor counted as told. A run that
fails or is asked to stop sees to this itself. One that was killed cannot: the next run that writes beside it does. A
`.part` folder of a run that still works is never touched.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from mentorlab.answers.earlier_run import FAILED, MANIFEST, PART, SETTING
from mentorlab.reports.execution import held_back
from mentorlab.reports.in_use import in_use, left_alone
from mentorlab.reports.logged import LOG
from mentorlab.reports.parameters import PROGRAM, PUBLISHING
from mentorlab.reports.run_folder import REASON
from mentorlab.reports.unsaid import Unsaid
from mentorlab.tables.program import Program

NOTEBOOK = "executed.ipynb"
KEPT = (NOTEBOOK, REASON, LOG)
KILLED = "the process was killed before the report was finished; nothing of it was published"
YOUNG = 60  # seconds in which a folder may stand empty, because its run is just taking hold of it
PRIVATE = "mentorlab-private-"
_OF_MANY = re.compile(r"Z_[a-z]+_by_")  # reports of many units, which are gone on with


def leave(folder: Path, said: Mapping[str, str], unsaid: Unsaid, *, answers: bool) -> None:
    """Take everything out of a run's folder but why it ended and how far it came; `answers`: those that the notebook
    shows too. `said`: in place of the paths in the notebook.
    """
    for path in folder.iterdir() if folder.is_dir() else ():
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        elif path.name not in KEPT:
            with suppress(OSError):
                path.unlink()
    if (folder / NOTEBOOK).exists():
        held_back(folder / NOTEBOOK, said, unsaid, answers=answers)


def sweep(runs: Path, program: Program, unsaid: Unsaid) -> tuple[str, ...]:
    """See to every run in this folder that was killed; a sentence for each."""
    told = []
    for folder in sorted(runs.glob(f"*{PART}")):
        if folder.is_dir() and not _OF_MANY.search(folder.name) and not _begins(folder):
            with left_alone(folder) as ours:
                if ours:
                    told.append(_buried(folder, program, unsaid))
    return tuple(told)


def _buried(folder: Path, program: Program, unsaid: Unsaid) -> str:
    name = folder.name.removesuffix(PART)
    withdraw_intended(folder, name, program)
    for draft in (program.folder / "records").glob(f".{name}.*{PART}"):  # ids stand in it
        draft.unlink(missing_ok=True)
    leave(folder, {PROGRAM: program.folder.name, PUBLISHING: "", SETTING: ""}, unsaid, answers=True)
    with suppress(OSError):
        (folder / REASON).write_text(f"{KILLED}\n", encoding="utf-8")
        folder.rename(folder.with_name(f"{name}{FAILED}"))
    return f"An earlier run was killed before its end: {name}{FAILED} says how far it came"


def _begins(folder: Path) -> bool:
    try:
        return not any(folder.iterdir()) and time.time() - folder.stat().st_mtime < YOUNG
    except OSError:
        return True


def withdraw_intended(folder: Path, name: str, program: Program) -> None:
    """Take back the record that an unfinished run meant to write, if it came to that. Only one of its own name."""
    with suppress(OSError, ValueError, TypeError, KeyError, AttributeError):
        said = json.loads((folder / MANIFEST).read_bytes())
        record = str(said["published"]["record"])
        own = re.fullmatch(rf"records/published-{re.escape(name)}(_\d+)?\.json", record)
        if own and (said["program"], said["cycle"]) == (program.charter.program, program.charter.cycle):
            (program.folder / record).unlink(missing_ok=True)


@contextmanager
def private_folder() -> Iterator[Path]:
    """A folder for what only the making of a report needs; ids stand in it, so that of a killed run goes too."""
    _sweep_private(Path(tempfile.gettempdir()))
    with tempfile.TemporaryDirectory(prefix=PRIVATE, ignore_cleanup_errors=True) as name, in_use(Path(name)):
        yield Path(name)


def _sweep_private(place: Path) -> None:
    for folder in place.glob(f"{PRIVATE}*"):
        with suppress(OSError):
            if os.name == "posix" and folder.stat().st_uid != os.getuid():
                continue
            if not _begins(folder):
                with left_alone(folder) as ours:
                    if ours:
                        shutil.rmtree(folder, ignore_errors=True)
