"""Which programs are tried, and what is expected of each beforehand?

To add a row: one entry below, with the truth that is planted, what is asked, and for each estimate the truth that it is
held against and what is expected. A new question of a room: one entry in `asking.ANALYSES`, and rows that ask it. An
expectation of failure names the literature's reason. Seeds are the same for every row and were fixed beforehand;
nothing here is changed because of a result.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tests.calibration.row import Line, Row

SEEDS = range(2000)  # fixed before anything was run
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
COMPARED = (
    Line("effect", "effect on participants"),
    Line("difference", "effect on participants"),
    Line("effect_sd", "effect on participants in SDs before"),
    Line("difference_sd", "effect on participants in SDs after"),
)
CHANGED = (
    Line("change", "change of such people"),
    Line("change_sd", "change of such people in SDs"),
)


def _both(
    name: str, says: str, lines: tuple[Line, ...] = DRAWN, size: Mapping[str, Any] = SIZE, **more: Any
) -> tuple[Row, Row]:
    """The same row without and with an effect."""
    settings = {key: more.pop(key) for key in ("design", "switches") if key in more}
    without = Row(f"{name}, no effect", f"{says} Nothing is planted.", {**size, **settings}, lines, **more)
    planted = {**size, **settings, "effects": SOME}
    return without, Row(f"{name}, effect", f"{says} The effect is 0.4 points.", planted, lines, **more)


SHOULD_WORK = (
    *_both("waitlist", "Half of 160 people's applicants start now, by lot; the others wait.", design="waitlist"),
    *_both("lottery", "Places are drawn by lot among the applicants.", design="lottery"),
    *_both("randomised", "People are assigned at random.", design="randomised"),
    *_both("stepped", "Groups start one after another, in an order that was drawn.", design="stepped"),
    *_both("small", "A waitlist in a program of 60 people.", size={"people": 60, "mentors": 6}, design="waitlist"),
    *_both(
        "uneven",
        "A waitlist in which ten mentors have room for few of 200 people's applicants.",
        size={"people": 200, "mentors": 10},
        design="waitlist",
    ),
    *_both(
        "mentors shared",
        "A waitlist in which mentees of one mentor end up alike; the kit's errors are clustered by mentor.",
        design="waitlist",
        switches={"shared_mentors": 1.0},
    ),
    *_both(
        "comparison that holds",
        "People choose for themselves, and those who join differ from the others in nothing that matters.",
        COMPARED,
        design="comparison",
    ),
    *_both(
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

SHOULD_FAIL = (
    Row(
        "before/after, motivated volunteers",
        "Those who apply would have grown anyway, and the change of those with a place is read as the effect.",
        {
            **SIZE,
            "design": "before_after",
            "effects": SOME,
            "switches": MOTIVATED,
        },
        (
            Line(
                "change",
                "effect on participants",
                "too_high",
                "selection-maturation (Shadish, Cook and Campbell 2002); 0.41 SD found for 0.18 in the worked example "
                "of 400 programs",
            ),
        ),
        asks=("change",),
    ),
    Row(
        "before/after, season",
        "Everybody's scores rise between the surveys, program or not. Nothing is planted.",
        {**SIZE, "design": "before_after", "switches": {"season": 1.0}},
        (
            Line(
                "change",
                "effect on participants",
                "too_high",
                "history (Campbell and Stanley 1963)",
            ),
        ),
        asks=("change",),
    ),
    Row(
        "before/after, lowest scores chosen",
        "Places go to those with the lowest scores before. Nothing is planted.",
        {**SIZE, "design": "before_after", "switches": {"regression_to_the_mean": 1.0}},
        (
            Line(
                "change",
                "effect on participants",
                "too_high",
                "regression to the mean (Barnett, van der Pols and Dobson 2005)",
            ),
        ),
        asks=("change",),
    ),
    Row(
        "comparison, volunteers differ",
        "Those who join score higher from the start, and are compared with those who did not join. Nothing is planted.",
        {**SIZE, "design": "comparison", "switches": {"volunteers_differ": 1.0}},
        (
            Line("difference", "effect on participants", "too_high", "self-selection (Rubin 1974)"),
            Line(
                "effect",
                "effect on participants",
                "too_high",
                "the start is measured with error, so that adjusting for it takes away a part only (Lord 1967)",
            ),
        ),
    ),
    Row(
        "comparison, motivated volunteers",
        "Those who join score higher from the start and would have grown anyway. Nothing is planted.",
        {**SIZE, "design": "comparison", "switches": MOTIVATED},
        (
            Line("difference", "effect on participants", "too_high", "self-selection (Rubin 1974)"),
            Line(
                "effect",
                "effect on participants",
                "too_high",
                "selection on growth, which no start shows; 0.42 SD found for 0.18 in the worked example of 400 "
                "programs",
            ),
        ),
    ),
    Row(
        "differences in differences, motivated volunteers",
        "Those who join would have grown anyway: the trends are not parallel. Nothing is planted.",
        {**SIZE, "design": "difference_in_differences", "switches": MOTIVATED},
        (
            Line(
                "effect",
                "effect on participants",
                "too_high",
                "trends that are not parallel (Angrist and Pischke 2009, ch. 5); 0.40 SD found for 0.18 in the worked "
                "example of 400 programs",
            ),
        ),
    ),
    Row(
        "cut-off score",
        "Places go to those whom managers rate most in need. The kit does not analyse this design yet and reads it as "
        "a comparison.",
        {**SIZE, "design": "cutoff", "effects": SOME},
        (
            Line("difference", "effect on participants", "too_low", "those in need start lower (Rubin 1974)"),
            Line(
                "effect",
                "effect on participants",
                "too_low",
                "the start is measured with error, so that adjusting for it takes away a part only (Lord 1967)",
            ),
        ),
    ),
    Row(
        "waitlist, drop-out by outcome",
        "A draw, but those who do badly with a place do not answer the last survey. Nothing is planted.",
        {**SIZE, "design": "waitlist", "switches": {"dropout_by_outcome": 1.0}},
        (
            Line("effect", "effect", "too_high", "attrition that depends on the outcome (Deke and Chiang 2017)"),
            Line("difference", "effect", "too_high", "attrition that depends on the outcome (Deke and Chiang 2017)"),
        ),
    ),
    Row(
        "waitlist, response shift",
        "Those who took part judge themselves more strictly afterwards: the same state, a lower answer.",
        {**SIZE, "design": "waitlist", "effects": SOME, "switches": {"response_shift": 1.0}},
        (Line("effect", "effect", "too_low", "response shift (Howard 1980)"),),
    ),
    Row(
        "waitlist, spill-over",
        "Colleagues without a place gain too, from those who have one.",
        {**SIZE, "design": "waitlist", "effects": SOME, "switches": {"spill_over": 1.0}},
        (Line("effect", "effect", "too_low", "interference between people (Rosenbaum 2007)"),),
    ),
    Row(
        "mentors shared, errors that ignore it",
        "A waitlist in which mentees of one mentor end up alike, and the charter does not name the clusters. Nothing "
        "is planted.",
        {"people": 160, "mentors": 9, "design": "waitlist", "switches": {"shared_mentors": 2.0}},
        (
            Line(
                "effect",
                "effect",
                "too_sure",
                "partially nested designs (Lohr, Schochet and Sanders 2014; Baldwin et al. 2011)",
            ),
        ),
        evaluation={"clustered_by": None},
    ),
    Row(
        "immortal time",
        "Retention of people who met a mentor at all against all others, over 24 months. Nothing is planted.",
        {**SIZE, "design": "comparison", "switches": {"immortal_time": 1.0}},
        (
            Line(
                "retention gap",
                "effect on participants",
                "too_high",
                "immortal time (Suissa 2008); 73 % against 47 % retained in the worked example without any effect",
            ),
        ),
        asks=("naive retention",),
        measure="retention",
    ),
)

ROWS: tuple[Row, ...] = (*SHOULD_WORK, *SHOULD_FAIL)


def named(names: list[str]) -> tuple[Row, ...]:
    """The rows of these names; a name that is a row's beginning means all rows that begin so."""
    chosen = tuple(row for row in ROWS if any(row.name.startswith(name) for name in names))
    unknown = [name for name in names if not any(row.name.startswith(name) for row in ROWS)]
    if unknown:
        raise KeyError(f"no row is called {', '.join(unknown)}; there are: {', '.join(row.name for row in ROWS)}")
    return chosen
