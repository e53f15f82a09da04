"""How do staff go through a proposed match, decide on single pairs, and publish it? A board in the notebook."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import Any

import ipywidgets
import numpy as np

from mentorlab.answers.card import css
from mentorlab.answers.markup import Passage, escape
from mentorlab.answers.wording import catalogue, number
from mentorlab.errors import Fault
from mentorlab.matching.by_hand.board import Board
from mentorlab.matching.by_hand.listed import listed
from mentorlab.matching.by_hand.publication import published
from mentorlab.matching.judged.judging import fit_of
from mentorlab.matching.policies import POLICIES
from mentorlab.progress import Watch
from mentorlab.tables.program import Program
from mentorlab.widgets import looks
from mentorlab.widgets.board.all_pairs import AllPairs
from mentorlab.widgets.board.controls import button, help_of, made, one_of, where_and_why
from mentorlab.widgets.board.decided import Decided
from mentorlab.widgets.board.group_board import GroupBoard, group_board
from mentorlab.widgets.board.one_pair import OnePair
from mentorlab.widgets.board.publishing import Publishing
from mentorlab.widgets.board.still import as_counts
from mentorlab.widgets.board.ways import Ways
from mentorlab.widgets.spoken import Said
from mentorlab.widgets.static import passage, stands_still
from mentorlab.widgets.working import Working

PATIENT = 2.0  # seconds that a step is waited for, before its progress is shown beside the board


def match_board(program: Program, *, interactive: bool = True) -> MatchBoard | GroupBoard | Passage:
    """A board with every proposed pair: why it stands there, what to lock or veto, and what that costs.

    program: a program; of one without `applications` is told what is missing. interactive: without it only counts are
    shown, since pairs are persons; in a report words stand there. What is decided is kept in the program's
    `staff/match-board.json`, and never for the program that ships. Raises NotComputable where one side of the pool is
    empty. Where the charter matches circles or shortlists, the panel for these stands there (`group_board`).
    """
    if program.publishing is not None:
        return passage(catalogue("panels").STILL)
    program = program.whole or program  # who is matched is decided for all units at once
    if stands_still(interactive, program) or not program.has("applications"):
        return as_counts(program)  # or words that say why there are none
    if program.charter.matching.form != "one_to_one":
        return group_board(program)
    return MatchBoard(Board(program))


class MatchBoard:
    """The panel. It shows itself in a notebook; without widgets it shows counts.

    `board`: the logic; `pair`, `pairs`, `decided`, `ways`, `publishing`: its parts; `said`: the announced line.
    """

    def __init__(self, board: Board) -> None:
        self.board = board
        self.said, self.working = Said(), Working()
        self.took = 0.0
        policies = {name: name.replace("_", " ") for name in POLICIES}
        self.policy = one_of("policy", policies, board.policy)
        self.stop_after = made(ipywidgets.BoundedFloatText, "stop_after", value=board.stop_after or 0, min=0, max=3600)
        self.undo, self.redo = button("undo", lambda: self._back("undo")), button("redo", lambda: self._back("redo"))
        self.reload = button("reload", lambda: self._do("reload", self.board.open_again, self.said))
        self.summary = ipywidgets.HTML()
        self.pair = OnePair(board, self._decide)
        self.pairs = AllPairs()
        self.decided = Decided()
        self.ways = Ways(board, self.working, self.said.say)
        role, reason = (lambda: str(self.pair.by.value).strip()), (lambda: str(self.pair.reason.value))
        self.publishing = Publishing(board, role, reason, self._refresh)
        for one in (self.policy, self.stop_after):
            one.observe(lambda _: self._choose(), names="value")
        self.panel = looks.panel(
            ipywidgets.HTML(f"<style>{css()}</style><h3>{escape(catalogue('match_board').PANEL)}</h3>"),
            self.summary,
            looks.row(self.policy, self.stop_after, self.undo, self.redo, self.reload),
            help_of("policy", "stop_after"),
            self.working.box,
            self.said.box,
            self.pair.box,
            self.pairs.box,
            self.decided.box,
            self.ways.box,
            self.publishing.box,
            name="ml-board",
        )
        self._refresh()
        self.said.say(catalogue("match_board").STATUS["ready"].format(policy=policies[board.policy]))

    def _decide(self, kind: str) -> None:
        mentee, mentor = self.pair.pair
        why, by = str(self.pair.reason.value), str(self.pair.by.value)
        act: dict[str, Callable[[], list[Fault]]] = {
            "lock": lambda: self.board.lock(mentee, mentor, why, by=by),
            "veto": lambda: self.board.veto(mentee, mentor, why, by=by),
            "release": lambda: self.board.release(mentee, mentor, by=by),
        }
        self._do(kind, act[kind], self.pair.said)

    def _back(self, kind: str) -> None:
        by = str(self.pair.by.value)
        self._do(kind, lambda: self.board.undo(by=by) if kind == "undo" else self.board.redo(by=by), self.said)

    def _choose(self) -> None:
        policy, seconds = str(self.policy.value), self.stop_after.value or None
        if (policy, seconds) != (self.board.policy, self.board.stop_after):
            self._do("policy", lambda: self.board.choose(policy, stop_after=seconds), self.said)

    def _do(self, kind: str, step: Callable[[], list[Fault]], said: Said) -> None:
        """Take a step beside the panel; what was typed stays where it is refused, and the reason is said there."""

        def work(watch: Watch) -> list[Fault]:
            watch.tell(catalogue("match_board").PANEL)
            begun = time.perf_counter()
            faults = step()
            self.took = time.perf_counter() - begun
            return faults

        self.working.start(work, lambda faults: self._done(kind, faults, said))
        self.working.wait(PATIENT)

    def _done(self, kind: str, faults: Sequence[Fault], said: Said) -> None:
        words = catalogue("match_board").STATUS
        if not faults and kind == "reload":
            self.pair.people_changed()
        elif not faults and kind != "policy":
            self.pair.done()
        self._refresh()
        if faults:
            said.wrong(words["refused"].format(why=where_and_why(faults)))
            return
        told = words[kind].format(ms=number(1000 * self.took, 0), policy=self.policy.label)
        said.say(" ".join([told, *([self.board.last.said("step")] if self.board.last else [])]))

    def _refresh(self) -> None:
        """Show everything as the board has it now."""
        self.pairs.show(listed(self.board))
        self.decided.show(self.board.log)
        self.ways.clear()
        self.pair.refresh()
        self.publishing.refresh()
        self.policy.value = self.board.policy
        self.undo.disabled, self.redo.disabled = not self.board.can_undo, not self.board.can_redo
        self.summary.value = "".join(f"<p>{escape(line)}</p>" for line in self.lines())

    def lines(self) -> list[str]:
        """What stands at the top: how many are matched, how well, how sure it is, and what the decisions cost."""
        words, board = catalogue("match_board"), self.board
        n, m = board.market.size
        fit = fit_of(board.market, np.asarray(board.solved.match.mentor_of))
        some = fit[~np.isnan(fit)]
        kinds = [one.kind for one in board.holds]
        said = [
            words.SUMMARY.format(
                matched=f"{len(some):,}", mentees=f"{n:,}", mentors=f"{m:,}", places=f"{board.market.capacity.sum():,}",
                fit=number(some.mean() if len(some) else None, 1), worst=number(some.min() if len(some) else None, 1),
                locks=kinds.count("lock"), vetoes=kinds.count("veto"),
            ),
            board.solved.proof(),
        ]  # fmt: skip
        said += [board.cost.said("all")] if board.holds else []
        if board.aside:
            pairs = "; ".join(f"{one.kind} {one.mentee}, {one.mentor}" for one in board.aside)
            said.append(words.ASIDE.format(n=len(board.aside), pairs=pairs))
        if there := published(board.program):
            said.append(words.PUBLISHED.format(n=f"{there:,}"))
        return said if board.keeper.saves else [*said, words.TRYING]

    def __repr__(self) -> str:
        return repr(as_counts(self.board.program))

    def _repr_mimebundle_(self, **more: Any) -> dict[str, Any]:
        shown: dict[str, Any] = self.panel._repr_mimebundle_(**more)
        still = as_counts(self.board.program)  # a saved notebook holds this, and nobody's pair
        return {**shown, "text/plain": repr(still), "text/html": still._repr_html_()}
