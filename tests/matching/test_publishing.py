"""How does a match become the program's pairs?"""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from mentorlab.errors import BadInput
from mentorlab.matching import pool, publish
from mentorlab.matching.match import Match
from mentorlab.matching.policies import policy_named
from mentorlab.measures.opening import load
from mentorlab.tables.on_record.decisions import decisions_of
from mentorlab.tables.program import Program
from tests.matching.pools import pairs_of, pool_tables
from tests.programs import demo, write_program

DAY = dt.date(2026, 1, 9)


def program_at(folder: Path, **more: pd.DataFrame) -> Program:
    charter = {"matching": {"policy": "random", "rules": ["not_own_manager"]}}
    return load(write_program(folder, charter, **pool_tables(20, 20), **more))


def made(program: Program) -> Match:
    return policy_named("random")(pool(program).market, np.random.default_rng(1))


def test_the_pairs_and_the_decision_are_written_and_read_back(tmp_path: Path) -> None:
    program = program_at(tmp_path)
    match = made(program)
    table = publish(program, match, on=DAY)
    after = load(tmp_path)
    assert table == program.folder / "tables" / "pairs.csv"
    assert not after.faults
    market, pairs = pool(program).market, after.table("pairs").set_index("mentee_id")
    assert {market.mentees[i]: market.mentors[j] for i, j in enumerate(match.mentor_of)} == pairs["mentor_id"].to_dict()
    assert set(pairs["policy"]) == {"random"}
    assert set(pairs["matched_on"]) == {pd.Timestamp(DAY)}
    decision = decisions_of(after).decisions[0]
    assert decision.said.decided_on == DAY
    assert "20 pairs by the policy random" in decision.said.finding.claim
    assert decision.sealed == "sealed"


def test_earlier_cycles_stay_and_this_one_is_named(tmp_path: Path) -> None:
    old = pairs_of([("e000", "o001")], cycle="2025", note="kept")
    program = program_at(tmp_path, pairs=old)
    publish(program, made(program), on=DAY)
    after = load(tmp_path)
    assert after.rows["pairs"] == 20
    assert after.earlier("pairs")["note"].tolist() == ["kept"]


def test_a_second_time_is_refused_and_changes_nothing(tmp_path: Path) -> None:
    program = program_at(tmp_path)
    publish(program, made(program), on=DAY)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    again = load(tmp_path)
    with pytest.raises(BadInput, match="20 pairs of this cycle are there already"):
        publish(again, made(again), on=DAY)
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


def test_a_program_that_changed_since_is_refused(tmp_path: Path) -> None:
    program = program_at(tmp_path)
    match = made(program)
    (tmp_path / "tables" / "choices.csv").write_text("person_id,chosen_id,rank\n", encoding="utf-8")
    with pytest.raises(BadInput, match=r"changed since the program was opened: tables/choices\.csv"):
        publish(program, match, on=DAY)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda found: found[:-1], "not one mentor"),
        (lambda found: found + 30, "not one mentor"),
        (lambda found: np.zeros_like(found), "1 mentors have more mentees than places"),
        (lambda found: np.full_like(found, -1), "matches nobody"),
    ],
)
def test_a_match_that_cannot_be_is_refused_before_anything_is_written(
    tmp_path: Path, change: Any, message: str
) -> None:
    program = program_at(tmp_path)
    with pytest.raises(BadInput, match=message):
        publish(program, Match(change(np.asarray(made(program).mentor_of))), on=DAY)
    assert not (tmp_path / "records").exists()
    assert not (tmp_path / "tables" / "pairs.csv").exists()


def test_a_pair_against_the_rules_is_refused(tmp_path: Path) -> None:
    tables = pool_tables(20, 20)
    tables["people"]["manager_id"] = [f"o{i:03d}" for i in range(20)] + [None] * 20
    charter = {"matching": {"policy": "random", "rules": ["not_own_manager"]}}
    program = load(write_program(tmp_path, charter, **tables))
    with pytest.raises(BadInput, match="20 pairs break the rule not_own_manager"):
        publish(program, Match(np.arange(20)), on=DAY)


def test_a_person_is_no_owner(tmp_path: Path) -> None:
    program = program_at(tmp_path)
    with pytest.raises(BadInput, match="names a person"):
        publish(program, made(program), owner="the lead, with e007", on=DAY)
    assert not (tmp_path / "records").exists()


def test_the_demo_is_nobodys_to_write_in() -> None:
    with pytest.raises(BadInput, match="ships"):
        publish(demo(), Match(np.full(len(pool(demo()).market.mentees), -1)))
