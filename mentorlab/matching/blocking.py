"""Which mentees and mentors would both rather have each other than what the match gives them?

Also: which mentors are left with fewer mentees than their minimum?
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from mentorlab.errors import NotComputable
from mentorlab.matching.completing import Look, arcs_of, looking, portions
from mentorlab.matching.lists import Array, Lists
from mentorlab.matching.market import Market
from mentorlab.matching.match import UNMATCHED, Match
from mentorlab.matching.tastes import FIT

LISTED = 10_000


@dataclass(frozen=True, eq=False)
class Blocking:
    """How many pairs block the match (`count`), how many mentees stand in one (`mentees`), and the pairs themselves.

    pairs: int64, k × 2 (mentee, mentor), in the order of the mentees; the first 10,000 of them.
    """

    count: int
    mentees: int
    pairs: Array


def blocking(market: Market, match: Match) -> Blocking:
    """The pairs that the rules allow and that are better for both: the match is stable if there are none.

    Better for a mentee: a stated choice before everybody else, the first before the second, then the higher fit; better
    than no mentor. Better for a mentor: a place is free, or a mentee now there stands behind in the mentor's choices,
    then in fit. Equal is not better. Pairs that must be made stay: their mentees and their places are left out.
    A match of any policy, for one mentor each (N): raises NotComputable for shortlists.
    """
    mentor_of = np.asarray(match.mentor_of)
    if mentor_of.ndim != 1:
        raise NotComputable("blocking pairs are defined for one mentor each; ask it of a match without shortlists")
    look, n = looking(market), len(mentor_of)
    kept = np.zeros(n, dtype=bool)
    kept[market.must[:, 0]] = True
    now, worst = _now(market, look, mentor_of, kept)
    count, mentees, found = 0, 0, [np.zeros((0, 2), dtype=np.int64)]
    for rows in portions(np.flatnonzero(~kept), len(market.mentors)):
        fits, open_to = look(rows)
        blocks = open_to & (_liked(market, rows, fits) > now[rows][:, None]) & (_wish(market, rows, fits) < worst)
        if count < LISTED:
            row, mentor = np.nonzero(blocks)
            found.append(np.stack([rows[row], mentor], axis=1))
        count += int(blocks.sum())
        mentees += int(blocks.any(axis=1).sum())
    pairs = np.concatenate(found)[:LISTED]
    return Blocking(count, mentees, pairs)


def short_of_minimum(market: Market, match: Match) -> Array:
    """How many mentees each mentor lacks to the minimum (int64, M; 0 where it is met).

    The policies stable, serial_dictatorship, first_come, random and the vendors' races know no minimum.
    """
    given = np.asarray(match.mentor_of).ravel()
    held = np.bincount(given[given != UNMATCHED], minlength=len(market.mentors))
    return np.maximum(market.minimum - held, 0)


def _now(market: Market, look: Look, mentor_of: Array, kept: Array) -> tuple[Array, Array]:
    """What each mentee has, and what a mentee must be less than to be better for each mentor."""
    now, wish = np.full(len(mentor_of), -1), np.zeros(len(mentor_of), dtype=np.int64)
    matched = np.flatnonzero(mentor_of != UNMATCHED)
    for rows in portions(matched, len(market.mentors)):
        fits, _ = look(rows)
        at = (np.arange(len(rows)), mentor_of[rows])
        now[rows], wish[rows] = _liked(market, rows, fits)[at], _wish(market, rows, fits)[at]
    worst = np.full(len(market.mentors), np.iinfo(np.int64).min)
    free_to_go = matched[~kept[matched]]
    np.maximum.at(worst, mentor_of[free_to_go], wish[free_to_go])
    held = np.bincount(mentor_of[matched], minlength=len(worst))
    worst[held < market.capacity] = np.iinfo(np.int64).max
    return now, worst


def _liked(market: Market, mentees: Array, fits: Array) -> Array:
    """What each mentor is worth to these mentees; the higher the better."""
    table = fits.astype(np.int64)
    row, arc = arcs_of(market.choices, mentees)
    table[row, market.choices.whom[arc]] = (2 << FIT) - market.choices.rank[arc]
    return table


def _wish(market: Market, mentees: Array, fits: Array) -> Array:
    """What these mentees are worth to each mentor; the lower the better."""
    named = market.mentor_choices
    table = (1 << (FIT + 1)) - fits.astype(np.int64)
    by_mentee = Lists.from_pairs(named.whom, np.arange(len(named.whom)), len(market.mentees))
    row, at = arcs_of(by_mentee, mentees)
    entry = by_mentee.whom[at]
    table[row, named.owner[entry]] = named.rank[entry] - (1 << FIT)
    return table
