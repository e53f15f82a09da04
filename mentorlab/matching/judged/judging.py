"""What is to be said of a match before anybody is told: fit, choices, who is left out, envy, load, rules."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from mentorlab.matching.blocking import Blocking, blocking
from mentorlab.matching.judged.broken import broken_rules, not_made
from mentorlab.matching.judged.load import Load, load
from mentorlab.matching.judged.ranks import ranks
from mentorlab.matching.judged.unmatched import Why, why_unmatched
from mentorlab.matching.match import Match

if TYPE_CHECKING:
    from mentorlab.matching.lists import Array
    from mentorlab.matching.market import Market

HUNDRED = 100


@dataclass(frozen=True, eq=False)
class Judged:
    """A match, judged. Arrays go by the positions of mentees.

    `fit`: 0–100, missing without a mentor. `ranks`: see `ranks`. `why`: those without a mentor by the reason. `broken`:
    those whose pair breaks a rule, by the rule. `not_made`: how many pairs that must be made were not.
    """

    mentor_of: Array
    fit: Array
    ranks: Array
    why: dict[Why, Array]
    blocking: Blocking
    load: Load
    broken: dict[str, Array]
    not_made: int

    @property
    def matched(self) -> Array:
        """True for mentees who have a mentor."""
        found: Array = self.mentor_of >= 0
        return found


def judge(market: Market, mentor_of: Array) -> Judged:
    """Judge who has which mentor (by position, −1 for none), by what the market says and by nothing else."""
    mentor_of = np.asarray(mentor_of, dtype=np.int64)
    return Judged(
        mentor_of,
        fit_of(market, mentor_of),
        ranks(market, mentor_of),
        why_unmatched(market, mentor_of),
        blocking(market, Match(mentor_of)),
        load(market, mentor_of),
        broken_rules(market, mentor_of),
        not_made(market, mentor_of),
    )


def fit_of(market: Market, mentor_of: Array) -> Array:
    """The fit of each mentee's pair, 0–100; missing without a mentor."""
    fit = np.full(len(mentor_of), np.nan)
    matched = np.flatnonzero(mentor_of >= 0)
    fit[matched] = HUNDRED * market.fit(matched, mentor_of[matched]) / market.best
    return fit
