"""What if a mentee had another mentor: who would have to give way, and what would it cost?"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from mentorlab.answers.wording import catalogue, number
from mentorlab.errors import BadInput
from mentorlab.matching.checking.drawn import lots_of
from mentorlab.matching.policies import policy_named
from mentorlab.matching.why import HUNDRED, MAXIMISING, rank_by_mentor

if TYPE_CHECKING:
    from mentorlab.matching.market import Market
    from mentorlab.matching.match import Match


@dataclass(frozen=True)
class WhyNot:
    """kind: same, barred, must, rather, taken, cannot, swap or drawn; said: in words.

    For `swap` (the policy's match with this pair as one that must be made): moved, how many other mentees would get
    another mentor or none; people, how many more would be matched; lost, how much less the policy's sum would be
    (points of 100), and pair, by how much the fit of this mentee's own pair would change.
    For `taken`: by how many whom the mentor named, who fit better, who were drawn before.
    """

    kind: str
    said: str
    moved: int = 0
    people: int = 0
    lost: float = 0.0
    pair: float = 0.0
    taken: tuple[int, int, int] = (0, 0, 0)


def why_not(market: Market, match: Match, policy: str, mentee: int, mentor: int, seed: int) -> WhyNot:
    """Why a match does not pair this mentee with this mentor (positions)."""
    name, have = market.mentors[mentor], int(match.mentor_of[mentee])
    if have == mentor:
        return _plain("same")
    if mentee in market.must[:, 0]:
        return _plain("must", mentor=name)
    for bar in market.bars:
        if bar.bars(np.array([mentee]), np.array([mentor]))[0]:
            return _plain("barred", mentor=name, rule=bar.rule)
    if policy in MAXIMISING:
        return _swapped(market, match, policy, mentee, mentor, seed)
    if policy == "stable":
        return _stable(market, match, mentee, mentor, seed)
    return _plain("drawn", mentor=name, policy=policy)


def _plain(kind: str, **cells: object) -> WhyNot:
    return WhyNot(kind, catalogue("matching_why").WHY_NOT[kind].format(**cells))


def _swapped(market: Market, match: Match, policy: str, mentee: int, mentor: int, seed: int) -> WhyNot:
    """The policy asked again with the pair as one that must be made: exact, not estimated from prices."""
    words, name = catalogue("matching_why"), market.mentors[mentor]
    demanded = replace(market, must=np.concatenate([market.must, [[mentee, mentor]]]))
    try:
        other = policy_named(policy)(demanded, np.random.default_rng(seed))
    except BadInput:
        return _plain("cannot", mentor=name)
    counted = "points" if policy == "optimal_with_choice" else "fit"
    before, after = (np.asarray(one.mentor_of) for one in (match, other))
    lost = _sum(market, before, counted) - _sum(market, after, counted)
    moved = int(np.delete(before != after, mentee).sum())
    people = int((after >= 0).sum() - (before >= 0).sum())
    pair = _fit(market, mentee, mentor) - (_fit(market, mentee, int(before[mentee])) if before[mentee] >= 0 else 0.0)
    kind = "same" if not people else "more" if people > 0 else "fewer"
    some = "none" if not moved else "one" if moved == 1 else "many"
    said = words.WHY_NOT["swap"].format(
        mentor=name, pair=number(pair, 1, sign=True), moved=words.MOVED[some].format(n=moved),
        people=words.PEOPLE[kind].format(n=abs(people)), what=words.SUM[counted], lost=number(-lost, 1, sign=True),
    )  # fmt: skip
    return WhyNot("swap", said, moved=moved, people=people, lost=lost, pair=pair)


def _sum(market: Market, mentor_of: np.ndarray, counted: str) -> float:
    i = np.flatnonzero(mentor_of >= 0)
    total = (market.points if counted == "points" else market.fit)(i, mentor_of[i]).sum()
    return HUNDRED * int(total) / market.best


def _fit(market: Market, mentee: int, mentor: int) -> float:
    return HUNDRED * int(market.fit(np.array([mentee]), np.array([mentor]))[0]) / market.best


def _stable(market: Market, match: Match, mentee: int, mentor: int, seed: int) -> WhyNot:
    """Either the mentee would rather have whom they have, or all places went to people whom the mentor would rather."""
    have, lots = int(match.mentor_of[mentee]), lots_of(seed, market)
    if have >= 0 and _wish(market, mentee, have, lots["mentors"]) > _wish(market, mentee, mentor, lots["mentors"]):
        return _plain("rather", mentor=market.mentors[mentor])
    held = np.flatnonzero(np.asarray(match.mentor_of) == mentor)
    mine, named, fitting, drawn = _fit(market, mentee, mentor), 0, 0, 0
    for other in held.tolist():
        if rank_by_mentor(market, other, mentor) is not None or other in market.must[:, 0]:
            named += 1
        elif _fit(market, other, mentor) > mine:
            fitting += 1
        else:
            drawn += 1
    cells = {"mentor": market.mentors[mentor], "places": len(held), "named": named, "fit": fitting, "lot": drawn}
    return replace(_plain("taken", **cells), taken=(named, fitting, drawn))


def _wish(market: Market, mentee: int, mentor: int, lots: np.ndarray) -> tuple[float, float, int]:
    """How the mentee sees a mentor: choices in their order, then the fit, then the lot."""
    at = np.flatnonzero(market.choices.of(mentee) == mentor)
    place = -float(at[0]) if len(at) else -np.inf
    return place, _fit(market, mentee, mentor), int(lots[mentor])
