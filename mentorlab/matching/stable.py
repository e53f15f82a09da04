"""Which match leaves no mentee and mentor who would both rather have each other?

The engine for ranked ids (DESIGN 4.3), for anyone who holds two lists of rankings and no program. The policy that makes
the rankings from a market is `mentorlab.matching.policies.stable`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from itertools import chain
from numbers import Integral
from typing import TYPE_CHECKING, Any

import numpy as np

from mentorlab.errors import BadInput, Fault
from mentorlab.matching.lists import Array

if TYPE_CHECKING:
    from mentorlab.matching.match import Match

Rankings = Mapping[Any, Sequence[Any]]
SHOWN = 3


def stable(mentee_rankings: Rankings, mentor_rankings: Rankings, capacity: Mapping[Any, Any] | None = None) -> Match:
    """The stable match that is best for every mentee: deferred acceptance (Gale and Shapley 1962).

    mentee_rankings: id → ids of mentors, the most wanted first. mentor_rankings: id → ids of mentees. Everybody who
    takes part is a key; an empty list is allowed. capacity: mentor's id → how many mentees, 1 for those it does not
    name. A pair of whom only one ranks the other cannot be made.

    Returns a Match whose `mentor_of` maps every mentee's id to a mentor's, or to None where there is no place. The
    result depends on the rankings alone, not on the order of the mappings. It is not proven optimal in any sum of
    scores (`proven` is False, `total` and `bound` are None): it has none.

    Raises BadInput with every fault at once: an id ranked that does not take part, an id ranked twice on one list, a
    ranking that is no list, a capacity that is no whole number of 0 or more, or of somebody who is no mentor.
    """
    from mentorlab.matching.compiled.proposing import deferred_acceptance, places, repeats
    from mentorlab.matching.match import Match

    room = {} if capacity is None else capacity
    mentees = {mentee: i for i, mentee in enumerate(mentee_rankings)}
    mentors = {mentor: j for j, mentor in enumerate(mentor_rankings)}
    try:
        sound = _plain(mentee_rankings) and _plain(mentor_rankings)
        ours, theirs = _rows(mentee_rankings, mentors), _rows(mentor_rankings, mentees)
        sound = sound and not repeats(*ours, len(mentors)) and not repeats(*theirs, len(mentees))
    except (KeyError, TypeError):
        sound = False
    faults = [] if sound else _of_rankings("mentee_rankings", mentee_rankings, mentors, "mentor_rankings")
    faults += [] if sound else _of_rankings("mentor_rankings", mentor_rankings, mentees, "mentee_rankings")
    faults += _of_capacity(room, mentors)
    if faults:
        raise BadInput(faults)
    priority = places(*ours, *theirs)
    seats = np.fromiter((min(int(room.get(j, 1)), len(mentees)) for j in mentors), np.int64, len(mentors))
    mate = deferred_acceptance(*ours, priority, seats)
    names = [*mentors, None]  # −1, the unmatched, finds the last
    return Match(mentor_of=dict(zip(mentees, map(names.__getitem__, mate.tolist()), strict=True)))


def _plain(rankings: Rankings) -> bool:
    """Are all rankings lists or tuples? Others are looked at more closely."""
    return set(map(type, rankings.values())) <= {list, tuple}


def _rows(rankings: Rankings, position: Mapping[Any, int]) -> tuple[Array, Array]:
    """The rankings as compressed rows of positions: where each list starts, and whom it names."""
    start = np.zeros(len(rankings) + 1, np.int64)
    np.cumsum(np.fromiter(map(len, rankings.values()), np.int64, len(rankings)), out=start[1:])
    ranked = chain.from_iterable(rankings.values())
    return start, np.fromiter(map(position.__getitem__, ranked), np.int64, int(start[-1]))


def _of_rankings(table: str, rankings: Rankings, known: Mapping[Any, int], others: str) -> list[Fault]:
    unfit, strangers, repeats = [], [], []
    for owner, ranked in rankings.items():
        ids = _ids(ranked)
        if ids is None:
            unfit.append(owner)
            continue
        if len(ids) != len(ranked):
            repeats.append(owner)
        if not known.keys() >= ids:
            strangers.append(owner)
    return [
        *_fault(table, "is no list of ids", unfit, "give a list of ids for each"),
        *_fault(table, f"ranks somebody who is no key of {others}", strangers, "add them there or leave them out here"),
        *_fault(table, "ranks somebody twice", repeats, "name everybody once"),
    ]


def _ids(ranked: Any) -> set[Any] | None:
    """Who is ranked; None for what has no order or no length, and for what can be no id."""
    if isinstance(ranked, str | bytes | Mapping | Set):
        return None
    try:
        len(ranked)
        return set(ranked)
    except TypeError:
        return None


def _of_capacity(capacity: Mapping[Any, Any], mentors: Mapping[Any, int]) -> list[Fault]:
    unfit = [mentor for mentor, seats in capacity.items() if not isinstance(seats, int | Integral) or seats < 0]
    strangers = [mentor for mentor in capacity if mentor not in mentors]
    return [
        *_fault("capacity", "is no whole number of 0 or more", unfit, "give whole numbers"),
        *_fault("capacity", "is of somebody who is no key of mentor_rankings", strangers, "leave it out"),
    ]


def _fault(table: str, what: str, whose: Sequence[Any], do: str) -> list[Fault]:
    """No fault for nobody; otherwise one that names the first few."""
    if not whose:
        return []
    first = ", ".join(repr(owner) for owner in whose[:SHOWN])
    more = f" and {len(whose) - SHOWN} more" if len(whose) > SHOWN else ""
    return [Fault(table, "", f"the entry of {first}{more} {what}", do)]
