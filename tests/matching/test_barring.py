"""Does each rule bar the pairs that it says, and nobody of whom it knows nothing?"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from mentorlab.errors import BadInput
from mentorlab.matching.barring import KEPT, Barred, barred, said
from mentorlab.matching.barring.related import BITS, by_relation
from mentorlab.matching.bars import CodeBar, PairBar, allowed_table
from mentorlab.measures.opening import load
from mentorlab.tables.charter.matching import COMPARED, MEASURED, NAMED
from mentorlab.tables.program import Program
from tests.programs import write_program

MENTEES, MENTORS = ("a", "b", "c"), ("x", "y", "z")
EVERYBODY = [*MENTEES, *MENTORS]


def a_pool(folder: Path, charter: dict[str, Any] | None = None, **more: Any) -> Program:
    """Three mentees a, b, c and three mentors x, y, z; `more`: columns of people, or other tables."""
    tables = {name: value for name, value in more.items() if isinstance(value, pd.DataFrame)}
    columns = {name: value for name, value in more.items() if name not in tables}
    ids = columns.pop("ids", EVERYBODY)
    return load(write_program(folder, charter, people=pd.DataFrame({"person_id": ids, **columns}), **tables))


def bars_of(program: Program, *rules: Any) -> tuple[list[str], Barred]:
    """The pairs barred, as "ax", and everything."""
    found = barred(program, MENTEES, MENTORS, rules)
    i, j = np.nonzero(~allowed_table(found.bars, 3, 3))
    return [f"{MENTEES[a]}{MENTORS[b]}" for a, b in zip(i, j, strict=True)], found


COLUMNS: dict[str, tuple[Any, list[Any], list[str]]] = {
    # rule: its column of a, b, c, x, y, z, and who is barred; worked out by hand
    "same": ({"same": "v"}, ["Rome", "rome ", None, "Rome", "Oslo", None], ["ay", "by"]),
    "different": ({"different": "v"}, ["Rome", "oslo", None, "ROME", "Oslo", None], ["ax", "by"]),
    "shares": ({"shares": "v"}, ["en; fr", "de", None, "FR;it", "de;en", ";"], ["bx"]),
    "within": ({"within": {"v": 2}}, [1, 5, None, 3, 4, None], ["ay"]),
    "within decimals": ({"within": {"v": 0.3}}, [0.1, 0.5, -1, 0.4, 0.2, -1.3], ["az", "bz", "cx", "cy"]),
    "above": ({"above": {"v": 1}}, [1, 3, None, 2, 3, None], ["bx", "by"]),
    "above or level": ({"above": {"v": 0}}, [1, 3, 2, 2, 3, 1], ["bx", "bz", "cz"]),
    "days": ({"within": {"v": 30}}, ["2020-01-01", "2020-03-01", None, "2020-01-31", "2020-02-01", None], ["ay"]),
}


@pytest.mark.parametrize("name", COLUMNS)
def test_a_column_bars_whom_it_should(tmp_path: Path, name: str) -> None:
    rule, cells, expected = COLUMNS[name]
    pairs, _ = bars_of(a_pool(tmp_path, v=cells), rule)
    assert pairs == expected


def test_hours_go_round_the_clock_and_names_follow_the_start(tmp_path: Path) -> None:
    # 10 January 2026: Berlin +1, New York −5, Kiritimati +14, Honolulu −10 (the same clock), Kolkata +5:30.
    zones = ["Europe/Berlin", "Pacific/Kiritimati", "nowhere", "America/New_York", "Pacific/Honolulu", "UTC+05:30"]
    pairs, found = bars_of(a_pool(tmp_path, time_zone=zones), {"within": {"time_zone": 5}})
    assert pairs == [
        "ax",
        "ay",
        "bz",
    ]  # Berlin–New York 6, –Honolulu 11, –Kolkata 4.5; Kiritimati–New York 5, –Kolkata 8.5
    assert any("fewer than 5 mentees" in note for note in found.notes)


@pytest.mark.parametrize(("cell", "hours"), [("+2", 2), ("-03:30", -3.5), ("GMT", 0), ("UTC−5", -5), ("5.75", 5.75)])
def test_offsets_are_read_as_people_write_them(tmp_path: Path, cell: str, hours: float) -> None:
    zones = [cell, None, None, f"UTC{hours:+.0f}" if hours == int(hours) else "+00:00", None, None]
    apart = 0 if hours == int(hours) else abs(hours)
    near, _ = bars_of(a_pool(tmp_path / "near", time_zone=zones), {"within": {"time_zone": apart}})
    assert near == []
    if apart:
        far, _ = bars_of(a_pool(tmp_path / "far", time_zone=zones), {"within": {"time_zone": apart - 0.1}})
        assert far == ["ax"]


def test_own_manager_and_the_whole_line_above_and_below(tmp_path: Path) -> None:
    # a reports to x, x to m, m to y; z reports to b. c's manager is not known.
    ids, managers = [*EVERYBODY, "m"], ["x", "y", None, "m", None, "b", "y"]
    program = a_pool(tmp_path, ids=ids, manager_id=managers)
    assert bars_of(program, "not_own_manager")[0] == ["ax", "by"]
    pairs, found = bars_of(program, "not_same_reporting_line")
    assert pairs == ["ax", "ay", "by", "bz"]
    assert any("the manager of fewer than 5 mentees is not known" in note for note in found.notes)


def test_who_shares_a_manager_is_in_no_line_but_can_be_kept_apart(tmp_path: Path) -> None:
    program = a_pool(tmp_path, manager_id=["q", "r", None, "q", "r", None])
    assert bars_of(program, "not_same_reporting_line")[0] == []
    assert bars_of(program, {"different": "manager_id"})[0] == ["ax", "by"]


def test_managers_that_go_round_in_a_circle_end(tmp_path: Path) -> None:
    # a → x → m → a, and b runs into the circle from outside.
    program = a_pool(tmp_path, ids=[*EVERYBODY, "m"], manager_id=["x", "m", None, "m", None, None, "a"])
    pairs, found = bars_of(program, "not_same_reporting_line")
    assert pairs == ["ax", "bx"]
    assert any("go round in a circle" in note for note in found.notes)


def test_partners_of_earlier_cycles_are_not_matched_again(tmp_path: Path) -> None:
    old = pd.DataFrame({"pair_id": ["1", "2"], "mentor_id": ["x", "c"], "mentee_id": ["a", "z"]})
    write_program(tmp_path / "old", {"cycle": "2025"}, pairs=old.assign(matched_on="2025-02-01"))
    now = pd.DataFrame(
        {
            "pair_id": ["3", "4", "5", "6"],
            "mentor_id": ["y", "z", "y", "gone"],
            "mentee_id": ["b", "b", "c", "a"],
            "matched_on": ["2024-02-01", "2025-11-01", "2026-02-01", "2024-02-01"],
            "ended_on": ["2024-12-01", "2025-12-01", None, None],
            "cycle": ["2024", "2026", "2026", "2024"],
        }
    )
    program = a_pool(tmp_path / "now", {"earlier_cycles": ["../old"]}, ids=[*EVERYBODY, "gone"], pairs=now)
    # a–x and z–c in the old folder (c was the mentor), b–y in rows of 2024, b–z ended before the start; c–y is new.
    assert bars_of(program, "not_previous_partner")[0] == ["ax", "by", "bz", "cz"]


def test_earlier_pairs_of_other_ids_are_told(tmp_path: Path) -> None:
    old = pd.DataFrame({"pair_id": ["1"], "mentor_id": ["n1"], "mentee_id": ["n2"], "matched_on": ["2025-02-01"]})
    write_program(tmp_path / "old", {"cycle": "2025"}, pairs=old)
    found = bars_of(a_pool(tmp_path / "now", {"earlier_cycles": ["../old"]}), "not_previous_partner")[1]
    assert any("Did ids change" in note for note in found.notes)
    nothing = bars_of(a_pool(tmp_path / "alone"), "not_previous_partner")[1]
    assert any("no earlier pairs are known" in note for note in nothing.notes)


def test_what_is_arranged_holds_without_being_named(tmp_path: Path) -> None:
    arranged = pd.DataFrame(
        {
            "mentee_id": ["b", "a", "c", "x"],
            "mentor_id": ["x", "y", "z", "a"],
            "rule": ["must_not_pair", "must_pair", "must_pair", "must_pair"],
        }
    )
    program = a_pool(tmp_path, site=["n", "n", "n", "n", "s", "n"], arranged=arranged)
    pairs, found = bars_of(program, {"same": "site"})
    assert pairs == ["ay", "bx", "by", "cy"]
    assert found.must.tolist() == [[0, 1], [2, 2]]
    assert any("not in the pool now: fewer than 5" in note for note in found.notes)  # x is no mentee
    assert any("demands a pair that a rule forbids" in note for note in found.notes)  # a and y, of other sites


def test_nobody_mentors_themselves(tmp_path: Path) -> None:
    found = barred(a_pool(tmp_path), ("a", "x"), ("x", "a"), [])
    assert (~allowed_table(found.bars, 2, 2)).tolist() == [[False, True], [True, False]]


def test_the_application_says_what_people_does_not(tmp_path: Path) -> None:
    people = pd.DataFrame({"person_id": EVERYBODY})
    rows = {"person_id": EVERYBODY, "role": ["mentee"] * 3 + ["mentor"] * 3, "applied_on": "2026-01-01"}
    meets = pd.DataFrame({**rows, "meets": ["online", "office", "online", "online;office", "office", "online"]})
    program = load(write_program(tmp_path, people=people, applications=meets))
    assert bars_of(program, {"shares": "meets"})[0] == ["ay", "bz", "cy"]


@pytest.mark.parametrize(
    ("rule", "says"),
    [({"same": "sit"}, "'sit' is no column of people or applications; did you mean 'site'"),
     ({"within": {"site": 2}}, "no cell of 'site' can be read as a number"), ("sam: site", "did you mean 'same'")],
)  # fmt: skip
def test_a_rule_that_cannot_be_kept_is_refused(tmp_path: Path, rule: Any, says: str) -> None:
    program = a_pool(tmp_path, site=["n", "n", "n", "n", "s", "n"])
    with pytest.raises(BadInput, match=says):
        bars_of(program, rule)


@pytest.mark.parametrize(("ours", "theirs", "kind"), [(5, 9, CodeBar), (BITS + 9, 7, CodeBar), (90, 80, PairBar)])
def test_a_relation_is_the_same_in_bits_and_in_lists(ours: int, theirs: int, kind: type) -> None:
    rng = np.random.default_rng(ours)
    fine = rng.random((ours, theirs)) < 0.5
    mentees, mentors = rng.permutation(np.arange(-1, ours)), rng.permutation(np.arange(-1, theirs))
    bar = by_relation("rule", mentees, mentors, fine)
    told = (mentees >= 0)[:, None] & (mentors >= 0)[None, :]
    expected = ~told | fine[np.maximum(mentees, 0)[:, None], np.maximum(mentors, 0)[None, :]]
    assert isinstance(bar, kind)
    assert (allowed_table([bar], len(mentees), len(mentors)) == expected).all()


def test_every_rule_of_the_charter_is_kept_and_has_words() -> None:
    assert {*KEPT, "must_pair"} == {*NAMED, *COMPARED, *MEASURED}
    assert said("within: {time_zone: 3}") == "time zone at most 3 hours apart"
    assert said(PairBar("not_own_manager", None, 0)) == "never the own manager"  # type: ignore[arg-type]
    assert said("different: business_unit") == "another business unit"
