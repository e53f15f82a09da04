"""Which lots does a seed give? Drawn again, as the policy draws them."""

from __future__ import annotations

import numpy as np

from mentorlab.matching.lists import Array
from mentorlab.matching.market import Market


def lots_of(seed: int, market: Market) -> dict[str, Array]:
    """The lots of the policy `stable`: of the mentors (the higher the better), then of the mentees (the lower)."""
    rng = np.random.default_rng(seed)
    mentors = rng.permutation(len(market.mentors))
    return {"mentors": mentors, "mentees": rng.permutation(len(market.mentees))}
