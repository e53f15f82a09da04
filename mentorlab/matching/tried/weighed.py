"""Which pairs would be made with other weights, and what would be lost if those had been the right ones?

Weights are whole parts of the fit, so that changing one means multiplying its columns; everything stays a whole number.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

import numpy as np

from mentorlab.matching.match import UNMATCHED

if TYPE_CHECKING:
    from mentorlab.matching.lists import Array
    from mentorlab.matching.market import Market
    from mentorlab.matching.policies import Policy

AS_STATED = 64  # a weight is multiplied by so many 64ths
HOWS = {"halved": 32, "doubled": 128, "dropped": 0}
CHOICE, MENTOR_CHOICE = "choice", "mentor_choice"
How = Literal["halved", "doubled", "dropped"]


@dataclass(frozen=True, eq=False)
class Change:
    """What came of other weights. weight, how: empty where all were drawn anew.

    kept: N, True for mentees who have the same mentor as by the stated weights, or none as before; stays: the share of
    the pairs as stated that are made again; lost: by how much of itself the fit by these weights is lower for the pairs
    as stated than for those made by these weights (below 0 where the policy does not raise fit), missing without fit.
    """

    weight: str
    how: str
    kept: Array
    stays: float
    lost: float


@dataclass(frozen=True, eq=False)
class Weighed:
    """each: one weight changed at a time; drawn: all drawn at once, each between half and double of what is stated."""

    each: tuple[Change, ...]
    drawn: tuple[Change, ...]

    @property
    def any_pairs(self) -> bool:
        """Are there pairs by the stated weights, which could stay or not? Nobody may be matched at all."""
        return not any(np.isnan(change.stays) for change in (*self.each, *self.drawn))

    @property
    def never_changes(self) -> float:
        """The share of mentees for whom none of the single changes makes a difference."""
        return float(np.all([change.kept for change in self.each], axis=0).mean())


def weighed(market: Market, policy: Policy, *, draws: int = 50, seed: int = 0) -> Weighed:
    """The policy by the stated weights, by each weight halved, doubled and dropped, and by weights drawn around them.

    Lots are the same throughout, so that what changes is due to the weights. The last part of the fit is never dropped.
    """
    names = weights_of(market)
    rng = np.random.default_rng(seed)
    drawn = [{name: round(AS_STATED * 2 ** rng.uniform(-1, 1)) for name in names} for _ in range(draws)]
    stated = _made(market, policy, {}, seed)
    single = [
        (name, how, {name: factor})
        for name in names
        for how, factor in HOWS.items()
        if how != "dropped" or len(market.parts) > 1 or name in (CHOICE, MENTOR_CHOICE)
    ]
    each = tuple(_change(market, policy, stated, name, how, factors, seed) for name, how, factors in single)
    return Weighed(each, tuple(_change(market, policy, stated, "", "", factors, seed) for factors in drawn))


def weights_of(market: Market) -> Sequence[str]:
    """The weights that could be changed: the parts of the fit, and the points for choices where there are any."""
    names = list(market.parts)
    names += [CHOICE] if any(market.bonus) and len(market.choices.whom) else []
    return names + ([MENTOR_CHOICE] if any(market.mentor_bonus) and len(market.mentor_choices.whom) else [])


def with_factors(market: Market, factors: Mapping[str, int]) -> Market:
    """The market with its weights multiplied by so many 64ths; what is not named stays. Every fit is 64 times as large.

    The highest fit stays below 2**24: 10,000 points, all doubled, make 1,280,000.
    """
    columns = np.full(market.mentee_side.shape[1], AS_STATED, dtype=np.float32)
    for name, where in market.parts.items():
        columns[where] = factors.get(name, AS_STATED)
    return replace(
        market,
        mentee_side=market.mentee_side * columns,
        best=market.best * max([AS_STATED, *(factors.get(name, AS_STATED) for name in market.parts)]),
        bonus=tuple(points * factors.get(CHOICE, AS_STATED) for points in market.bonus),
        mentor_bonus=tuple(points * factors.get(MENTOR_CHOICE, AS_STATED) for points in market.mentor_bonus),
    )


def _made(market: Market, policy: Policy, factors: Mapping[str, int], seed: int) -> Array:
    mentor_of: Array = policy(with_factors(market, factors), np.random.default_rng(seed)).mentor_of
    return mentor_of


def _change(
    market: Market, policy: Policy, stated: Array, weight: str, how: str, factors: Mapping[str, int], seed: int
) -> Change:
    other = with_factors(market, factors)
    made: Array = policy(other, np.random.default_rng(seed)).mentor_of
    paired = stated != UNMATCHED
    kept = made == stated
    stays = float(kept[paired].mean()) if paired.any() else np.nan
    best, now = _fit(other, made), _fit(other, stated)
    return Change(weight, how, kept, stays, 1 - now / best if best else np.nan)


def _fit(market: Market, mentor_of: Array) -> int:
    mentees = np.flatnonzero(mentor_of != UNMATCHED)
    return int(market.fit(mentees, mentor_of[mentees]).sum())
