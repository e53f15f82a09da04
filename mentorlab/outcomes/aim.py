"""What an outcome question is about: which measure, for whom, in which direction, and what would be worth having."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field

from mentorlab.answers.wording import catalogue
from mentorlab.errors import BadInput, Fault, NotComputable, did_you_mean
from mentorlab.measures.panel import known_measures
from mentorlab.tables.arms import Whom

if TYPE_CHECKING:
    from mentorlab.tables.charter import Objective
    from mentorlab.tables.program import Program

Worthwhile = Annotated[float, Field(gt=0, le=5, strict=True)]


@dataclass(frozen=True)
class Aim:
    """The measure asked about and what the charter says of it: `worthwhile` in SDs, `worthwhile_points` in points."""

    measure: str
    objective: str | None
    for_whom: Whom
    direction: Literal["increase", "decrease"]
    worthwhile: float | None
    worthwhile_points: float | None
    primary: bool
    deviations: tuple[str, ...] = ()

    @property
    def confirmatory(self) -> bool:
        """Whether this is the analysis that the charter named, unchanged."""
        return self.primary and not self.deviations

    def size_in_points(self, sd: float) -> float | None:
        """The smallest effect worth having, in points; `sd` is that of the comparison before."""
        if self.worthwhile_points is not None:
            return self.worthwhile_points
        if self.worthwhile is None or not math.isfinite(sd) or sd <= 0:
            return None
        return self.worthwhile * sd


def aim_of(
    program: Program,
    measure: str | None,
    objective: str | None,
    worthwhile: float | None = None,
    level: float = 0.95,
) -> Aim:
    """What is asked: the objective or measure named, else the charter's primary objective, else the only measure."""
    words = catalogue("outcomes").EXPLORATORY
    deviations = [words["level"].format(level=f"{100 * level:g}")] if level < 0.95 else []
    chosen = _objective(program, measure, objective)
    if chosen is None:
        named = measure or _only_measure(program)
        return Aim(named, None, "mentees", "increase", worthwhile, None, False, tuple(deviations))
    if chosen.measure is None:
        raise NotComputable(f"the objective {chosen.id!r} names no measure; write `measure:` into program.yaml")
    size, points = chosen.worthwhile, chosen.worthwhile_points
    if worthwhile is not None and (points is not None or worthwhile != size):
        in_sds = f"{size:g} SD" if size is not None else words["no_size"]
        planned = f"{points:g} points" if points is not None else in_sds
        deviations.append(words["worthwhile"].format(given=f"{worthwhile:g}", planned=planned))
        size, points = worthwhile, None
    return Aim(
        measure=chosen.measure,
        objective=chosen.id,
        for_whom=chosen.for_whom,
        direction=chosen.direction,
        worthwhile=size,
        worthwhile_points=points,
        primary=chosen.primary,
        deviations=tuple(deviations),
    )


def uses_people(program: Program) -> tuple[str, ...]:
    """`people`, where an outcome question reads it: for groups, covariates, clusters, or who could be compared."""
    evaluation, charter = program.charter.evaluation, program.charter
    clustered = evaluation.clustered_by not in (None, "mentor")
    others = any(one.for_whom in ("managers", "non_participants") for one in charter.objectives)
    used = charter.units or evaluation.adjust_for or clustered or others or not program.has("assignments")
    return ("people",) if used else ()


def _objective(program: Program, measure: str | None, objective: str | None) -> Objective | None:
    objectives = program.charter.objectives
    if objective is not None:
        for one in objectives:
            if one.id == objective and measure in (None, one.measure):
                return one
            if one.id == objective:
                what = f"the objective {objective!r} is measured by {one.measure}, not by {measure}"
                raise BadInput(Fault("settings", "measure", what, "name the objective or the measure, not both"))
        advice = did_you_mean(objective, [one.id for one in objectives] or ["none: the charter has no objectives"])
        raise BadInput(Fault("settings", "objective", f"the charter has no objective {objective!r}", advice))
    return program.charter.objective_for(measure) if measure is not None else program.charter.primary


def _only_measure(program: Program) -> str:
    known = known_measures(program)
    if len(known) == 1:
        return known[0]
    raise NotComputable(
        f"The charter names no objective and the tables hold {len(known)} measures ({', '.join(known) or 'none'}): "
        "name one with measure=…, or write an objective into program.yaml"
    )
