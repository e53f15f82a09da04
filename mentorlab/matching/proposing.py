"""Which pairs does a policy propose? A list of persons, for the program's own staff and nobody else."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from mentorlab.errors import NotComputable
from mentorlab.matching.judged.judging import HUNDRED, fit_of
from mentorlab.matching.judged.own_pairs import has_own_pairs, own_pairs
from mentorlab.matching.policies import policy_named
from mentorlab.matching.pool import pool
from mentorlab.matching.why import not_in_a_report

if TYPE_CHECKING:
    from mentorlab.matching.lists import Array, Lists
    from mentorlab.matching.market import Market
    from mentorlab.tables.program import Program

OWN = "own_pairs"
PLACES = 2  # decimals of a fit


def staff_lists(program: Program, parameters: Mapping[str, Any]) -> dict[str, pd.DataFrame]:
    """The proposed pairs of a report: `pairs.csv`. None where nobody can be matched."""
    policy = parameters.get("policy") or None
    if not program.has("applications") or (_name(program, policy) == OWN and not has_own_pairs(program)):
        return {}
    try:
        return {"pairs.csv": proposed(program, policy=policy, seed=int(parameters.get("seed") or 0))}
    except NotComputable:
        return {}


def proposed(
    program: Program, *, policy: str | None = None, weights: Mapping[str, float] | None = None, seed: int = 0
) -> pd.DataFrame:
    """The pairs that a policy (default: the charter's) proposes, mentee by mentee in the order of their ids.

    Columns as in the table `pairs` (pair_id, mentor_id, mentee_id, matched_on, kind, policy, score: the fit, 0–100), so
    that the rows can be copied there; and to read: the parts of the fit (`fit_…`, which add up to the score),
    `rank` (of the mentor among the mentee's choices, 1 = first) and `rank_by_mentor`. Policy "own_pairs" lists the
    program's own pairs in the same columns. Raises as `pool`, and BadInput within a report: pairs are persons.
    """
    not_in_a_report(program.publishing is not None, "proposed", "staff/pairs.csv")
    name, market = _name(program, policy), pool(program, weights=weights).market
    if name == OWN:
        own = own_pairs(program, market)
        return listed_pairs(program, own.market, own.mentor_of, name)
    return listed_pairs(program, market, policy_named(name)(market, np.random.default_rng(seed)).mentor_of, name)


def listed_pairs(program: Program, market: Market, mentor_of: Array, policy: str) -> pd.DataFrame:
    """The pairs of a match as rows. `mentor_of`: the position of each mentee's mentor, −1 for none."""
    mentee = np.flatnonzero(mentor_of >= 0)
    mentor = mentor_of[mentee]
    sides = [(market.mentees[i], market.mentors[j]) for i, j in zip(mentee, mentor, strict=True)]
    rows = pd.DataFrame(
        {
            "pair_id": [pair_id(program, *side) for side in sides],
            "mentor_id": [one for _, one in sides],
            "mentee_id": [one for one, _ in sides],
            "matched_on": pd.Series([pd.Timestamp(_day(program))] * len(sides), dtype="datetime64[ns]"),
            "kind": "one_to_one",
            "policy": policy,
            "score": np.round(fit_of(market, mentor_of)[mentee], PLACES),
        }
    )
    for name in market.parts:
        part = HUNDRED * market.part(name, mentee, mentor) / market.best
        rows[f"fit_{name}"] = np.round(part.astype(float), PLACES)
    rows["rank"] = _ranks(market.choices, mentee, mentor)
    rows["rank_by_mentor"] = _ranks(market.mentor_choices, mentor, mentee)
    return rows


def _name(program: Program, policy: str | None) -> str:
    return policy or program.charter.matching.policy


def _day(program: Program) -> date:
    """The day that the tables speak up to, and at the latest the first day of the program."""
    first = program.charter.starts_on
    return min(program.as_of or first, first)


def pair_id(program: Program, mentee: str, mentor: str) -> str:
    """An id that stays: made of the program, the cycle and the two."""
    made_of = "\0".join([program.charter.program, program.charter.cycle, mentee, mentor])
    return f"pair_{hashlib.sha256(made_of.encode()).hexdigest()[:10]}"


def _ranks(lists: Lists, owner: Array, whom: Array) -> pd.Series:
    """The rank, from 1, at which each owner named the other; missing where they did not."""
    pairs = pd.MultiIndex.from_arrays([lists.owner, lists.whom])
    first = ~pairs.duplicated()
    stated = pd.Series(lists.rank[first] + 1, index=pairs[first], dtype="Int64")
    return pd.Series(stated.reindex(pd.MultiIndex.from_arrays([owner, whom])).to_numpy(), dtype="Int64")
