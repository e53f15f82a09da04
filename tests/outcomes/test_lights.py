"""Does each objective get the light that its interval allows, in word and shape, and never more than its design?"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from mentorlab import outcomes
from mentorlab.answers.look.lights import FILLED, SHAPES
from mentorlab.answers.result import Result
from mentorlab.answers.wording import AUDIENCES, catalogue
from mentorlab.measures.opening import load
from mentorlab.outcomes.objectives.lit import light_of, why
from mentorlab.outcomes.objectives.rows import Answered
from tests.programs import demo, two_arms, write_program


@pytest.fixture(scope="module")
def lit() -> Result:
    return outcomes.lights(demo())


def many(folder: Path, effects: dict[str, tuple[int, float]]) -> Result:
    """One measure an objective, with SD 10 before and worth having from 3 points: people an arm and effect of each."""
    tables = {name: two_arms(n, n, effect, seed=k + 1) for k, (name, (n, effect)) in enumerate(effects.items())}
    parts = [one["measures"].assign(measure=name) for name, one in tables.items()]
    widest = max(tables, key=lambda name: effects[name][0])
    objectives = [
        {"id": name, "measure": name, "for": "mentees", "worthwhile_points": 3, "primary": k == 0}
        for k, name in enumerate(effects)
    ]
    given = {**tables[widest], "measures": pd.concat(parts)}
    return outcomes.lights(load(write_program(folder, {"objectives": objectives}, **given)))


def test_a_light_is_what_the_interval_says_of_the_size_wanted(tmp_path: Path) -> None:
    effects = {"high": (400, 8.0), "none": (400, 0.0), "worse": (400, -5.0), "some": (400, 3.0), "few": (14, 0.0)}
    found = many(tmp_path, effects)
    lit_by = found.table.set_index("objective")
    assert dict(lit_by["light"]) == {
        "high": "reached", "none": "not reached", "worse": "not reached", "some": "better, size unsure",
        "few": "cannot tell",
    }  # fmt: skip
    assert lit_by.loc["high", "effect_low"] >= 3 > lit_by.loc["none", "effect_high"]
    assert 0 < lit_by.loc["some", "effect_low"] < 3 < lit_by.loc["some", "effect_high"]
    assert found.sentence("leadership").startswith("Reached: high. Better, size unsure: some. Not reached: ")
    assert [label.split()[0] for label, _ in found.box] == ["●", "✖", "✖", "◐", "◇"]


def test_every_number_is_that_of_all_the_objectives(lit: Result) -> None:
    every = outcomes.all_objectives(demo()).table
    same = ["objective", "n", "effect", "effect_low", "effect_high", "worthwhile", "effect_sd", "p_adjusted", "reason"]
    pd.testing.assert_frame_equal(lit.table[same], every[same])


def test_one_group_alone_reaches_nothing(lit: Result) -> None:
    mentors = lit.table.set_index("objective").loc["mentors too"]
    assert mentors["light"] == "cannot tell"
    assert "one group only" in mentors["says"]


@pytest.mark.parametrize("says", ["worth_having", "positive_size_uncertain", "harmful", "not_worthwhile"])
def test_neither_a_very_weak_design_nor_chance_among_several_gives_a_verdict(says: str) -> None:
    objective, result = demo().charter.objectives[0], outcomes.contrast(demo())
    sure = Answered(objective, result, says, None, p=0.04, p_adjusted=0.04)
    assert light_of(sure) != "cannot_tell"
    assert light_of(replace(sure, p_adjusted=0.05)) == "cannot_tell"
    assert "several" in why(replace(sure, p_adjusted=0.05))
    weak = replace(sure, result=replace(result, certainty="very_low"))
    assert light_of(weak) == "cannot_tell"
    assert "too weak" in why(weak)


def test_without_data_it_says_so_and_shows_no_number(tmp_path: Path) -> None:
    objectives = [
        {"id": name, "measure": name, "for": "mentees", "worthwhile_points": 2, "primary": name == "skill"}
        for name in ("skill", "quiet", "later")
    ]
    tables = two_arms(30, 30)
    few = two_arms(30, 30, lost_comparison=27)["measures"].assign(measure="quiet")
    tables["measures"] = pd.concat([tables["measures"], few])
    found = outcomes.lights(load(write_program(tmp_path, {"objectives": objectives}, **tables)))
    quiet, later = found.table.iloc[1], found.table.iloc[2]
    assert (quiet["light"], later["light"]) == ("no data", "no data")
    kept = ["objective", "light", "says", "measure", "reason", "hidden"]
    assert pd.isna(quiet.drop(kept)).all()
    assert "No data: quiet and later." in found.sentence("staff")
    assert found.figure().svg()


def test_each_light_has_a_word_and_a_shape_of_its_own(lit: Result) -> None:
    words = catalogue("outcomes_lights")
    assert set(words.LIGHTS) == set(words.SHAPES) == set(SHAPES)
    assert len(set(words.SHAPES.values())) == len(set(words.LIGHTS.values())) == len(SHAPES)
    drawn = {(shape, FILLED.get(light, "full")) for light, (_, shape) in SHAPES.items()}
    assert len(drawn) == len(SHAPES)  # told apart in grey
    for audience in AUDIENCES:
        assert all(lit.table["light"].str.capitalize().map(lit.sentence(audience).__contains__))
