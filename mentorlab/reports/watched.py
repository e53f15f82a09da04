"""How long may a notebook run, how much may it show, and how did its kernel end? papermill's client, kept to limits.

papermill knows a limit for each cell only, keeps whatever is printed, tries the start of a kernel once and says of
every cell that it was completed, also of those behind a kernel that was killed.
"""

from __future__ import annotations

import signal
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from mentorlab.answers.result import FINDING

STARTS = (0.5, 1.0, 2.0)  # tries, in parts of How.start_seconds: short first, longer on a machine that is merely busy
GRACE = 3  # seconds that an interrupted cell has to say where it was, before its kernel is killed
PRINTED = 100_000  # characters of a cell that are kept
SHOWN = 5_000_000  # characters of one output that is no finding
OUTPUT_SECONDS = 60  # within which outputs must follow their cell; nbclient's 4 are missed on a busy machine
CUT = f"\n[cut here: a report keeps the first {PRINTED:,} characters that a cell prints]\n"


class Ended(Exception):  # no RuntimeError, which means that a kernel did not start
    """The notebook was ended before its end; the reason is one line."""


@dataclass
class Course:
    """How far a notebook is. `cell`: how many cells with code have begun; `place`: where the last one stands;
    `status`: with which its kernel ended, as of a process: -9 for SIGKILL.
    """

    cell_seconds: float
    report_seconds: float
    begun: float = field(default_factory=time.monotonic)
    cell: int = 0
    place: int = -1
    printed: int = 0
    status: int | None = None

    def begins(self, place: int) -> None:
        """The next cell with code begins."""
        self.cell, self.place, self.printed = self.cell + 1, place, 0

    @property
    def left(self) -> float:
        """Seconds that this cell may take; never none, which would be no limit."""
        return max(0.05, min(self.cell_seconds, self.report_seconds - (time.monotonic() - self.begun)))

    def too_long(self) -> Ended:
        """Which limit was passed."""
        if time.monotonic() - self.begun >= self.report_seconds:
            return Ended(f"the report ran longer than {self.report_seconds:g} s (stopped in cell {self.cell})")
        return Ended(f"cell {self.cell} ran longer than {self.cell_seconds:g} s")

    def kept(self, message: dict[str, Any]) -> bool:
        """Cut what the message shows to what a report keeps; False: nothing of it is left."""
        content = message["content"]
        if message["msg_type"] == "stream":
            room = PRINTED - self.printed
            self.printed += len(content["text"])
            if self.printed > PRINTED:
                content["text"] = f"{content['text'][:room]}{CUT}" if room > 0 else ""
            return bool(content["text"])
        if message["msg_type"] == "error":
            content["evalue"] = content["evalue"][:PRINTED]
            content["traceback"] = [line[:PRINTED] for line in content["traceback"]]
        elif (size := _size(content.get("data", {}))) > SHOWN:
            content["data"] = {"text/plain": f"[left out: an output of {size:,} characters]"}
        return True


def _size(data: Mapping[str, Any]) -> int:
    return 0 if FINDING in data else sum(len(one) for one in data.values() if isinstance(one, str))


def started(run: Callable[[float], Any], seconds: float, course: Course) -> None:
    """Run a notebook; where its kernel does not start, try again. Many at once can miss their start."""
    for turn, part in enumerate(STARTS, start=1):
        try:
            run(seconds * part)
            return
        except RuntimeError as error:  # of jupyter_client, which waits for the kernel
            if course.cell:
                raise
            if turn == len(STARTS):
                raise Ended(f"no kernel started in {turn} tries: {' '.join(str(error).split())}") from error


def how_it_ended(status: int | None, cell: int) -> Ended:
    """A kernel that is no longer there, in words. `status`: as in `Course`; None: unknown."""
    where = f"in cell {cell}" if cell else "before the first cell"
    if status is not None and status < 0:
        name = next((one.name for one in signal.Signals if one == -status), f"signal {-status}")
        why = "; that happens where the memory does not suffice" if -status == getattr(signal, "SIGKILL", 9) else ""
        return Ended(f"the kernel was killed {where} ({name}{why})")
    return Ended(f"the kernel ended by itself {where} (exit status {'unknown' if status is None else status})")


def client(base: type[Any], dead: type[Exception], course: Course) -> type[Any]:
    """papermill's client of a notebook (`base`), kept to the limits of `course`. `dead`: what it raises for a kernel
    that is gone.
    """

    class Kept(base):  # type: ignore[misc]
        def execute_cell(self, *given: Any, **more: Any) -> Any:
            try:
                return super().execute_cell(*given, **more)
            except dead:
                raise how_it_ended(course.status, course.cell) from None

        async def _async_check_alive(self) -> None:
            try:
                await super()._async_check_alive()
            except dead:
                provisioner = getattr(self.km, "provisioner", None)
                course.status = await provisioner.poll() if provisioner is not None else None
                raise

        async def _async_handle_timeout(self, _timeout: float, _cell: Any = None) -> None:
            late = course.too_long()
            with suppress(Exception):  # whatever the kernel does now, the reason stays
                await self.km.interrupt_kernel()
                await self.kc.shell_channel.get_msg(timeout=GRACE)
            raise late

        def output(self, outs: Any, msg: dict[str, Any], display_id: Any, cell_index: int) -> Any:
            return super().output(outs, msg, display_id, cell_index) if course.kept(msg) else None

    return Kept
