"""What does each policy promise, and in which order?"""

from __future__ import annotations

from mentorlab.matching.checking.recount import RANK
from mentorlab.matching.market import Market

PROMISES = {
    "optimal": "as many as possible are matched, and no match of as many has a higher fit in sum",
    "optimal_with_choice": "as many as possible are matched, and no match of as many has more points for fit and "
    "choices",
    "most_then_rank": "as many as possible are matched; then as many as possible have their first choice, then their "
    "second, and so on; then no match has a higher fit in sum",
    "fairest": "as many as possible are matched, nobody's fit could be lifted above the lowest without matching fewer, "
    "and no match that keeps both has a higher fit in sum",
    "stable": "no mentee and mentor would both rather have each other than what they have",
}
NO_PROMISE = "all rules are kept; the policy promises no more"


def aims(policy: str, market: Market) -> tuple[str, ...]:
    """The criteria that the policy maximises, the first before the second; none where it maximises nothing."""
    if policy in ("optimal", "fairest"):
        return ("matched", "fit")
    if policy == "optimal_with_choice":
        return ("matched", "points")
    if policy == "most_then_rank":
        places = range(1, longest(market) + 1)
        return ("matched", *(f"{RANK}{place}" for place in places), "fit")
    return ()


def longest(market: Market) -> int:
    """The last rank at which anybody names a mentor."""
    return int(market.choices.rank.max(initial=-1)) + 1
