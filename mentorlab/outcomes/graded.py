"""How sure may one be of one comparison: what was looked at before the claim, and the certainty that follows?

Asked by every question that names a certainty, so that they name the same one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mentorlab.answers.parts import Certainty, Check
from mentorlab.outcomes import grade
from mentorlab.outcomes.planned import Planned, planned
from mentorlab.outcomes.started import starting_points
from mentorlab.outcomes.trend import parallel

if TYPE_CHECKING:
    from mentorlab.outcomes.comparing import Comparison
    from mentorlab.stats.estimates import Estimate


@dataclass(frozen=True, eq=False)
class Graded:
    """The checks of a comparison, its plan, the reliability of its measure, and where it stands on the ladder."""

    checks: tuple[Check, ...]
    alpha: Estimate | None
    plan: Planned
    standing: grade.Standing

    @property
    def certainty(self) -> Certainty:
        """high, moderate, low or very low."""
        return self.standing.certainty

    @property
    def reason(self) -> str:
        """Where the design starts and every step down, in words."""
        return self.standing.reason


def graded(one: Comparison) -> Graded:
    """The checks and the certainty of this comparison."""
    plan = planned(one.program, one.aim)
    checks, alpha = _checks(one, plan)
    return Graded(checks, alpha, plan, grade.standing(one.reading, one.lost, checks, tested=one.effect.tested))


def _checks(one: Comparison, plan: Planned) -> tuple[tuple[Check, ...], Estimate | None]:
    data, reading, effect, lost = one.data, one.reading, one.effect, one.lost
    reliable, alpha = grade.reliability(data, data.answered.index)
    checks = (
        starting_points(data, drawn=reading.random and lost.verdict == "low", weights=effect.analysis.weights),
        Check("attrition", "passed" if lost.verdict == "low" else "failed", f"{lost.text}."),
        reliable,
        grade.slopes(effect.analysis.slope_p),
        grade.clusters(data, effect.analysis.clusters),
        plan.declared(),
        grade.drop_out(data, effect),
    )
    trend = (parallel(one.program, data),) if reading.name == "difference_in_differences" else ()
    return (*checks, *trend), alpha
