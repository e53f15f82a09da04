"""Which design do charter and data support, and which verb has it earned?

The charter says how places were given; the data must bear it out. A design is never read as stronger than both.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mentorlab.answers.wording import catalogue

if TYPE_CHECKING:
    from mentorlab.stats.estimates import Estimate
    from mentorlab.tables.arms import Arms
    from mentorlab.tables.charter import Evaluation

DRAWN = ("lottery", "randomised", "waitlist", "stepped")
ORDER_DRAWN = ("waitlist", "stepped")
ONE_GROUP = ("after_only", "before_after")
NOT_BY_LOT = ("cutoff_score", "staff_choice", "first_come", "own_choice", "everyone")
NOT_ANALYSED = ("cutoff", "encouragement")


@dataclass(frozen=True)
class Reading:
    """A design as it is read. `random`: places were drawn. `record`: and the draw record agrees."""

    name: str
    random: bool
    record: bool
    how: str
    deviations: tuple[str, ...] = ()

    @property
    def compares(self) -> bool:
        """Whether there is anybody to compare with."""
        return self.name not in ONE_GROUP

    @property
    def according_to_charter(self) -> bool:
        """Whether the draw is only the charter's word."""
        return self.random and not self.record


def read_design(evaluation: Evaluation, arms: Arms, *, compared: bool, before: bool) -> Reading:
    """The design that charter and data support together.

    `compared`: both arms have answers; `before`: there are answers from before the start.
    """
    words = catalogue("outcomes")
    wanted = evaluation.design
    if wanted in ONE_GROUP:
        return Reading(wanted, random=False, record=False, how=words.DESIGNS[wanted])
    if not compared:
        name = "before_after" if before else "after_only"
        return Reading(name, random=False, record=False, how=words.DESIGNS["alone"])
    weaker = _downgrade(evaluation, arms)
    if wanted is None or weaker is not None:
        told = {"design": wanted, "places_by": str(evaluation.places_by).replace("_", " ")}
        deviations = (words.DOWNGRADES[weaker].format_map(told),) if weaker else ()
        how = words.DESIGNS["pairs" if arms.source == "pairs" else "comparison"]
        return Reading("comparison", random=False, record=False, how=how, deviations=deviations)
    if wanted not in DRAWN:
        return Reading(wanted, random=False, record=False, how=words.DESIGNS[wanted])
    shown_by = arms.drawn or "charter"
    how = words.DESIGNS[f"drawn_{shown_by}"]
    return Reading(wanted, random=True, record=shown_by == "record", how=how, deviations=arms.drawn_again)


def _downgrade(evaluation: Evaluation, arms: Arms) -> str | None:
    """Why the charter's design cannot be read as it stands, or None."""
    wanted = evaluation.design
    if wanted is None or wanted == "comparison":
        return None
    if arms.source != "assignments":
        return "pairs"
    if wanted in NOT_ANALYSED:
        return "not_analysed"
    if wanted in DRAWN and arms.drawn == "contradicted":
        return "contradicted"
    if wanted in DRAWN and evaluation.places_by in NOT_BY_LOT:
        return "places_by"
    if wanted in ORDER_DRAWN and arms.drawn is None:
        return "not_drawn"
    return None


def claim_verb(
    reading: Reading, *, shown: Estimate, judged: Estimate, attrition: str, before: bool, moved_along: bool
) -> str:
    """The only place that chooses a verb for a comparison (DESIGN 6).

    `shown`: the effect at the reader's level; `judged`: at 95 % or more. `moved_along`: the raw changes of the two
    groups differ in the direction of the effect, so that "rose more" is what the figure shows too.
    """
    if not _excludes_zero(judged):
        return "not_settled" if _excludes_zero(shown) else "compatible"
    if reading.random and attrition == "low":
        return "led_to"
    return "rose_more" if before and moved_along else "was_higher"


def _excludes_zero(estimate: Estimate) -> bool:
    return estimate.low > 0 or estimate.high < 0
