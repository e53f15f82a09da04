"""What is the match around the pairs decided by hand, is it proven, and what do these decisions cost?"""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from mentorlab.answers.wording import catalogue, number
from mentorlab.errors import CannotBeMet
from mentorlab.matching.by_hand.held import Hold, under
from mentorlab.matching.policies import policy_named
from mentorlab.matching.solving.markets import optimal_market

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from mentorlab.matching.market import Market
    from mentorlab.matching.match import Match

HUNDRED = 100
STOPPABLE = ("optimal", "optimal_with_choice")  # these can stop before the proof and say how far off they are at most


@dataclass(frozen=True, eq=False)
class Solved:
    """A match under holds. `market`: with the holds in it; `seconds`: how long it took."""

    market: Market = field(repr=False)
    match: Match = field(repr=False)
    policy: str
    seed: int
    seconds: float

    @property
    def worth(self) -> float:
        """The sum over the pairs of what the policy counts: fit, or points for fit and choices (each 0–100)."""
        mentor_of = np.asarray(self.match.mentor_of)
        made = np.flatnonzero(mentor_of >= 0)
        counted = self.market.points if self.policy == "optimal_with_choice" else self.market.fit
        return HUNDRED * int(counted(made, mentor_of[made]).sum()) / self.market.best

    def proof(self) -> str:
        """How sure it is that there is no better one, in words."""
        words, gap = catalogue("match_board").PROOF, self.match.gap
        if self.policy == "stable":
            return str(words["stable"])
        if self.match.proven:
            return str(words["proven"])
        if self.policy not in STOPPABLE:
            return str(words["none"])
        return str(words["open"] if gap is None else words["gap"].format(gap=number(HUNDRED * gap, 2)))


def solve(
    market: Market, holds: Sequence[Hold], policy: str, *, seed: int = 0, stop_after: float | None = None
) -> Solved:
    """Match everybody by a policy, with locks made and vetoes kept.

    market: without holds. stop_after: seconds after which the policies in `STOPPABLE` stop before the proof (small
    markets are always solved to the end). Raises CannotBeMet where minimums and locks collide.
    """
    begun, held = time.perf_counter(), under(market, holds)
    if policy in STOPPABLE and stop_after is not None:
        match = optimal_market(held, with_choice=policy == "optimal_with_choice", stop_after=stop_after)
    else:
        match = policy_named(policy)(held, np.random.default_rng(seed))
    return Solved(held, match, policy, seed, time.perf_counter() - begun)


def solvable(holds: Sequence[Hold], free: Solved, match: Callable[[Sequence[Hold]], Solved]) -> tuple[Solved, int]:
    """The match under as many holds, from the first, as can be kept together, and how many these are.

    free: the match without any. Mentors with fewer places, or who want more mentees, since these were decided can make
    all of them together impossible. More holds never make a match possible, so the first that cannot be kept is found
    by halving.
    """
    try:
        return (match(holds) if holds else free), len(holds)
    except CannotBeMet:
        good, bad, found = 0, len(holds), free
    while bad - good > 1:
        middle = (good + bad) // 2
        try:
            found, good = match(holds[:middle]), middle
        except CannotBeMet:
            bad = middle
    return found, good


@dataclass(frozen=True)
class Cost:
    """What the match `now` has less than the match `before`. lost: of what the policy counts (points of 100, summed
    over all pairs), share of `of`; people: how many fewer are matched; moved: how many mentees have another mentor, or
    one where they had none, or none where they had one.
    """

    lost: float
    of: float
    people: int
    moved: int
    counted: str

    def said(self, which: str) -> str:
        """The cost in words. which: `step` (of the last change) or `all` (of all holds)."""
        words = catalogue("match_board")
        if not self.moved and abs(self.lost) < 0.05:
            return str(words.COST[f"{which}_nothing"])
        kind = "lost" if self.lost >= 0.05 else "gained" if self.lost <= -0.05 else "same"
        share = HUNDRED * abs(self.lost) / self.of if self.of else float("nan")
        worth = words.COST_WORTH[kind].format(
            what=words.COUNTED[self.counted], lost=number(abs(self.lost), 1), of=number(self.of, 0),
            share=number(share, 2),
        )  # fmt: skip
        matched = "same" if not self.people else "fewer" if self.people > 0 else "more"
        people = words.COST_PEOPLE[matched].format(n=abs(self.people))
        return str(words.COST[which].format(worth=worth, people=people, moved=_moved(self.moved)))


def cost(before: Solved, now: Solved) -> Cost:
    """What it costs to go from one match to another of the same people by the same policy."""
    one, other = (np.asarray(found.match.mentor_of) for found in (before, now))
    counted = "points" if now.policy == "optimal_with_choice" else "fit"
    fewer = int((one >= 0).sum() - (other >= 0).sum())
    return Cost(before.worth - now.worth, before.worth, fewer, int((one != other).sum()), counted)


def _moved(n: int) -> str:
    words = catalogue("match_board").MOVED
    return str(words["none" if not n else "one" if n == 1 else "many"].format(n=f"{n:,}"))
