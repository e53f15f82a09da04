"""What of the match board may stand where nobody can move it? Counts of the pool and of a few ways; nobody's pair."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from mentorlab.answers.wording import catalogue, number
from mentorlab.errors import BadInput, NotComputable
from mentorlab.matching.by_hand.solved import solve
from mentorlab.matching.judged.judging import judge
from mentorlab.matching.judged.shown import shown
from mentorlab.matching.pool import pool
from mentorlab.widgets.static import passage, plain_table

if TYPE_CHECKING:
    from mentorlab.answers.markup import Passage
    from mentorlab.matching.market import Market
    from mentorlab.tables.program import Program

WAYS = ("optimal", "stable")


def as_counts(program: Program) -> Passage:
    """The pool, and what a few ways would give, with what is too small to be shown left out."""
    words = catalogue("match_board")
    try:
        market = pool(program).market
    except (BadInput, NotComputable) as error:
        return passage(words.STILL_NOT.format(why=str(error).rstrip(".")))
    n, m = market.size
    told = words.STILL.format(mentees=f"{n:,}", mentors=f"{m:,}", places=f"{int(market.capacity.sum()):,}")
    rows = [_row(market, policy, program.charter.privacy.smallest_group) for policy in WAYS]
    return plain_table(told, words.STILL_HEAD, rows)


def _row(market: Market, policy: str, smallest: int) -> list[str]:
    words, name = catalogue("match_board"), policy.replace("_", " ")
    try:
        judged = judge(market, solve(market, (), policy).match.mentor_of)
        found = shown(judged, np.diff(market.choices.start) > 0, smallest, 0.95)
    except (BadInput, NotComputable):
        return [name, words.HIDDEN, words.HIDDEN, words.HIDDEN]
    matched = words.HIDDEN if found.n_matched is None else f"{found.n_matched:,}"
    return [name, matched, number(found.fit.mean.value, 1), number(found.worst, 1) if found.parts else words.HIDDEN]
