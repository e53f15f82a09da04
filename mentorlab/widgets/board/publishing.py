"""How is the match of the board published? After one more question, once."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from mentorlab.answers.wording import catalogue
from mentorlab.errors import MentorlabError
from mentorlab.matching.by_hand.publication import publish_board
from mentorlab.widgets import looks
from mentorlab.widgets.board.controls import button, section
from mentorlab.widgets.entries import in_words
from mentorlab.widgets.spoken import Said

if TYPE_CHECKING:
    from mentorlab.matching.by_hand.board import Board


class Publishing:
    """The part of the board that publishes. `role()` says who answers for it; `done()` is called afterwards."""

    def __init__(self, board: Board, role: Callable[[], str], done: Callable[[], None]) -> None:
        self.board, self.said = board, Said()
        self._role, self._done = role, done
        self.ask, self.really = button("publish", self._ask), button("really", self._write)
        self.not_yet = button("not_yet", self._leave)
        self.box = section("publish", looks.row(self.ask, self.really, self.not_yet), self.said.box)
        self._asking(False)

    def _asking(self, yes: bool) -> None:
        looks.show(self.ask, not yes)
        looks.show(self.really, yes)
        looks.show(self.not_yet, yes)

    def _ask(self) -> None:
        self._asking(True)
        self.said.say(catalogue("match_board").STATUS["ask"].format(n=f"{self.board.solved.match.n_matched:,}"))

    def _leave(self) -> None:
        self._asking(False)
        self.said.say(catalogue("match_board").STATUS["not_yet"])

    def _write(self) -> None:
        words = catalogue("match_board")
        self._asking(False)
        try:
            table = publish_board(self.board, owner=self._role())
        except MentorlabError as error:
            why = in_words(error.faults) if hasattr(error, "faults") else str(error)
            self.said.wrong(words.STATUS["refused"].format(why=why))
            return
        where = table.relative_to(self.board.program.folder).as_posix()
        self.said.say(words.STATUS["published"].format(n=f"{self.board.solved.match.n_matched:,}", table=where))
        self._done()
