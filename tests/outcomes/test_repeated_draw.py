"""Does an outcome count as that of a draw only where drawing again from the record gives the list?"""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import mentorlab
from mentorlab.shipped import shipped
from mentorlab.tables.on_record.draw import arms_sha256


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(shipped("data", "demo"), tmp_path / "p")
    return tmp_path / "p"


def said(folder: Path, **more: Any) -> None:
    path = next((folder / "records").glob("draw-*.json"))
    path.write_text(json.dumps({**json.loads(path.read_bytes()), **more}), encoding="utf-8")


def moved(folder: Path) -> None:
    """Somebody who waited gets the place of somebody else, and the record the fingerprint of the new list."""
    path = folder / "tables" / "assignments.csv"
    rows = pd.read_csv(path, dtype=str, keep_default_na=False)
    one, other = rows.index[rows["arm"] == "program"][0], rows.index[rows["arm"] == "waitlist"][0]
    rows.loc[one, "arm"], rows.loc[other, "arm"] = "waitlist", "program"
    rows.to_csv(path, index=False)
    said(folder, arms_sha256=arms_sha256(rows))


def test_a_list_that_was_changed_with_its_fingerprint_is_no_draw(folder: Path) -> None:
    moved(folder)
    program = mentorlab.load(folder)
    result = mentorlab.outcomes.contrast(program)
    assert "led to" not in result.sentence()
    assert (result.design, result.certainty) == ("comparison", "low")
    assert any("give another list" in note for note in result.notes)
    ready = mentorlab.planning.readiness(program).table
    rule = ready[ready["criterion"].fillna("").str.startswith("Where more people ask")]
    assert rule["share_seen"].tolist() == [0.0]


def test_a_seed_that_was_changed_is_no_draw_either(folder: Path) -> None:
    said(folder, seed=5)
    assert "led to" not in mentorlab.outcomes.contrast(mentorlab.load(folder)).sentence()


def test_a_draw_by_another_method_stands_on_its_fingerprint(folder: Path) -> None:
    said(folder, seed=5, method="Balls in an urn, drawn by the works council.")
    result = mentorlab.outcomes.contrast(mentorlab.load(folder))
    assert "led to" in result.sentence()
    assert "cannot be repeated" in mentorlab.planning.places(mentorlab.load(folder)).sentence()
