"""What would change the conclusion? Said from the cells of the answer, wherever a conclusion is drawn."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mentorlab.answers.wording import catalogue, listed, number
from mentorlab.outcomes.estimating.effect import LEAST_LEVEL
from mentorlab.outcomes.estimating.yes_no import is_yes_no
from mentorlab.outcomes.grade import MOST_SDS, tips_at

if TYPE_CHECKING:
    from mentorlab.outcomes.comparing import Comparison

CLEAR = ("led_to", "rose_more", "was_higher")


@dataclass(frozen=True)
class Tipping:
    """How much worse the missing must have done until the direction is no longer clear, in SDs and in points.

    NaN where nobody is missing or nothing is clear; infinite where no shift reaches it.
    """

    sds: float
    points: float


def tipping(one: Comparison) -> Tipping:
    """The tipping point of this comparison, as its check of drop-out has it."""
    sds = tips_at(one.data, one.effect)
    return Tipping(sds, sds * one.effect.sd)


def would_change(one: Comparison, verb: str, verdict: str, places: int) -> list[str]:
    """Whole sentences, or none where the answer is only described. Numbers are cells of the table."""
    words, effect = catalogue("outcomes_would_change"), one.effect
    if not effect.tested or effect.analysis.not_told:
        return []
    low, high = effect.lead.estimate.low, effect.lead.estimate.high
    near, far = (low, high) if one.aim.direction == "increase" else (-high, -low)
    ends = {"near": near, "far": far, "apart": min(abs(low), abs(high))}
    cells = {name: _sized(one, end, places) for name, end in ends.items()}
    parts = [_missing(one, places), *([words.UNMEASURED.format_map(cells)] if not one.reading.random else [])]
    said = [words.IF.format(parts=listed(filter(None, parts), last="or"))] if verb in CLEAR and any(parts) else []
    # Below 95 % the verdict rests on another interval than the one that is shown.
    if effect.lead.estimate.level >= LEAST_LEVEL and verdict in words.SIZES:
        said.append(words.SIZES[verdict].format_map(cells))
    if verb not in CLEAR and verdict == "cannot_tell":
        said.append(words.NARROWER)
    return said


def _missing(one: Comparison, places: int) -> str:
    words, tips = catalogue("outcomes_would_change"), tipping(one)
    if math.isnan(tips.sds):
        return ""
    if tips.sds > MOST_SDS:
        return ""
    return str(words.MISSING.format(points=_sized(one, tips.points, places)))


def _sized(one: Comparison, value: float, places: int) -> str:
    """A size as the claim says it: of a scale in points, of yes and no in percentage points."""
    if is_yes_no(one.data):
        return f"{number(100 * value, max(places - 2, 0))} {catalogue('outcomes').PERCENTAGE_POINTS}"
    return number(value, places) + (catalogue("outcomes_would_change").POINTS if one.data.panel.instrument else "")
