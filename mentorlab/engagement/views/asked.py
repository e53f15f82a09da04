"""Of which pairs could an answer be expected at a wave, and of how many did it come?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

if TYPE_CHECKING:
    from mentorlab.measures.pairs_run import PairsRun
    from mentorlab.tables.program import Program


@dataclass(frozen=True)
class Response:
    """Pairs asked, and of how many both sides, the mentee or the mentor alone, or nobody has a score."""

    n_asked: int
    n_both: int
    n_mentee: int
    n_mentor: int

    @property
    def n_one(self) -> int:
        """Pairs of which one side alone has a score."""
        return self.n_mentee + self.n_mentor

    @property
    def n_none(self) -> int:
        """Pairs of which nobody has a score."""
        return self.n_asked - self.n_both - self.n_one

    @property
    def share(self) -> float:
        """The share of pairs of which anybody has a score."""
        return (self.n_both + self.n_one) / self.n_asked if self.n_asked else 0.0


def response_at(program: Program, pairs: PairsRun, wave: str, mentee: pd.Series, mentor: pd.Series) -> Response:
    """How many pairs were asked at the wave and answered. mentee, mentor: their scores by pair_id.

    Asked are pairs begun by the wave's day (the program's day where it has none) that still ran then; at the last wave
    of the charter, all that had begun, so that those who gave up are counted as silent. Who answered was asked.
    """
    waves = {one.id: one.on for one in program.charter.waves}
    on = waves.get(wave)
    day = min(pd.Timestamp(on), pairs.day) if on is not None else pairs.day
    frame = pairs.frame
    asked = frame["began_on"] <= day
    if wave in waves and wave != program.charter.waves[-1].id:
        asked &= ~(frame["ended_on"] <= day)
    said, heard = frame.index.isin(mentee.index), frame.index.isin(mentor.index)
    both = int((said & heard).sum())
    return Response(int((asked | said | heard).sum()), both, int(said.sum()) - both, int(heard.sum()) - both)
