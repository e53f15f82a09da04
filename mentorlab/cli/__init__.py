"""The commands. Exit status: 0 done, 1 a report failed, 2 bad input. The last line on stdout is what was made."""

from __future__ import annotations

from mentorlab.cli import (
    again,
    asking,
    before_data,
    folders,
    hands_on,
    many,
    on_time,
    teaching,
)  # each adds its commands to `main`
from mentorlab.cli.group import main

__all__ = ["again", "asking", "before_data", "folders", "hands_on", "main", "many", "on_time", "teaching"]
