"""Of which pairs may averages of answers stand side by side, so that nobody's answer can be worked out?

The averages of mentees, of mentors and of the pairs where both answered hang together: who has the first and the last
has those of the pairs that only the mentee spoke of. So each further set of pairs is shown only where it tells about no
fewer than `smallest` pairs, nor mentors, beside those shown before it and beside earlier reports. A pair stands in the
records as its mentee, which is what outcomes calls the person that an answer is about; a mentee's further pairs at the
same time stand there under their own ids.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

import pandas as pd

from mentorlab.tables.privacy.determined import newly_told
from mentorlab.tables.privacy.jointly import all_alike, settle
from mentorlab.tables.privacy.small import hide_cells

MENTEE, MENTOR = "mentee", "mentor"


@dataclass(frozen=True, eq=False)
class Seen:
    """Scores of one side. `values`: by unit (see above), a column each wave, none missing. `mentor`: each unit's."""

    side: str
    values: pd.DataFrame
    mentor: pd.Series

    @cached_property
    def members(self) -> frozenset[str]:
        """The units, as the records name them."""
        return frozenset(self.values.index)

    def only(self, units: pd.Index) -> Seen:
        """The same of some of its units."""
        return replace(self, values=self.values.loc[units], mentor=self.mentor.loc[units])


@dataclass(frozen=True, eq=False)
class Told:
    """What is known of each side: sets of units whose averages earlier reports or this one show."""

    smallest: int
    earlier: dict[str, list[frozenset[str]]]
    shown: tuple[Seen, ...] = field(default=())

    def sets(self, side: str) -> list[frozenset[str]]:
        """All sets known of a side."""
        return [*self.earlier.get(side, []), *(one.members for one in self.shown if one.side == side)]

    def with_(self, more: Sequence[Seen]) -> Told | None:
        """The same with these shown too, or None where they would tell about too few."""
        found = self
        for one in more:
            if one.members in [other.members for other in found.shown if other.side == one.side]:
                found = replace(found, shown=(*found.shown, one))
                continue
            if not found.may(one):
                return None
            found = replace(found, shown=(*found.shown, one))
        return found

    def may(self, one: Seen) -> bool:
        """May the average of these be shown beside what is known?"""
        if len(one.values) < self.smallest or one.mentor.nunique() < self.smallest or all_alike(one.values):
            return False
        known = self.sets(one.side)
        if newly_told(known, [one.members], self.smallest):
            return False
        if not settle(pd.DataFrame(index=one.values.index), one.values, self.smallest, known).everyone:
            return False
        beside = [other for other in self.shown if other.side == one.side]
        return all(enough_mentors(one, other, self.smallest) for other in beside)


def enough_mentors(one: Seen, other: Seen, smallest: int) -> bool:
    """Whether what either set has beyond the other is nothing, or of enough mentors."""
    for these, those in ((one.mentor, other.mentor), (other.mentor, one.mentor)):
        left = these[those.index.get_indexer(these.index) < 0]
        if len(left) and left.nunique() < smallest:
            return False
    return True


@dataclass(frozen=True, eq=False)
class Sides:
    """The sets to show at one wave: of mentees, of mentors, and of the pairs of which both answered; None = hidden."""

    told: Told
    mentee: Seen | None
    mentor: Seen | None
    both: pd.Index | None


def sides(told: Told, mentee: Seen, mentor: Seen) -> Sides:
    """As much as may be shown of the two sides and of the pairs in which both answered.

    Where the pairs of one side alone are too few, that side is shown over the pairs in which both answered.
    """
    both = mentee.values.index.intersection(mentor.values.index)
    of_both = (mentee.only(both), mentor.only(both))
    ways: list[tuple[Seen | None, Seen | None, bool]] = [
        (mentee, mentor, True),
        (mentee, of_both[1], True),
        (of_both[0], mentor, True),
        (*of_both, True),
        (mentee, mentor, False),
        (mentee, None, False),
        (None, mentor, False),
    ]
    for one, other, together in ways:
        more = [seen for seen in (one, other, *(of_both if together else ())) if seen is not None]
        if (after := told.with_(more)) is not None:
            return Sides(after, one, other, both if together else None)
    return Sides(told, None, None, None)


def hidden_groups(told: Told, seen: Seen, labels: pd.DataFrame, column: str) -> pd.Series:
    """The groups of a column in which these scores must not be shown: True for hidden, by group.

    labels: units × every column that could be split by. Groups of few mentors are hidden with those that would give
    them away.
    """
    settled = settle(labels, seen.values, told.smallest, told.sets(seen.side)).hidden[column]
    groups = labels.loc[seen.values.index, column]
    mentors = seen.mentor.groupby(groups).nunique().reindex(settled.index).fillna(0)
    answers = groups.value_counts().reindex(settled.index).fillna(0)
    hidden = settled | hide_cells(pd.DataFrame({"answers": answers, "mentors": mentors}), told.smallest)
    while hidden.any() and not hidden.all():
        left = seen.mentor[groups.isin(hidden.index[hidden])]
        if hidden.sum() > 1 and left.nunique() >= told.smallest:
            break
        hidden = hidden | (hidden.index == mentors[~hidden].idxmin())
    return hidden
