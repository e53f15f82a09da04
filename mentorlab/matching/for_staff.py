"""What do the program's own staff get of a match, beside the pairs: the proof, the reasons, the worth of places?"""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import numpy as np

from mentorlab.errors import CannotBeMet, NotComputable
from mentorlab.matching.place_worth import price_list
from mentorlab.matching.policies import policy_named
from mentorlab.matching.pool import pool
from mentorlab.matching.proving import certified
from mentorlab.matching.why import why_list

if TYPE_CHECKING:
    import pandas as pd

    from mentorlab.tables.program import Program

OWN = "own_pairs"


def staff_lists(program: Program, parameters: Mapping[str, Any]) -> dict[str, pd.DataFrame | dict[str, Any] | bytes]:
    """certificate.json and certificate.npz (for `mentorlab verify`), why.csv and prices.csv of a matching report.

    None for the program's own pairs, which no policy made, or where nobody can be matched; no prices.csv where demands
    collide that the policy does not promise to keep.
    """
    policy = parameters.get("policy") or program.charter.matching.policy
    if policy == OWN or not program.has("applications"):
        return {}
    seed, charter = int(parameters.get("seed") or 0), program.charter.matching
    try:
        market = pool(program).market
        match = policy_named(policy)(market, np.random.default_rng(seed))
    except NotComputable:
        return {}
    texts = tuple(rule.text for rule in charter.rules)
    certificate = certified(market, match, policy, seed=seed, weights=charter.weights, rules=texts)
    lists: dict[str, pd.DataFrame | dict[str, Any] | bytes] = dict(certificate.files())
    lists["why.csv"] = why_list(market, match, policy)
    with contextlib.suppress(CannotBeMet):  # without a best match there are no prices; the page says what collides
        lists["prices.csv"] = price_list(market)
    return lists
