"""Which numbers of a way of matching may be told, beside what the other questions tell of the same match?

`matching.quality` divides the mentees of a match by what they got, and hides parts of few people with those that would
give them away. A number here is told only where it tells none of these, by subtraction or division either.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import pandas as pd

from mentorlab.matching.tried.few import few
from mentorlab.tables.privacy import hide_small, stay_hidden

if TYPE_CHECKING:
    from mentorlab.matching.market import Market
    from mentorlab.matching.tried.cohorts import Tried

CHOICES = ("first", "second", "third", "later")
PLACES = 1  # decimals of an average of those with a mentor: with more it would tell of how many it is
EXACT = 9  # decimals to which counts, averaged over lots, are whole


class Veil:
    """What may be told of each policy. `named`: of how many mentees shares of choices are; `of_all`: of all of them,
    since few named nobody, or quality hides how many did."""

    def __init__(self, market: Market, results: Tried, smallest: int) -> None:
        self.results, self.smallest, self.n = results, smallest, len(market.mentees)
        self._named = int((market.choices.start[1:] > market.choices.start[:-1]).sum())
        self._offering, self._without = int((market.capacity > 0).sum()), int((market.capacity == 0).sum())
        self.of_all = bool(self._named) and any("named_none" in self._hidden(name) for name in results.policies)
        self.named = self.n if self.of_all else self._named
        self.scale = self._named / self.named if self._named else 1.0

    def alone(self, policy: str) -> bool:
        """Whether so few have no mentor (or have one) that their number may not be told."""
        return few(self._count(policy, "share_matched", self.n), self.n, self.smallest)

    def fit(self, policy: str) -> str:
        """Which measure stands as the mean fit: zeros for few without a mentor would, beside quality, count them."""
        return "fit_matched" if self.alone(policy) else "mean_fit"

    def few_have_first(self, policy: str) -> bool | None:
        """Whether some, but few, have their first choice (True), or all but few (False); None for neither."""
        n = self._count(policy, "share_first", self._named)
        return True if 0 < n < self.smallest else False if 0 < self._named - n < self.smallest else None

    def told(self, policy: str) -> dict[str, float]:
        """Every number that is told of a policy; missing where it is hidden."""
        envy = self.results.of(policy, "envy")[0]
        # A tenth and the lowest would be one person's, so the cohorts' averages are given.
        own = {name: float(self.results.of(policy, name)[1].mean()) for name in ("fit_tenth", "fit_worst")}
        found = own | {
            "share_matched": self.results.of(policy, "share_matched")[0],
            "mean_fit": self.results.of(policy, self.fit(policy))[0],
            "envy": math.nan if few(envy * self.n, math.inf, self.smallest) else envy,
        }
        if self.alone(policy):
            found |= dict.fromkeys(("share_matched", *own), math.nan) | {"mean_fit": round(found["mean_fit"], PLACES)}
        return found | self._choices(policy) | {"share_idle": self._idle(policy)}

    def _choices(self, policy: str) -> dict[str, float]:
        found, hidden = dict.fromkeys(("share_first", "share_choice"), math.nan), self._hidden(policy)
        if not self._named:
            return found
        chosen = [n for name, n in hidden.items() if name in CHOICES]
        other = [n for name, n in hidden.items() if name not in CHOICES]
        may = {
            "share_first": "first" not in hidden,
            "share_choice": all(not part or stay_hidden(part, self.smallest) for part in (chosen, other)),
        }
        for name, told in may.items():
            n = self._count(policy, name, self._named)
            if told and not few(n, self.named, self.smallest):
                found[name] = n / self.named
        return found

    def _idle(self, policy: str) -> float:
        idle, full = (self._count(policy, name, self._offering) for name in ("share_idle", "share_full"))
        parts = (idle, full, self._offering - idle - full)
        hide = self.alone(policy) or self._offering < self.smallest or 0 < self._without < self.smallest
        hide = hide or any(0 < round(n, EXACT) < self.smallest for n in parts)
        return math.nan if hide else self.results.of(policy, "share_idle")[0]

    def _hidden(self, policy: str) -> dict[str, float]:
        """The parts of the mentees, by what they got, that quality hides."""
        got = {name: self._count(policy, f"share_{name}", self._named) for name in CHOICES} if self._named else {}
        alone = self.n - self._count(policy, "share_matched", self.n)
        named_alone = self._count(policy, "share_named_alone", self.n)
        got["not_named"] = self._named - sum(got.values()) - named_alone
        got["named_none"] = self.n - self._named - (alone - named_alone)
        if self.alone(policy):
            got["alone"] = alone
        parts = pd.Series(got).round(EXACT)
        parts = parts[parts > 0]
        hidden = hide_small(parts, self.smallest) if len(parts) > 1 else parts < self.smallest
        return {str(name): float(n) for name, n in parts[hidden].items()}

    def _count(self, policy: str, measure: str, of: int) -> float:
        """How many a share is, averaged over lots."""
        share = self.results.of(policy, measure)[0]
        return 0.0 if math.isnan(share) else round(share * of, EXACT)
