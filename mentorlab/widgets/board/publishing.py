"""How is the match of the board published, once, and taken back if it was a mistake? After one more question."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from mentorlab.answers.wording import catalogue
from mentorlab.errors import BadInput, MentorlabError
from mentorlab.matching.by_hand.publication import publish_board, published
from mentorlab.matching.by_hand.withdrawal import withdraw_publication
from mentorlab.widgets import looks
from mentorlab.widgets.board.controls import button, section, where_and_why
from mentorlab.widgets.spoken import Said

if TYPE_CHECKING:
    from pathlib import Path

    from mentorlab.matching.by_hand.board import Board


class Publishing:
    """The part of the board that publishes, and takes a publication back. `role()` says who answers for it, `reason()`
    why; `done()` is called afterwards.
    """

    def __init__(
        self, board: Board, role: Callable[[], str], reason: Callable[[], str], done: Callable[[], None]
    ) -> None:
        self.board, self.said = board, Said()
        self._role, self._reason, self._done = role, reason, done
        self.ask, self.really = button("publish", self._ask), button("really", self._write)
        self.withdraw, self.really_withdraw = (
            button("withdraw", self._ask_withdraw),
            button("really_withdraw", self._take_back),
        )
        self.not_yet = button("not_yet", self._leave)
        buttons = (self.ask, self.withdraw, self.really, self.really_withdraw, self.not_yet)
        self.box = section("publish", looks.row(*buttons), self.said.box)
        self.refresh()

    def refresh(self) -> None:
        """Nothing is asked; what can be done now can be pressed."""
        self._asking(None)
        self.withdraw.disabled = not published(self.board.program)

    def _asking(self, asked: Any) -> None:
        for one in (self.ask, self.withdraw):
            looks.show(one, asked is None)
        for one in (self.really, self.really_withdraw):
            looks.show(one, one is asked)
        looks.show(self.not_yet, asked is not None)

    def _ask(self) -> None:
        self._asking(self.really)
        self.said.say(catalogue("match_board").STATUS["ask"].format(n=f"{self.board.solved.match.n_matched:,}"))

    def _ask_withdraw(self) -> None:
        self._asking(self.really_withdraw)
        n = published(self.board.program)
        self.said.say(catalogue("match_board").STATUS["ask_withdraw"].format(n=f"{n:,}"))

    def _leave(self) -> None:
        self._asking(None)
        self.said.say(catalogue("match_board").STATUS["not_yet"])

    def _write(self) -> None:
        words = catalogue("match_board").STATUS
        table = self._tried(lambda: publish_board(self.board, owner=self._role()))
        if table is not None:
            where = table.relative_to(self.board.program.folder).as_posix()
            self.said.say(words["published"].format(n=f"{self.board.solved.match.n_matched:,}", table=where))

    def _take_back(self) -> None:
        if self._tried(lambda: withdraw_publication(self.board, why=self._reason(), owner=self._role())) is not None:
            self.said.say(catalogue("match_board").STATUS["withdrawn"])

    def _tried(self, act: Callable[[], Path]) -> Path | None:
        """Do it, and show the board as it is then; what was refused is said, and nothing else has changed."""
        try:
            done: Path | None = act()
        except MentorlabError as error:
            done, why = None, where_and_why(error.faults) if isinstance(error, BadInput) else str(error)
            self.said.wrong(catalogue("match_board").STATUS["refused"].format(why=why))
        self._done()  # what others decided meanwhile is shown, too
        return done
