"""Are two markets one and the same? If not: in what do they differ?"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from mentorlab.matching.bars import Bar, CodeBar
from mentorlab.matching.lists import Array, Lists
from mentorlab.matching.market import Market


def differences(one: Market, other: Market) -> list[str]:
    """In which parts two markets differ, in words; empty where they are the same."""
    found = []
    for name, ours, theirs in _parts(one, other):
        same = ours == theirs if isinstance(ours, tuple) else _same(ours, theirs)
        if not same and name not in found:
            found.append(name)
    return found


def _parts(one: Market, other: Market) -> Iterator[tuple[str, object, object]]:
    yield "the mentees", one.mentees, other.mentees
    yield "the mentors", one.mentors, other.mentors
    yield "the features", one.mentee_side, other.mentee_side
    yield "the features", one.mentor_side, other.mentor_side
    yield "the places", one.capacity, other.capacity
    yield "the least numbers", one.minimum, other.minimum
    yield "the pairs that must be made", one.must, other.must
    yield "the choices", _lists(one.choices), _lists(other.choices)
    yield "the choices", _lists(one.mentor_choices), _lists(other.mentor_choices)
    yield "the points for choices", (one.bonus, one.mentor_bonus), (other.bonus, other.mentor_bonus)
    yield "the order of arrival", one.applied, other.applied
    ours, theirs = one.bars, other.bars
    yield "the rules", tuple(bar.rule for bar in ours), tuple(bar.rule for bar in theirs)
    for bar, twin in zip(ours, theirs, strict=False):
        yield "the rules", _codes(bar), _codes(twin)


def _codes(bar: Bar) -> Array:
    if isinstance(bar, CodeBar):
        kind = ("same", "different", "within", "overlap").index(bar.kind)
        return np.concatenate([[kind, bar.reach], bar.mentees, bar.mentors])
    return np.concatenate([[-1], _lists(bar.pairs)])


def _lists(lists: Lists) -> Array:
    return np.concatenate([lists.start, lists.whom, lists.rank])


def _same(ours: object, theirs: object) -> bool:
    return np.array_equal(np.asarray(ours), np.asarray(theirs))
