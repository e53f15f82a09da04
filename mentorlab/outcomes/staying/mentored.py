"""From which day on was somebody mentored?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from mentorlab.measures.pairs_run import pairs_run

if TYPE_CHECKING:
    from mentorlab.tables.program import Program


@dataclass(frozen=True, eq=False)
class Begins:
    """`on`: the day on which each person's mentoring began, missing where it never did. `by`: how it is known, as a key
    of the words: "meeting" (the first meeting held), "pair" (the day their pair began), "unknown" (no pairs)."""

    on: pd.Series
    by: str


def mentoring_begins(program: Program, people: pd.Index) -> Begins:
    """The first meeting that a mentee's pair held; without a table of meetings the day on which the pair began."""
    if not program.has("pairs"):
        return Begins(pd.Series(pd.NaT, index=people, dtype="datetime64[ns]"), "unknown")
    pairs = pairs_run(program).frame.dropna(subset=["mentee_id"])
    held = _first_held(program) if program.has("meetings") else None
    began = pairs["began_on"] if held is None else held.reindex(pairs.index)
    first = began.groupby(pairs["mentee_id"]).min()
    return Begins(pd.to_datetime(first.reindex(people)), "pair" if held is None else "meeting")


def _first_held(program: Program) -> pd.Series | None:
    rows = program.table("meetings")
    if "held_on" not in rows or not rows["held_on"].notna().any():
        return None
    held = rows.dropna(subset=["held_on", "pair_id"])
    held = held[held["status"] == "held"] if "status" in held else held
    first: pd.Series = held.groupby(held["pair_id"].astype("str"))["held_on"].min()
    return first
