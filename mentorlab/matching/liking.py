"""In which order does a policy look at the mentors that a mentee could have?"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from mentorlab.matching.checking.recount import Block, blocks, values
from mentorlab.matching.lists import Array
from mentorlab.matching.market import Market

BY_FIT = ("optimal", "fairest")
BY_POINTS = ("optimal_with_choice",)
NEVER = -np.inf


def orders(market: Market, policy: str) -> Iterator[tuple[Block, Array]]:
    """Block by block, how high each mentor stands for each mentee (rows × M; −∞ where a rule bars the pair).

    By fit, or by points for fit and choices, as the policy counts; all other policies look at the stated choices first,
    in their order, and then at the fit.
    """
    lists = market.choices
    owner, place = lists.owner, np.arange(len(lists.whom)) - np.repeat(lists.start[:-1], np.diff(lists.start))
    last_first = np.argsort(-place, kind="stable")  # so that the first mention of a mentor is what stays
    owner, whom, place = owner[last_first], lists.whom[last_first], place[last_first]
    for block in blocks(market):
        high = values(market, block, "points") if policy in BY_POINTS else block.fit.copy()
        if policy not in (*BY_FIT, *BY_POINTS):
            here = (owner >= block.start) & (owner < block.stop)
            high[owner[here] - block.start, whom[here]] = 2 * market.best + 1 + len(lists.whom) - place[here]
        high[~block.allowed] = NEVER
        yield block, high
