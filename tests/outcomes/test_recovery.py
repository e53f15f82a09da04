"""Does the report find what was planted? The demo's truth, and many programs whose truth is known."""

from __future__ import annotations

import pytest
from scipy.stats import binom

import mentorlab
from mentorlab import outcomes
from mentorlab.shipped import shipped
from mentorlab.simulation.measured import SCORES
from mentorlab.simulation.memory import as_program
from mentorlab.simulation.program import simulate
from mentorlab.simulation.truth import Truth
from mentorlab.simulation.truth_file import read_truth


def test_the_demo_recovers_what_was_planted() -> None:
    planted = read_truth(shipped("data", "demo", "truth.yaml")).effects
    program = mentorlab.load("demo")
    for measure in SCORES:
        points = planted[measure]
        effect = outcomes.contrast(program, measure=measure).estimate("effect").estimate
        assert effect.low <= points <= effect.high, measure


def _covered(seeds: range, effect: float) -> tuple[int, int]:
    """In how many programs the interval holds the planted effect, and in how many a cause is claimed."""
    held = claimed = 0
    for seed in seeds:
        truth = Truth(people=160, mentors=25, seed=seed, effects={"engagement_pulse": effect})
        result = outcomes.contrast(as_program(simulate(truth)))
        estimate = result.estimate("effect").estimate
        held += estimate.low <= effect <= estimate.high
        claimed += "led to" in result.claim
    return held, claimed


def _limits(n: int, share: float) -> tuple[float, float]:
    """The 99.9 % limits of a binomial count."""
    return float(binom.ppf(0.0005, n, share)), float(binom.ppf(0.9995, n, share))


def test_intervals_hold_the_planted_effect_as_often_as_they_should() -> None:
    low, high = _limits(40, 0.95)
    held, _ = _covered(range(40), 0.4)
    assert low <= held <= high


@pytest.mark.long
@pytest.mark.parametrize("effect", [0.0, 0.4])
def test_coverage_and_false_alarms_over_500_programs(effect: float) -> None:
    low, high = _limits(500, 0.95)
    held, claimed = _covered(range(500), effect)
    assert low <= held <= high
    if effect == 0:
        assert claimed <= _limits(500, 0.05)[1]
