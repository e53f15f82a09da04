"""Which answers are there already at a wave, and since when? What is planned after them was not planned beforehand."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

if TYPE_CHECKING:
    from mentorlab.tables.program import Program

DATED = {"responses": "answered_on", "measures": "measured_on"}


@dataclass(frozen=True)
class Answered:
    """`rows`: how many answers and numbers; `first_on`: the earliest of their dates, None where none is dated."""

    wave: str
    rows: int
    first_on: dt.date | None


def answered_at(program: Program, wave: str) -> Answered:
    """The rows of this cycle in `responses` and `measures` at one wave that say something."""
    rows, days = 0, []
    for table, dated in DATED.items():
        if not program.has(table):
            continue
        frame = program.table(table, coded=True)
        if {"wave", "value"} - set(frame.columns):
            continue
        there = (frame["wave"] == wave) & frame["value"].notna()
        rows += int(there.sum())
        if dated in frame:
            days.append(frame.loc[there, dated].min())
    known = [day for day in days if not pd.isna(day)]
    return Answered(wave, rows, min(known).date() if known else None)
