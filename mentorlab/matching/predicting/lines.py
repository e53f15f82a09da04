"""How much of each outcome goes with the score, and with each part of it? One line for each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

import pandas as pd

from mentorlab.errors import NotComputable
from mentorlab.matching.predicting.pairs_made import EARLY, MEETINGS, OBJECTIVE
from mentorlab.stats.several import holm
from mentorlab.stats.slopes import Slope, odds, rank_correlation, slope

if TYPE_CHECKING:
    from mentorlab.matching.predicting.pairs_made import Made
    from mentorlab.matching.predicting.scored import Scored
    from mentorlab.stats.estimates import Estimate

Reading = Literal["predicts", "against", "no_evidence"]
WHOLE = "score"
TESTED_FROM = 10


@dataclass(frozen=True)
class Line:
    """One outcome by one predictor: the whole score, or the part of that name. `rank`: None for what has two values.

    `p_holm`: corrected over the other outcomes, or over the parts; None for the first outcome of the whole score.
    """

    predictor: str
    outcome: str
    slope: Slope
    rank: Estimate | None
    p_holm: float | None = None

    @property
    def neutral(self) -> float:
        """The size that means: nothing goes with it."""
        return 1.0 if self.outcome == EARLY else 0.0

    @property
    def reading(self) -> Reading:
        """Whether the score told it beforehand: the interval lies on one side, and p holds out after the correction.

        A higher score should go with less early ending and more of everything else.
        """
        e = self.slope.slope
        clear = e.low > self.neutral or e.high < self.neutral
        if not clear or (self.p_holm is not None and self.p_holm >= 1 - e.level):
            return "no_evidence"
        good = (e.value < self.neutral) if self.outcome == EARLY else (e.value > self.neutral)
        return "predicts" if good else "against"


def lines_of(made: Made, scored: Scored, smallest: int, level: float) -> tuple[tuple[Line, ...], Mapping[str, str]]:
    """The lines of the whole score, then those of its parts with the first outcome; and what could not be had, and why.

    The first outcome is judged by itself; the others of the whole score are corrected together, and so are the parts.

    An early end that happened to, or spared, fewer than `smallest` pairs has no line: its odds would count them.
    """
    lines: list[Line] = []
    missing: dict[str, str] = {}
    for outcome in made.outcomes:
        try:
            lines.append(_line(made, WHOLE, scored.score, outcome, smallest, level))
        except NotComputable as reason:
            missing[outcome] = str(reason)
    if not lines:
        raise NotComputable(next(iter(missing.values()), "nothing is known of what became of the pairs"))
    parts: list[Line] = []
    for name in scored.parts if len(scored.parts.columns) > 1 else ():
        try:
            parts.append(_line(made, str(name), scored.parts[name], lines[0].outcome, smallest, level))
        except NotComputable:
            missing[str(name)] = "every pair made has the same"
    return (lines[0], *_corrected(lines[1:]), *_corrected(parts)), missing


def _corrected(lines: Sequence[Line]) -> list[Line]:
    corrected = holm([line.slope.p for line in lines])
    return [replace(line, p_holm=p) for line, p in zip(lines, corrected, strict=True)]


def _line(made: Made, name: str, by: pd.Series[float], outcome: str, smallest: int, level: float) -> Line:
    needed = [outcome, *_covariates(made, outcome)]
    known = made.frame[[*needed, "mentor_id"]].assign(by=by).dropna()
    if len(known) < TESTED_FROM:
        raise NotComputable(f"fewer than {TESTED_FROM} pairs with a score are known in this respect")
    if outcome == EARLY:
        if min((known[EARLY] == 1).sum(), (known[EARLY] == 0).sum()) < smallest:
            raise NotComputable(f"fewer than {smallest} pairs ended early, or fewer than {smallest} did not")
        return Line(name, outcome, odds(known[EARLY], known["by"], cluster=known["mentor_id"], level=level), None)
    covariates = {one: known[one] for one in needed[1:] if known[one].std() > 0}
    found = slope(known[outcome], known["by"], covariates=covariates, cluster=known["mentor_id"], level=level)
    return Line(name, outcome, found, rank_correlation(known[outcome], known["by"], level=level))


def _covariates(made: Made, outcome: str) -> tuple[str, ...]:
    """What must be alike: how long a pair was to meet, and where the mentee started."""
    wanted = {MEETINGS: "days", OBJECTIVE: "before"}.get(outcome)
    return (wanted,) if wanted and wanted in made.frame and made.frame[wanted].notna().any() else ()
