"""Over time: does the course come out as planted, with everybody's answers, and nobody given away?"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from mentorlab import outcomes
from mentorlab.answers.result import Result
from mentorlab.measures.opening import load
from tests.programs import demo, two_arms, write_program

WAVES = [
    {"id": "before", "on": "2026-01-05"},
    {"id": "middle", "on": "2026-03-05"},
    {"id": "after", "on": "2026-06-05"},
]


def three(
    n: int = 60, *, middle: float = 2.0, after: float = 5.0, missed: float = 0.2, seed: int = 3
) -> dict[str, Any]:
    """Two arms at three waves; some miss the middle one."""
    tables = two_arms(n, n, after, seed=seed)
    rng = np.random.default_rng(seed)
    before = tables["measures"][tables["measures"]["wave"] == "before"]
    arm = before["person_id"].map(tables["assignments"].set_index("person_id")["arm"])
    between = before.assign(
        wave="middle", value=10 + 0.8 * before["value"] + rng.normal(0, 6, 2 * n) + middle * (arm == "program")
    )
    between = between[rng.random(2 * n) >= missed]
    return {**tables, "measures": pd.concat([tables["measures"], between])}


def asked(folder: Path, tables: dict[str, pd.DataFrame], **charter: Any) -> Result:
    return outcomes.waves(load(write_program(folder, {"waves": WAVES, **charter}, **tables)))


def test_the_course_is_as_planted(tmp_path: Path) -> None:
    found = asked(tmp_path, three(150))
    table = found.table.set_index("wave")
    assert list(table.index) == ["before", "middle", "after"]
    assert table.loc["middle", "effect_low"] <= 2.0 <= table.loc["middle", "effect_high"]
    assert table.loc["after", "effect_low"] <= 5.0 <= table.loc["after", "effect_high"]
    assert np.isnan(table.loc["before", "effect"])
    assert "At middle the difference was" in found.sentence()


def test_averages_are_those_of_the_comparison(tmp_path: Path) -> None:
    tables = three()
    program = load(write_program(tmp_path, {"waves": WAVES}, **tables))
    found, whole = outcomes.waves(program), outcomes.contrast(program)
    table = found.table.set_index("wave")
    assert table.loc["after", "mean_program"] == pytest.approx(whole.table["mean_after"].iloc[0])
    assert table.loc["before", "mean_comparison"] == pytest.approx(whole.table["mean_before"].iloc[1])
    assert set(whole.shown) <= set(found.shown)
    assert found.certainty == whole.certainty


def test_a_wave_that_would_tell_of_a_few_has_no_average(tmp_path: Path) -> None:
    tables = three(missed=0.0)
    measures = tables["measures"]
    gone = (measures["wave"] == "middle") & measures["person_id"].isin(["p0001", "p0002"])
    table = asked(tmp_path, {**tables, "measures": measures[~gone]}).table.set_index("wave")
    # All but two of the arm: beside the average of everybody it would tell about these two.
    assert table.loc["middle", ["mean_program", "mean_comparison"]].isna().all()
    assert table.loc["middle", "effect_low"] < table.loc["middle", "effect_high"]


def test_waves_with_few_answers_are_left_out_and_named(tmp_path: Path) -> None:
    found = asked(tmp_path, three(missed=0.93))
    assert list(found.table["wave"]) == ["before", "after"]
    assert any("middle" in note for note in found.notes)


def test_the_verb_follows_the_design(tmp_path: Path) -> None:
    drawn = asked(tmp_path / "drawn", three())
    chosen = asked(tmp_path / "chosen", three(), evaluation={"design": "comparison", "places_by": "staff_choice"})
    assert "led to" in drawn.sentence()
    assert "led to" not in chosen.sentence()
    assert drawn.estimates[-1].estimate.se < chosen.estimates[-1].estimate.se  # one start for both arms


def test_too_few_people_and_no_start(tmp_path: Path) -> None:
    assert asked(tmp_path / "few", three(7, missed=0.0)).status == "not_possible"
    tables = three()
    later = tables["measures"][tables["measures"]["wave"] != "before"]
    assert "before the start" in asked(tmp_path / "late", {**tables, "measures": later}).sentence()


def test_on_the_demo_it_agrees_with_the_comparison() -> None:
    course, whole = (
        outcomes.waves(demo()).estimate("effect").estimate,
        outcomes.contrast(demo()).estimate("effect").estimate,
    )
    assert course.value == pytest.approx(whole.value, abs=0.5 * whole.se)
