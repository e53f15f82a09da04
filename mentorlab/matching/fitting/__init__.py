"""How well would each mentee and each mentor fit? Parts that add up, in whole numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from mentorlab.matching.lists import Array

if TYPE_CHECKING:
    from mentorlab.tables.program import Program

BEST = 10_000  # the points of a pair that fits in everything


@dataclass(frozen=True, eq=False)
class Fitted:
    """mentee_side (N × d) @ mentor_side.T is the fit: float32, whole numbers. parts: the columns of each part."""

    mentee_side: Array = field(repr=False)
    mentor_side: Array = field(repr=False)
    parts: Mapping[str, slice]
    best: int
    notes: tuple[str, ...]


def fitted(
    program: Program,
    mentees: Sequence[str],
    mentors: Sequence[str],
    weights: Mapping[str, float],  # noqa: ARG001  (one part so far takes all the weight)
) -> Fitted:
    """The fit of these people: the share of the skills wanted that the mentor offers."""
    rows = program.table("applications")
    wanted = _tags(rows[rows["role"] == "mentee"], "skills_wanted", mentees)
    offered = _tags(rows[rows["role"] == "mentor"], "skills_offered", mentors)
    known = sorted({tag for tags in [*wanted, *offered] for tag in tags})
    ours, theirs = _held(wanted, known), _held(offered, known)
    share = BEST // np.maximum(ours.sum(axis=1, keepdims=True), 1)
    return Fitted(ours * share.astype(np.float32), theirs, {"skills": slice(0, len(known))}, BEST, ())


def _tags(rows: pd.DataFrame, column: str, ids: Sequence[str]) -> list[list[str]]:
    """The tags of each person, in the order of `ids`."""
    known = rows.set_index("person_id")
    cells = known[column].reindex(list(ids)) if column in rows else pd.Series(None, index=list(ids))
    return [[tag.strip() for tag in str(cell).split(";") if tag.strip()] if pd.notna(cell) else [] for cell in cells]


def _held(tags: Sequence[Sequence[str]], known: Sequence[str]) -> Array:
    return np.array([[tag in held for tag in known] for held in tags], dtype=np.float32).reshape(len(tags), len(known))
