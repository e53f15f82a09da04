"""What is one more place with each mentor worth? The least prices of the best match by fit: exact, not estimated."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from mentorlab.measures.asked import Asked
from mentorlab.tables.privacy import hide_small

if TYPE_CHECKING:
    from mentorlab.matching.lists import Array
    from mentorlab.matching.market import Market
    from mentorlab.tables.program import Program

HUNDRED = 100


@dataclass(frozen=True, eq=False)
class PlaceWorth:
    """Of each mentor (M): places, taken, people (how many more would be matched with one more place) and points (what
    that would add to the sum of all fits, in points of 100)."""

    places: Array
    taken: Array
    people: Array
    points: Array


def place_worth(market: Market) -> PlaceWorth:
    """The worth of one more place, by the prices of the best match by fit. Raises BadInput where rules collide."""
    from mentorlab.matching.solving.markets import optimal_market

    match = optimal_market(market, with_choice=False)
    mentor_of = np.asarray(match.mentor_of)
    taken = np.bincount(mentor_of[mentor_of >= 0], minlength=len(market.mentors))
    people = np.zeros(len(taken), np.int64) if match.more_people is None else np.maximum(match.more_people, 0)
    points = HUNDRED * np.asarray(match.prices) / market.best
    points[(taken < market.capacity) | ((people == 0) & (points < 0))] = 0.0  # below 0: what a minimum costs
    return PlaceWorth(market.capacity, taken, people, points)


def by_skill(program: Program, market: Market, worth: PlaceWorth, smallest: int) -> pd.DataFrame:
    """By skill, as most people write it: n_offering, and of the mentors who offer it the median of points and people.

    A skill is named only where those who offer it, and those who do not, are enough, and where no other number that is
    hidden could be worked out from it. Empty where applications do not say what mentors offer. The worth is a median
    in whole points, so that what one mentor's place is worth cannot be worked out from skills that share people.
    """
    tags = Asked.of(program, market.mentees, market.mentors).mentors.tags("skills_offered")
    if tags is None or not len(tags.names):
        return pd.DataFrame(columns=["n_offering", "worth", "people"])
    has = np.zeros((len(market.mentors), len(tags.names)), dtype=bool)
    has[tags.who, tags.tag] = True
    n = pd.Series(has.sum(axis=0))
    named = np.flatnonzero(~(hide_small(n, smallest) | (len(has) - n < smallest)))
    rows = {
        tags.spelled[k]: {
            "n_offering": float(n[k]),
            "worth": float(np.round(np.median(worth.points[has[:, k]]))) + 0.0,
            "people": float(np.median(worth.people[has[:, k]]) >= 1),
        }
        for k in named
    }
    found = pd.DataFrame.from_dict(rows, orient="index", columns=["n_offering", "worth", "people"])
    order = ["people", "worth", "n_offering"]
    return found.sort_index().sort_values(order, ascending=[False, False, True], kind="stable")


def price_list(market: Market) -> pd.DataFrame:
    """What one more place with each mentor is worth, the dearest first: for the program's own staff."""
    worth = place_worth(market)
    rows = pd.DataFrame(
        {
            "mentor_id": market.mentors,
            "places": worth.places,
            "taken": worth.taken,
            "one_more_place_people": worth.people,
            "one_more_place_points": np.round(worth.points, 2),
        }
    )
    order = ["one_more_place_people", "one_more_place_points"]
    return rows.sort_values(order, ascending=False, kind="stable")
