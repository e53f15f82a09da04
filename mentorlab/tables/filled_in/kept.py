"""What can still be taken back after the notebook was closed? Earlier states of a file in which no person has a row."""

from __future__ import annotations

import contextlib
import hashlib
import json
from collections.abc import Sequence
from pathlib import Path

from mentorlab.tables.whole_files import FOR_THE_OWNER, write_whole

UNDO = ".undo"  # a folder in that of the program; `mentorlab forget` takes out of it what holds somebody
STATES, LARGEST = 50, 1_000_000  # kept each way; characters in all, above which nothing is kept


class KeptSteps:
    """The states before and after that of one text file, on the disk. They hold for the file as it is, and no other."""

    def __init__(self, file: Path) -> None:
        self.place = file.parent / UNDO / f"{file.name}.json"

    def read(self, now: bytes) -> tuple[list[bytes], list[bytes]]:
        """The states before and after, if they were kept beside exactly this content."""
        with contextlib.suppress(OSError, ValueError, KeyError, TypeError, AttributeError):
            kept = json.loads(self.place.read_bytes())
            if kept["now"] == _fingerprint(now):
                return [one.encode() for one in kept["before"]], [one.encode() for one in kept["after"]]
        return [], []

    def write(self, before: Sequence[bytes], now: bytes, after: Sequence[bytes]) -> None:
        """Keep these states. Where that is not possible, what can be taken back lives as long as the notebook."""
        with contextlib.suppress(OSError, ValueError):
            states = {
                "before": [one.decode() for one in before[-STATES:]],
                "after": [one.decode() for one in after[-STATES:]],
            }
            content = json.dumps({"now": _fingerprint(now), **states}, ensure_ascii=False, indent=1)
            if not (before or after) or len(content) > LARGEST:
                self.place.unlink(missing_ok=True)
                return
            unseen = self.place.parent / ".gitignore"
            files = {self.place: content.encode(), **({} if unseen.exists() else {unseen: b"*\n"})}
            write_whole(files, mode=FOR_THE_OWNER)


def _fingerprint(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
