"""How was each goal rated last, and by which side: the person, the mentor, the manager?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

if TYPE_CHECKING:
    from mentorlab.tables.program import Program

WITHOUT_A_DAY = pd.Timestamp("1700-01-01")  # of any unit, unlike the earliest of nanoseconds
SIDES = ("self", "mentor", "manager", "other")
SAID = {"self": "self", "mentee": "self", "own": "self", "mentor": "mentor", "manager": "manager"}


@dataclass(frozen=True, eq=False)
class Rated:
    """`goals`: a row per goal (index goal_id): person_id, weight, `written` (all five levels), `in_time` (set before
    the first rating; missing where a day is). `levels`: goals × sides, the latest rating of each, NaN where none.
    """

    goals: pd.DataFrame
    levels: pd.DataFrame
    n_replaced: int
    n_same_day: int
    n_unweighted: int

    def of(self, *sides: str) -> pd.DataFrame:
        """The goals that all of these sides rated, with person, weight and the levels."""
        rated = self.levels[list(sides)].dropna()
        return self.goals.loc[rated.index, ["person_id", "weight"]].join(rated)


def rated_goals(program: Program) -> Rated:
    """All goals with their latest ratings. An earlier rating by the same side is replaced; two on one day are averaged.

    A rating without a day counts as earlier than one with a day.
    """
    goals = program.table("goals").set_index("goal_id")
    ratings = program.table("goal_ratings")
    ratings = ratings[ratings["goal_id"].isin(goals.index) & ratings["attained"].notna()]
    ratings = ratings.assign(side=_sides(program, goals, ratings))
    on = ratings["rated_on"] if "rated_on" in ratings else pd.Series(pd.NaT, index=ratings.index)
    ratings = ratings.assign(on=pd.to_datetime(on).fillna(WITHOUT_A_DAY))
    key = ["goal_id", "side"]
    latest = ratings[ratings["on"] == ratings.groupby(key)["on"].transform("max")]
    levels = latest.pivot_table(index="goal_id", columns="side", values="attained").reindex(
        index=goals.index, columns=list(SIDES)
    )
    first = ratings[ratings["on"] > WITHOUT_A_DAY].groupby("goal_id")["on"].min().reindex(goals.index)
    weight = goals["weight"] if "weight" in goals else pd.Series(float("nan"), index=goals.index)
    steps = [f"level_{step}" for step in ("minus2", "minus1", "0", "plus1", "plus2")]
    written = goals.reindex(columns=steps).notna().all(axis=1)
    set_on = pd.to_datetime(goals["set_on"]) if "set_on" in goals else pd.Series(pd.NaT, index=goals.index)
    in_time = (set_on < first).astype("boolean").mask(set_on.isna() | first.isna())
    about = pd.DataFrame(
        {"person_id": goals["person_id"], "weight": weight.astype(float).fillna(1.0), "written": written}
    )
    return Rated(
        about.assign(in_time=in_time),
        levels.astype(float),
        len(ratings) - len(latest),
        int(latest.duplicated(key).sum()),
        int(weight.isna().sum()),
    )


def _sides(program: Program, goals: pd.DataFrame, ratings: pd.DataFrame) -> pd.Series:
    """Which side rated: said in a word, or by an id that is the person's, the mentor's or the manager's."""
    by = ratings["rated_by"].astype(str)
    owner = ratings["goal_id"].map(goals["person_id"].astype(str))
    side = by.str.strip().str.lower().map(SAID)
    side = side.mask(side.isna() & (by == owner), "self")
    if program.has("pairs"):
        pairs = program.table("pairs").dropna(subset=["mentee_id", "mentor_id"])
        known = set(zip(pairs["mentee_id"].astype(str), pairs["mentor_id"].astype(str), strict=True))
        theirs = pd.Series([pair in known for pair in zip(owner, by, strict=True)], index=ratings.index, dtype=bool)
        side = side.mask(side.isna() & theirs, "mentor")
    if program.has("people") and "manager_id" in program.table("people"):
        people = program.table("people").set_index("person_id")["manager_id"].astype(str)
        people.index = people.index.astype(str)
        side = side.mask(side.isna() & (owner.map(people) == by), "manager")
    return side.fillna("other").astype(str)
