"""Where a report is made: a folder that looks finished only when it is.

It ends in `.part` while the report runs and in `.failed` after a failure. The final name is given by one rename, after
everything in it has reached the disk.
"""

from __future__ import annotations

import hashlib
import os
import re
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from types import FrameType

from mentorlab.errors import BadInput, Fault, ReportFailed

REASON = "reason.txt"


class Stopped(BaseException):
    """The process was asked to end (SIGTERM)."""


def new_name(parent: Path, report: str, now: datetime | None = None, *, unit: str = "") -> Path:
    """A folder for this run, made as `.part`: time, report, unit, and a number where two runs meet in one second."""
    report = f"{report}_{in_a_name(unit)}" if unit else report
    stamp = (now or datetime.now(UTC)).strftime("%Y-%m-%dT%H-%M-%SZ")
    try:
        parent.mkdir(parents=True, exist_ok=True)
        for turn in range(1, 1000):
            final = parent / f"{stamp}_{report}{'' if turn == 1 else f'_{turn}'}"
            if final.exists() or failed(final).exists():
                continue
            with suppress(FileExistsError):
                part(final).mkdir()
                return final
    except OSError as error:
        what = f"no folder can be made in {parent}: {error.strerror}"
        raise BadInput(Fault("--out", "", what, "name a folder that may be written")) from error
    raise ReportFailed(f"{parent} holds too many runs of this second; try again")


def in_a_name(unit: str) -> str:
    """A unit as part of a folder's name: letters, digits, `-` and `.`, at most 40, and never two units alike."""
    words = re.sub(r"[^\w.-]+|_", "-", unit).strip("-.")[:40]
    return words if words == unit else f"{words}-{hashlib.sha256(unit.encode()).hexdigest()[:6]}"


def part(final: Path) -> Path:
    """The folder's name while the report runs."""
    return final.with_name(f"{final.name}.part")


def failed(final: Path) -> Path:
    """The folder's name after a failure."""
    return final.with_name(f"{final.name}.failed")


@contextmanager
def made_whole(final: Path) -> Iterator[Path]:
    """Work in the `.part` folder; in the end give it its final name, after a failure `.failed` and the reason."""
    try:
        with _ended_politely():
            yield part(final)
            _to_disk(part(final))
            part(final).rename(final)
    except BaseException as error:
        reason = _one_line(error)
        with suppress(OSError):
            (part(final) / REASON).write_text(f"{reason}\n", encoding="utf-8")
        with suppress(OSError):
            part(final).rename(failed(final))
        left = next((folder for folder in (failed(final), part(final)) if folder.exists()), final.parent)
        raise ReportFailed(f"{reason} (what there is of it: {left})") from error


def _one_line(error: BaseException) -> str:
    if isinstance(error, (Stopped, KeyboardInterrupt)):
        return "stopped from outside before the report was finished"
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    return lines[-1] if lines else type(error).__name__


@contextmanager
def _ended_politely() -> Iterator[None]:
    """Turn SIGTERM into an exception, so that a job that is stopped still says so in its folder."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise Stopped

    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _to_disk(folder: Path) -> None:
    paths = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    for path in [*paths, *([folder] if os.name == "posix" else [])]:
        descriptor = os.open(path, os.O_RDONLY if os.name == "posix" else os.O_RDWR)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
