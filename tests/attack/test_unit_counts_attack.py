"""Can a count of few pairs of a unit be had by taking what all other units tell from what the program tells?

The attacker has the program's report and those of all units, and knows who is in which pair. The last test takes the
protection away, and shows that the attack succeeds then.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

import mentorlab
from mentorlab import engagement
from mentorlab.answers.result import Result
from mentorlab.engagement.met import which_pairs
from mentorlab.engagement.pulsing import one_unit
from mentorlab.engagement.views.found import QUALITY, _how
from mentorlab.measures.instruments import instruments
from mentorlab.tables.program import Program
from mentorlab.tables.units import units_of
from tests.programs import write_program

FEW = {"a": 2, "b": 6, "c": 7, "d": 6}
SMALLEST = 5
CHARTER = {"units": "team", "rhythm": {"meetings_every_days": 14}, "starts_on": "2026-01-05"}
Counted = tuple[int, int] | None  # so many pairs of a unit, of so many; None where it is not told


def _program(folder: Path) -> Program:
    """Four units of fourteen pairs: of each, FEW closed early, and as many (others) never met."""
    people, pairs, meetings = [], [], []
    for unit, few in FEW.items():
        for k in range(14):
            name = f"{unit}{k:02}"
            people += [{"person_id": name, "team": unit}, {"person_id": f"m{name}", "team": unit}]
            row = {"pair_id": name, "mentee_id": name, "mentor_id": f"m{name}", "matched_on": "2026-01-06"}
            ended = ("2026-02-20", "no_time") if k < few else ("2026-07-06", "completed")
            pairs.append({**row, "planned_end_on": "2026-07-06", "ended_on": ended[0], "ended_why": ended[1]})
            if k + few < 14:
                meetings.append({"meeting_id": name, "pair_id": name, "held_on": "2026-02-10", "status": "held"})
    tables = {"people": people, "pairs": pairs, "meetings": meetings}
    return mentorlab.load(write_program(folder, CHARTER, **{name: pd.DataFrame(rows) for name, rows in tables.items()}))


def _closed(result: Result) -> Counted:
    row = result.table.iloc[0]
    return None if row["hidden"] else (int(row["n_early"]), int(row["n_pairs"]))


def _met(result: Result) -> Counted:
    row = result.table[result.table["metric"].str.startswith("have held a first")].iloc[0]
    return None if pd.isna(row["n_counted"]) else (int(row["n_counted"]), int(row["n_of"]))


def _ended_so_far(result: Result) -> Counted:
    row = result.table.set_index("counted").loc["Ended early so far"]
    return None if pd.isna(row["n_now"]) else (int(row["n_now"]), int(row["of_now"]))


def follows(program: Program, ask: Callable[[Program], Result], told: Callable[[Result], Counted]) -> list[int]:
    """The numbers of few pairs that follow for the units which do not tell theirs, all of them together."""
    whole = told(ask(program))
    assert whole is not None
    units = [told(ask(program.of_unit(unit.value))) for unit in units_of(program)]
    left = [whole[side] - sum(one[side] for one in units if one) for side in (0, 1)]
    return [n for n in (left[0], left[1] - left[0]) if None in units and n < SMALLEST]


def test_no_number_of_few_pairs_follows(tmp_path: Path) -> None:
    program = _program(tmp_path)
    assert follows(program, engagement.endings, _closed) == []
    assert follows(program, engagement.rhythm, _met) == []
    assert follows(program, engagement.pulse, _ended_so_far) == []


def test_it_follows_where_each_unit_hides_its_own_few_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for place in (sys.modules["mentorlab.engagement.endings"], which_pairs, one_unit):
        monkeypatch.setattr(place, "hidden_beside_units", lambda *_: False)
    program = _program(tmp_path)
    assert follows(program, engagement.endings, _closed) == [FEW["a"]]
    assert follows(program, engagement.rhythm, _met) == [FEW["a"]]
    assert follows(program, engagement.pulse, _ended_so_far) == [FEW["a"]]


def test_meetings_of_a_unit_are_told_without_counts_and_no_part_of_it_at_all(tmp_path: Path) -> None:
    unit = _program(tmp_path).of_unit("a")
    told = engagement.rhythm(unit, by="team").table.set_index("metric")
    assert told.loc["held", ["n_counted", "n_of"]].isna().all()
    assert told.loc["held", "share"] == 1.0
    assert set(told["group"]) == {"everyone"}
    assert "Of meetings whose day has come, 100 % were held" in engagement.rhythm(unit).sentence("staff")


def test_who_asked_for_help_is_told_of_the_whole_program_alone() -> None:
    program = mentorlab.load("demo")
    unit = next(one.value for one in units_of(program) if one.may_be_reported)
    asked = engagement.support(program.of_unit(unit))
    assert asked.sentence().startswith("In the whole program")
    assert asked.table.equals(engagement.support(program).table)


def test_how_many_pairs_of_a_unit_are_good_is_not_counted() -> None:
    program = mentorlab.load("demo")
    quality = instruments(program.folder)[QUALITY]
    assert engagement.relationship(program).table["n_good"].notna().any()
    assert _how(program, quality, 0.95).good_from is not None
    for unit in units_of(program):
        assert _how(program.of_unit(unit.value), quality, 0.95).good_from is None
