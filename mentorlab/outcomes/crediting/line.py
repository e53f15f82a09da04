"""What is one line of the table of credibility?"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import asdict, dataclass

import pandas as pd

COLUMNS = (
    *(
        "tested",
        "group",
        "n",
        "n_assigned",
        "n_program",
        "n_comparison",
        "unit",
        "found",
        "found_low",
        "found_high",
        "threshold",
        "p",
    ),
    *("tips_at", "tips_at_points", "came_out", "in_words", "hidden"),
)


@dataclass(frozen=True)
class Line:
    """One test: what was looked at, of whom, the number with its interval and its threshold, how it came out.

    `n` of `n_assigned` people; None and NaN where there is none. `hidden`: too few people for a number.
    """

    tested: str
    came_out: str
    in_words: str
    group: str = ""
    n: int | None = None
    n_assigned: int | None = None
    n_program: int | None = None
    n_comparison: int | None = None
    unit: str = ""
    found: float = math.nan
    found_low: float = math.nan
    found_high: float = math.nan
    threshold: float = math.nan
    p: float = math.nan
    tips_at: float = math.nan
    tips_at_points: float = math.nan
    hidden: bool = False


def table_of(lines: Sequence[Line]) -> pd.DataFrame:
    """The lines as a table; counts are whole numbers or missing."""
    frame = pd.DataFrame([asdict(line) for line in lines]).reindex(columns=list(COLUMNS))
    return frame.astype(dict.fromkeys(COLUMNS[2:6], "Int64"))
