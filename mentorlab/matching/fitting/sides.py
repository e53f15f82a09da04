"""What does a part of the fit look like? Array numbers for each mentee and each mentor, whose products are points.

The points that a part gives to a pair are the product of the mentee's row and the mentor's row. All the sums on the way
to it lie below 2**24, so that they are exact in float32 too, in whatever order they are summed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from mentorlab.answers.wording import catalogue
from mentorlab.matching.lists import Array
from mentorlab.measures.tags import Tags, split_by

Known = Array  # of bool
BLOCK = 16_384  # rows looked at at a time
LEVELS = 6  # steps of how strong a mentor is in a tag, where mentors weigh theirs: halves and thirds are exact


@dataclass(frozen=True, eq=False)
class Sides:
    """One part. `mentees`: N × d, `mentors`: M × d, whole numbers in float32; `best`: the most points of a pair.

    `mentees_known`, `mentors_known`: of whom there is something to compare; rows of the others hold zeros.
    """

    mentees: Array
    mentors: Array
    mentees_known: Known
    mentors_known: Known
    best: int
    notes: tuple[str, ...] = ()


Build = Callable[[int], Sides]
"""Points that the part may give → the part."""


def if_known(ours: Known, theirs: Known, build: Build) -> Build | str:
    """The way to build a part, where there is somebody on both sides of whom something is known."""
    return build if ours.any() and theirs.any() else "nobody"


def with_averages(part: Sides) -> Sides:
    """The part with up to two columns more, so that who said nothing is an average person for everybody else.

    A pair of which one side is not known has what the other has with those known, on average (rounded down); a pair of
    which neither is known has the average of all pairs known. So nobody gains or loses by leaving a field empty.
    """
    n, m = int(part.mentees_known.sum()), int(part.mentors_known.sum())
    ours, theirs = [part.mentees], [part.mentors]
    all_mentees, all_mentors = (rows.sum(axis=0, dtype=np.float64) for rows in (part.mentees, part.mentors))
    if m < len(part.mentors):
        overall = float(all_mentees @ all_mentors) // (n * m)
        ours.append(np.where(part.mentees_known, _product(part.mentees, all_mentors) // m, overall)[:, None])
        theirs.append(~part.mentors_known[:, None])
    if n < len(part.mentees):
        ours.append(~part.mentees_known[:, None])
        theirs.append((_product(part.mentors, all_mentees) // n)[:, None])
    return replace(part, mentees=_beside(ours), mentors=_beside(theirs))


def _product(rows: Array, total: Array) -> Array:
    """Each row times the total of the other side: whole numbers far below 2**53, so exact in float64."""
    blocks = [rows[start : start + BLOCK].astype(np.float64) @ total for start in range(0, len(rows), BLOCK)]
    return np.concatenate(blocks) if blocks else np.zeros(0)


def _beside(tables: list[Array]) -> Array:
    return np.hstack(tables, dtype=np.float32, casting="unsafe")


def trimmed(part: Sides) -> Sides:
    """The part without the columns that can add nothing, since they are zero for everybody on one side."""
    used = part.mentees.any(axis=0) & part.mentors.any(axis=0)
    return replace(part, mentees=part.mentees[:, used], mentors=part.mentors[:, used])


def shared_tags(wanted: Tags, offered: Tags, most: int, points: int) -> Sides:
    """The share of what the mentee listed that the mentor has too, as points.

    The mentee's points are split over what was listed, by its weights. A mentor has a tag wholly, or, where mentors
    weigh theirs, to the degree that it reaches the mentor's own highest weight. Only tags that both sides list make
    columns, of more than `most` those listed most often on both sides; a note says so.
    """
    columns, notes = _columns(wanted, offered, most)
    highest = np.ones(len(offered.known), dtype=np.int64)
    np.maximum.at(highest, offered.who, offered.weight)
    levels = LEVELS if (offered.weight != highest[offered.who]).any() else 1
    each = points // levels
    mentees = np.zeros((len(wanted.known), len(columns)), dtype=np.float32)
    mentors = np.zeros((len(offered.known), len(columns)), dtype=np.float32)
    for table, side, values in (
        (mentees, wanted, split_by(each, wanted.who, wanted.weight, len(wanted.known))),
        (mentors, offered, levels * offered.weight // highest[offered.who]),
    ):
        place = np.array([columns.get(name, -1) for name in side.names], dtype=np.int64)[side.tag]
        table[side.who[place >= 0], place[place >= 0]] = values[place >= 0]
    return Sides(mentees, mentors, wanted.known, offered.known, levels * each, notes)


def _columns(wanted: Tags, offered: Tags, most: int) -> tuple[dict[str, int], tuple[str, ...]]:
    times = [dict(zip(side.names, np.bincount(side.tag), strict=True)) for side in (wanted, offered)]
    both = sorted(set(wanted.names) & set(offered.names), key=lambda name: (-times[0][name] * times[1][name], name))
    words = catalogue("matching_fit").ONLY_TAGS
    notes = () if len(both) <= most else (words.format(most=most, n=f"{len(both):,}"),)
    return {name: place for place, name in enumerate(sorted(both[:most]))}, notes
