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
from mentorlab.matching.policies.random import random
from mentorlab.matching.policies.serial_dictatorship import serial_dictatorship

Policy = Callable[[Market, Generator], Match]
POLICIES: Mapping[str, Policy] = {
    "serial_dictatorship": serial_dictatorship,
    "random": random,
}


def policy_named(name: str) -> Policy:
    """The policy of this name; an unknown one is refused with the nearest."""
    if name not in POLICIES:
        what = f"there is no way of matching called {name!r}"
        raise BadInput(Fault("program.yaml", "matching.policy", what, did_you_mean(name, list(POLICIES))))
    return POLICIES[name]
