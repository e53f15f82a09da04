"""The anonymous survey: there only where it is planted, and with the planted points in the units drawn."""

from __future__ import annotations

import numpy as np
import pytest

from mentorlab.errors import BadInput
from mentorlab.simulation.program import Simulated, simulate
from mentorlab.simulation.truth import Truth
from mentorlab.simulation.truth_file import truth_settings

PLANTED = {"speaking_up": 0.4}


def test_without_points_there_is_no_survey(demo: Simulated) -> None:
    assert "summaries" not in demo.tables
    assert "in_units" not in truth_settings(demo.truth)


def test_the_other_tables_stay_as_they_are() -> None:
    with_, without = simulate(Truth(people=120, seed=4, in_units=PLANTED)), simulate(Truth(people=120, seed=4))
    for name in without.tables:
        assert with_.tables[name].equals(without.tables[name]), name


def test_the_planted_points_are_found_in_the_units_drawn() -> None:
    moved = []
    for seed in range(3):
        table = simulate(Truth(people=1000, seed=seed, in_units=PLANTED)).tables["summaries"]
        means = table.assign(sum=table["mean"] * table["n"]).groupby(["arm", "wave"])[["sum", "n"]].sum()
        mean = means["sum"] / means["n"]
        moved.append(
            (mean["program", "after"] - mean["program", "before"])
            - (mean["comparison", "after"] - mean["comparison", "before"])
        )
    assert np.mean(moved) == pytest.approx(0.4, abs=0.1)
    assert table.groupby("unit")["arm"].nunique().max() == 1


def test_another_measure_is_refused() -> None:
    with pytest.raises(BadInput, match=r"in_units\.performance"):
        Truth(in_units={"performance": 1.0})
