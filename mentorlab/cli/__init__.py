"""The commands. Exit status: 0 done, 1 a report failed, 2 bad input. The last line on stdout is what was made."""

from __future__ import annotations

from mentorlab.cli import asking, before_data, folders  # each adds its commands to `main`
from mentorlab.cli.group import main

__all__ = ["asking", "before_data", "folders", "main"]
