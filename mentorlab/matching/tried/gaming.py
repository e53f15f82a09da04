"""Under which ways of matching could mentees gain by stating other choices than their own?"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from mentorlab.matching.misreporting import misreporting
from mentorlab.matching.policies import policy_named
from mentorlab.matching.tried.quick import quick

if TYPE_CHECKING:
    from mentorlab.matching.market import Market


DRAWS = 10  # of a policy that draws lots


@dataclass(frozen=True)
class Gamed:
    """Of so many mentees tried under a policy, so many could gain."""

    policy: str
    gained: int
    tried: int


def gamed(market: Market, policies: Sequence[str], *, tried: int, seed: int) -> list[Gamed]:
    """For each policy, at most so many mentees tried, the same ones for all (see `misreporting` for what is tried).

    Nobody is tried where nobody named a mentor: there are no choices to misreport.
    """
    if not len(market.choices.whom):
        return [Gamed(name, 0, 0) for name in policies]
    found = []
    for name in policies:
        rng = np.random.default_rng([seed, zlib.crc32(b"misreporting")])
        one = misreporting(market, quick(policy_named(name), market), rng, most=tried, draws=DRAWS)
        found.append(Gamed(name, one.gained, one.asked))
    return found
