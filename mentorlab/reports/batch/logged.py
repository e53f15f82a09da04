"""What happened in a batch, and when? One line of JSON for each event in `batch.jsonl`, for machines to read.

    {"time": "2026-12-21T06:00:04Z", "event": "done", "unit": "Sales", "seconds": 3.1, "folder": "…", "reason": null}

`event`: began, resumed, stopped, ended for the batch; there_already, started, done, failed, refused for a unit (an
empty one: the whole program). No person and no secret stands in it: a reason is the one line that the report left.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

LOG = "batch.jsonl"


@dataclass(frozen=True)
class Log:
    """The log of one batch; what is written to it is added at its end."""

    folder: Path

    def __call__(self, event: str, **more: Any) -> None:
        """Add one event. A log that cannot be written (a full disk) stops no report."""
        line = {"time": f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}", "event": event, **more}
        content = (json.dumps(line, ensure_ascii=False) + "\n").encode()
        try:
            descriptor = os.open(self.folder / LOG, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o644)
            try:
                os.write(descriptor, content)  # in one piece: a reader never sees half an event of a living process
            finally:
                os.close(descriptor)
        except OSError:
            return
