"""What happened in a run, and when? One line of JSON for each event, for whoever watches over many.

    {"time": "2026-11-22T06:00:01.250+00:00", "event": "failed", "report": "outcomes", "unit": "", "seconds": 12.3,
     "cell": 7, "reason": "60_outcomes.ipynb: cell 7 ran longer than 900 s"}

Events: `opening`; `refused` (bad input, with the reason) or `started`; `cell` for each that begins; `executed`;
`written`; then `done` or `failed` (with the reason). The log in the run's own folder ends with `written`: that the
folder has its name is what says that it is done. Nothing secret and no id of a person stands in a log.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from mentorlab.errors import BadInput, Fault, harmless
from mentorlab.reports.unsaid import Unsaid

LOG = "log.jsonl"
STDOUT = "-"


class Log:
    """The log of one run. `to`: a file that is added to, `-` for standard output, empty for the run's folder alone."""

    def __init__(self, report: str, unit: str = "", to: str = "") -> None:
        self._about = {"report": report, "unit": unit}
        self._to, self._begun = to, time.monotonic()
        self._folder: Path | None = None
        self._before: list[str] = []
        self.clean: Callable[[str], str] = Unsaid().clean
        if to and to != STDOUT:
            _tried(Path(to))

    def event(self, event: str, *, cell: int | None = None, reason: str = "", folder: str = "") -> None:
        """Something happened. A log that can no longer be written stops nothing."""
        told: dict[str, object] = {"time": datetime.now(UTC).isoformat(timespec="milliseconds"), "event": event}
        told |= {**self._about, "seconds": round(time.monotonic() - self._begun, 3)}
        told |= {"cell": cell} if cell is not None else {}
        told |= {"reason": harmless(self.clean(" ".join(reason.split())))} if reason else {}
        told |= {"folder": folder} if folder else {}
        line = json.dumps(told, ensure_ascii=False) + "\n"
        with suppress(OSError, ValueError):
            if self._to == STDOUT:
                sys.stdout.write(line)
                sys.stdout.flush()
            elif self._to:
                _add(Path(self._to), line)
        with suppress(OSError):
            if self._folder is not None:
                _add(self._folder / LOG, line)
            else:
                self._before.append(line)

    def goes_into(self, folder: Path | None) -> None:
        """From now on it is written into this folder too, with what came before if it is the first; None: no more."""
        self._folder = folder
        if folder is not None and self._before:
            with suppress(OSError):
                _add(folder / LOG, "".join(self._before))
            self._before.clear()


def _add(path: Path, text: str) -> None:
    """Add whole lines in one piece: other runs may write into the same file."""
    handle = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o644)
    try:
        os.write(handle, text.encode())
    finally:
        os.close(handle)


def _tried(path: Path) -> None:
    try:
        _add(path, "")
    except OSError as error:
        what = f"{path} cannot be written: {error.strerror or error}"
        raise BadInput(Fault("--log", "", what, "name a file in a folder that may be written")) from None
