"""Which programs are tried in which an analysis should find the truth?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tests.calibration.row import Line, Row

PULSE = "engagement_pulse"
SIZE: Mapping[str, Any] = {"people": 160, "mentors": 25}
SOME = {PULSE: 0.4}  # points; about 0.4 SD of the scores before
MOTIVATED = {"volunteers_differ": 1.0, "motivated_grow": 1.0}

DRAWN = (
    Line("effect", "effect"),
    Line("difference", "effect"),
    Line("effect_sd", "effect in SDs before"),
    Line("difference_sd", "effect in SDs after"),
)
BESIDE = (
    Line("imputed", "effect"),
    Line("weighted", "effect"),
    Line("effect, after", "effect"),
    Line("difference_worthwhile", "effect on the share who gain a size worth having"),
)
COMPARED = (
    Line("effect", "effect on participants"),
    Line("effect_ancova", "effect on participants"),
    Line("difference", "effect on participants"),
    Line("effect_sd", "effect on participants in SDs before"),
    Line("difference_sd", "effect on participants in SDs after"),
)
CHANGED = (
    Line("change", "change of such people"),
    Line("change_sd", "change of such people in SDs"),
)


def both(
    name: str, says: str, lines: tuple[Line, ...] = DRAWN, size: Mapping[str, Any] = SIZE, **more: Any
) -> tuple[Row, Row]:
    """The same row without and with an effect."""
    settings = {key: more.pop(key) for key in ("design", "switches") if key in more}
    without = Row(f"{name}, no effect", f"{says} Nothing is planted.", {**size, **settings}, lines, **more)
    planted = {**size, **settings, "effects": SOME}
    return without, Row(f"{name}, effect", f"{says} The effect is 0.4 points.", planted, lines, **more)


SHOULD_WORK = (
    *both(
        "waitlist",
        "Half of 160 people's applicants start now, by lot; the others wait.",
        (*DRAWN, *BESIDE),
        design="waitlist",
        asks=("contrast", "missing", "waves", "individual"),
    ),
    *both("lottery", "Places are drawn by lot among the applicants.", design="lottery"),
    *both("randomised", "People are assigned at random.", design="randomised"),
    *both("stepped", "Groups start one after another, in an order that was drawn.", design="stepped"),
    *both("small", "A waitlist in a program of 60 people.", size={"people": 60, "mentors": 6}, design="waitlist"),
    *both(
        "uneven",
        "A waitlist in which ten mentors have room for few of 200 people's applicants.",
        size={"people": 200, "mentors": 10},
        design="waitlist",
    ),
    *both(
        "mentors shared",
        "A waitlist in which mentees of one mentor end up alike; the kit's errors are clustered by mentor.",
        design="waitlist",
        switches={"shared_mentors": 1.0},
    ),
    *both(
        "comparison that holds",
        "People choose for themselves, and those who join differ from the others in nothing that matters.",
        COMPARED,
        design="comparison",
    ),
    *both(
        "parallel trends",
        "Those who join score higher before and after alike; the change of the groups is compared.",
        (Line("effect", "effect on participants"), Line("effect_sd", "effect on participants in SDs before")),
        design="difference_in_differences",
        switches={"volunteers_differ": 1.0},
    ),
    Row(
        "encouragement, effect",
        "Half of the people are encouraged to ask for a place, by lot; some of the others ask too. The kit does not "
        "analyse this design yet and reads it as a comparison: its effect is that of being encouraged.",
        {**SIZE, "design": "encouragement", "effects": SOME},
        (Line("effect", "effect"), Line("difference", "effect")),
    ),
    Row(
        "unequal effects",
        "A waitlist in which each meeting adds to the effect, a good match adds more, and women gain most: answers "
        "spread more with a place than without.",
        {
            **SIZE,
            "design": "waitlist",
            "effects": {PULSE: 0.4},
            "dose": {PULSE: 0.02},
            "match_value": {PULSE: 0.3},
            "by_group": {PULSE: {"gender": {"woman": 0.5}}},
        },
        DRAWN,
    ),
    Row(
        "near the ceiling",
        "A waitlist with an effect of 0.9 points on a scale from 1 to 5 that begins at 3.5: many answer 5.",
        {**SIZE, "design": "waitlist", "effects": {"stay_intention": 0.9}},
        DRAWN,
        measure="stay_intention",
    ),
    Row(
        "number from records",
        "A waitlist judged by a number from records instead of a questionnaire.",
        {**SIZE, "design": "waitlist", "effects": {"performance": 2.0}},
        DRAWN,
        measure="performance",
    ),
    Row(
        "change of one group",
        "Everyone has a place; how much did scores change? (Not: what did the program do?)",
        {**SIZE, "design": "before_after", "effects": SOME},
        CHANGED,
        asks=("change",),
    ),
)
