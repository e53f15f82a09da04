"""Which scores are compared, in which direction, and what would be worth having?"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from mentorlab.errors import BadInput, Fault, NotComputable, did_you_mean
from mentorlab.measures.panel import Panel, two_waves

if TYPE_CHECKING:
    from mentorlab.tables.charter import Objective
    from mentorlab.tables.program import Program


@dataclass(frozen=True, eq=False)
class Aimed:
    """A measure at the waves that the charter compares, and what the charter says of it."""

    measure: str
    objective: str | None
    panel: Panel
    direction: Literal["increase", "decrease"]
    worthwhile: float | None
    worthwhile_points: float | None

    @property
    def waves(self) -> tuple[str, str]:
        """Before and after."""
        return self.panel.before_wave, self.panel.after_wave

    def size_in_points(self, sd: float) -> float:
        """The smallest effect worth having, in points; NaN where nobody named one."""
        if self.worthwhile_points is not None:
            return self.worthwhile_points
        return self.worthwhile * sd if self.worthwhile is not None and sd > 0 else math.nan


def aimed(program: Program, measure: str | None, objective: str | None, worthwhile: float | None) -> Aimed:
    """The objective or measure named, else the charter's primary objective.

    Raises BadInput for an unknown objective, NotComputable where there is no measure or nobody has a score of it.
    """
    chosen = _objective(program, measure, objective)
    name = measure or (chosen.measure if chosen else None)
    if name is None:
        raise NotComputable("no measure is named and the charter's objective has none; name one with measure=…")
    panel = two_waves(program, name, *program.charter.contrast_waves)
    size = worthwhile if worthwhile is not None else chosen.worthwhile if chosen else None
    points = chosen.worthwhile_points if chosen and worthwhile is None else None
    return Aimed(name, chosen.id if chosen else None, panel, chosen.direction if chosen else "increase", size, points)


def _objective(program: Program, measure: str | None, objective: str | None) -> Objective | None:
    if objective is None:
        return program.charter.objective_for(measure) if measure is not None else program.charter.primary
    for one in program.charter.objectives:
        if one.id == objective:
            return one
    known = [one.id for one in program.charter.objectives] or ["none: the charter has no objectives"]
    what = f"the charter has no objective {objective!r}"
    raise BadInput(Fault("settings", "objective", what, did_you_mean(objective, known)))
