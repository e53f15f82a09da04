"""Which effects may be put into money? Those that a design isolates, each benefit once."""

from __future__ import annotations

import functools
import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mentorlab.answers.wording import catalogue
from mentorlab.errors import BadInput, Fault, NotComputable
from mentorlab.measures.spent import guess
from mentorlab.stats import Guess, Measured
from mentorlab.tables.arms import Whom, arms

if TYPE_CHECKING:
    from mentorlab.answers.result import Result
    from mentorlab.tables.charter import Charter, Objective
    from mentorlab.tables.program import Program

ISOLATE_NOTHING = ("after_only", "before_after", "none")
DRAWN = ("lottery", "randomised", "waitlist", "stepped")
START, OVERLAP = "baseline_equivalence", "overlap"  # checks without which a comparison isolates nothing
OF_PERSONS = ("retention", "promotion")  # measures whose unit is a person
SHARES = ("share", "percentage points")
PER_CENT = 100
Offered = Callable[[Whom], int | None]


@dataclass(frozen=True)
class Valued:
    """A measure with a worth. `n`: people offered a place (None: unknown or too few to be told); `of_persons`: whether
    its effect is a share, shown in percentage points, of which 100 are one person.
    """

    name: str
    worth: Guess
    per: str
    n: int | None
    of_persons: bool

    @property
    def told(self) -> str:
        """The measure in words."""
        return self.name.replace("_", " ")

    @property
    def heads(self) -> float:
        """Units gained where the effect is 1 as it is shown."""
        return (self.n or 0) / (PER_CENT if self.of_persons else 1)


@dataclass(frozen=True)
class Counted:
    """An effect that counts. `effect`: in the direction wanted, in points or percentage points; `n_followed`: how many
    of those offered a place it was seen in.
    """

    valued: Valued
    effect: Measured
    n_followed: int
    result: Result


@dataclass(frozen=True)
class Effects:
    """`counted`: the effects that count; `valued`: every measure with a worth; `left_out`: effects that do not count,
    and why (a key of the wording); `without`: measures with a worth whose effect nobody handed over.
    """

    counted: tuple[Counted, ...]
    valued: tuple[Valued, ...]
    left_out: tuple[tuple[str, str], ...]
    without: tuple[str, ...]

    @property
    def passed_over(self) -> tuple[str, ...]:
        """Measures with a worth that somebody may have kept out: neither counted, nor the same benefit, nor hidden."""
        why = dict(self.left_out)
        counted = {one.valued.name for one in self.counted}
        return tuple(
            one.name
            for one in self.valued
            if one.name not in counted and why.get(one.name) not in ("same_benefit", "no_answer")
        )

    @property
    def not_isolated(self) -> bool:
        """Whether an effect was handed over, and no design isolates any."""
        return not self.counted and any(why == "not_isolated" for _, why in self.left_out)


def sort_out(charter: Charter, effects: Sequence[Result], offered: Offered) -> Effects:
    """Which effects count, for how many people.

    The objective that the charter calls primary comes first, then the order of its `values`. An effect joins those
    before it only where the charter says that their worth is separate. Raises BadInput where two effects are about the
    same objective and measure: that would be a choice.
    """
    _refuse_choice(effects)
    shares = {measure_of(one): _is_share(one) for one in effects}
    valued = {
        name: _valued(charter, offered, name, shares.get(name))
        for name in charter.values
        if name not in charter.stakes or name in shares or charter.objective_for(name)  # a stake is no measure
    }
    counted: list[Counted] = []
    left_out: list[tuple[str, str]] = []
    for one in sorted(effects, key=lambda one: _order(charter, one)):
        name = measure_of(one)
        if name is None or name not in valued:
            left_out.append((name or one.question, "not_monetised"))
            continue
        objective = _objective(charter, one)
        here = _valued(charter, offered, name, _is_share(one), objective)
        why = next(_why_not(one, here), "")
        if not why and not all(_separate(charter, name, other.valued.name) for other in counted):
            why = "same_benefit"
        if why:
            left_out.append((name, why))
        else:
            counted.append(_counted(one, here, objective))
    without = tuple(name for name in valued if name not in shares)
    return Effects(tuple(counted), tuple(valued.values()), tuple(left_out), without)


def measure_of(result: Result) -> str | None:
    """What an effect is about: its measure, or where it has none, what its question is named for."""
    return result.measure or (result.question.rpartition(".")[2] or None)


