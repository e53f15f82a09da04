"""Whom did people choose, and how many points is a choice worth?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import pandas as pd

from mentorlab.matching.fitting import BEST
from mentorlab.matching.lists import Array, Lists

if TYPE_CHECKING:
    from mentorlab.tables.program import Program

SHARES = (1.0, 2 / 3, 1 / 3)  # of the points, for a first, a second and a third choice


def chosen(program: Program, mentees: Sequence[str], mentors: Sequence[str]) -> tuple[Lists, Lists, tuple[str, ...]]:
    """The lists of mentees and of mentors, first choice first, and what should be told about them."""
    if not program.has("choices"):
        return Lists.empty(len(mentees)), Lists.empty(len(mentors)), ()
    rows = program.table("choices")
    rows = rows.sort_values("rank", kind="stable") if "rank" in rows else rows
    return _lists(rows, mentees, mentors), _lists(rows, mentors, mentees), ()


def bonuses(weights: Mapping[str, float]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Points for a first, second and third choice of the mentee and of the mentor, against BEST for the whole fit."""
    rest = sum(value for name, value in weights.items() if name not in ("choice", "mentor_choice")) or 1.0
    ours, theirs = (
        tuple(round(BEST * weights.get(name, 0.0) / rest * share) for share in SHARES)
        for name in ("choice", "mentor_choice")
    )
    return ours, theirs


def _lists(rows: pd.DataFrame, owners: Sequence[str], others: Sequence[str]) -> Lists:
    owner, whom = _places(owners, rows["person_id"]), _places(others, rows["chosen_id"])
    known = (owner >= 0) & (whom >= 0)
    return Lists.from_pairs(owner[known], whom[known], len(owners))


def _places(ids: Sequence[str], of: pd.Series) -> Array:
    found: Array = pd.Index(ids).get_indexer(pd.Index(of))
    return found
