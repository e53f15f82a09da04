"""How does somebody look at one pair, and lock or veto it with a reason?"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

import ipywidgets
import numpy as np

from mentorlab.answers.markup import escape
from mentorlab.answers.wording import catalogue, number
from mentorlab.matching.explain import explained
from mentorlab.matching.why import rank_of
from mentorlab.widgets import looks
from mentorlab.widgets.board.controls import button, help_of, made, section
from mentorlab.widgets.spoken import Said

if TYPE_CHECKING:
    from mentorlab.matching.by_hand.board import Board
    from mentorlab.matching.market import Market

MOST, HUNDRED = 200, 100  # mentors who are offered, best first; any other can be typed


class OnePair:
    """The part of the board about one pair. `act(name)` is called by its buttons: lock, veto, release."""

    def __init__(self, board: Board, act: Callable[[str], None]) -> None:
        self.board, self.said = board, Said()
        self.mentee = made(ipywidgets.Combobox, "mentee", options=board.market.mentees, continuous_update=False)
        self.mentor = made(ipywidgets.Combobox, "mentor", continuous_update=False)
        self.reason = made(ipywidgets.Textarea, "reason", rows=2)
        self.by = made(ipywidgets.Text, "by", value="program lead")
        self.why = ipywidgets.HTML()
        self.buttons = {name: button(name, partial(act, name)) for name in ("lock", "veto", "release")}
        self.mentee.observe(lambda _: self._new_mentee(), names="value")
        self.mentor.observe(lambda _: self.refresh(), names="value")
        self._quiet = False
        self.box = section(
            "pair", looks.row(self.mentee, self.mentor), self.why, looks.row(self.reason, self.by),
            looks.row(*self.buttons.values()), self.said.box, help_of("mentee", "mentor", "reason", "by"),
        )  # fmt: skip
        self.refresh()

    @property
    def pair(self) -> tuple[str, str]:
        """Mentee and mentor as they are typed or chosen."""
        return self.mentee.value.strip(), self.mentor.value.partition(_between())[0].strip()

    def refresh(self) -> None:
        """Show the pair as it stands now."""
        if self._quiet:
            return
        market, (mentee, mentor) = self.board.solved.market, self.pair
        for side, typed, ids in (("mentee", mentee, market.mentees), ("mentor", mentor, market.mentors)):
            if typed and typed not in ids:
                self.said.wrong(catalogue("match_board").UNKNOWN.format(typed=typed, side=side))
                return
        if self.said.is_wrong:
            self.said.say("")
        held = self.board.hold(mentee, mentor)
        self.buttons["release"].disabled = held is None
        self.why.value = "".join(f"<p>{escape(line)}</p>" for line in self._lines(mentee, mentor))

    def people_changed(self) -> None:
        """The pool is another: offer its people. What was typed stays, also who is gone."""
        self.mentee.options = self.board.market.mentees
        self._new_mentee(keep=True)

    def done(self) -> None:
        """A step was taken: the reason was used, and the mentee may have another mentor."""
        self.reason.value = ""
        self._new_mentee(keep=True)

    def _new_mentee(self, *, keep: bool = False) -> None:
        """Offer the mentors of this mentee; the one they have stands there first. keep: the one that is chosen."""
        market, (mentee, mentor) = self.board.solved.market, self.pair
        self._quiet = True
        if mentee in market.mentees:
            i = market.mentees.index(mentee)
            self.mentor.options = _options(self.board.market, i)
            have = int(self.board.solved.match.mentor_of[i])
            if not keep or not mentor:
                self.mentor.value = market.mentors[have] if have >= 0 else ""
        self._quiet = False
        self.refresh()

    def _lines(self, mentee: str, mentor: str) -> list[str]:
        words, board = catalogue("match_board"), self.board
        if not mentee:
            return [str(words.NOT_CHOSEN)]
        solved = board.solved
        found = explained(
            solved.market, solved.match, solved.policy, mentee, mentor or None, seed=solved.seed
        ).lines()  # fmt: skip
        held = [one for one in board.holds if one.mentee == mentee]
        aside = [one for one in board.aside if one.mentee == mentee]
        said = [
            *(f"{one.mentor}: {one.said}" for one in held),
            *(words.NOT_KEPT.format(said=one.said, mentor=one.mentor) for one in aside),
        ]
        return [*found, *said]


def _options(market: Market, i: int) -> list[str]:
    """The mentors by fit, best first, each with what speaks for and against."""
    words = catalogue("match_board")
    everyone = np.arange(len(market.mentors))
    fit = market.fit(np.full(len(everyone), i), everyone)
    allowed = market.allowed(np.full(len(everyone), i), everyone)
    best = np.lexsort((everyone, -fit, ~allowed))[:MOST].tolist()
    found = []
    for j in best:
        rank = rank_of(market, i, j)
        choice = words.OPTION_PARTS["choice"].format(rank=rank) if rank else ""
        barred = "" if allowed[j] else words.OPTION_PARTS["barred"]
        shown = number(HUNDRED * int(fit[j]) / market.best, 0)
        found.append(words.OPTION.format(mentor=market.mentors[j], fit=shown, choice=choice, barred=barred))
    return found


def _between() -> str:
    return str(catalogue("match_board").OPTION_PARTS["between"])
