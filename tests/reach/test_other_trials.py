"""Does who got which message leave the program's places alone, whatever is asked?"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from mentorlab.answers.question import questions
from mentorlab.measures.opening import load
from mentorlab.measures.repeated_draw import borne_out_arms
from mentorlab.reach import draw_variants
from mentorlab.tables.arms import arms
from mentorlab.tables.program import Program
from tests.programs import demo

QUICK = ("planning.strategy", "planning.readiness")
SLOW = tuple(one.id for one in questions() if one.id not in QUICK)


@pytest.fixture(scope="module")
def with_another_trial(tmp_path_factory: pytest.TempPathFactory) -> Program:
    """The demo, in which the variants of a letter were drawn for everybody who can still be asked, and for some who
    have a place.
    """
    folder = Path(shutil.copytree(demo().folder, tmp_path_factory.mktemp("demo") / "demo"))
    draw_variants(folder, "autumn letter", ["plain", "warm"], seed=5, stratify_by=["business_unit"])
    path = folder / "tables" / "assignments.csv"
    rows = pd.read_csv(path, dtype="str")
    placed = rows[rows["trial"].isna()].head(40)
    letters = placed[["person_id"]].assign(
        trial="winter letter", arm=["program", "warm"] * 20, assigned_on="2026-03-03"
    )
    pd.concat([rows, letters]).to_csv(path, index=False)
    return load(folder)


def test_the_arms_of_the_program_are_the_same(with_another_trial: Program) -> None:
    for read in (arms, borne_out_arms):
        was, now = read(demo(), "mentees"), read(with_another_trial, "mentees")
        assert now.people.equals(was.people)
        assert (now.drawn, now.notes, now.source) == (was.drawn, was.notes, was.source)
    assert not with_another_trial.faults


@pytest.mark.parametrize("name", [*QUICK, *(pytest.param(name, marks=pytest.mark.long) for name in SLOW)])
def test_no_answer_changes(with_another_trial: Program, name: str) -> None:
    (asked,) = [one for one in questions() if one.id == name]
    assert _said(asked.function(with_another_trial)) == _said(asked.function(demo()))


def _said(result: Any) -> tuple[Any, ...]:
    return result.to_dict(), result.rows(), result.facts, result.checks
