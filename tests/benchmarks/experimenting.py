"""How long do seven ways of matching take on a thousand resampled cohorts of 300 mentees and 100 mentors?"""

from __future__ import annotations

import time

import numpy as np

from mentorlab.matching.market import Market
from mentorlab.matching.policies import POLICIES, Policy
from mentorlab.matching.tried.cohorts import tried
from mentorlab.matching.tried.measured import measured
from mentorlab.matching.tried.tabled import tabled
from tests.matching.markets import random_market

SEVEN = (
    "stable", "optimal", "optimal_with_choice", "serial_dictatorship", "first_come", "ranked_cascade", "random",
)  # fmt: skip
COHORTS, WORKERS, PLAIN = 1000, 2, 10


def experimenting() -> None:
    """The experiment, beside the plain loop: take a market of the cohort, match it, look at every pair anew."""
    market = random_market(300, 100, 1, places=3, best=10_000)
    policies = {name: POLICIES[name] for name in SEVEN if name in POLICIES}
    tried(market, policies, cohorts=2)  # what is compiled once a machine
    begun = time.perf_counter()
    tried(market, policies, cohorts=COHORTS, workers=WORKERS)
    taken = time.perf_counter() - begun
    begun = time.perf_counter()
    for number in range(PLAIN):
        _plainly(market, policies, number)
    plain = (time.perf_counter() - begun) * COHORTS / PLAIN
    what = f"{len(policies)} ways of matching on {COHORTS:,} cohorts of 300 × 100"
    beside = f"plain loop {plain:.0f} s (from {PLAIN} cohorts): {plain / taken:.1f} times"
    print(f"{what}: {taken:.0f} s with {WORKERS} workers; {beside}")


def _plainly(market: Market, policies: dict[str, Policy], number: int) -> None:
    rng = np.random.default_rng([0, number])
    everybody = np.arange(100)
    for policy in policies.values():
        cohort = market.take(rng.integers(300, size=300), everybody)
        measured(tabled(cohort), policy(cohort, rng).mentor_of)


if __name__ == "__main__":
    experimenting()
