"""Telling a waiting person how far a report is: a moving line on a terminal, a line now and then elsewhere."""

from __future__ import annotations

import sys
import time
from typing import TextIO

from mentorlab.errors import harmless

SECONDS_BETWEEN_LINES = 10.0


class Progress:
    """Counts the steps of one report on a stream (stderr, so that stdout keeps to results)."""

    def __init__(self, title: str, stream: TextIO | None = None) -> None:
        self._title = harmless(title)
        self._stream = stream or sys.stderr
        self._live = self._stream.isatty()
        self._begun = self._told = time.monotonic()
        self._say("starting")

    def step(self, done: int, total: int) -> None:
        """Step `done` of `total` begins."""
        if self._live or time.monotonic() - self._told >= SECONDS_BETWEEN_LINES:
            self._told = time.monotonic()
            filled = round(20 * done / total)
            bar = f"[{'#' * filled}{'.' * (20 - filled)}] " if self._live else ""
            self._say(f"{bar}step {done} of {total}, {time.monotonic() - self._begun:.0f} s")

    def end(self, outcome: str) -> None:
        """The report is done, or has failed."""
        self._say(f"{outcome} after {time.monotonic() - self._begun:.1f} s", last=True)

    def _say(self, text: str, *, last: bool = False) -> None:
        line = f"{self._title}: {text}"
        if self._live:
            self._stream.write(f"\r{line:<78}" + ("\n" if last else ""))
        else:
            self._stream.write(f"{line}\n")
        self._stream.flush()
