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
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from types import FrameType
from typing import Any

from mentorlab.errors import BadInput, Fault, ReportFailed
from mentorlab.reports.in_use import in_use

REASON = "reason.txt"
STOPPED = "stopped from outside before the report was finished"
POLITE = ("SIGTERM", "SIGHUP")


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
                if not (final.exists() or failed(final).exists()):  # a run may have ended in between
                    return final
                part(final).rmdir()
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
def made_whole(final: Path, clean: Callable[[str], str] = str) -> Iterator[Path]:
    """Work in the `.part` folder; in the end give it its final name, after a failure `.failed` and the reason.

    `clean`: takes out of a reason what nobody may be told.
    """
    with ended_politely(), in_use(part(final)):
        try:
            yield part(final)
            _to_disk(part(final))
            part(final).rename(final)
        except BaseException as error:
            if final.exists():
                return  # stopped in the moment after it was done
            reason = clean(one_line(error))
            with suppress(OSError):
                (part(final) / REASON).write_text(f"{reason}\n", encoding="utf-8")
            with suppress(OSError):
                part(final).rename(failed(final))
            left = next((folder for folder in (failed(final), part(final)) if folder.exists()), final.parent)
            told = error if clean(str(error)) == str(error) else None  # a traceback would tell it after all
            raise ReportFailed(f"{reason} (what there is of it: {left})", reason) from told
        with suppress(OSError):
            _to_disk_alone(final.parent)  # that it has its name


def one_line(error: BaseException) -> str:
    """Why a run ended, for its folder, the command's last line and the log."""
    if isinstance(error, (Stopped, KeyboardInterrupt)):
        return STOPPED
    said = error.reason if isinstance(error, ReportFailed) else str(error)
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    return lines[-1] if lines else type(error).__name__


@contextmanager
def ended_politely() -> Iterator[None]:
    """Turn the signals that ask a process to end into an exception, so that a job that is stopped still says so in its
    folder. Asked once more, it goes on with that.
    """
    mine = [one for one in POLITE if hasattr(signal, one)]
    if threading.current_thread() is not threading.main_thread() or {_stop, _asked_again} & {*map(_handler, mine)}:
        yield
        return
    before = {one: _handler(one) for one in mine if _handler(one) is not signal.SIG_IGN}  # as under nohup
    for one in before:
        signal.signal(getattr(signal, one), _stop)
    try:
        yield
    finally:
        for one, handler in before.items():
            signal.signal(getattr(signal, one), handler)


def _handler(name: str) -> Any:
    return signal.getsignal(getattr(signal, name))


def _stop(number: int, _frame: FrameType | None) -> None:
    for one in POLITE:
        if hasattr(signal, one) and _handler(one) is _stop:
            signal.signal(getattr(signal, one), _asked_again)
    raise Stopped(signal.Signals(number).name)


def _asked_again(_number: int, _frame: FrameType | None) -> None:
    """It is ending already."""


def _to_disk(folder: Path) -> None:
    paths = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    for path in [*paths, *([folder] if os.name == "posix" else [])]:
        _to_disk_alone(path)


def _to_disk_alone(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY if os.name == "posix" else os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
