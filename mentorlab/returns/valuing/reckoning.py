"""What is the benefit, and what is left of it after the cost? Each number worked out of those that are shown."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from mentorlab import stats
from mentorlab.returns.valuing.counting import Counted, Effects, Valued
from mentorlab.returns.valuing.payback import (
    YEAR,
    Benefit,
    benefit_cost_ratio,
    months_to_pay_back,
    return_on_investment,
)
from mentorlab.returns.valuing.spending import Spent
from mentorlab.stats import Driver
from mentorlab.stats.ranges import Varying

DRAWS, LEAST_LEVEL = 20_000, 0.95
DIGITS = 3  # of money: what it rests on deserves no more
FINE = 4  # of what is gained in all
Numbers = Mapping[str, Any]


@dataclass(frozen=True)
class Span:
    """A number as it is shown, and between which the middle share of the draws lies. `se`: their standard deviation."""

    value: float
    low: float
    high: float
    se: float = math.nan


@dataclass(frozen=True, eq=False)
class Reckoning:
    """The cost, the effects that count, and what follows over `months`. Intervals hold a share `level` of the draws."""

    spent: Spent
    effects: Effects
    months: int
    level: float
    seed: int

    @property
    def counts(self) -> bool:
        """Whether a return may be worked out: an isolated effect with a worth, and a cost that holds everything."""
        return bool(self.effects.counted) and self.spent.complete

    @cached_property
    def varying(self) -> dict[str, Varying]:
        """Everything that is guessed or estimated, by its name."""
        costs: dict[str, Varying] = {cost_of(kind): one for kind, one in self.spent.kinds.items()}
        worth: dict[str, Varying] = {worth_of(one.valued.name): one.valued.worth for one in self.effects.counted}
        found: dict[str, Varying] = {effect_of(one.valued.name): one.effect for one in self.effects.counted}
        others: dict[str, Varying] = {worth_of(one.name): one.worth for one in self.effects.valued}
        return found | worth | others | costs

    @cached_property
    def _drawn(self) -> dict[str, Any]:
        """Worth and cost independently of each other; all effects together, for they were found in the same people.

        Drawn each on its own they would even each other out, and the interval would be too narrow.
        """
        drawn = stats.draws_of(self.varying, draws=DRAWS, seed=self.seed)
        steps = np.random.default_rng((self.seed, 1)).standard_normal(DRAWS)
        return drawn | {effect_of(one.valued.name): one.effect.at(steps) for one in self.effects.counted}

    def cost(self, numbers: Numbers) -> Any:
        """All that was spent."""
        return sum(numbers[cost_of(kind)] for kind in self.spent.kinds)

    def benefit(self, numbers: Numbers, followed: bool = False) -> Benefit:
        """What the effects are worth. `followed`: as if those who were not followed had gained nothing."""
        parts = {"once": 0.0, "year": 0.0}
        for one in self.effects.counted:
            name, heads = one.valued.name, one.valued.heads * (share_followed(one) if followed else 1)
            parts[one.valued.per] = parts[one.valued.per] + (
                numbers[effect_of(name)] * heads * numbers[worth_of(name)]
            )  # fmt: skip
        return Benefit(parts["once"], parts["year"])

    def net(self, numbers: Numbers, followed: bool = False) -> Any:
        """What is left after the cost, within the months counted."""
        return self.benefit(numbers, followed).within(self.months) - self.cost(numbers)

    def years(self, one: Valued) -> float:
        """For how many years a worth is counted."""
        return min(self.months, YEAR) / YEAR if one.per == "once" else self.months / YEAR

    def breaks_even(self, one: Valued) -> Span:
        """The effect on one measure alone, as it is shown, that would pay for the program."""
        formula = self._pays_at(one)
        return self._span(digits(formula(self._best), DIGITS), formula(self._drawn), lambda end: digits(end, DIGITS))

    @property
    def _best(self) -> dict[str, float]:
        return {name: one.value for name, one in self.varying.items()}

    @cached_property
    def unit(self) -> float:
        """The unit to which all money is rounded: three digits of the larger of benefit and cost."""
        largest = self.spent.total.value
        if self.effects.counted:
            largest = max(largest, abs(float(self.benefit(self._best).within(self.months))))
        return float(10.0 ** (math.floor(math.log10(largest)) - DIGITS + 1))

    def money(self, value: float) -> float:
        """Money as it is shown."""
        return float(round(value / self.unit) * self.unit) + 0.0

    def gained(self, one: Counted) -> float:
        """Units gained in all, of the effect as it is shown."""
        return digits(digits(one.effect.value, DIGITS) * one.valued.heads, FINE)

    def of_one(self, one: Counted, followed: bool = False) -> Span:
        """The benefit of one effect, of what is shown."""
        name = one.valued.name
        share = share_followed(one) if followed else 1
        heads = one.valued.heads * self.years(one.valued) * share
        drawn = self._drawn[effect_of(name)] * heads * self._drawn[worth_of(name)]
        best = self.gained(one) * one.valued.worth.value * self.years(one.valued) * share
        return self._span(self.money(best), drawn, self.money)

    @cached_property
    def total_cost(self) -> Span:
        """All that was spent, rounded."""
        return self._span(self.money(self.spent.total.value), self.cost(self._drawn), self.money)

    @cached_property
    def total_benefit(self) -> Span:
        """The benefits of all effects that count."""
        best = sum(self.of_one(one).value for one in self.effects.counted)
        return self._span(best, self.benefit(self._drawn).within(self.months), self.money)

    @cached_property
    def left(self) -> Span:
        """Net benefit."""
        return self._span(self.total_benefit.value - self.total_cost.value, self.net(self._drawn), self.money)

    @property
    def left_if_followed(self) -> Span:
        """Net benefit, if those who were not followed gained nothing (Phillips' sixth rule)."""
        best = sum(self.of_one(one, followed=True).value for one in self.effects.counted) - self.total_cost.value
        return self._span(best, self.net(self._drawn, followed=True), self.money)

    @cached_property
    def ratio(self) -> Span:
        """Benefit for each unit of cost."""
        best = benefit_cost_ratio(self.total_benefit.value, self.total_cost.value)
        drawn = benefit_cost_ratio(self.benefit(self._drawn).within(self.months), self.cost(self._drawn))
        return self._span(round(best, 2), drawn, lambda end: round(end, 2))

    @cached_property
    def roi(self) -> Span:
        """Net benefit as a percentage of cost."""
        best = return_on_investment(self.total_benefit.value, self.total_cost.value)
        drawn = return_on_investment(self.benefit(self._drawn).within(self.months), self.cost(self._drawn))
        return self._span(float(round(best)), drawn, lambda end: float(round(end)))

    @cached_property
    def payback(self) -> Span:
        """Months until the cost is covered; infinite where it is not within the months counted."""
        once, yearly = (
            sum(
                self.of_one(one).value / self.years(one.valued) for one in self.effects.counted if one.valued.per == per
            )
            for per in ("once", "year")
        )
        best = months_to_pay_back(Benefit(once, yearly), self.total_cost.value, self.months)
        drawn = months_to_pay_back(self.benefit(self._drawn), self.cost(self._drawn), self.months)
        tail = (1 - self.level) / 2
        low, high = np.quantile(drawn, [tail, 1 - tail], method="nearest")
        return Span(round(float(best), 1), round(float(low), 1), round(float(high), 1))

    @cached_property
    def chance(self) -> float:
        """The share of draws in which the benefit is larger than the cost."""
        return float((self.net(self._drawn) > 0).mean())

    def judged(self, followed: bool = False) -> str:
        """likely_pays_back, likely_does_not or cannot_tell: by the interval of net benefit, at 95 % or more."""
        tail = (1 - max(self.level, LEAST_LEVEL)) / 2
        low, high = np.quantile(self.net(self._drawn, followed), [tail, 1 - tail])
        return "likely_pays_back" if low > 0 else "likely_does_not" if high < 0 else "cannot_tell"

    @cached_property
    def drivers(self) -> tuple[Driver, ...]:
        """What moves the net benefit; without a return, the effect at which the first measure pays for the program."""
        if self.counts:
            names = [one.valued.name for one in self.effects.counted]
            return self._drivers(self.net, [*map(effect_of, names), *map(worth_of, names)])
        lead = next((one for one in self.effects.valued if one.n and one.worth.low > 0), None)
        return self._drivers(self._pays_at(lead), [worth_of(lead.name)]) if lead else ()

    def _drivers(self, formula: Any, names: list[str]) -> tuple[Driver, ...]:
        used = {name: self.varying[name] for name in [*names, *map(cost_of, self.spent.kinds)]}
        return tuple(one for one in stats.drivers(formula, used) if one.swing > 0)

    def _pays_at(self, one: Valued) -> Any:
        return lambda numbers: self.cost(numbers) / (numbers[worth_of(one.name)] * one.heads * self.years(one))

    def _span(self, value: float, drawn: Any, shown: Any) -> Span:
        tail = (1 - self.level) / 2
        values = np.broadcast_to(np.asarray(drawn, dtype=float), (DRAWS,))
        low, high = np.quantile(values, [tail, 1 - tail])
        return Span(value, shown(float(low)), shown(float(high)), float(values.std()))


def share_followed(one: Counted) -> float:
    """Which share of those offered a place an effect was seen in."""
    return one.n_followed / one.valued.n if one.valued.n else 1.0


def digits(value: float, n: int) -> float:
    """A number with so many digits."""
    return float(f"{value:.{n}g}") + 0.0


def cost_of(kind: str) -> str:
    """The name of the guess of a kind of cost."""
    return f"cost:{kind}"


def worth_of(name: str) -> str:
    """The name of the guess of what a measure is worth."""
    return f"worth:{name}"


def effect_of(name: str) -> str:
    """The name of an effect found."""
    return f"effect:{name}"
