"""The truth that most tests plant, the program that it makes, and what a naive reader would take from its tables."""

from __future__ import annotations

import pandas as pd
import pytest

from mentorlab.simulation.measured import SCALES
from mentorlab.simulation.program import Simulated, simulate
from mentorlab.simulation.truth import Truth

PLANTED = {"engagement_pulse": 0.45, "stay_intention": 0.15, "performance": 2.0}
SEEDS = range(40)


@pytest.fixture(scope="session")
def demo() -> Simulated:
    return simulate(Truth(effects=PLANTED))


@pytest.fixture(scope="session")
def large() -> Simulated:
    """Large enough to read shares and correlations from."""
    return simulate(Truth(people=4000, seed=1, effects=PLANTED))


@pytest.fixture(scope="session")
def many() -> list[Simulated]:
    """The same truth with 40 seeds."""
    return [simulate(Truth(seed=seed, effects=PLANTED)) for seed in SEEDS]


def arms(one: Simulated) -> pd.Series:
    """The arm of everyone assigned, or of everyone eligible as the pairs have it."""
    if "assignments" in one.tables:
        return one.tables["assignments"].set_index("person_id")["arm"]
    people = one.tables["people"]
    eligible = people.loc[people["eligible_as"] == "mentee", "person_id"]
    paired = eligible.isin(one.tables["pairs"]["mentee_id"])
    return pd.Series(paired.map({True: "program", False: "comparison"}).to_numpy(), index=eligible.to_numpy())


def scores(one: Simulated, measure: str, wave: str) -> pd.Series:
    """Mean scores by person of those who answered every item, worked out from the table responses by hand."""
    scale, rows = SCALES[measure], one.tables["responses"]
    rows = rows[rows["item"].isin(scale.items) & (rows["wave"] == wave)]
    wide = rows.pivot_table(index="person_id", columns="item", values="value").dropna()
    for item in scale.reverse:
        wide[item] = scale.maximum + scale.minimum - wide[item]
    return wide.mean(axis=1)


def compared(one: Simulated, measure: str = "engagement_pulse", wave: str = "after") -> float:
    """Program minus the others, at one wave."""
    found, arm = scores(one, measure, wave), arms(one)
    both = found.index.intersection(arm.index)
    by_arm = found[both].groupby(arm[both] == "program").mean()
    return float(by_arm[True] - by_arm[False])


def changed(one: Simulated, measure: str = "engagement_pulse", before: str = "before") -> pd.Series:
    """The mean change of those who answered twice: of the program's arm (True) and of the others (False)."""
    change = (scores(one, measure, "after") - scores(one, measure, before)).dropna()
    arm = arms(one)
    both = change.index.intersection(arm.index)
    return change[both].groupby(arm[both] == "program").mean()
