"""Which match gives most people a mentor, and among those the best profile of choices?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Literal

import numpy as np

from mentorlab.errors import BadInput, Fault
from mentorlab.matching.lists import Array
from mentorlab.matching.match import UNMATCHED, Match
from mentorlab.matching.solving.arcs import Arcs, Whole
from mentorlab.matching.solving.faces import in_order

Aim = Literal["greedy", "generous"]
Choices = Mapping[Any, Sequence[Any]] | Sequence[Sequence[Any]]


def ranked(choices: Choices, capacity: Mapping[Any, int] | Sequence[int] | int, *, aim: Aim = "greedy") -> Match:
    """The most people matched, and among those matchings the best profile, exactly.

    choices: of each mentee the mentors named, first choice first (a mapping mentee → list, or one list for each of
    0 … N − 1). capacity: mentor → places (a mapping; or a sequence, mentors being 0 … M − 1; or one number for all).
    aim: "greedy" has the most first choices, then the most second choices, …; "generous" the fewest of the last rank,
    then the fewest of the last but one, ….

    Match: mentor_of as choices were given (an array of positions with −1, where mentors are whole numbers; else a
    mapping with None, or a list), total the number of people matched, proven, profile (how many have their first,
    second, … choice, up to the last rank that anybody has). Raises BadInput for a mentor named twice by one person, or
    without a capacity.
    """
    by_mentee = choices if isinstance(choices, Mapping) else dict(enumerate(choices))
    mentees, lists = list(by_mentee), [list(row) for row in by_mentee.values()]
    mentors = list(dict.fromkeys(mentor for row in lists for mentor in row))
    places = _places(mentors, capacity)
    _no_mentor_twice(mentees, lists)
    if aim not in ("greedy", "generous"):
        raise BadInput(Fault("ranked", "aim", f"there is no aim {aim!r}", "use greedy or generous"))
    arcs, rank = _as_arcs(lists, mentors)
    used = np.zeros(len(rank), bool)
    for stage in in_order(arcs, profile_aims(rank, aim), places, np.zeros_like(places)):
        used = stage.used
    found = dict(zip(arcs.who[used].tolist(), arcs.whom[used].tolist(), strict=True))
    n = int(used.sum())
    return Match(_said(choices, mentees, mentors, found), total=n, bound=n, proven=True, profile=profile_of(rank[used]))


def profile_aims(rank: Whole, aim: Aim) -> Iterator[Whole]:
    """The aims one after the other: people, then ranks. Ranks from 0; one below 0 counts for people only."""
    yield np.ones_like(rank)
    ranks = np.unique(rank[rank >= 0])
    for one in ranks if aim == "greedy" else ranks[::-1]:
        yield (rank == one) * np.int64(1 if aim == "greedy" else -1)


def profile_of(rank: Array) -> tuple[int, ...]:
    """How many have rank 0, 1, …, up to the last that anybody has."""
    return tuple(np.bincount(rank[rank >= 0]).tolist())


def _as_arcs(lists: list[list[Any]], mentors: list[Any]) -> tuple[Arcs, Whole]:
    position = {mentor: j for j, mentor in enumerate(mentors)}
    whom = np.array([position[mentor] for row in lists for mentor in row], dtype=np.int64)
    rank = np.array([rank for row in lists for rank in range(len(row))], dtype=np.int64)
    start = np.concatenate([[0], np.cumsum([len(row) for row in lists], dtype=np.int64)]).astype(np.int64)
    return Arcs(len(mentors), start, whom, rank, ordered=False), rank


def _places(mentors: list[Any], capacity: Mapping[Any, int] | Sequence[int] | int) -> Whole:
    known: Mapping[Any, int]
    if isinstance(capacity, Mapping):
        known = capacity
    elif isinstance(capacity, int | np.integer):
        known = dict.fromkeys(mentors, int(capacity))
    else:
        known = dict(enumerate(capacity))
    unknown = [mentor for mentor in mentors if mentor not in known]
    if unknown:
        what = f"{len(unknown)} mentors were chosen who have none, the first is {unknown[0]!r}"
        raise BadInput(Fault("capacity", "", what, "give the places of every mentor that is chosen, 0 for none"))
    found = np.array([known[mentor] for mentor in mentors], dtype=float)
    if not ((found >= 0) & (found == np.rint(found))).all():
        raise BadInput(Fault("capacity", "", "some are not whole numbers from 0 upwards", "give counts of places"))
    return found.astype(np.int64)


def _no_mentor_twice(mentees: list[Any], lists: list[list[Any]]) -> None:
    twice = [mentee for mentee, row in zip(mentees, lists, strict=True) if len(set(row)) < len(row)]
    if twice:
        what = f"{len(twice)} mentees name a mentor twice, the first is {twice[0]!r}"
        raise BadInput(Fault("choices", "", what, "name every mentor once"))


def _said(choices: Choices, mentees: list[Any], mentors: list[Any], found: dict[int, int]) -> Any:
    """Who has whom, in the words in which choices were given."""
    has = [mentors[found[i]] if i in found else None for i in range(len(mentees))]
    if isinstance(choices, Mapping):
        return dict(zip(mentees, has, strict=True))
    if all(isinstance(mentor, int | np.integer) for mentor in mentors):
        return np.array([UNMATCHED if mentor is None else mentor for mentor in has], dtype=np.int64)
    return has
