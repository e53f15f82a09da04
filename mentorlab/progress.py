"""How far is it? A waiting person sees a moving line on a terminal, and a line now and then elsewhere.

All of it goes to stderr: stdout keeps to results. Floors that must not know who is waiting are handed a `Tell`.
"""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable
from types import TracebackType
from typing import Self, TextIO

from mentorlab.errors import harmless

SECONDS_BETWEEN_LINES = 10.0
SECONDS_BETWEEN_LOOKS = 0.5
WORTH_TELLING = 2.0  # seconds: what is done sooner is done in silence

Tell = Callable[[str], None]


def nobody(what: str) -> None:
    """Nobody is waiting to be told `what`."""


class Progress:
    """Counts the steps of one report."""

    def __init__(self, title: str, stream: TextIO | None = None) -> None:
        self._title = harmless(title)
        self._stream = stream or sys.stderr
        self._live = self._stream.isatty()
        self._begun = self._told = time.monotonic()
        self._greet()

    def step(self, done: int, total: int) -> None:
        """Step `done` of `total` begins."""
        if self._due():
            filled = round(20 * done / total)
            bar = f"[{'#' * filled}{'.' * (20 - filled)}] " if self._live else ""
            self._tell(f"{bar}step {done} of {total}, {self.seconds:.0f} s")

    def end(self, outcome: str) -> None:
        """The work is done, or has failed."""
        self._say(f"{outcome} after {self.seconds:.1f} s", last=True)

    @property
    def seconds(self) -> float:
        """How long it has taken so far."""
        return time.monotonic() - self._begun

    def _greet(self) -> None:
        self._say("starting")

    def _due(self) -> bool:
        return self._live or time.monotonic() - self._told >= SECONDS_BETWEEN_LINES

    def _tell(self, text: str) -> None:
        self._told = time.monotonic()
        self._say(text)

    def _say(self, text: str, *, last: bool = False) -> None:
        line = f"{self._title}: {harmless(text)}"
        if self._live:
            self._stream.write(f"\r{line:<78}" + ("\n" if last else ""))
        else:
            self._stream.write(f"{line}\n")
        self._stream.flush()


class Watch(Progress):
    """Says what is being done while a block of work runs, also when one piece of it takes long. Nothing is said of work
    that is done in `WORTH_TELLING` seconds.

    >>> with Watch("check") as watch:
    ...     watch.tell("reading tables/responses.parquet")
    """

    def __enter__(self) -> Self:
        """Begin to look, from a thread of its own, because the work has no time to."""
        self._looker.start()
        return self

    def tell(self, what: str) -> None:
        """This is being done now."""
        self._doing = what

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """The work is done, or has failed; that is said only where something was said before."""
        self._over.set()
        self._looker.join()
        if self._spoken:
            self.end("failed" if kind else "done")

    def _greet(self) -> None:
        self._doing, self._spoken = "starting", False
        self._over = threading.Event()
        self._looker = threading.Thread(target=self._look, daemon=True)

    def _in_silence(self) -> float:
        return WORTH_TELLING

    def _look(self) -> None:
        wait = self._in_silence()
        while not self._over.wait(wait):
            if self._due() or not self._spoken:
                self._spoken = True
                self._tell(f"{self._doing}, {self.seconds:.0f} s")
            wait = SECONDS_BETWEEN_LOOKS
