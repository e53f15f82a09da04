"""Which programs are tried for questions beside the average effect: staying, groups, units, taking part, money?"""

from __future__ import annotations

from tests.calibration.row import Line, Row
from tests.calibration.working import PULSE, SIZE, SOME, both

LARGE = {"people": 400, "mentors": 100}
STAYING = (
    Line("effect", "effect on staying of one's own accord"),
    Line("log_hazard_ratio", "nothing"),
    Line("log_hazard_ratio_mentored", "nothing"),
)
BY_SITE = (
    Line("effect, Harbour", "effect at Harbour"),
    Line("effect_apart, Harbour", "effect at Harbour less elsewhere"),
)

ELSEWHERE = (
    *both(
        "taken up",
        "Places are drawn by lot among the applicants of 400 people, with mentors for few of them; some with a place "
        "never meet. What did taking part do?",
        (Line("effect", "effect"), Line("effect_taken_up", "effect of taking part")),
        size={"people": 400, "mentors": 60},
        design="lottery",
    ),
    *both(
        "comparison, volunteers differ, weighted",
        "Those who join score higher from the start; the others are weighted to start like them.",
        (
            Line(
                "effect",
                "effect on participants",
                "too_high",
                "the start is measured with error, so that weighting by it takes away a part only (Lord 1967)",
            ),
        ),
        size=LARGE,
        design="comparison",
        switches={"volunteers_differ": 1.0},
    ),
    Row(
        "staying, no effect",
        "Who stays, by the draw and from the day mentoring began. Nothing is planted.",
        {"people": 900, "mentors": 220, "design": "lottery"},
        STAYING,
        asks=("retention",),
        measure="retention",
    ),
    Row(
        "staying, effect",
        "Who stays, by the draw. Of 100 people 3 more stay for whatever reason; three in four who leave do so of their "
        "own accord.",
        {"people": 1800, "mentors": 440, "design": "lottery", "effects": {"retention": 0.03}},
        STAYING[:1],
        asks=("retention",),
        measure="retention",
    ),
    Row(
        "staying, immortal time",
        "Many leave, pairs begin at any time, and places were drawn. Nothing is planted.",
        {**LARGE, "design": "lottery", "switches": {"immortal_time": 1.0}},
        STAYING,
        asks=("retention",),
        measure="retention",
    ),
    Row(
        "staying, immortal time, not drawn",
        "Many leave, pairs begin at any time, and people choose for themselves: the programs in which the naive gap is "
        "widest. Nothing is planted.",
        {"people": 600, "mentors": 150, "design": "comparison", "switches": {"immortal_time": 1.0}},
        (
            Line("effect", "effect on participants"),
            Line("log_hazard_ratio_mentored", "nothing"),
            Line("retention gap", "effect on participants", "too_high", "immortal time (Suissa 2008)"),
        ),
        asks=("retention", "naive retention"),
        measure="retention",
    ),
    *both("sites", "The effect site by site.", BY_SITE, size=LARGE, design="waitlist", asks=("by site",)),
    Row(
        "sites, one gains more",
        "Harbour gains 0.5 points more than the other sites.",
        {**LARGE, "design": "waitlist", "effects": SOME, "by_group": {PULSE: {"site": {"Harbour": 0.5}}}},
        BY_SITE,
        asks=("by site",),
    ),
    Row(
        "units, no effect",
        "An anonymous survey of 400 people, of which averages of units alone are known. Nothing is planted.",
        {**LARGE, "in_units": {"speaking_up": 0.0}},
        (Line("effect", "effect in units"),),
        asks=("units",),
        measure="speaking_up",
    ),
    Row(
        "units, effect",
        "The same; half of the units gain 0.3 points.",
        {**LARGE, "in_units": {"speaking_up": 0.3}},
        (Line("effect", "effect in units"),),
        asks=("units",),
        measure="speaking_up",
    ),
    Row(
        "benefit, no effect",
        "What the effect is worth at 1,000 EUR a point, for all who were offered a place. Nothing is planted.",
        {**SIZE, "design": "lottery"},
        (Line("benefit", "effect in money"),),
        asks=("returns",),
        measure="performance",
    ),
    Row(
        "benefit, effect",
        "What an effect of 2 points is worth at 1,000 EUR a point, for all who were offered a place.",
        {**SIZE, "design": "lottery", "effects": {"performance": 2.0}},
        (Line("benefit", "effect in money"),),
        asks=("returns",),
        measure="performance",
    ),
)
