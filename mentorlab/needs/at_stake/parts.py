"""What does the charter say that the problem costs, and what does the program cost? Guesses with their ranges."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from mentorlab.measures.spent import guess
from mentorlab.stats import Guess
from mentorlab.tables.arms import arms

if TYPE_CHECKING:
    from mentorlab.tables.charter import Charter
    from mentorlab.tables.program import Program

LEAVERS, RETENTION = "leavers", "retention"
Numbers = Mapping[str, Any]


@dataclass(frozen=True)
class Part:
    """One part of the problem: how many units (a year, or of each unit of the part `per`), and each in money."""

    name: str
    unit: str
    units: Guess | None
    each: Guess | None
    per: str | None

    @property
    def counted(self) -> str:
        """The name of its guess of units."""
        return self.name

    @property
    def priced(self) -> str:
        """The name of its guess of money."""
        return f"{self.name}, each"


@dataclass(frozen=True)
class Problem:
    """The parts of the problem. A part of its own counts by the year; others count by each unit of it."""

    parts: tuple[Part, ...]

    @property
    def own(self) -> tuple[Part, ...]:
        """The parts that count by the year and are worth money, the dearest at best guesses first."""
        found = [part for part in self.parts if part.per is None and self.priced_in(part)]
        best = {name: guess.value for name, guess in self.guesses.items()}
        return tuple(sorted(found, key=lambda part: -part.units.value * self.of_one(part, best) if part.units else 0))

    def priced_in(self, part: Part) -> list[Part]:
        """The parts that make one unit of this part cost money: itself, and those that count by it."""
        by_it = [one for one in self.parts if one.per == part.name and one.units and one.each]
        return [*([part] if part.each else []), *by_it]

    def of_one(self, part: Part, numbers: Numbers) -> Any:
        """What one unit of this part costs, all that hangs on it included."""
        return sum(
            numbers[one.priced] * (1 if one is part else numbers[one.counted]) for one in self.priced_in(part)
        )  # fmt: skip

    @property
    def yearly(self) -> tuple[Part, ...]:
        """The parts whose cost a year is known: how many there are, and what each costs."""
        counted = {part.name for part in self.parts if part.units and part.per is None}
        return tuple(part for part in self.parts if part.units and part.each and (part.per or part.name) in counted)

    def a_year(self, part: Part, numbers: Numbers) -> Any:
        """What a part costs a year, by itself."""
        each = numbers[part.counted] * numbers[part.priced]
        return each if part.per is None else numbers[part.per] * each

    def total(self, numbers: Numbers) -> Any:
        """What the problem costs a year."""
        return sum(self.a_year(part, numbers) for part in self.yearly)

    @property
    def guesses(self) -> dict[str, Guess]:
        """Every guess by its name."""
        pairs = [((part.counted, part.units), (part.priced, part.each)) for part in self.parts]
        return {name: guess for both in pairs for name, guess in both if guess is not None}


def problem(charter: Charter) -> Problem:
    """The charter's stakes. A stake without money of its own takes that of `values` (leavers: of retention)."""
    parts = []
    for name, stake in charter.stakes.items():
        each = guess(stake.each, stake.each_low, stake.each_high)
        worth = charter.values.get(name) or (charter.values.get(RETENTION) if name == LEAVERS else None)
        if each is None and worth is not None:
            each = guess(worth.unit_value, worth.low, worth.high)
        unit = stake.unit or name.replace("_", " ")
        parts.append(Part(name, unit, guess(stake.value, stake.low, stake.high), each, stake.per))
    return Problem(tuple(parts))


def takers_of(program: Program) -> int | None:
    """How many mentees have a place: by assignments or pairs, else by complete applications; None where unknown."""
    if program.has("assignments") or program.has("pairs"):
        arm = arms(program, "mentees").people
        return int((arm["arm"] == "program").sum()) or None if len(arm) else None
    if program.has("applications"):
        rows = program.table("applications")
        rows = rows[rows["role"] == "mentee"]
        if "declined_on" in rows:
            rows = rows[rows["declined_on"].isna()]
        return int(rows["person_id"].nunique()) or None
    return None
