"""What would each policy give these people, and what cohorts like them?

Mentees are drawn with replacement, the same ones for every policy (paired), and each policy matches them anew. Mentors
stay: they are the program's own pool, and the choices name them; a cohort in which a third of the chosen mentors had
vanished would be like no cohort that the program could have.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from mentorlab.matching.tried.measured import MEASURES, measured
from mentorlab.matching.tried.quick import quick
from mentorlab.matching.tried.tabled import Tabled, tabled

if TYPE_CHECKING:
    from mentorlab.matching.lists import Array
    from mentorlab.matching.market import Market
    from mentorlab.matching.policies import Policy

LOTTERIES = 20  # of a policy that draws lots, on the people themselves
HERE = -1  # the cohort that is the people themselves


@dataclass(frozen=True, eq=False)
class Tried:
    """here: policies × measures on the people themselves, lots averaged (`by_lot`: where any were drawn); cohorts:
    cohorts × policies × measures."""

    policies: tuple[str, ...]
    here: Array
    cohorts: Array
    by_lot: frozenset[str] = frozenset()

    def of(self, policy: str, measure: str) -> tuple[float, Array]:
        """The number on the people themselves, and on each resampled cohort."""
        at, which = self.policies.index(policy), MEASURES.index(measure)
        return float(self.here[at, which]), self.cohorts[:, at, which]


def tried(
    market: Market, policies: Mapping[str, Policy], *, cohorts: int = 100, seed: int = 0, workers: int = 1
) -> Tried:
    """Each policy on the people of this market, and on so many resampled cohorts of as many mentees.

    Every cohort and every policy has lots of its own, from `seed`, the cohort's number and the policy's name: neither
    the order of the policies, nor which others are tried, nor `workers` (processes) changes a number. With more than
    one worker the policies must be functions of a module. Raises NotComputable above 4 million pairs.
    """
    held = tabled(market)
    one = partial(_cohort, held, policies, seed)
    if workers > 1:
        parts = [range(first, cohorts, workers) for first in range(workers)]
        with ProcessPoolExecutor(workers) as pool:
            rows = list(pool.map(partial(_several, held, policies, seed), parts))
        drawn = np.empty((cohorts, len(policies), len(MEASURES)))
        for part, found in zip(parts, rows, strict=True):
            drawn[part.start :: workers] = found
    else:
        drawn = np.array([one(number) for number in range(cohorts)]).reshape(cohorts, len(policies), len(MEASURES))
    themselves = {name: _here(held, name, policy, seed) for name, policy in policies.items()}
    by_lot = frozenset(name for name, (_, lots) in themselves.items() if lots)
    return Tried(tuple(policies), np.array([here for here, _ in themselves.values()]), drawn, by_lot)


def _several(market: Tabled, policies: Mapping[str, Policy], seed: int, numbers: Sequence[int]) -> Array:
    return np.array([_cohort(market, policies, seed, number) for number in numbers])


def _cohort(market: Tabled, policies: Mapping[str, Policy], seed: int, number: int) -> Array:
    """One resampled cohort under every policy."""
    n = len(market.mentees)
    drawn = np.random.default_rng([seed, number]).integers(n, size=n)
    cohort = market.cohort(np.sort(drawn))
    made = (quick(policy, cohort)(cohort, _lots(seed, number, name)) for name, policy in policies.items())
    return np.array([measured(cohort, match.mentor_of) for match in made])


def _here(market: Tabled, name: str, policy: Policy, seed: int) -> tuple[Array, bool]:
    """The people themselves; where the policy draws lots (True), the average over several draws of them."""
    rng = _lots(seed, HERE, name)
    before = rng.bit_generator.state
    found = [measured(market, policy(market, rng).mentor_of)]
    lots = bool(rng.bit_generator.state != before)
    if lots:
        found += [measured(market, policy(market, rng).mentor_of) for _ in range(LOTTERIES - 1)]
    return np.asarray(np.mean(found, axis=0)), lots


def _lots(seed: int, number: int, name: str) -> np.random.Generator:
    return np.random.default_rng([seed, number + 1, zlib.crc32(name.encode())])
