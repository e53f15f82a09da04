"""An optimal match and its prices by other means than the engines: scipy's assignment, and paths between mentors."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from scipy.optimize import linear_sum_assignment

from mentorlab.matching.certificate import Proof
from mentorlab.matching.checking.criteria import aims
from mentorlab.matching.lists import Array
from mentorlab.matching.market import Market


def tables(market: Market, policy: str) -> dict[str, Array]:
    """Each criterion of a policy as a table of all pairs (int64), by market's own methods."""
    n, m = market.size
    found = {"matched": np.ones((n, m), np.int64), "fit": market.fit_table(), "points": market.points_table()}
    for name in aims(policy, market):
        if name.startswith("rank_"):
            found[name] = np.zeros((n, m), np.int64)
            for i in range(n):
                named = market.choices.of(i)
                if len(named) >= int(name[5:]):
                    found[name][i, named[int(name[5:]) - 1]] = 1
    return found


def weights(market: Market, names: Sequence[str], criteria: Mapping[str, Array]) -> list[int]:
    """Weights by which an aim outweighs all later ones, also along any path of prices."""
    found: list[int] = []
    above = 1  # what the next aim must count
    for name in reversed(names):
        found.append(above)
        above += 4 * sum(market.size) * above * int(abs(criteria[name]).max(initial=0))
    return found[::-1]


def best(market: Market, policy: str, *, allowed: Array | None = None) -> tuple[Array, Proof]:
    """The best match by the aims of a policy (no minimum, no pairs that must be made), and the proof of it."""
    names, criteria = aims(policy, market), tables(market, policy)
    fine = market.allowed_table() if allowed is None else allowed
    weight = weights(market, names, criteria)
    joint = sum(w * criteria[name] for w, name in zip(weight, names, strict=True))
    seat = np.repeat(np.arange(len(market.mentors)), market.capacity)
    cost = np.where(fine, joint, -1)[:, seat].astype(float)
    cost = np.concatenate([cost, np.zeros((len(cost), len(cost)))], axis=1)  # a seat of nobody's for each
    rows, columns = linear_sum_assignment(cost, maximize=True)
    mentor_of = np.full(len(cost), -1, np.int64)
    real = columns < len(seat)
    mentor_of[rows[real]] = seat[columns[real]]
    price = paths(market, mentor_of, np.where(fine, joint, -1))
    levels, prices = tuple({name: 1} for name in names), []
    for w in weight:
        prices.append((price + w // 2) // w)
        price = price - prices[-1] * w
    return mentor_of, Proof(levels, np.array(prices))


def paths(market: Market, mentor_of: Array, joint: Array) -> Array:
    """The least prices of an optimal match: the longest way on which one more place would be filled (Bellman-Ford)."""
    price = np.zeros(len(market.mentors), np.int64)
    while True:
        own = np.where(mentor_of >= 0, joint[np.arange(len(joint)), mentor_of] - price[mentor_of], 0)
        new = np.maximum(price, np.where(joint >= 0, joint - own[:, None], 0).max(axis=0, initial=0))
        if (new == price).all():
            return price
        price = new
