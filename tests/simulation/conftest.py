"""The truth that most tests plant, and the program that it makes."""

from __future__ import annotations

import pytest

from mentorlab.simulation.program import Simulated, simulate
from mentorlab.simulation.truth import Truth

PLANTED = {"engagement_pulse": 0.45, "stay_intention": 0.15}
SEEDS = range(60)


@pytest.fixture(scope="session")
def demo() -> Simulated:
    return simulate(Truth(effects=PLANTED))


@pytest.fixture(scope="session")
def many() -> list[Simulated]:
    """The same truth with 60 seeds."""
    return [simulate(Truth(seed=seed, effects=PLANTED)) for seed in SEEDS]