def _refuse_choice(effects: Sequence[Result]) -> None:
    seen: set[tuple[str | None, str | None]] = set()
    for one in effects:
        key = (one.objective, measure_of(one))
        if key in seen:
            words = catalogue("returns_value").TWICE
            raise BadInput(Fault("settings", "effects", words["what"].format(name=key[1]), words["do"]))
        seen.add(key)


def _order(charter: Charter, one: Result) -> tuple[bool, int, int]:
    primary = charter.primary is not None and one.objective == charter.primary.id
    names, ids = list(charter.values), [objective.id for objective in charter.objectives]
    name = measure_of(one)
    return (
        not primary,
        names.index(name) if name in names else len(names),
        ids.index(one.objective) if one.objective in ids else len(ids),
    )


def _objective(charter: Charter, one: Result) -> Objective | None:
    named = next((objective for objective in charter.objectives if objective.id == one.objective), None)
    return named or (charter.objective_for(one.measure) if one.measure else None)


def _separate(charter: Charter, one: str, other: str) -> bool:
    return one in charter.values[other].separate_from or other in charter.values[one].separate_from


def _is_share(one: Result) -> bool | None:
    """Whether an effect is one of shares; None where there is none, or in a unit that cannot be put into money."""
    unit = next((each.unit for each in one.estimates if each.name == "effect"), None)
    return None if unit is None or unit not in ("points", *SHARES) else unit in SHARES


def _valued(
    charter: Charter, offered: Offered, name: str, share: bool | None, objective: Objective | None = None
) -> Valued:
    worth, objective = charter.values[name], objective or charter.objective_for(name)
    found = guess(worth.unit_value, worth.low, worth.high)
    assert found is not None
    n = offered(objective.for_whom if objective else "mentees")
    return Valued(name, found, worth.per, n, name in OF_PERSONS if share is None else share)


def offered_in(program: Program) -> Offered:
    """How many of whom were offered a place: None where unknown, or so few that the number would tell about them."""

    @functools.cache
    def offered(whom: Whom) -> int | None:
        if not (program.has("assignments") or program.has("pairs")):
            return None
        people = arms(program, whom).people
        n = int((people["arm"] == "program").sum()) if len(people) else 0
        return n if n >= program.charter.privacy.smallest_group else None

    return offered


def _why_not(one: Result, valued: Valued) -> Iterator[str]:
    """Why an effect cannot count, the plainest reason first."""
    if one.status != "ok":
        yield "no_answer"
    if one.design in ISOLATE_NOTHING:
        yield "not_isolated"
    lead = next((each for each in one.estimates if each.name == "effect"), None)
    if lead is None:
        yield "not_isolated"
        return
    if not _alike(one):
        yield "not_isolated"
    if one.estimand not in (None, "offered"):
        yield "taken_up"
    if any(one.scope.values()):
        yield "part"
    if lead.unit not in ("points", *SHARES):
        yield "unit"
    if not all(map(math.isfinite, (lead.estimate.low, lead.estimate.high))):
        yield "no_interval"
    if valued.n is None:
        yield "nobody"
    elif (lead.n_program or 0) > valued.n:
        yield "other_people"


def _alike(one: Result) -> bool:
    """Whether the groups can be compared: by the draw, where few were lost since, else by what was shown of them.

    A difference between groups of whom nobody knows whether they started alike is a raw gap, and isolates nothing.
    """
    came_out = {check.name: check.result for check in one.checks}
    if one.design in DRAWN and came_out.get("attrition") != "failed":
        return True
    return came_out.get(START) in ("passed", "with_adjustment") and came_out.get(OVERLAP) != "failed"


def _counted(one: Result, valued: Valued, objective: Objective | None) -> Counted:
    lead = one.estimate("effect")
    factor = PER_CENT if lead.unit == "share" else 1
    turned = -1 if objective is not None and objective.direction == "decrease" else 1
    e = lead.estimate.scaled(factor * turned)
    try:
        effect = Measured(e.value, e.low, e.high, e.level)
    except NotComputable as why:
        raise BadInput(
            Fault("settings", "effects", f"{valued.name}: {why}", "hand over an effect with its interval")
        ) from why
    return Counted(valued, effect, lead.n_program or valued.n or 0, one)
