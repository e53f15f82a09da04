"""Does the report of a unit carry the program's verdict, and its own people's figures beside it?"""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pytest

import mentorlab
from mentorlab import outcomes
from mentorlab.reports.runner import run
from mentorlab.tables.program import Program
from tests.programs import two_arms, write_program
from tests.quick_reports import quick_outcomes

UNIT = "R&D <b>"


def _folder(folder: Path, few: int = 5) -> Path:
    """Two large units, one of them with an odd name, and `few` people in each arm of a third."""
    tables = two_arms(60, 60, 5.0)
    people = tables["assignments"][["person_id"]].copy()
    arm = tables["assignments"].groupby("arm").cumcount()
    people["unit"] = [UNIT if k < 30 else "sales" if k < 60 - few else "tiny" for k in arm]
    return write_program(folder, {"units": "unit"}, people=people, **tables)


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Program:
    return mentorlab.load(_folder(tmp_path_factory.mktemp("units")))


def test_the_verdict_is_the_programs(program: Program) -> None:
    unit, whole = outcomes.contrast(program.of_unit("sales")), outcomes.contrast(program)
    assert (unit.verdict, unit.certainty, unit.scope) == (whole.verdict, whole.certainty, whole.scope)
    pd.testing.assert_frame_equal(unit.table, whole.table)
    for audience, sentence in whole.sentences.items():
        assert unit.sentence(audience) == f"In the whole program: {sentence}"
    assert "sales" in unit.limits[0]


def test_beside_it_stands_the_effect_drawn_toward_all_units_and_no_other(program: Program) -> None:
    unit, whole = outcomes.by_group(program.of_unit("sales")), outcomes.by_group(program)
    own, there = unit.table.iloc[1], whole.table.set_index("group").loc["sales"]
    pooled = ["pooled", "pooled_low", "pooled_high", "n_program", "n_comparison"]
    assert list(own[pooled]) == list(there[pooled])
    assert own[["effect", "effect_low", "effect_high", "apart"]].isna().all()
    assert list(unit.table["group"]) == ["everyone", "sales"]
    assert unit.verdict is None
    assert unit.scope["unit"] == "sales"
    assert [(one.name, one.group) for one in unit.estimates] == [("effect", None), ("effect_pooled", "sales")]
    for audience in unit.sentences:
        assert "The verdict is the program's, not that of sales" in unit.sentence(audience)
    unit.figure()


def test_its_own_people_are_described_beside_everyone(program: Program) -> None:
    unit, whole = outcomes.change(program.of_unit("sales")), outcomes.change(program, group="unit")
    pd.testing.assert_frame_equal(
        unit.table.drop(columns="p"),
        whole.table[whole.table["group"].isin(["everyone", "sales"])].reset_index(drop=True).drop(columns="p"),
    )
    row = unit.table.iloc[1]
    assert f"In sales, the {row['n']:.0f} people who answered both times" in unit.sentence()
    assert len(unit.shown) == 2
    assert len(unit.shown[1]) == row["n"]


def test_a_unit_of_ten_is_described_and_not_estimated(program: Program) -> None:
    groups = outcomes.by_group(program.of_unit("tiny"))
    assert "too few people are in this for an estimate" in groups.sentence()
    assert groups.table["pooled"].isna().all()


def test_a_unit_that_is_hidden_in_the_program_is_hidden_in_its_own_report(tmp_path: Path) -> None:
    program = mentorlab.load(_folder(tmp_path, few=3))
    for name in ("sales", "tiny"):
        for answer in (outcomes.change(program.of_unit(name)), outcomes.by_group(program.of_unit(name))):
            assert answer.table["hidden"].iloc[1]
            assert f"Of {name} alone nothing can be shown" in answer.sentence()


def test_a_run_of_a_unit_says_so_everywhere(tmp_path: Path) -> None:
    folder = _folder(tmp_path / "program")
    with quick_outcomes():
        made = run("outcomes", folder, unit=UNIT)
    found = json.loads((made.folder / "findings.json").read_text(encoding="utf-8"))
    page = made.page.read_text(encoding="utf-8")
    assert found["parameters"]["unit"] == UNIT
    assert [one["scope"]["unit"] for one in found["findings"]] == [None, UNIT]
    assert json.loads((made.folder / "manifest.json").read_text(encoding="utf-8"))["parameters"]["unit"] == UNIT
    assert made.folder.name.partition("_outcomes_")[2].startswith("R-D-b-")
    assert "R&amp;D &lt;b&gt;" in page.partition("</title>")[0]
    assert UNIT not in page
    assert made.sentence.startswith("In the whole program: ")
