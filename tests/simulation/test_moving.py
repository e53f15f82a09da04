"""A program moved to another start: the same days of the week, the same distances, and nothing else changed."""

from __future__ import annotations

import dataclasses
from datetime import date, timedelta
from pathlib import Path

import pandas as pd
import pytest

from mentorlab.measures.earlier_cycles import earlier_cycles
from mentorlab.measures.opening import check, load
from mentorlab.simulation.files import KEPT, write
from mentorlab.simulation.program import simulate
from mentorlab.simulation.truth import STARTS_ON, Truth
from tests.programs import demo

AUTUMN = date(2024, 9, 2)


@pytest.mark.parametrize("design", ["waitlist", "cutoff", "stepped", "before_after"])
def test_every_day_moves_by_the_same_weeks_and_the_rest_stays(design: str, tmp_path: Path) -> None:
    usual, moved = (
        simulate(Truth(people=60, seed=3, design=design, switches={"fading": 2}, starts_on=day))
        for day in (None, AUTUMN)
    )
    by = pd.Timestamp(AUTUMN) - pd.Timestamp(STARTS_ON)
    assert by.days % 7 == 0
    for name, table in usual.tables.items():
        for column in table:
            one, other = table[column], moved.tables[name][column]
            if one.dtype.kind == "M":
                pd.testing.assert_series_equal(one + by, other, check_dtype=False)
            elif column != "drawn_with":
                pd.testing.assert_series_equal(one, other)
    assert (moved.charter["starts_on"], moved.charter["cycle"]) == (AUTUMN, "2024-autumn")
    assert moved.charter["waves"][-1]["on"] == usual.charter["waves"][-1]["on"] + timedelta(days=by.days)
    pd.testing.assert_series_equal(usual.fading["faded_on"] + by, moved.fading["faded_on"])
    faults, _ = check(write(moved, tmp_path / "moved"))
    assert faults == []
    assert not any("2026" in name for name in moved.records)


def test_the_cycle_before_is_a_program_of_its_own_in_the_same_folder(tmp_path: Path) -> None:
    before = Truth(people=60, seed=8, design="before_after", starts_on=date(2025, 3, 3), switches={"fading": 1})
    folder = write(simulate(Truth(people=60, seed=9, earlier=before)), tmp_path / "now")
    program = load(folder)
    assert program.charter.earlier_cycles == ("earlier/2025-spring",)
    found = earlier_cycles(program)
    assert (found.unread, [one.charter.cycle for one in found.programs]) == ((), ["2025-spring"])
    assert set(found.programs[0].tables) == set(KEPT)
    assert found.programs[0].faults == ()
    assert {f"earlier/2025-spring/tables/{name}.csv" for name in KEPT} <= set(program.inputs)


def test_the_demo_knows_its_cycle_before_and_nobody_is_in_both() -> None:
    before = earlier_cycles(demo()).programs[0]
    assert before.charter.starts_on == date(2025, 3, 3)
    assert before.as_of is not None
    assert before.as_of < demo().charter.starts_on
    assert not before.table("people")["person_id"].isin(demo().table("people")["person_id"]).any()
    assert (before.table("pairs")["ended_why"] == "faded").any()


def test_the_cycle_before_is_read_once_for_a_program_and_all_that_is_made_from_it() -> None:
    program = dataclasses.replace(demo(), beside={})
    before = earlier_cycles(program)
    assert earlier_cycles(program.as_at(date(2026, 7, 1))) is before
    alone = dataclasses.replace(program, charter=program.charter.model_copy(update={"earlier_cycles": ()}))
    assert earlier_cycles(alone).programs == ()
    assert earlier_cycles(dataclasses.replace(program, beside={})) is not before
