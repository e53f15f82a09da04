"""Can anybody of a unit that has no report, or is hidden in its own, be found by subtraction from all other reports?

The attacker has the program's report and the report of every unit that may have one, and knows who belongs where and
who answered. The last tests take the protection away, and show that the attack succeeds then.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pandas as pd
import pytest

import mentorlab
from mentorlab import outcomes
from mentorlab.outcomes import groups
from mentorlab.tables import units
from mentorlab.tables.privacy import Settled
from mentorlab.tables.privacy.ledger import to_bytes, write_record
from mentorlab.tables.privacy.publishing import prepare
from mentorlab.tables.program import Program
from tests.attack.attacker import sums
from tests.attack.random_programs import HIGH, LOW, WAVES, columns_of, random_people, write
from tests.attack.test_attack import Asked, World, _rows
from tests.programs import write_program

TOLD = (1, 6)  # programs in which small units are found where nothing but they are hidden


def _reports(folder: Path, order: Sequence[str]) -> dict[str, list[Asked]]:
    """The answers of the program's report ("") and of units, made one after the other and put on record."""
    found: dict[str, list[Asked]] = {}
    for place, unit in enumerate(order):
        with TemporaryDirectory() as private:
            publishing = prepare(folder, Path(private))
            program = mentorlab.load(folder, publishing=private, unit=unit)
            column = program.charter.units
            changed = outcomes.change(program, group=column if unit else None)
            found[unit] = [(column, changed)]
            shown = [figure for _, figures in publishing.noted() for figure in figures]
            if shown:
                write_record(folder, f"{place}", to_bytes("outcomes", shown))
    return found


def _random(folder: Path, seed: int) -> tuple[pd.DataFrame, str, list[str], int]:
    rng = np.random.default_rng(seed)
    people, smallest = random_people(rng), int(rng.integers(3, 7))
    column = max(columns_of(people), key=lambda name: people[name].nunique())
    program = mentorlab.load(write(folder, people, smallest, column))
    return people, column, [unit.value for unit in units.units_of(program) if unit.may_be_reported], smallest


def pinned_beside_units(folder: Path, seed: int) -> list[str]:
    """Which sums over hidden units the attacker can tell."""
    people, column, reported, _ = _random(folder, seed)
    answers = [one for asked in _reports(folder, ["", *reported]).values() for one in asked if one[1].status == "ok"]
    world = World(people)
    here, found = world.answered[0], list[str]()
    shown = {
        row["group"]
        for asked, result in answers
        if asked is not None
        for _, row in result.table.iterrows()
        if not row["hidden"]
    }
    secret = [world.members(0, "program", column, unit) & here for unit in people[column].unique() if unit not in shown]
    cells = np.array([world.kinds(one) for one in secret if one.any()], dtype=float)
    everyone = (world.members(0, "program") & here).sum()
    if not len(cells) or any(one.sum() == everyone for one in secret):
        return []
    for wave in WAVES:
        told = sums(_rows(world, 0, answers, wave), world.size(here), LOW, HIGH)
        found += [f"sum {wave} {place}" for place in np.flatnonzero(told.pinned(cells))]
    return found


def test_no_hidden_unit_is_found_from_all_reports_together(tmp_path: Path) -> None:
    assert {seed: found for seed in TOLD if (found := pinned_beside_units(tmp_path / f"{seed}", seed))} == {}


@pytest.mark.long
def test_nor_in_many_programs(tmp_path: Path) -> None:
    assert {seed: found for seed in range(120) if (found := pinned_beside_units(tmp_path / f"{seed}", seed))} == {}


