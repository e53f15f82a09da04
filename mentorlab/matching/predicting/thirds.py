"""Do pairs with higher scores turn out better, third by third? What a straight line might hide."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from mentorlab.errors import NotComputable
from mentorlab.measures.kin import kin
from mentorlab.stats.slopes import average
from mentorlab.tables.privacy.jointly import settle

if TYPE_CHECKING:
    from mentorlab.matching.predicting.pairs_made import Made
    from mentorlab.stats.estimates import Estimate
    from mentorlab.tables.program import Program

NAMES = ("lowest", "middle", "highest")


@dataclass(frozen=True)
class Third:
    """Pairs whose score is in one third: who (mentees), their average score, what they said on average."""

    name: str
    members: frozenset[str]
    score: float
    average: Estimate


def thirds(
    program: Program, made: Made, score: pd.Series[float], outcome: str, smallest: int, level: float
) -> tuple[tuple[Third, ...], pd.DataFrame | None]:
    """The three thirds by score with the outcome, and what is averaged; nothing where a third could be recognised.

    Scores that are equal stay together, so the thirds need not be equally large.
    """
    known = made.frame[[outcome, "mentor_id"]].assign(score=score).dropna()
    cuts = known["score"].quantile([1 / 3, 2 / 3]).to_list()
    place = (known["score"] > cuts[0]).astype(int) + (known["score"] > cuts[1]).astype(int)
    labels = place.map(dict(enumerate(NAMES))).to_frame("third")
    if labels["third"].value_counts().reindex(NAMES, fill_value=0).min() < smallest:
        return (), None
    settled = settle(labels, known[[outcome]], smallest, _earlier(program, made))
    if not settled.everyone or settled.hidden["third"].any():
        return (), None
    found = []
    for name in NAMES:
        rows = known[labels["third"] == name]
        try:
            mean = average(rows[outcome], cluster=rows["mentor_id"], level=level)
        except NotComputable:
            return (), None
        found.append(Third(name, frozenset(rows.index), float(rows["score"].mean()), mean))
    return tuple(found), known[[outcome]]


def _earlier(program: Program, made: Made) -> list[frozenset[str]]:
    """The sets of people whose averages of the same answers earlier reports showed."""
    if program.publishing is None:
        return []
    shown = program.publishing.earlier.about(kin(program.folder, made.measure), (made.wave,))
    return [one.members for one in shown]
