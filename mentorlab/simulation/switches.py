"""What misleads evaluators, and how strong is it? The switches of a simulated program, each with what strength 1 means.

Strength 0 is off and the effect grows in proportion. The sizes are those of the literature where it gives one; the
others are said to be our choice.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True)
class Switch:
    """One thing that misleads. `means`: in words, at strength 1. `size`: the number in it. `source`: where it is from.

    `either_way`: a negative strength turns it round. `most`: the largest strength.
    """

    means: str
    size: float
    source: str
    either_way: bool = False
    most: float = 2.0


SWITCHES: Mapping[str, Switch] = MappingProxyType(
    {
        "volunteers_differ": Switch(
            "people who apply score 0.30 SD higher than those who do not, before and after alike",
            0.30,
            "just over 0.25 SD, from where the What Works Clearinghouse accepts no adjustment",
            either_way=True,
        ),
        "motivated_grow": Switch(
            "people who apply would have grown 0.22 SD more than the others anyway",
            0.22,
            "the bias of a difference in differences in the worked example of 400 programs (0.40 found, 0.18 true)",
        ),
        "regression_to_the_mean": Switch(
            "places go to the 28 % with the lowest scores before (cut at 0.57 SD below the mean)",
            0.28,
            "Barnett, van der Pols and Dobson (2005); on a scale with mean 3.4 and SD 0.7, a cut at 3.0",
            most=1.0,
        ),
        "immortal_time": Switch(
            "2.5 % leave a month for 24 months, and pairs begin at any time in them, if the person is still there",
            0.025,
            "the worked example of 73 % against 47 % retained without any effect; Suissa (2008) names the bias",
            most=1.0,
        ),
        "dropout_by_outcome": Switch(
            "a quarter of those offered a place miss the last survey, with odds 3.3 times as large per SD less",
            1.2,
            "our choice: attrition of that size is high on the cautious boundary of the What Works Clearinghouse",
            most=1.0,
        ),
        "response_shift": Switch(
            "those who took part judge themselves 0.25 SD more strictly afterwards, and recall their start as lower",
            0.25,
            "our choice; the direction is that of Howard (1980) and of 196 supervisors in 17 settings",
        ),
        "season": Switch(
            "everybody scores 0.20 SD higher at the last survey than at the first",
            0.20,
            "our choice: the size that charters usually call worth having",
            either_way=True,
        ),
        "shared_mentors": Switch(
            "a tenth of the variance after the program lies between mentors (intraclass correlation .10)",
            0.10,
            "the worked example of partially nested designs: 3 mentees a mentor, correlation .1",
        ),
        "spill_over": Switch(
            "colleagues without a place gain half as much as a place gives, times the share of their team that has one",
            0.50,
            "our choice",
        ),
        "fading": Switch(
            "a quarter of the pairs that met begin to fade on a day of their own; of the meetings that would have been "
            "held a quarter are, a few more are planned, then none; a call brings back half of those it reaches",
            0.25,
            "our choice: of all pairs 75 to 85 % active is what vendors call usual, so that 15 to 25 % are not",
        ),
    }
)
