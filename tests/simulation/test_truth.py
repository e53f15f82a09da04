"""What a truth may say."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from mentorlab.errors import BadInput
from mentorlab.simulation.program import simulate
from mentorlab.simulation.switches import SWITCHES
from mentorlab.simulation.telling import planted
from mentorlab.simulation.truth import Truth
from mentorlab.simulation.truth_file import read_truth, truth_settings
from mentorlab.tables.as_text import as_yaml

WHOLE = Truth(
    people=200,
    mentors=30,
    design="difference_in_differences",
    seed=7,
    effects={"stay_intention": -0.2, "retention": 0.05},
    by_group={"engagement_pulse": {"site": {"Harbour": 0.3}, "grade": {"2": -0.1}}},
    dose={"engagement_pulse": 0.02},
    match_value={"performance": 1.5},
    switches={"season": -0.5, "spill_over": 1.0},
    starts_on=date(2026, 9, 7),
    earlier=Truth(people=150, mentors=20, design="before_after", starts_on=date(2025, 9, 8), switches={"fading": 1.0}),
)


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "truth.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    assert read_truth(written(tmp_path, as_yaml(truth_settings(WHOLE)))) == WHOLE


def test_what_is_left_out_has_its_default(tmp_path: Path) -> None:
    assert read_truth(written(tmp_path, "seed: 3\nswitches: {}\ndose:\n")) == Truth(seed=3)
    assert Truth(people=700).n_mentors == 100


def test_what_was_planted_is_told() -> None:
    told = "\n".join(planted(WHOLE))
    for part in ("stay intention by -0.2 points", "retention by +5 people in 100", "site Harbour", "each meeting held"):
        assert part in told
    assert f"Spill over, strength 1 (at strength 1: {SWITCHES['spill_over'].means})." in told
    assert f"The cycle before: fading, strength 1 (at strength 1: {SWITCHES['fading'].means})." in told
    assert planted(Truth())[1] == "No effect on anything."


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("sed: 3\n", "truth.yaml.sed: is no setting of a truth; did you mean 'seed'?"),
        ("people: many\n", "truth.yaml.people: 'many' is not a whole number"),
        ("people: 20\n", "truth.yaml.people: 20 people cannot be simulated; use 40 to"),
        ("mentors: 200\n", "truth.yaml.mentors: 200 mentors do not fit 320 people; use 4 to 80"),
        ("design: cutof\n", "truth.yaml.design: 'cutof' is no design; did you mean 'cutoff'?"),
        ("effects: {engagement_puls: 1}\n", "effects.engagement_puls: is no measure that is simulated; did you mean"),
        ("effects: {stay_intention: nan}\n", "effects.stay_intention: nan is not a finite number"),
        ("effects: 3\n", "truth.yaml.effects: is no list of settings"),
        ("dose: {retention: 0.1}\n", "truth.yaml.dose.retention: retention can only have an effect"),
        ("switches: {sesaon: 1}\n", "truth.yaml.switches.sesaon: is no switch; did you mean 'season'?"),
        ("switches: {season: 3}\n", "truth.yaml.switches.season: 3 is no strength; use -2 to 2"),
        ("switches: {immortal_time: 2}\n", "truth.yaml.switches.immortal_time: 2 is no strength; use 0 to 1"),
        ("switches: {spill_over: -1}\n", "truth.yaml.switches.spill_over: -1 is no strength; use 0 to 2"),
        ("switches: {season: strong}\n", "truth.yaml.switches.season: 'strong' is not a number"),
        ("design: stepped\nswitches: {immortal_time: 1}\n", "switches.immortal_time: pairs that begin at any time"),
        ("by_group: {stay_intention: {sight: {Harbour: 1}}}\n", "by_group.stay_intention.sight: is no column"),
        (
            "by_group: {stay_intention: {site: {Harbor: 1}}}\n",
            "site.Harbor: nobody has this site; did you mean 'Harbour'?",
        ),
        ("by_group: {stay_intention: 1}\n", "truth.yaml.by_group.stay_intention: is no list of settings"),
        ("seed: -1\n", "truth.yaml.seed: -1 is no seed"),
        ("starts_on: soon\n", "truth.yaml.starts_on: 'soon' is no day; write a day as 2026-03-02"),
        ("starts_on: 2025-03-02\n", "truth.yaml.starts_on: a program cannot begin on 2025-03-02; use a Monday"),
        ("earlier: 3\n", "truth.yaml.earlier: is no list of settings"),
        ("earlier: {seed: 3}\n", "truth.yaml.earlier.starts_on: the cycle before begins no earlier"),
        ("earlier: {people: many}\n", "truth.yaml.earlier.people: 'many' is not a whole number"),
        ("earlier: {switches: {fadign: 1}}\n", "truth.yaml.earlier.switches.fadign: is no switch; did you mean"),
        ("earlier: {starts_on: 2025-03-03, earlier: {starts_on: 2024-03-04}}\n", "earlier.earlier: only one cycle"),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(BadInput) as caught:
        read_truth(written(tmp_path, text))
    assert message in str(caught.value)


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(BadInput) as caught:
        read_truth(written(tmp_path, "sed: 3\npeople: many\ndesign: cutof\nswitches: {sesaon: 1}\n"))
    assert len(caught.value.faults) == 4


def test_no_file_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="there is no such file"):
        read_truth(tmp_path / "truth.yaml")


@pytest.mark.parametrize(
    ("effects", "message"),
    [
        ({"engagement_pulse": 5.0}, r"effects.engagement_pulse: no shift can move the mean that far"),
        ({"retention": 0.5}, r"effects.retention: no place can move the share who stay that far"),
        ({"promotion": -0.9}, r"effects.promotion: no place can move the share who are promoted that far"),
    ],
)
def test_an_effect_for_which_there_is_no_room(effects: dict[str, float], message: str) -> None:
    with pytest.raises(BadInput, match=message):
        simulate(Truth(effects=effects))


def test_more_people_than_the_mentors_can_take() -> None:
    with pytest.raises(BadInput, match=r"everybody who asks has a place: .* plant more mentors"):
        simulate(Truth(design="encouragement", mentors=8))
