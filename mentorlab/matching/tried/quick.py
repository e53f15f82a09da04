"""Which policies can be told from the tables alone, without proof, when a cohort is matched one of a thousand times?"""

from __future__ import annotations

from numpy.random import Generator

from mentorlab.matching.market import Market
from mentorlab.matching.match import Match
from mentorlab.matching.policies import Policy
from mentorlab.matching.policies.optimal import optimal, optimal_with_choice


def quick(policy: Policy, market: Market) -> Policy:
    """The same match of a market in tables, or one of equal worth where several are best, sooner.

    The best by fit and the best by points are assigned on the whole table: the most people, then the highest total, as
    the policies have it, and with no certificate. Where pairs must be made or mentors have a minimum: the policy.
    """
    if len(market.must) or market.minimum.any():
        return policy
    sooner: dict[Policy, Policy] = {optimal: _by_fit, optimal_with_choice: _by_points}
    return sooner.get(policy, policy)


def _by_fit(market: Market, rng: Generator) -> Match:  # noqa: ARG001  (draws no lots)
    from mentorlab.matching.solving.dense import dense_optimal

    return Match(dense_optimal(market.fit_table(), market.capacity, market.allowed_table()))


def _by_points(market: Market, rng: Generator) -> Match:  # noqa: ARG001  (draws no lots)
    from mentorlab.matching.solving.dense import dense_optimal

    return Match(dense_optimal(market.points_table(), market.capacity, market.allowed_table()))
