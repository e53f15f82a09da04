"""What would pay for the program? The business case as formulas over guesses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from mentorlab import stats
from mentorlab.answers.wording import catalogue, number
from mentorlab.measures.spent import costs, counts_time, guess, hours_agreed
from mentorlab.needs.at_stake.parts import (
    LEAVERS,
    RETENTION,
    Numbers,
    Part,
    Problem,
    problem,
    takers_of,
)
from mentorlab.stats import Driver, Guess, Ranged

if TYPE_CHECKING:
    from collections.abc import Callable

    from mentorlab.tables.program import Program

SEED = 10
AS_SET = "program"


@dataclass(frozen=True)
class Case:
    """The problem, the program's costs by item, what units of measures are worth, and how many take part.

    `hours`: what the agreed rhythm takes of mentors, where no row of costs counts time. `money`: the word for it.
    """

    problem: Problem
    costs: dict[str, Guess]
    values: dict[str, Guess]
    takers: int | None
    money: str
    cost_is_set: bool
    time_counted: bool
    hours: float | None

    @property
    def lead(self) -> Part | None:
        """The part of the problem by which the program would pay for itself: the dearest of those worth money."""
        return next(iter(self.problem.own), None)

    @property
    def guesses(self) -> dict[str, Guess]:
        """Every guess by its name."""
        worth = {_worth(name): one for name, one in self.values.items()}
        return self.problem.guesses | worth | {_cost(item): one for item, one in self.costs.items()}

    def cost(self, numbers: Numbers) -> Any:
        """What the program costs."""
        return sum(numbers[_cost(item)] for item in self.costs)

    def pays_at(self, part: Part) -> Callable[[Numbers], Any]:
        """How many units of a part would have to be spared to pay for the program."""
        return lambda numbers: self.cost(numbers) / self.problem.of_one(part, numbers)

    def pays_at_value(self, name: str) -> Callable[[Numbers], Any]:
        """The same by a worth of the charter: units of retention, points of a measure for each who takes part."""
        heads = 1 if name == RETENTION else self.takers or 1
        return lambda numbers: self.cost(numbers) / (numbers[_worth(name)] * heads)

    def ranged(self, formula: Callable[[Numbers], Any], level: float) -> Ranged:
        """The range of assumptions of a formula over the guesses."""
        return stats.ranged(formula, self.guesses, level=level, seed=SEED)

    def drivers(self, formula: Callable[[Numbers], Any]) -> tuple[Driver, ...]:
        """The guesses that move a formula, the widest first."""
        return tuple(driver for driver in stats.drivers(formula, self.guesses) if driver.swing > 0)

    def told(self, name: str) -> str:
        """A guess in words."""
        words = catalogue("needs_stakes")
        for part in self.problem.parts:
            spoken = part.name.replace("_", " ")
            if name == part.priced:
                return str(words.EACH.format(name=spoken))
            if name == part.counted:
                return str(words.COUNT.format(name=spoken, unit=part.unit))
        return name.removeprefix(_cost("")).removeprefix(_worth("")).replace("_", " ")

    def ends(self, name: str) -> tuple[str, str]:
        """The low and the high end of a guess, written."""
        one = self.guesses[name]
        places = 0 if one.high >= 100 or (one.low % 1 == 0 and one.high % 1 == 0) else 2
        return number(one.low, places), number(one.high, places)


def case_of(program: Program, people: int | None, cost: Guess | None) -> Case:
    """The case of a program. `people` and `cost`, where given, go before what the tables say."""
    charter, found = program.charter, costs(program)
    takers = people if people is not None else takers_of(program)
    values = {name: guess(worth.unit_value, worth.low, worth.high) for name, worth in charter.values.items()}
    counted = counts_time(program)
    return Case(
        problem=problem(charter),
        costs={AS_SET: cost} if cost is not None else found,
        values={name: one for name, one in values.items() if one is not None and one.low > 0},
        takers=takers,
        money=charter.currency or catalogue("needs_stakes").MONEY,
        cost_is_set=cost is not None,
        time_counted=counted or cost is not None,
        hours=hours_agreed(charter, takers),
    )


def leavers_first(part: Part) -> bool:
    """Whether a part is about people who leave, so that sparing one is keeping somebody."""
    return part.name == LEAVERS


def _cost(item: str) -> str:
    return f"cost: {item}"


def _worth(name: str) -> str:
    return f"worth: {name}"
