"""Does the report find what was planted in the demo? Many programs whose truth is known: tests/calibration."""

from __future__ import annotations

import mentorlab
from mentorlab import outcomes
from mentorlab.shipped import shipped
from mentorlab.simulation.measured import SCORES
from mentorlab.simulation.truth_file import read_truth


def test_the_demo_recovers_what_was_planted() -> None:
    planted = read_truth(shipped("data", "demo", "truth.yaml")).effects
    program = mentorlab.load("demo")
    for measure in SCORES:
        points = planted[measure]
        effect = outcomes.contrast(program, measure=measure).estimate("effect").estimate
        assert effect.low <= points <= effect.high, measure
