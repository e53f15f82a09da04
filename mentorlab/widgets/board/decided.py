"""Where does one read who decided what, when and why? Folded below the pairs, the latest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ipywidgets

from mentorlab.answers.markup import escape, table
from mentorlab.answers.wording import catalogue
from mentorlab.matching.by_hand.told import steps

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mentorlab.matching.by_hand.kept import Entry

MOST = 100  # steps that are shown; a page of thousands could not be read either


class Decided:
    """The log as a table. `box`: the widget."""

    def __init__(self) -> None:
        self.box = ipywidgets.HTML()

    def show(self, log: Sequence[Entry]) -> None:
        """Show the log as it is now."""
        words, n = catalogue("match_board"), len(log)
        said = words.LOG if n <= MOST else words.LOG_SOME
        below = table(words.LOG_HEADINGS, steps(log)[:MOST], said.format(n=n, shown=MOST)) if n else words.NO_LOG
        title = words.LOG_TITLE.format(n=n)
        self.box.value = f'<details class="ml-log"><summary>{escape(title)}</summary>{below}</details>'
