"""How is a long list shown? In pages of 25, with a button to each side."""

from __future__ import annotations

from collections.abc import Callable

import ipywidgets

from mentorlab.widgets import looks
from mentorlab.widgets.board.controls import BOARD, button

PAGE = 25


class Pages:
    """`drawn(first, last)` gives the markup of the lines from `first` up to `last` (the latter left out); with no lines
    at all it is asked for 0 to 0. `table`, `box`: the list, and the buttons below it.
    """

    def __init__(self, drawn: Callable[[int, int], str], *, words: str = BOARD) -> None:
        self._drawn, self.n, self.page = drawn, 0, 0
        self.before = button("before", lambda: self.turn(-1), words=words)
        self.next = button("next", lambda: self.turn(1), words=words)
        self.table = ipywidgets.HTML()
        self.box = looks.row(self.before, self.next)

    def show(self, n: int, page: int = 0) -> None:
        """Show a list of n lines, from this page."""
        self.n, self.page = n, page
        self._draw()

    def turn(self, by: int) -> None:
        """To another page."""
        self.page += by
        self._draw()

    def _draw(self) -> None:
        self.page = max(0, min(self.page, (self.n - 1) // PAGE))
        first = self.page * PAGE
        last = min(first + PAGE, self.n)
        self.before.disabled, self.next.disabled = first == 0, last >= self.n
        self.table.value = self._drawn(first, last)
