"""What share of each group takes part, how does it compare with everyone else's, and how many people are missing?"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from mentorlab import stats
from mentorlab.measures.counted import FEWEST
from mentorlab.stats import several
from mentorlab.stats.rates import ImpactRatio


@dataclass(frozen=True)
class Rate:
    """One group: k of n take part, k_others of n_others of everyone else. No interval where n is below ten.

    `index`: share of the group among those who take part over its share among the eligible; `compared`: the ratio to
    everyone else's rate, None where either side is below ten people or nobody else takes part; `holm`: its p corrected
    for the other groups looked at; `missing`: see `missing`.
    """

    column: str
    group: str
    k: int
    n: int
    k_others: int
    n_others: int
    share: stats.Estimate
    compared: ImpactRatio | None = None
    holm: float = math.nan

    @property
    def share_others(self) -> float:
        """The rate of everyone else; missing where there is nobody else."""
        return self.k_others / self.n_others if self.n_others else math.nan

    @property
    def index(self) -> float:
        """Representation index: 1 where the group stands among those who take part as among the eligible."""
        k, n = self.k + self.k_others, self.n + self.n_others
        return (self.k / k) / (self.n / n) if k else math.nan

    @property
    def ratio(self) -> float:
        """The group's rate over everyone else's, of small groups too; missing where nobody else takes part."""
        return self.share.value / self.share_others if self.k_others else math.nan

    @property
    def missing(self) -> int:
        """How many more of the group must take part, the others as they are, for its rate to reach everyone else's."""
        return max(0, -(-self.n * self.k_others // self.n_others) - self.k) if self.n_others else 0


def rate(column: str, group: str, k: int, n: int, k_others: int, n_others: int, *, level: float) -> Rate:
    """Counts of people, each n at least 1 for the group itself."""
    share = stats.wilson(k, n, level=level)
    if n < FEWEST:
        share = stats.Estimate(share.value, math.nan, math.nan, level, share.se, n, "share, described only")
    compared = None
    if min(n, n_others) >= FEWEST and k_others:
        compared = stats.impact_ratio(k, n, k_others, n_others, level=level)
    return Rate(column, group, k, n, k_others, n_others, share, compared)


def corrected(rates: Sequence[Rate]) -> list[Rate]:
    """The rates with p corrected (Holm) for all groups looked at together; of two halves of one whole, once."""
    p = [one.compared.p if one.compared else math.nan for one in rates]
    twins = [_twin(rates, place) for place in range(len(rates))]
    family = [math.nan if twin is not None else p[place] for place, twin in enumerate(twins)]
    holm = several.holm(family)
    return [
        replace(one, holm=holm[place if twin is None else twin])
        for place, (one, twin) in enumerate(zip(rates, twins, strict=True))
    ]


def _twin(rates: Sequence[Rate], place: int) -> int | None:
    """An earlier group of the same column that is everyone else to this one: the same comparison."""
    one = rates[place]
    for earlier, other in enumerate(rates[:place]):
        if other.column == one.column and (other.k, other.n) == (one.k_others, one.n_others):
            return earlier
    return None
