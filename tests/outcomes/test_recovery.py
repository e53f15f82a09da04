"""Does the report find what was planted? The demo's truth, and many programs whose truth is known."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from scipy.stats import binom

import mentorlab
from mentorlab import outcomes
from mentorlab.measures.opening import load
from mentorlab.shipped import shipped
from mentorlab.simulation.files import write
from mentorlab.simulation.program import simulate
from mentorlab.simulation.truth import Truth


def test_the_demo_recovers_what_was_planted() -> None:
    planted = yaml.safe_load(shipped("data", "demo", "truth.yaml").read_text(encoding="utf-8"))["effects"]
    program = mentorlab.load("demo")
    for measure, points in planted.items():
        effect = outcomes.contrast(program, measure=measure).estimate("effect").estimate
        assert effect.low <= points <= effect.high, measure


def _covered(seeds: range, folder: Path, effect: float) -> tuple[int, int]:
    """In how many programs the interval holds the planted effect, and in how many a cause is claimed."""
    held = claimed = 0
    for seed in seeds:
        truth = Truth(people=160, mentors=25, seed=seed, effects={"engagement_pulse": effect})
        place = write(simulate(truth), folder / str(seed))
        result = outcomes.contrast(load(place))
        estimate = result.estimate("effect").estimate
        held += estimate.low <= effect <= estimate.high
        claimed += "led to" in result.claim
    return held, claimed


def _limits(n: int, share: float) -> tuple[float, float]:
    """The 99.9 % limits of a binomial count."""
    return float(binom.ppf(0.0005, n, share)), float(binom.ppf(0.9995, n, share))


def test_intervals_hold_the_planted_effect_as_often_as_they_should(tmp_path: Path) -> None:
    low, high = _limits(40, 0.95)
    held, _ = _covered(range(40), tmp_path, 0.4)
    assert low <= held <= high


@pytest.mark.long
@pytest.mark.parametrize("effect", [0.0, 0.4])
def test_coverage_and_false_alarms_over_500_programs(tmp_path: Path, effect: float) -> None:
    low, high = _limits(500, 0.95)
    held, claimed = _covered(range(500), tmp_path, effect)
    assert low <= held <= high
    if effect == 0:
        assert claimed <= _limits(500, 0.05)[1]
