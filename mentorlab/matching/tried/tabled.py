"""How can the same market be matched thousands of times? All of its pairs are worked out once, and looked up.

A resampled cohort takes rows of the tables. It is a market like any other, so that every policy runs on it unchanged.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace

import numpy as np

from mentorlab.errors import NotComputable
from mentorlab.matching.bars import PairBar
from mentorlab.matching.lists import Array, Lists
from mentorlab.matching.market import Market

MOST_CELLS = 4_000_000
NOT_CHOSEN = 1 << 20
RULES = "rules"


@dataclass(frozen=True, eq=False)
class Tabled(Market):
    """A market with its tables (N × M): the fit, the points, what the rules allow, and who prefers whom.

    `appeal`: what each mentor is worth to the mentee, `merit`: each mentee to the mentor (choices first, then fit);
    `chosen`: the rank of the mentor among the mentee's choices, 0 = first, `NOT_CHOSEN` where not named. Its bars are
    one list of the pairs that any rule forbids.
    """

    bars: tuple[PairBar, ...]
    fits: Array = field(repr=False)
    pointed: Array = field(repr=False)
    may: Array = field(repr=False)
    appeal: Array = field(repr=False)
    merit: Array = field(repr=False)
    chosen: Array = field(repr=False)

    def fit(self, i: Array, j: Array) -> Array:
        """The fit of pairs, looked up."""
        return np.asarray(self.fits[i, j])

    def points(self, i: Array, j: Array) -> Array:
        """The fit and the points for choices of pairs, looked up."""
        return np.asarray(self.pointed[i, j])

    def allowed(self, i: Array, j: Array) -> Array:
        """Do all rules allow these pairs? Looked up."""
        return np.asarray(self.may[i, j])

    def fit_table(self) -> Array:
        """A copy of the fits."""
        return self.fits.copy()

    def points_table(self) -> Array:
        """A copy of the points."""
        return self.pointed.copy()

    def allowed_table(self) -> Array:
        """A copy of what the rules allow."""
        return self.may.copy()

    def cohort(self, drawn: Array) -> Tabled:
        """The market of these mentees, some of whom may come several times, and the same mentors.

        A pair that has to be made is made for as many copies of its mentee as the mentor has places.
        """
        drawn = np.asarray(drawn, dtype=np.int64)
        places = _places(drawn, len(self.mentees))
        return replace(
            self,
            mentees=tuple(self.mentees[i] for i in drawn),
            mentee_side=self.mentee_side[drawn],
            bars=tuple(PairBar(bar.rule, _of_owners(bar.pairs, drawn), bar.n_mentors) for bar in self.bars),
            must=_must(self.must, places, self.capacity),
            choices=_of_owners(self.choices, drawn),
            mentor_choices=_renamed(self.mentor_choices, places),
            applied=self.applied[drawn],
            fits=self.fits[drawn],
            pointed=self.pointed[drawn],
            may=self.may[drawn],
            appeal=self.appeal[drawn],
            merit=self.merit[drawn],
            chosen=self.chosen[drawn],
        )


def tabled(market: Market) -> Tabled:
    """The market with its tables. Raises NotComputable where there are more than 4 million pairs."""
    n, m = market.size
    if n * m > MOST_CELLS:
        raise NotComputable(
            f"{n:,} mentees and {m:,} mentors are too many to be matched hundreds of times; ask about one unit or site"
        )
    fits = market.fit_table()
    ours, theirs, level = market.choices, market.mentor_choices, int(fits.max(initial=0)) + 1
    chosen = np.full((n, m), NOT_CHOSEN, dtype=np.int64)
    np.minimum.at(chosen, (ours.owner, ours.whom), ours.rank)
    appeal, merit = fits.copy(), fits.copy()
    appeal[ours.owner, ours.whom] += level * (1 + int(ours.rank.max(initial=0)) - ours.rank)
    merit[theirs.whom, theirs.owner] += level * (1 + int(theirs.rank.max(initial=0)) - theirs.rank)
    may = market.allowed_table()
    mentees, mentors = np.nonzero(~may)
    given = {one.name: getattr(market, one.name) for one in fields(Market)}
    given["bars"] = (PairBar(RULES, Lists.from_pairs(mentees, mentors, n), m),)
    return Tabled(**given, fits=fits, pointed=market.points_table(), may=may, appeal=appeal, merit=merit, chosen=chosen)


def _places(drawn: Array, n: int) -> tuple[Array, Array]:
    """Where each of the n stands among the drawn: the places one after the other, and where each one's begin."""
    begin = np.zeros(n + 1, dtype=np.int64)
    np.cumsum(np.bincount(drawn, minlength=n), out=begin[1:])
    return np.argsort(drawn, kind="stable"), begin


def _spread(entries: Array, places: tuple[Array, Array]) -> tuple[Array, Array]:
    """Each entry once for every place where it stands: which entry it was, and the place."""
    where, begin = places
    many = begin[entries + 1] - begin[entries]
    which = np.repeat(np.arange(len(entries)), many)
    within = np.arange(len(which)) - np.repeat(np.cumsum(many) - many, many)
    return which, where[begin[entries][which] + within]


def _of_owners(lists: Lists, owners: Array) -> Lists:
    """The lists of these owners."""
    many = np.diff(lists.start)[owners]
    start = np.zeros(len(owners) + 1, dtype=np.int64)
    np.cumsum(many, out=start[1:])
    at = np.repeat(lists.start[:-1][owners], many) + np.arange(start[-1]) - np.repeat(start[:-1], many)
    return Lists(start, lists.whom[at], lists.rank[at])


def _renamed(lists: Lists, places: tuple[Array, Array]) -> Lists:
    """The same owners; each entry becomes all places where it stands now."""
    which, place = _spread(lists.whom, places)
    start = np.zeros(len(lists) + 1, dtype=np.int64)
    np.cumsum(np.bincount(lists.owner[which], minlength=len(lists)), out=start[1:])
    return Lists(start, place, lists.rank[which])


def _must(must: Array, places: tuple[Array, Array], capacity: Array) -> Array:
    if not len(must):
        return must
    which, place = _spread(must[:, 0], places)
    mentor = must[which, 1]
    order = np.argsort(mentor, kind="stable")
    before = np.arange(len(order)) - np.searchsorted(mentor[order], mentor[order])
    kept = np.sort(order[before < capacity[mentor[order]]])
    return np.stack([place[kept], mentor[kept]], axis=1)
