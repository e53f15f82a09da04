"""Which exercises are there? Those of all sessions, in their order."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from mentorlab.workshop.exercise import Exercise


@cache
def every_exercise() -> Mapping[str, Exercise]:
    """Id → exercise."""
    from mentorlab.workshop.exercises import alive, convince, match, plan, returns, why

    sessions = (why, plan, match, alive, convince, returns)
    return {one.id: one for session in sessions for one in session.EXERCISES}
