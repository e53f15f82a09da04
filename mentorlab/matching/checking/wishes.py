"""Would a mentee and a mentor both rather have each other? Every pair is looked at.

A mentee would rather have the mentors they named, in their order, then everybody by fit. A mentor would rather have the
mentees they named, in their order, then everybody by fit. Equals are told apart by lots.
"""

from __future__ import annotations

import numpy as np

from mentorlab.matching.checking.recount import blocks
from mentorlab.matching.lists import Array, Lists
from mentorlab.matching.market import Market

NAMED = 1e15  # beyond what any fit and lot come to, and still a whole number that float64 holds exactly


def blocking(market: Market, mentor_of: Array, mentee_lots: Array, mentor_lots: Array) -> int:
    """How many pairs that the rules allow would both rather have each other (0 = the match is stable).

    mentee_lots: a number for each mentee, the lower the better; mentor_lots: for each mentor, the higher the better.
    Pairs that must be made stand aside, with the places they take.
    """
    n, m = len(market.mentees), len(market.mentors)
    forced = np.isin(np.arange(n), market.must[:, 0])
    least_welcome = _least_welcome(market, mentor_of, forced, mentee_lots)
    named, mentors, place = _last_first(market.choices)
    namers, mentees, rank = _last_first(market.mentor_choices)
    found = 0
    for block in blocks(market):
        here = np.arange(block.start, block.stop)
        appeal = block.fit * m + mentor_lots[None, :]
        mine = (named >= block.start) & (named < block.stop)
        appeal[named[mine] - block.start, mentors[mine]] = NAMED - place[mine]
        of = mentor_of[here]
        have = np.where(of >= 0, appeal[here - block.start, of], -np.inf)
        merit = -block.fit * n + mentee_lots[here][:, None]
        theirs = (mentees >= block.start) & (mentees < block.stop)
        merit[mentees[theirs] - block.start, namers[theirs]] = -NAMED + rank[theirs]
        both = block.allowed & (appeal > have[:, None]) & (merit < least_welcome[None, :]) & ~forced[here][:, None]
        found += int(both.sum())
    return found


def _least_welcome(market: Market, mentor_of: Array, forced: Array, mentee_lots: Array) -> Array:
    """Of each mentor, the merit of the least welcome mentee; ∞ with a place free, −∞ where others must have all."""
    owner, named, rank = _last_first(market.mentor_choices)
    place = dict(zip(zip(owner.tolist(), named.tolist(), strict=True), rank.tolist(), strict=True))
    held: list[list[float]] = [[] for _ in market.mentors]
    free = market.capacity.tolist()
    for mentee in np.flatnonzero(mentor_of >= 0).tolist():
        mentor = int(mentor_of[mentee])
        free[mentor] -= 1
        if forced[mentee]:
            continue
        if (mentor, mentee) in place:
            held[mentor].append(-NAMED + place[mentor, mentee])
        else:
            fit = market.mentee_side[mentee].astype(np.float64) @ market.mentor_side[mentor].astype(np.float64)
            held[mentor].append(-float(fit) * len(mentor_of) + float(mentee_lots[mentee]))
    none = -np.inf
    return np.array([np.inf if left > 0 else max(at, default=none) for left, at in zip(free, held, strict=True)])


def _last_first(lists: Lists) -> tuple[Array, Array, Array]:
    """Who names, who is named, at which place: the last places first, so that the first mention stays when written."""
    length = np.diff(lists.start)
    owner = np.repeat(np.arange(len(length)), length)
    place = np.arange(len(owner)) - np.repeat(lists.start[:-1], length)
    order = np.argsort(-place, kind="stable")
    return owner[order], lists.whom[order], place[order]
