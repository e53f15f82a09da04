"""Which pairs do the program's rules forbid, and which do they demand?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from mentorlab.matching.bars import Bars, PairBar
from mentorlab.matching.lists import Array, Lists

if TYPE_CHECKING:
    from mentorlab.tables.program import Program


@dataclass(frozen=True, eq=False)
class Barred:
    """The rules as bars, the pairs that must be made (k × 2 positions), and what should be told about them."""

    bars: Bars
    must: Array
    notes: tuple[str, ...]


def barred(program: Program, mentees: Sequence[str], mentors: Sequence[str], rules: Sequence[Any]) -> Barred:
    """The bars of these rules among these people. Nobody is ever matched with themselves."""
    bars = [_pairs("not_oneself", pd.Series(list(mentees), index=list(mentees)), mentees, mentors)]
    if "not_own_manager" in rules and program.has("people"):
        people = program.table("people").set_index("person_id")
        if "manager_id" in people:
            bars.append(_pairs("not_own_manager", people["manager_id"].reindex(list(mentees)), mentees, mentors))
    return Barred(tuple(bars), np.zeros((0, 2), dtype=np.int64), ())


def _pairs(rule: str, whom: pd.Series, mentees: Sequence[str], mentors: Sequence[str]) -> PairBar:
    """Each mentee is barred from one person: `whom`, by the mentee's id."""
    at = pd.Index(mentors).get_indexer(pd.Index(whom))
    found = at >= 0
    return PairBar(rule, Lists.from_pairs(np.flatnonzero(found), at[found], len(mentees)), len(mentors))
