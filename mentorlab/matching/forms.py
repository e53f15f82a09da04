"""What else than pairs can a match be? Circles, one mentor with a group; shortlists, several mentors to meet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from mentorlab.errors import BadInput, Fault
from mentorlab.matching.lists import Array
from mentorlab.matching.market import Market
from mentorlab.matching.match import UNMATCHED, Match

if TYPE_CHECKING:
    from mentorlab.tables.charter.matching import Matching

BRANCHES = 200  # enough for proof in circles of ordinary programs
MOST_PAIRS = {"circles": 60_000, "shortlists": 4_000_000}  # that are looked at all at once


@dataclass(frozen=True, eq=False)
class Circles(Match):
    """A match in circles. most: so many people could be seated at most; the bound is for as many as are seated."""

    most: int = 0


@dataclass(frozen=True, eq=False)
class Shortlists(Match):
    """A match in which everybody meets several. meetings: how many; short: how many mentors lack in all."""

    meetings: int = 0
    short: int = 0


def circles(
    market: Market, *, smallest: int | None = None, largest: int | None = None, branches: int = BRANCHES
) -> Circles:
    """One mentor with a group: most people, then most points; a circle is opened with enough people or not at all.

    smallest, largest: of every circle; left out, the mentor's own minimum (1 or more) and capacity. branches: after
    how many the search stops; `proven` says whether nothing better exists, `bound` and `most` how much better it could
    be. Pairs that must be made are made, whatever a rule says. Raises BadInput where that cannot be, and above 60,000
    pairs.
    """
    from mentorlab.matching.solving.circles import seat

    n, m = market.size
    low = np.maximum(market.minimum, 1) if smallest is None else np.full(m, smallest, dtype=np.int64)
    high = market.capacity if largest is None else np.full(m, largest, dtype=np.int64)
    faults = [] if (low >= 1).all() else [_fault("the smallest circle holds nobody", "name 1 or more")]
    if largest is not None and smallest is not None and smallest > largest:
        faults.append(_fault(f"{smallest} is more than {largest}", "name a smallest not above the largest"))
    fine, points = _looked_at(market, "circles"), market.points_table()
    taken = np.bincount(market.must[:, 1], minlength=m)
    faults += _must_faults(market, np.ones(n, dtype=np.int64), high)
    if faults:
        raise BadInput(faults)
    fine[:, (low > high) & (taken == 0)] = False  # such a circle is never opened
    low = np.where(low > high, 1, low)
    fine[market.must[:, 0]] = False
    fine[market.must[:, 0], market.must[:, 1]] = True
    if not fine.any():
        return Circles(np.full(n, UNMATCHED, dtype=np.int64), 0, 0, True)
    found = seat(points, fine, low, high, market.must, branches)
    people = int((found.mentor_of != UNMATCHED).sum())
    proven = found.total >= found.bound and people >= found.most
    return Circles(found.mentor_of, found.total, found.bound, proven, most=found.most)


def shortlists(market: Market, k: int = 3, least: int = 2, most: int = 4) -> Shortlists:
    """Everybody meets `k` mentors, and each mentor `least` to `most` mentees: most meetings, fewest short, most points.

    Always proven. Where not all can meet as many, or not every mentor is met by as many, `meetings` and `short` say so.
    Pairs that must be made are made, whatever a rule says. mentor_of: N × k, most points first. Raises BadInput where
    that cannot be, and above 4,000,000 pairs.
    """
    from mentorlab.matching.solving.shortlists import in_order, meet

    n, m = market.size
    faults = [] if k >= 1 else [_fault("everybody is to meet nobody", "name 1 mentor or more")]
    if not 0 <= least <= most:
        faults.append(_fault(f"{least} to {most} mentees are no range", "name the smaller number first"))
    fine, points = _looked_at(market, "shortlists"), market.points_table()
    who, whom = market.must[:, 0], market.must[:, 1]
    faults += _must_faults(market, np.full(n, k, dtype=np.int64), np.full(m, most, dtype=np.int64))
    if faults:
        raise BadInput(faults)
    taken = np.bincount(whom, minlength=m)
    fine[who, whom] = False
    table = meet(
        points, fine, k - np.bincount(who, minlength=n), np.maximum(least - taken, 0), (most - taken).astype(np.int64)
    )
    table[who, whom] = True
    total, met = int(points[table].sum()), table.sum(axis=0)
    return Shortlists(
        in_order(table, points, k), total, total, True,
        meetings=int(table.sum()), short=int(np.maximum(least - met, 0).sum()),
    )  # fmt: skip


def formed(market: Market, matching: Matching) -> Match | None:
    """The match in the form that the charter names, or None where it is one to one and a policy makes it."""
    if matching.form == "circles":
        return circles(market, smallest=matching.circle.smallest, largest=matching.circle.largest)
    if matching.form == "shortlists":
        return shortlists(market, matching.shortlist.mentors, *matching.shortlist.mentees)
    return None


def _looked_at(market: Market, form: str) -> Array:
    n, m = market.size
    if n * m > MOST_PAIRS[form]:
        what = f"{n:,} mentees and {m:,} mentors are too many for {form}"
        raise BadInput(_fault(what, "match one unit after the other"))
    return market.allowed_table()


def _must_faults(market: Market, per_mentee: Array, places: Array) -> list[Fault]:
    n, m = market.size
    faults = []
    if (np.bincount(market.must[:, 0], minlength=n) > per_mentee).any():
        faults.append(_fault("a mentee must be matched with more mentors than there is room for", "take one back"))
    if (np.bincount(market.must[:, 1], minlength=m) > places).any():
        faults.append(_fault("a mentor must be matched with more mentees than there are places", "take one back"))
    return faults


def _fault(what: str, do: str) -> Fault:
    return Fault("matching", "", what, do)
