"""How do other ways of matching compare, around the same locks and vetoes?"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import ipywidgets
import numpy as np

from mentorlab.answers.markup import escape, table
from mentorlab.answers.wording import catalogue, number
from mentorlab.matching.by_hand.beside import COMPARED, Way, ways
from mentorlab.widgets import looks
from mentorlab.widgets.board.controls import button, section

if TYPE_CHECKING:
    from mentorlab.matching.by_hand.board import Board
    from mentorlab.progress import Watch
    from mentorlab.widgets.working import Working


class Ways:
    """The comparison. It is made when it is asked for, and taken away when the match changes."""

    def __init__(self, board: Board, working: Working, say: Callable[[str], None]) -> None:
        self.board, self.found = board, list[Way]()
        self._working, self._say = working, say
        self.compare = button("compare", self.ask)
        self.table = ipywidgets.HTML()
        self.box = section("ways", looks.row(self.compare), self.table)

    def ask(self) -> None:
        """Compare now; it can be stopped."""
        self._working.start(self._made, self._show)

    def clear(self) -> None:
        """What is shown is of an earlier match."""
        self.found, self.table.value = [], ""

    def _made(self, watch: Watch) -> list[Way]:
        board, found = self.board, list[Way]()
        solved = ways(board.market, board.holds, np.asarray(board.solved.match.mentor_of), seed=board.seed)
        for place, one in enumerate(solved, start=1):
            watch.step(place, len(COMPARED))
            watch.tell(_name(one.policy))
            found.append(one)
        return found

    def _show(self, found: list[Way]) -> None:
        words = catalogue("match_board")
        self.found = found
        rows = [_row(one) for one in found]
        refused = [f"<p>{escape(_name(one.policy))}: {escape(one.refused)}</p>" for one in found if one.refused]
        self.table.value = table(words.WAYS, rows, words.WAYS_CAPTION) + "".join(refused)
        self._say(words.STATUS["compared"].format(n=len(found)))


def _name(policy: str) -> str:
    return policy.replace("_", " ")


def _row(one: Way) -> list[Any]:
    if one.refused:
        return [_name(one.policy), *[""] * (len(catalogue("match_board").WAYS) - 1)]
    fits = [number(one.fit, 1), number(one.worst, 1)]
    return [_name(one.policy), *fits, one.unmatched, one.unwished, one.first, one.same]
