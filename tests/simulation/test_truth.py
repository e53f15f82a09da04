"""What a truth may say."""

from __future__ import annotations

from pathlib import Path

import pytest

from mentorlab.errors import BadInput
from mentorlab.simulation.files import as_yaml
from mentorlab.simulation.program import simulate
from mentorlab.simulation.truth import Truth, read_truth, truth_settings


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "truth.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    truth = Truth(people=200, mentors=30, seed=7, effects={"stay_intention": -0.2})
    assert read_truth(written(tmp_path, as_yaml(truth_settings(truth)))) == truth


def test_what_is_left_out_has_its_default(tmp_path: Path) -> None:
    assert read_truth(written(tmp_path, "seed: 3\n")) == Truth(seed=3)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("sed: 3\n", "truth.yaml.sed: is no setting of a truth; did you mean 'seed'?"),
        ("people: many\n", "truth.yaml.people: 'many' is not a whole number"),
        ("people: 20\n", "truth.yaml.people: 20 people cannot be simulated; use 60 to"),
        ("mentors: 200\n", "truth.yaml.mentors: 200 mentors do not fit 320 people; use 5 to 106"),
        ("design: cutoff\n", "truth.yaml.design: 'cutoff' is not simulated yet; use one of: waitlist"),
        ("effects: {engagement_puls: 1}\n", "effects.engagement_puls: is no measure that is simulated; did you mean"),
        ("effects: {stay_intention: nan}\n", "effects.stay_intention: nan is not a finite number"),
        ("effects: 3\n", "truth.yaml.effects: is no list of measures"),
        ("switches: {attrition: 0.5}\n", "truth.yaml.switches: is not simulated yet; leave it out"),
        ("by_group: {Sales: 1}\n", "truth.yaml.by_group: is not simulated yet; leave it out"),
        ("dose: 0.1\n", "truth.yaml.dose: is not simulated yet"),
        ("match_value: 0.1\n", "truth.yaml.match_value: is not simulated yet"),
        ("seed: -1\n", "truth.yaml.seed: -1 is no seed"),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(BadInput) as caught:
        read_truth(written(tmp_path, text))
    assert message in str(caught.value)


def test_an_empty_switch_is_no_switch(tmp_path: Path) -> None:
    assert read_truth(written(tmp_path, "switches: {}\ndose:\n")) == Truth()


def test_an_effect_that_the_scale_has_no_room_for() -> None:
    with pytest.raises(BadInput, match=r"effects.engagement_pulse: no shift can move the mean that far"):
        simulate(Truth(effects={"engagement_pulse": 5.0}))
