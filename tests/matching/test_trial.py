"""Does the plan of a trial say what sites could tell, and that few sites can tell nothing?"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest

from mentorlab import stats
from mentorlab.answers.result import Result
from mentorlab.errors import BadInput
from mentorlab.matching import trial
from mentorlab.tables.program import Program
from tests.programs import demo

Make = Callable[..., Program]
OBJECTIVE = {"id": "skill", "measure": "skill", "for": "mentees", "worthwhile": 0.5, "primary": True}
PLAIN: dict[str, Any] = {"objectives": [OBJECTIVE]}
THIS = "this program"


def row(result: Result, name: str = THIS) -> pd.Series:
    return result.table.set_index("group").loc[name]


def test_four_sites_can_tell_nothing_and_it_says_so(make: Make) -> None:
    found = trial(make(PLAIN), sites=4, people=400)
    assert found.verdict == "impossible"
    assert "no trial in which sites are drawn" in found.sentence("leadership")
    assert "in 6 ways only" in found.sentence("staff")
    assert "smallest p that could come out is 0.33" in found.sentence("staff")
    assert (row(found)["ways"], row(found)["power"]) == (6, 0)
    assert math.isnan(row(found)["detectable"])
    assert not found.estimates


def test_many_sites_could_tell_and_it_says_what(make: Make) -> None:
    found = trial(make(PLAIN), sites=40, people=800, lost=0.0, correlation=0.5)
    assert found.verdict == "enough"
    study = stats.Study(800, clusters="both", cluster_size=20, icc=0.1, start="adjusted", correlation=0.5)
    assert row(found)["detectable"] == pytest.approx(stats.detectable(study), abs=0.02)
    assert row(found)["power"] == pytest.approx(stats.power_at(study, 0.5), abs=0.03)
    assert found.estimate("smallest_detectable").estimate.value == row(found)["detectable"]
    assert "Fit is not one" in found.sentence("leadership")


def test_more_sites_and_more_cycles_see_less(make: Make) -> None:
    found = trial(make(PLAIN), sites=8, people=160)
    sites = found.table[found.table["cycles"] == 1].dropna(subset=["n_sites"])["detectable"]
    assert sites.is_monotonic_decreasing
    cycles = found.table[found.table["n_sites"] == 8]["detectable"]
    assert cycles.is_monotonic_decreasing
    assert len(cycles) == 4


def test_a_plan_that_would_do_is_named(make: Make) -> None:
    found = trial(make(PLAIN), sites=6, people=120)
    assert "A plan that would do: " in found.sentence("analyst")
    assert "enough" in found.table["enough"].tolist()


def test_without_a_worthwhile_size_no_verdict(make: Make) -> None:
    objective = {name: value for name, value in OBJECTIVE.items() if name != "worthwhile"}
    found = trial(make({"objectives": [objective]}), sites=12, people=240)
    assert found.verdict is None
    assert "nobody has said which difference would be worth knowing" in found.sentence("leadership")


def test_the_sites_of_the_demo_are_its_units() -> None:
    found = trial(demo())
    assert row(found)["n_sites"] == demo().table("people").set_index("person_id")["business_unit"].nunique()
    assert trial(demo(), by="site").table["n_sites"].iloc[0] == 3


def test_what_cannot_be_planned_is_refused(make: Make) -> None:
    for settings, words in (
        ({"sites": 4}, "go together"),
        ({"sites": 10, "people": 12}, "fewer than two a site"),
    ):
        with pytest.raises(BadInput, match=words):
            trial(make(PLAIN), **settings)
    with pytest.raises(BadInput, match="no column 'sites'"):
        trial(demo(), by="sites")
    assert "give sites=12, people=240" in trial(make(PLAIN)).sentence()
