"""Which state comes before this one, and which had been taken back?"""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

State = TypeVar("State")
LONGEST = 200  # steps; older ones cannot be taken back


class Steps(Generic[State]):
    """Something that is changed step by step. `now`: its state.

    `write` puts a state in its place; one that cannot be written (it raises) is not taken, and nothing has changed.
    The steps live as long as the notebook's kernel: what was there before is kept nowhere else, so that somebody who
    asks to be forgotten is not found in it.
    """

    def __init__(self, now: State, write: Callable[[State], None]) -> None:
        self.now, self._write = now, write
        self._before: list[State] = []
        self._after: list[State] = []

    @property
    def can_undo(self) -> bool:
        """Is there a step to take back?"""
        return bool(self._before)

    @property
    def can_redo(self) -> bool:
        """Is there a step that was taken back, and nothing new since?"""
        return bool(self._after)

    def put(self, state: State) -> None:
        """The next state."""
        self._write(state)
        self._before = [*self._before, self.now][-LONGEST:]
        self._after.clear()
        self.now = state

    def undo(self) -> None:
        """Take the last step back, if there is one."""
        self._move(self._before, self._after)

    def redo(self) -> None:
        """Make the step again that was taken back last, if there is one."""
        self._move(self._after, self._before)

    def begin_anew(self, state: State) -> None:
        """Somebody else has changed it: what was there before can no longer be put back."""
        self._before.clear()
        self._after.clear()
        self.now = state

    def _move(self, source: list[State], target: list[State]) -> None:
        if source:
            self._write(source[-1])
            target.append(self.now)
            self.now = source.pop()
