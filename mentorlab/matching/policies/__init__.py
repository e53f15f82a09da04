"""The ways to match: each a function of the market and a generator of lots.

Stable is the default: mentees cannot gain by hiding what they want. First come, serial dictatorship and the vendors'
races are here to be compared, and are not recommended.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from numpy.random import Generator

from mentorlab.errors import BadInput, Fault, did_you_mean
from mentorlab.matching.market import Market
from mentorlab.matching.match import Match
from mentorlab.matching.policies.broadcast_race import broadcast_race
from mentorlab.matching.policies.fairest import fairest
from mentorlab.matching.policies.first_come import first_come
from mentorlab.matching.policies.most_then_rank import most_then_rank
from mentorlab.matching.policies.optimal import optimal, optimal_with_choice
from mentorlab.matching.policies.random import random
from mentorlab.matching.policies.ranked_cascade import ranked_cascade
from mentorlab.matching.policies.serial_dictatorship import serial_dictatorship
from mentorlab.matching.policies.stable import stable

Policy = Callable[[Market, Generator], Match]
POLICIES: Mapping[str, Policy] = {
    "stable": stable,
    "optimal": optimal,
    "optimal_with_choice": optimal_with_choice,
    "most_then_rank": most_then_rank,
    "fairest": fairest,
    "serial_dictatorship": serial_dictatorship,
    "first_come": first_come,
    "ranked_cascade": ranked_cascade,
    "broadcast_race": broadcast_race,
    "random": random,
}


def policy_named(name: str) -> Policy:
    """The policy of this name; an unknown one is refused with the nearest."""
    if name not in POLICIES:
        what = f"there is no way of matching called {name!r}"
        raise BadInput(Fault("program.yaml", "matching.policy", what, did_you_mean(name, list(POLICIES))))
    return POLICIES[name]
