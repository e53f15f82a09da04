"""Which programs are tried in which an analysis must miss the truth, and why?"""

from __future__ import annotations

from tests.calibration.row import Line, Row
from tests.calibration.working import MOTIVATED, SIZE, SOME

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
            Line(
                "effect_ancova",
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
            Line(
                "imputed", "effect", "too_high", "what is missing depends on what would have been answered (Rubin 1976)"
            ),
            Line(
                "weighted",
                "effect",
                "too_high",
                "what is missing depends on what would have been answered (Rubin 1976)",
            ),
            Line("lee", "effect", "holds"),
            Line("worst", "effect", "holds"),
        ),
        asks=("contrast", "missing"),
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
