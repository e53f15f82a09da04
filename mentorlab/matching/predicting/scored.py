"""What did the score say beforehand of each pair made? On record, or computed anew from the pool; and its parts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from mentorlab.answers.wording import catalogue
from mentorlab.errors import NotComputable
from mentorlab.matching.market import LARGEST_TABLE
from mentorlab.matching.pool import pool

if TYPE_CHECKING:
    from mentorlab.matching.lists import Array
    from mentorlab.matching.market import Market
    from mentorlab.matching.predicting.pairs_made import Made
    from mentorlab.tables.program import Program

SAMPLED = 200_000  # pairs that stand for all, where the pool is large
LEAST_ON_RECORD = 0.5  # share of pairs with a score from which on the record is used


@dataclass(frozen=True, eq=False)
class Scored:
    """score: of each pair, NaN where unknown; on_record: from the table pairs, else the fit from the pool (0–100).

    parts: pairs × parts of the fit (0–100 in all). spread_made, spread_all: SD of the fit among pairs made, and among
    all that the rules allow; NaN where the pool cannot be had. notes: what was left out or taken for granted.
    """

    score: pd.Series[float]
    on_record: bool
    parts: pd.DataFrame
    spread_made: float
    spread_all: float
    notes: tuple[str, ...]


def scored(program: Program, made: Made) -> Scored:
    """The scores of the pairs. Raises NotComputable where none is on record and the pool cannot be had either."""
    words, frame = catalogue("matching_validation").NOTES_HERE, made.frame
    on_record = bool(frame["score"].notna().mean() >= LEAST_ON_RECORD)
    try:
        if not program.has("applications"):
            raise NotComputable("there is no table applications")
        market = pool(program).market
    except NotComputable as reason:
        if not on_record:
            raise NotComputable(f"no score is on record in pairs, and the fit cannot be found: {reason}") from reason
        note = words["no_pool"].format(reason=str(reason).rstrip("."))
        return Scored(frame["score"], True, pd.DataFrame(index=frame.index), np.nan, np.nan, (note,))
    i, j, there = _positions(market, frame)
    fit = pd.Series(np.nan, index=frame.index)
    fit[there] = 100 * market.fit(i, j) / market.best
    parts = pd.DataFrame(
        {
            name: pd.Series(100 * market.part(name, i, j) / market.best, index=frame.index[there])
            for name in market.parts
        },
        index=frame.index,
    )
    left = int((~there).sum())
    notes = (words["not_in_pool"].format(n=left, n_pairs=len(frame)),) if left else ()
    score = frame["score"] if on_record else fit
    return Scored(score, on_record, parts, float(fit.std()), _spread_of_all(market), notes)


def _positions(market: Market, frame: pd.DataFrame) -> tuple[Array, Array, Array]:
    """The positions of both people of each pair that the pool knows, and which pairs these are."""
    i = pd.Index(market.mentees).get_indexer(frame.index)
    j = pd.Index(market.mentors).get_indexer(pd.Index(frame["mentor_id"]))
    there = (i >= 0) & (j >= 0)
    return i[there], j[there], there


def _spread_of_all(market: Market) -> float:
    """The SD of the fit among all pairs that the rules allow, in the points of 0 to 100."""
    n, m = market.size
    if n * m <= min(LARGEST_TABLE, SAMPLED):
        fits = market.fit_table()[market.allowed_table()]
    else:
        rng = np.random.default_rng(0)
        i, j = rng.integers(0, n, SAMPLED), rng.integers(0, m, SAMPLED)
        fits = market.fit(i, j)[market.allowed(i, j)]
    return float(100 * fits.std(ddof=1) / market.best) if len(fits) > 1 else np.nan