def test_the_attack_succeeds_where_small_units_alone_are_hidden(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def small_alone(labels: pd.DataFrame, values: pd.DataFrame, smallest: int, _: object) -> Settled:
        present = labels.loc[values.index]
        counts = {str(name): present[name].value_counts().sort_index() for name in labels}
        return Settled({name: one < smallest for name, one in counts.items()})

    monkeypatch.setattr(groups, "settle", small_alone)
    monkeypatch.setattr(groups, "earlier_reports", lambda *_: ())
    monkeypatch.setattr(units, "hide_small", lambda counts, smallest: counts < smallest)
    assert all(pinned_beside_units(tmp_path / f"{seed}", seed) for seed in TOLD)


@pytest.mark.long
def test_the_order_of_reports_decides_nothing(tmp_path: Path) -> None:
    told = []
    *_, reported, _ = _random(tmp_path / "program", 1)
    for turn, order in enumerate((["", *reported], [*reversed(reported), ""])):
        _random(tmp_path / f"{turn}", 1)
        answers = _reports(tmp_path / f"{turn}", order)
        told.append({unit: [(one.status, list(one.table["hidden"])) for _, one in answers[unit]] for unit in order})
    assert len(reported) > 2
    assert told[0] == told[1]


def _paired(folder: Path, pairs: dict[str, int]) -> Program:
    """Units of twelve people each, with so many mentees in pairs."""
    people = [{"person_id": f"{unit}{k}", "team": unit} for unit in pairs for k in range(12)]
    rows = [
        {"pair_id": f"{unit}-{k}", "mentee_id": f"{unit}{k}", "mentor_id": f"{unit}11", "matched_on": "2026-01-06"}
        for unit, n in pairs.items()
        for k in range(n)
    ]
    return mentorlab.load(
        write_program(folder, {"units": "team"}, people=pd.DataFrame(people), pairs=pd.DataFrame(rows))
    )


@pytest.mark.parametrize("seed", range(8))
def test_the_pairs_that_no_report_tells_of_are_never_few(tmp_path: Path, seed: int) -> None:
    """The program's number of pairs less those in all units' reports: nobody, or at least the smallest group."""
    rng = np.random.default_rng(seed)
    program = _paired(tmp_path, {f"u{k}": int(n) for k, n in enumerate(rng.integers(0, 11, 7))})
    told = [program.of_unit(unit.value) for unit in units.units_of(program) if unit.may_be_reported]
    left = program.rows["pairs"] - sum(one.rows.get("pairs", 0) for one in told)
    assert left == 0 or left >= program.charter.privacy.smallest_group


def test_a_unit_says_why_it_has_no_table(tmp_path: Path) -> None:
    program = _paired(tmp_path, {"a": 3, "b": 7, "c": 9, "d": 0})
    held = {name: program.of_unit(name).kept_back.get("pairs", "") for name in "abcd"}
    assert held == {
        "a": "fewer than 5 people of a stand in it",
        "b": units.BESIDE_IN_TABLE,
        "c": "",
        "d": "fewer than 5 people of d stand in it",
    }
    answer = mentorlab.engagement.endings(program.of_unit("a"))
    assert answer.status == "not_possible"
    assert "fewer than 5 people of a stand in it" in answer.sentence()


def _rated(folder: Path, raters: dict[str, int]) -> Program:
    """Units of eight people each who all stand in needs; so many of them rated the first of two needs."""
    people = [{"person_id": f"{unit}{k}", "team": unit} for unit in raters for k in range(8)]
    rows = [
        {
            "respondent_id": f"{unit}{k}",
            "stakeholder": "mentees",
            "need": need,
            "importance": 3 + k % 3 if need == "time" or k < n else None,
            "current": 1 + k % 2 if need == "time" or k < n else None,
        }
        for unit, n in raters.items()
        for k in range(8)
        for need in ("time", "advice")
    ]
    return mentorlab.load(
        write_program(folder, {"units": "team"}, people=pd.DataFrame(people), needs=pd.DataFrame(rows))
    )


def test_an_answer_from_which_few_of_another_unit_follow_is_held_back_whoever_is_first(tmp_path: Path) -> None:
    """Two of c rated the need: the program's average less those of a, b and d would be theirs."""
    program = _rated(tmp_path, {"a": 8, "b": 6, "c": 2, "d": 8})
    status = {unit: mentorlab.needs.gaps(program.of_unit(unit)).status for unit in "abd"}
    assert status == {"a": "ok", "b": "hidden", "d": "ok"}
    held = mentorlab.needs.gaps(program.of_unit("b"))
    assert held.sentence().startswith("Hidden: of b, beside the reports of the program")
    assert held.table["n"].isna().all()


def test_where_enough_have_rated_everywhere_nothing_is_held_back(tmp_path: Path) -> None:
    program = _rated(tmp_path, {"a": 8, "b": 6, "c": 5, "d": 8})
    assert {mentorlab.needs.gaps(program.of_unit(unit)).status for unit in "abcd"} == {"ok"}
