"""What tests of outcomes look for in an answer."""

from __future__ import annotations

from mentorlab.answers.result import Result

CAUSAL = "led to"


def check_of(result: Result, name: str) -> str:
    """How one check of a result came out."""
    return next(check.result for check in result.checks if check.name == name)
