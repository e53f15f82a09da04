"""Does the report find what was planted in the demo? Many programs whose truth is known: tests/calibration."""

from __future__ import annotations

import yaml

import mentorlab
from mentorlab import outcomes
from mentorlab.shipped import shipped


def test_the_demo_recovers_what_was_planted() -> None:
    planted = yaml.safe_load(shipped("data", "demo", "truth.yaml").read_text(encoding="utf-8"))["effects"]
    program = mentorlab.load("demo")
    for measure, points in planted.items():
        effect = outcomes.contrast(program, measure=measure).estimate("effect").estimate
        assert effect.low <= points <= effect.high, measure
