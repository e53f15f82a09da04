"""Does the question name what collides, and hide what would tell about few?"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from mentorlab.errors import BadInput
from mentorlab.matching.colliding.for_staff import FILE, rules_of_mentees
from mentorlab.matching.rules import rules
from mentorlab.measures.opening import load
from mentorlab.tables.program import Program
from tests.programs import demo, write_program

SITES = ["north"] * 12 + ["south"] * 8


def a_program(folder: Path, charter: Any = (), mentor_sites: str = "nnnnnss", **more: pd.DataFrame) -> Program:
    """20 mentees, 12 in the north; 7 mentors with 3 places each, by default 5 in the north and 2 in the south."""
    n = len(SITES)
    mentees, mentors = [f"e{i:02}" for i in range(n)], [f"o{j}" for j in range(7)]
    sites = [*SITES, *({"n": "north", "s": "south"}[one] for one in mentor_sites)]
    roles = ["mentee"] * n + ["mentor"] * 7
    applications = pd.DataFrame({"person_id": [*mentees, *mentors], "role": roles, "applied_on": "2026-01-02"})
    applications["capacity"] = [None] * n + [3] * 7
    people = pd.DataFrame({"person_id": [*mentees, *mentors], "site": sites, "manager_id": [None] * (n + 7)})
    matching = {"matching": {"rules": list(charter)}}
    return load(write_program(folder, matching, applications=applications, people=people, **more))


def row(table: pd.DataFrame, rule: str) -> pd.Series:
    return table[table["rule"] == rule].iloc[0]


def test_a_collision_of_a_rule_and_the_places_is_named_with_what_loosening_gains(tmp_path: Path) -> None:
    # 8 mentees in the south, but 1 mentor with 3 places: 12 + 3 can be matched, 5 more without either.
    answer = rules(a_program(tmp_path, [{"same": "site"}], "nnnnnns"))
    assert answer.sentence() == (
        "15 of 20 mentees at most can be matched within the rules. This cannot be met together: the same site and no "
        "more mentees than a mentor has places. Everybody could be matched without this: the same site."
    )
    table = answer.table
    assert table.loc[0, ["n", "n_places", "n_matched", "n_barred"]].tolist() == [20, 21, 15, 12 * 1 + 8 * 6]
    assert row(table, "the same site")[["collides", "n_more"]].tolist() == ["for mentees", 5]
    assert row(table, "no more mentees than a mentor has places")[["collides", "n_more"]].tolist() == ["for mentees", 5]
    assert [check.result for check in answer.checks] == ["failed"]


def test_fewer_than_the_smallest_group_without_a_mentor_are_not_counted(tmp_path: Path) -> None:
    # 8 in the south and 6 places: 2 are left.
    answer = rules(a_program(tmp_path, [{"same": "site"}]))
    assert answer.sentence().startswith("All but fewer than 5 of 20 mentees at most can be matched")
    assert "18" not in answer.sentence()
    table = answer.table
    assert table.loc[0, ["n_matched"]].isna().all()
    assert table.loc[1:, "n_more"].isna().tolist() == [True, True]
    assert answer.hidden == 3
    assert "18" not in str(answer.to_dict()["estimates"]) + answer.figure().alt


def test_a_rule_that_bars_few_pairs_hides_the_totals_that_would_tell_them(tmp_path: Path) -> None:
    arranged = pd.DataFrame({"mentee_id": ["e00"], "mentor_id": ["o0"], "rule": ["must_not_pair"]})
    table = rules(a_program(tmp_path, [{"same": "site"}], arranged=arranged)).table
    assert pd.isna(row(table, "never two who are to be kept apart")["n_barred"])
    assert row(table, "the same site")["n_barred"] == 12 * 2 + 8 * 5
    assert table.loc[0, ["n_barred", "share_barred"]].isna().all()
    assert table["n_only"].isna().all()


def test_a_rule_that_bars_nobody_says_so(tmp_path: Path) -> None:
    answer = rules(a_program(tmp_path, ["not_own_manager"]))
    assert row(answer.table, "never the own manager")[["n_barred", "n_only", "n_more"]].tolist() == [0, 0, 0]
    assert "forbid none of the pairs" in answer.sentence()
    assert any("the manager of 20 mentees is not known" in note for note in answer.notes)


def test_a_pair_that_must_be_made_against_a_rule_is_a_collision(tmp_path: Path) -> None:
    arranged = pd.DataFrame({"mentee_id": ["e00"], "mentor_id": ["o6"], "rule": ["must_pair"]})
    answer = rules(a_program(tmp_path, [{"same": "site"}], "nnnnsss", arranged=arranged))
    assert "the same site and pairs that must be made" in answer.sentence()
    assert {check.name: check.result for check in answer.checks} == {"matched": "failed", "arranged": "failed"}


def test_two_demands_are_named_where_one_gains_nothing(tmp_path: Path) -> None:
    # Nobody is of another country, and every mentor has been a partner: only without both rules is anybody matched.
    before = [(i, j) for i in range(20) for j in range(7)]
    pairs = pd.DataFrame(
        {
            "pair_id": [f"p{at}" for at in range(len(before))],
            "mentee_id": [f"e{i:02}" for i, _ in before],
            "mentor_id": [f"o{j}" for _, j in before],
            "matched_on": "2025-01-10",
            "cycle": "2025",
        }
    )
    pairs = pd.concat([pairs, pairs.iloc[:1].assign(pair_id="now", cycle="2026")])
    program = a_program(tmp_path, pairs=pairs)
    program.table("people").assign(country="here").to_csv(tmp_path / "tables" / "people.csv", index=False)
    answer = rules(load(tmp_path), rules="not_previous_partner; different: country")
    assert answer.table.loc[0, "n_matched"] == 0
    both = row(answer.table, "never a partner of an earlier cycle and another country")
    assert both["n_more"] == 20
    assert "Everybody could be matched without this: never a partner of an earlier cycle and another country" in (
        answer.sentence()
    )


def test_a_minimum_that_cannot_be_met_is_told_beside_the_match(tmp_path: Path) -> None:
    program = a_program(tmp_path)
    rows = program.table("applications").assign(minimum=[np.nan] * 20 + [3.0] * 7)
    rows.to_csv(tmp_path / "tables" / "applications.csv", index=False)
    answer = rules(load(tmp_path))
    assert answer.sentence().startswith(
        "All 20 mentees can be matched, but not every mentor gets as many as asked for."
    )
    assert row(answer.table, "as many mentees as each mentor asks for at least")["collides"] == "for minimums"


def test_other_rules_may_be_tried_and_wrong_ones_are_refused(tmp_path: Path) -> None:
    program = a_program(tmp_path)
    assert "no rule is stated" in rules(program).sentence()
    assert "the same site" in rules(program, rules="same: site").table["rule"].tolist()
    with pytest.raises(BadInput, match="did you mean 'same'"):
        rules(program, rules="sam: site")


def test_too_few_on_one_side_are_hidden_altogether(tmp_path: Path) -> None:
    program = a_program(tmp_path)
    rows = program.table("applications")
    rows[rows["person_id"].isin(["o0", "o1", "o2"]) | (rows["role"] == "mentee")].to_csv(
        tmp_path / "tables" / "applications.csv", index=False
    )
    answer = rules(load(tmp_path))
    assert answer.status == "hidden"
    assert answer.table.drop(columns=["rule", "hidden"]).isna().all(axis=None)


def test_nothing_names_a_person() -> None:
    answer = rules(demo())
    ids = set(demo().table("people")["person_id"])
    told = str(answer.to_dict()) + answer.table.to_string() + str(answer.facts)
    assert not any(one in told for one in ids)


def test_in_circles_there_are_as_many_places_as_the_charter_says(tmp_path: Path) -> None:
    program = a_program(tmp_path, [{"same": "site"}], "nnnnnns")
    circles = {"form": "circles", "circle": {"smallest": 3, "largest": 8}, "rules": ["same: site"]}
    write_program(tmp_path, {"matching": circles})
    answer = rules(load(tmp_path))
    assert answer.table.loc[0, ["n_places", "n_matched"]].tolist() == [7 * 8, 20]
    assert any("circles fill" in note for note in answer.notes)
    assert rules(program).table.loc[0, "n_matched"] == 15


def test_staff_see_who_is_left_with_whom(tmp_path: Path) -> None:
    arranged = pd.DataFrame({"mentee_id": ["e00"], "mentor_id": ["o6"], "rule": ["must_pair"]})
    rows = rules_of_mentees(a_program(tmp_path, [{"same": "site"}], arranged=arranged), {})[FILE]
    first, last = rows.iloc[0], rows.set_index("person_id").loc["e00"]
    assert first[["person_id", "mentors_left", "the same site"]].tolist() == ["e12", 2, 5]
    assert last[["mentors_left", "must_have", "forbidden_by"]].tolist() == [5, "o6", "the same site"]
