"""How well would each mentee and each mentor fit? Parts that add up, in whole numbers.

The fit of a pair is the product of the mentee's row and the mentor's row. Each part has its columns, so that what it
adds can be read off. Nothing here depends on the order in which a machine adds up: see `fitting.sides`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from mentorlab.matching.fitting.parts import PARTS
from mentorlab.matching.fitting.sides import Sides, trimmed, with_averages
from mentorlab.matching.fitting.told import notes_of
from mentorlab.matching.fitting.weighing import BEST, of_parts, points_of
from mentorlab.matching.lists import Array
from mentorlab.measures.asked import Asked

if TYPE_CHECKING:
    from mentorlab.tables.program import Program

__all__ = ["BEST", "PARTS", "Fitted", "fitted"]


@dataclass(frozen=True, eq=False)
class Fitted:
    """mentee_side (N × d) @ mentor_side.T is the fit: float32, whole numbers. parts: the columns of each part.

    best: the highest fit that a pair could have, 10,000 or a little less. points: the most that each part may give.
    dropped: parts that have a weight and nothing to compare, and why (`no_column`, `nobody`, `no_steps`, `no_model`).
    """

    mentee_side: Array = field(repr=False)
    mentor_side: Array = field(repr=False)
    parts: Mapping[str, slice]
    best: int
    notes: tuple[str, ...]
    points: Mapping[str, int] = field(default_factory=dict)
    dropped: Mapping[str, str] = field(default_factory=dict)


def fitted(program: Program, mentees: Sequence[str], mentors: Sequence[str], weights: Mapping[str, float]) -> Fitted:
    """The fit of these people (ids, each once), by parts that share 10,000 points in proportion to their weights.

    `weights`: part → weight, 0 or more (`choice` and `mentor_choice` are left to `choosing.bonuses`); none at all =
    the usual ones (`weighing.USUAL`). A part whose columns are missing, or empty on one side, drops out, the others
    share its points, and a note says so. Who left a field empty counts in that part as an average person
    (`sides.with_averages`); notes count them. Raises BadInput for weights that are unknown or negative.
    """
    asked, given = Asked.of(program, mentees, mentors), of_parts(weights)
    ready = {name: PARTS[name](asked) for name in given}
    dropped = {name: why for name, why in ready.items() if isinstance(why, str)}
    points = points_of({name: weight for name, weight in given.items() if name not in dropped})
    built: dict[str, Sides] = {}
    for name, most in points.items():
        build = ready[name]
        assert not isinstance(build, str)
        built[name] = trimmed(with_averages(build(most)))
    notes = notes_of(built, dropped, program.charter.privacy.smallest_group)
    ours = _beside([side.mentees for side in built.values()], len(mentees))
    theirs = _beside([side.mentors for side in built.values()], len(mentors))
    best = sum(side.best for side in built.values()) or BEST
    return Fitted(ours, theirs, _columns(built), best, notes, {name: s.best for name, s in built.items()}, dropped)


def _beside(tables: list[Array], n: int) -> Array:
    """The columns of all parts beside each other; a column of zeros where there is no part."""
    return np.hstack(tables) if tables else np.zeros((n, 1), dtype=np.float32)


def _columns(built: Mapping[str, Sides]) -> dict[str, slice]:
    found, start = {}, 0
    for name, side in built.items():
        found[name] = slice(start, start + side.mentees.shape[1])
        start = found[name].stop
    return found
