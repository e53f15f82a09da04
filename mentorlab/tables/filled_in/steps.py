"""Which state comes before this one, and which had been taken back?"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

State = TypeVar("State")
LONGEST = 200  # steps; older ones cannot be taken back


class Steps(Generic[State]):
    """Something that is changed step by step. `now`: its state.

    `write` puts a state in its place; one that cannot be written (it raises) is not taken, and nothing has changed.
    The steps live as long as the notebook's kernel, so that somebody who asks to be forgotten is not found in what was
    there before; `keep` may keep them for longer (`before`, `after`: what was kept), where nobody has a row.
    """

    def __init__(
        self,
        now: State,
        write: Callable[[State], None],
        *,
        before: Sequence[State] = (),
        after: Sequence[State] = (),
        keep: Callable[[Sequence[State], State, Sequence[State]], None] | None = None,
    ) -> None:
        self.now, self._write, self._keep = now, write, keep
        self._before, self._after = list(before), list(after)

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
        self._now(state)

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
        self._now(state)

    def _move(self, source: list[State], target: list[State]) -> None:
        if source:
            self._write(source[-1])
            target.append(self.now)
            self._now(source.pop())

    def _now(self, state: State) -> None:
        self.now = state
        if self._keep is not None:
            self._keep(self._before, state, self._after)
