"""Over time: does the course come out as planted, with everybody's answers, and nobody given away?"""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import pandas as pd
import pytest

from mentorlab import outcomes
from mentorlab.answers.result import Result
from mentorlab.measures.opening import load
from mentorlab.tables.privacy.ledger import to_bytes, write_record
from mentorlab.tables.privacy.publishing import prepare
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


def _without(tables: dict[str, pd.DataFrame], wave: str, people: list[str]) -> dict[str, pd.DataFrame]:
    measures = tables["measures"]
    return {**tables, "measures": measures[~((measures["wave"] == wave) & measures["person_id"].isin(people))]}


def test_the_start_of_one_who_left_is_not_told_by_the_model(tmp_path: Path) -> None:
    """One person has a start and nothing later. Were it in the model, beside the averages it could be solved for."""
    tables = _without(_without(three(), "after", ["p0001"]), "middle", ["p0001"])
    measures = tables["measures"]
    effects = []
    for number, start in enumerate((20.0, 80.0)):
        his = (measures["person_id"] == "p0001") & (measures["wave"] == "before")
        moved = {**tables, "measures": measures.assign(value=measures["value"].mask(his, start))}
        found = asked(tmp_path / f"{number}", moved)
        effects.append([one.estimate.value for one in found.estimates])
        assert any("do not enter" in note for note in found.notes)
    assert effects[0] == effects[1]


def test_few_without_a_start_cannot_be_counted_by_subtraction(tmp_path: Path) -> None:
    """Three of the comparison have no start: every answer says how many are assigned, so that is hidden."""
    gone = _without(three(missed=0.0), "after", [f"p{number:04d}" for number in range(66, 76)])
    found = asked(tmp_path, _without(gone, "before", ["p0060", "p0061", "p0062"]))
    table = found.table.set_index("wave")
    assert pd.isna(table.loc["before", "n_comparison"])
    assert table.loc["before", "n_program"] == 60
    assert table[["n"]].isna().all(axis=None)
    assert all(one.n_comparison is None and one.estimate.n == 107 for one in found.estimates)
    assert "117" not in found.sentence()


def test_one_more_answer_between_two_reports_is_not_told(tmp_path: Path) -> None:
    """At the middle 50 of 60 have answered, in the next report 51; or one more of those who left has a start."""
    late = [f"p{number:04d}" for number in range(60, 70)]
    left = _without(_without(three(missed=0.0), "after", late), "middle", late)
    missing = [f"p{number:04d}" for number in range(10)]
    first = _without(left, "middle", missing)
    cases = {
        "middle": (first, _without(left, "middle", missing[1:])),
        "before": (_without(first, "before", late[:1]), first),
    }
    for wave, reports in cases.items():
        folder = write_program(tmp_path / wave, {"waves": WAVES}, **reports[0])
        held = []
        for number, tables in enumerate(reports):
            tables["measures"].to_csv(folder / "tables" / "measures.csv", index=False)
            with TemporaryDirectory() as private:
                publishing = prepare(folder, Path(private))
                found = outcomes.waves(load(folder, publishing=private))
                figures = [figure for _, shown in publishing.noted() for figure in shown]
            write_record(folder, f"report {number}", to_bytes("outcomes", figures))
            assert found.status == "ok"
            held.append(any(f"answers at {wave}" in note for note in found.notes))
        assert held == [False, True], wave


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
