"""The default: which match leaves no mentee and mentor who would both rather have each other?

Deferred acceptance over complete lists. A mentee's list is the stated choices, then everybody allowed by fit; that of
a mentor the own choices, then the mentees by fit. No stable match is better for any mentee, and no mentee gains by
stating untrue choices (Dubins and Freedman 1981; Roth 1982), if behind the choices the list by fit is true.
"""

from __future__ import annotations

from numpy.random import Generator

from mentorlab.matching.completing import by_asking
from mentorlab.matching.market import Market
from mentorlab.matching.match import Match
from mentorlab.matching.tastes import mutual


def stable(market: Market, rng: Generator) -> Match:
    """The stable match that is best for the mentees.

    Equal fits are parted by lots, drawn once from `rng`: one for each mentor, which holds with all mentees, and one for
    each mentee, which holds with all mentors (single tie-breaking; Abdulkadiroğlu, Pathak and Roth 2009). Rules and
    capacity are kept, pairs that must be made are made first. A mentor's minimum is NOT kept: deferred acceptance knows
    no lower bound; `matching.short_of_minimum` says who is left short, and the policy `optimal` keeps it.
    """
    n, m = market.size
    return by_asking(market, mutual(market, rng.permutation(m), rng.permutation(n)))
