"""What can staff do on the match board, and what does each step lead to? Without any screen.

A step is worked out before it is taken: what collides or cannot be solved is refused, and everything stays as it was.
What is taken is on the disk at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlab.answers.wording import catalogue
from mentorlab.errors import BadInput, Fault
from mentorlab.matching.by_hand.held import Hold, Kind, against, standing
from mentorlab.matching.by_hand.kept import Entry, Keeper, State, now
from mentorlab.matching.by_hand.solved import Cost, Solved, cost, solvable, solve
from mentorlab.matching.pool import pool
from mentorlab.matching.why import not_in_a_report
from mentorlab.measures.opening import load

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mentorlab.tables.program import Program

Holds = tuple[Hold, ...]
OWN, ELSE = "own_pairs", "stable"  # a charter may only judge pairs that there are; then this policy proposes
ROLE = "program lead"


class Board:
    """A match with decisions by hand.

    solved: the match now; free: the match without any hold; holds: what is locked and vetoed; aside: kept in the file
    but not possible any more (people gone, rules, minimums); log: all that was done; last: what the last step cost.
    """

    holds: Holds
    aside: Holds
    log: tuple[Entry, ...]
    last: Cost | None

    def __init__(
        self, program: Program, *, policy: str | None = None, seed: int = 0, stop_after: float | None = None
    ) -> None:
        """Raises as `pool`, BadInput where the charter matches circles or shortlists, and within a report."""
        not_in_a_report(program.publishing is not None, "match_board", "staff/pairs.csv")
        given = policy or program.charter.matching.policy
        self.policy, self.seed, self.stop_after = (ELSE if given == OWN else given), seed, stop_after
        self._open(program)

    def _open(self, program: Program) -> None:
        """Begin with what the folder says now. Whatever can go wrong does so before anything here is changed."""
        form = program.charter.matching.form
        if form != "one_to_one":
            what, do = catalogue("match_board").CLASHES["form"]
            raise BadInput(Fault("program.yaml", "matching.form", what.format(form=form), do))
        market, keeper = pool(program).market, Keeper(program)
        state = keeper.read()
        free = solve(market, (), self.policy, seed=self.seed, stop_after=self.stop_after)
        self.program, self.market, self.keeper, self.free = program, market, keeper, free
        self._undone: list[tuple[Holds, Holds]] = []  # what held and what was aside before each step
        self._done: list[tuple[Holds, Holds]] = []
        self.last = None
        self.solved = self._take(state)

    @property
    def can_undo(self) -> bool:
        """Is there a step of this sitting to take back?"""
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        """Is there a step that was taken back and can be done again?"""
        return bool(self._undone)

    @property
    def cost(self) -> Cost:
        """What all holds together cost against the match without them."""
        return cost(self.free, self.solved)

    def hold(self, mentee: str, mentor: str) -> Hold | None:
        """What was decided about this pair, whether it can be kept or not."""
        return next((one for one in (*self.holds, *self.aside) if one.pair == (mentee, mentor)), None)

    def lock(self, mentee: str, mentor: str, why: str, *, by: str = ROLE) -> list[Fault]:
        """This pair has to be made. Returns what speaks against it; then nothing was changed."""
        return self._hold("lock", mentee, mentor, why, by)

    def veto(self, mentee: str, mentor: str, why: str, *, by: str = ROLE) -> list[Fault]:
        """This pair must not be made."""
        return self._hold("veto", mentee, mentor, why, by)

    def release(self, mentee: str, mentor: str, *, by: str = ROLE) -> list[Fault]:
        """Take a lock or veto back."""
        found = self.hold(mentee, mentor)
        if found is None:
            what, do = catalogue("match_board").CLASHES["not_held"]
            return [Fault("board", "pair", what, do)]
        holds, aside = (tuple(one for one in held if one != found) for held in (self.holds, self.aside))
        return self._step(holds, aside, _entry("release", by, found), remember=True)

    def undo(self, *, by: str = ROLE) -> list[Fault]:
        """Take the last step back."""
        return self._back("undo", self._done, self._undone, by)

    def redo(self, *, by: str = ROLE) -> list[Fault]:
        """Do again what was taken back last."""
        return self._back("redo", self._undone, self._done, by)

    def choose(self, policy: str, *, stop_after: float | None = None) -> list[Fault]:
        """Match by another policy, or with another limit of time; the holds stay."""
        before = (self.policy, self.stop_after)
        self.policy, self.stop_after = policy, stop_after
        try:
            free = self._solved(())
            solved = self._solved(self.holds) if self.holds else free
        except BadInput as bad:
            self.policy, self.stop_after = before
            return list(bad.faults)
        self.free, self.solved, self.last = free, solved, None
        return []

    def open_again(self) -> list[Fault]:
        """Read the charter, the tables and the decisions anew, and match by the same policy. Steps before it cannot be
        taken back any more. Where something is wrong now, everything here stays as it was.
        """
        try:
            self._open(load(self.program.folder))
        except BadInput as bad:
            return list(bad.faults)
        return []

    def reread(self) -> list[Fault]:
        """Somebody else decided meanwhile: show what holds now, and let it be looked at first."""
        self.solved, self.last = self._take(self.keeper.read()), None
        self._done.clear()
        self._undone.clear()
        what, do = catalogue("match_board").CLASHES["elsewhere"]
        return [Fault("board", "", what, do)]

    def note(self, did: str, by: str, **cells: str) -> None:
        """Add to the log what changed no hold."""
        state = State((*self.holds, *self.aside), (*self.log, {"did": did, "by": by, "at": now(), **cells}))
        self.keeper.write(state)
        self.log = state.log

    def _hold(self, kind: Kind, mentee: str, mentor: str, why: str, by: str) -> list[Fault]:
        new = Hold(kind, mentee.strip(), mentor.strip(), why.strip(), by.strip(), now())
        if self.keeper.changed_elsewhere():
            return self.reread()
        faults = against(self.market, self.holds, new)
        return faults or self._step((*self.holds, new), self.aside, _entry(kind, new.by, new), remember=True)

    def _back(
        self, did: str, source: list[tuple[Holds, Holds]], other: list[tuple[Holds, Holds]], by: str
    ) -> list[Fault]:
        if not source:
            what, do = catalogue("match_board").CLASHES[f"no_{did}"]
            return [Fault("board", "", what, do)]
        current, wanted = (self.holds, self.aside), source[-1]
        changed = {*current[0], *current[1]} ^ {*wanted[0], *wanted[1]}
        faults = self._step(*wanted, _entry(did, by, *sorted(changed, key=lambda one: one.at)), remember=False)
        if not faults:
            source.pop()
            other.append(current)
        return faults

    def _step(self, holds: Holds, aside: Holds, entry: Entry, *, remember: bool) -> list[Fault]:
        """Take a step that collides with nothing: solve, write, and only then change what stands here."""
        state = State((*holds, *aside), (*self.log, entry))
        try:
            solved = self._solved(holds) if holds else self.free
            if self.keeper.changed_elsewhere():  # somebody may have been quicker while this was matched
                return self.reread()
            self.keeper.write(state)
        except BadInput as bad:
            return list(bad.faults)
        self.last = cost(self.solved, solved)
        if remember:
            self._done.append((self.holds, self.aside))
            self._undone.clear()
        self.holds, self.aside, self.log, self.solved = holds, aside, state.log, solved
        return []

    def _take(self, state: State) -> Solved:
        """Keep what can be kept of what was decided, and match around it."""
        holds, aside = standing(self.market, state.holds)
        solved, kept = solvable(holds, self.free, self._solved)
        while kept < len(holds):
            aside, holds = (*aside, holds[kept]), (*holds[:kept], *holds[kept + 1 :])
            solved, kept = solvable(holds, self.free, self._solved)
        self.holds, self.aside, self.log = holds, aside, state.log
        return solved

    def _solved(self, holds: Sequence[Hold]) -> Solved:
        return solve(self.market, holds, self.policy, seed=self.seed, stop_after=self.stop_after)


def _entry(did: str, by: str, *about: Hold) -> Entry:
    one = about[0] if about else None
    pair = {"mentee": one.mentee, "mentor": one.mentor, "kind": one.kind, "why": one.why} if one else {}
    return {"did": did, "by": by, "at": now(), **pair}
