"""Who is compared with whom, counted by hand; and what counts as a draw."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from pathlib import Path

import pandas as pd
import pytest

from mentorlab.errors import BadInput
from mentorlab.tables.arms import Whom, arms
from mentorlab.tables.load import load
from mentorlab.tables.on_record.draw import arms_sha256
from tests.tables.a_program import CHARTER, a_program

# n1, n2 are mentees; c1, c2 can be compared. Left out, each for one reason: m1, m2 mentors (m3 one of last year),
# o1 mentee of last year, o2 of an earlier folder, x1 not eligible, h1 hired later, l1 gone on the first day.
PEOPLE = """person_id,eligible_as,hired_on,left_on,manager_id
    n1,mentee,2024-01-01,,b1
    n2,mentee,2024-01-01,,b1
    c1,mentee,2024-01-01,,b2
    c2,both,,2026-03-03,b2
    m1,both,2010-01-01,,
    m2,both,2010-01-01,,
    m3,both,2010-01-01,,
    o1,mentee,2020-01-01,,
    o2,mentee,2020-01-01,,
    x1,mentor,2020-01-01,,
    h1,mentee,2026-03-03,,
    l1,mentee,2020-01-01,2026-03-02,"""
PAIRS = """pair_id,mentor_id,mentee_id,matched_on,cycle
    a,m1,n1,2026-03-02,2026-spring
    b,m2,n2,2026-03-02,2026-spring
    z,m3,o1,2025-03-02,2025-spring"""


def test_from_pairs_each_person_left_out_is_counted(tmp_path: Path) -> None:
    a_program(tmp_path / "2024", pairs="pair_id,mentor_id,mentee_id,matched_on\nq,m9,o2,2024-03-02")
    a_program(tmp_path / "2023", "program: Broken\n")
    charter = CHARTER + "earlier_cycles: [../2024, ../2023]\n"
    found = arms(load(a_program(tmp_path / "2026", charter, people=PEOPLE, pairs=PAIRS)))
    assert (found.source, found.drawn) == ("pairs", None)
    assert found.people["arm"].to_dict() == {"n1": "program", "n2": "program", "c1": "comparison", "c2": "comparison"}
    assert found.people.index.name == "person_id"
    assert found.notes == (
        "The earlier cycle '../2023' cannot be read, so its mentees may be in the comparison.",
        "1 person left out of the comparison: not eligible as mentees.",
        "1 person left out of the comparison: hired after 2026-03-02.",
        "1 person left out of the comparison: gone by 2026-03-02.",
        "3 people left out of the comparison: mentors.",
        "2 people left out of the comparison: mentees of an earlier cycle.",
    )


def test_from_pairs_where_eligibility_is_not_known(tmp_path: Path) -> None:
    pairs = "pair_id,mentor_id,mentee_id,matched_on\na,m1,n1,2026-03-02"
    found = arms(load(a_program(tmp_path, people="person_id\nm1\nn1\nc1", pairs=pairs)))
    assert found.people["arm"].to_dict() == {"n1": "program", "c1": "comparison"}
    assert found.notes[-1] == "people has no column eligible_as: everybody counts as eligible."


def test_only_pairs_and_nothing_at_all(tmp_path: Path) -> None:
    only_pairs = arms(load(a_program(tmp_path / "a", pairs=PAIRS)))
    assert only_pairs.people["arm"].tolist() == ["program", "program"]
    nothing = arms(load(a_program(tmp_path / "b", people=PEOPLE)))
    assert (nothing.source, len(nothing.people)) == ("none", 0)
    assert nothing.notes


def test_other_people_are_one_group(tmp_path: Path) -> None:
    program = load(a_program(tmp_path, people=PEOPLE, pairs=PAIRS))
    assert arms(program, "mentors").people["arm"].to_dict() == {"m1": "program", "m2": "program"}
    assert arms(program, "managers").people.index.tolist() == ["b1"]
    others = arms(program, "non_participants")
    assert others.people.index.tolist() == ["c1", "c2", "m3", "o1", "o2", "x1", "h1", "l1"]
    assert (others.source, others.drawn) == ("pairs", None)


# Colleagues mentor each other: everybody may have been assigned, mentors are some of them.
PEERS = """pair_id,mentor_id,mentee_id,matched_on,kind
    a,m1,n1,2026-03-02,peer
    b,m2,n2,2026-03-02,peer"""
PEERS_ASSIGNED = """person_id,arm,block,drawn_with
    m1,program,x,draw-1.json
    m2,waitlist,x,draw-1.json
    n1,program,y,draw-1.json
    n2,program,y,draw-1.json
    w1,waitlist,y,draw-1.json"""


def test_mentors_among_the_assigned_have_their_own_rows_only(tmp_path: Path) -> None:
    folder = a_program(tmp_path, assignments=PEERS_ASSIGNED, pairs=PEERS)
    record(folder, {"arms_sha256": arms_sha256(load(folder).table("assignments"))})
    found = arms(load(folder), "mentors")
    assert found.people["arm"].to_dict() == {"m1": "program", "m2": "comparison"}
    assert (found.source, found.drawn) == ("assignments", "record")  # the record is of everybody, not of the mentors
    assert found.notes == ("1 person on the waiting list counted as comparison.",)


def test_mentors_who_are_all_in_one_arm_are_one_group(tmp_path: Path) -> None:
    text = PEERS_ASSIGNED.replace("m2,waitlist", "m2,program")
    found = arms(load(a_program(tmp_path, assignments=text, pairs=PEERS)), "mentors")
    assert found.people["arm"].to_dict() == {"m1": "program", "m2": "program"}
    assert (found.source, found.drawn, found.notes) == ("pairs", None, ())


def test_people_of_no_pair_are_never_two_groups(tmp_path: Path) -> None:
    text = "person_id,arm\nn1,program\nc1,comparison\nc2,program"
    pairs = "pair_id,mentor_id,mentee_id,matched_on\na,m1,n1,2026-03-02"
    people = "person_id\nm1\nn1\nc1\nc2"
    found = arms(load(a_program(tmp_path, people=people, assignments=text, pairs=pairs)), "non_participants")
    assert found.people["arm"].to_dict() == {"c1": "program", "c2": "program"}
    assert found.source == "pairs"


@pytest.mark.parametrize("whom", ["mentors", "managers", "non_participants"])
def test_without_pairs_nobody_but_mentees_is_known(tmp_path: Path, whom: Whom) -> None:
    text = "person_id,arm\nn1,program\nc1,comparison"
    found = arms(load(a_program(tmp_path, people=PEOPLE, assignments=text)), whom)
    assert (found.source, found.drawn, len(found.people)) == ("none", None, 0)
    assert list(found.people) == ["arm"]
    assert found.notes == ("The table pairs is not there, so nobody is known to take part.",)


def test_from_assignments_the_waiting_list_is_the_comparison(tmp_path: Path) -> None:
    text = "person_id,arm,block,chance\na,program,x,0.5\nb,waitlist,x,0.5\nc,comparison,y,0.4\nd,,y,0.4"
    found = arms(load(a_program(tmp_path, assignments=text)))
    assert (found.source, found.drawn) == ("assignments", "chances")
    assert found.people["arm"].to_dict() == {"a": "program", "b": "comparison", "c": "comparison"}
    assert found.people["block"].tolist() == ["x", "x", "y"]
    assert found.notes == (
        "1 row of assignments left out: no person or no arm is given.",
        "1 person on the waiting list counted as comparison.",
    )


@pytest.mark.parametrize(("chance", "drawn"), [("0", "contradicted"), ("1", "contradicted"), ("", None)])
def test_a_chance_that_was_none_is_no_draw(tmp_path: Path, chance: str, drawn: str | None) -> None:
    text = f"person_id,arm,chance\na,program,0.5\nb,comparison,{chance}"
    assert arms(load(a_program(tmp_path, assignments=text))).drawn == drawn


def test_nobody_may_be_in_two_arms(tmp_path: Path) -> None:
    text = "person_id,arm\na,program\nb,comparison\na,comparison"
    with pytest.raises(BadInput, match=r"assignments\.arm: 'a' is in more than one arm"):
        arms(load(a_program(tmp_path, assignments=text)))


def test_a_named_trial(tmp_path: Path) -> None:
    text = (
        "person_id,trial,arm\na,letters,early\nb,letters,late\na,,program\nm1,training,program\nm2,training,comparison"
    )
    program = load(a_program(tmp_path, assignments=text, pairs=PAIRS))
    assert arms(program, trial="letters").people["arm"].to_dict() == {"a": "early", "b": "late"}
    assert arms(program).people["arm"].to_dict() == {"a": "program"}
    assert arms(program, "mentors", "training").people["arm"].to_dict() == {"m1": "program", "m2": "comparison"}
    assert arms(program, "mentors").source == "pairs"
    with pytest.raises(BadInput, match="there is no trial 'leters'; did you mean 'letters'"):
        arms(program, trial="leters")


DRAWN = """person_id,arm,drawn_with
    b,waitlist,draw-1.json
    a,program,draw-1.json"""


def record(folder: Path, said: object, name: str = "draw-1.json") -> None:
    (folder / "records").mkdir(exist_ok=True)
    (folder / "records" / name).write_text(said if isinstance(said, str) else json.dumps(said), encoding="utf-8")


def test_the_fingerprint_of_a_draw_is_that_of_its_sorted_lines() -> None:
    frame = pd.DataFrame({"person_id": ["b", "a"], "arm": ["waitlist", "program"]})
    assert arms_sha256(frame) == hashlib.sha256(b"a,program\nb,waitlist\n").hexdigest()


def test_a_draw_record_is_verified(tmp_path: Path) -> None:
    folder = a_program(tmp_path, assignments=DRAWN)
    record(folder, {"arms_sha256": hashlib.sha256(b"a,program\nb,waitlist\n").hexdigest()})
    assert arms(load(folder)).drawn == "record"


CONTRADICTED = {
    "tampered": DRAWN.replace("b,waitlist", "b,program"),
    "somebody more": f"{DRAWN}\nc,program,draw-1.json",
    "beside one that is not there": f"{DRAWN}\nc,program,draw-1.json\nd,waitlist,draw-2.json",
    "beside one that agrees": f"{DRAWN}\nc,program,draw-3.json\nd,program,draw-3.json",
}


@pytest.mark.parametrize("case", CONTRADICTED)
def test_a_record_that_disagrees_is_evidence_against_a_draw(tmp_path: Path, case: str) -> None:
    chances = "\n".join(f"{line},{'0.5' if place else 'chance'}" for place, line in enumerate(_lines(case)))
    folder = a_program(tmp_path, assignments=chances)
    record(folder, {"arms_sha256": hashlib.sha256(b"a,program\nb,waitlist\n").hexdigest()})
    record(folder, {"arms_sha256": hashlib.sha256(b"c,program\nd,waitlist\n").hexdigest()}, "draw-3.json")
    found = arms(load(folder))
    assert found.drawn == "contradicted"
    assert any("contradicts the assignments: people or arms have changed since the draw" in one for one in found.notes)


def _lines(case: str) -> list[str]:
    return [line.strip() for line in CONTRADICTED[case].splitlines()]


def test_rows_of_a_later_day_do_not_contradict_the_record(tmp_path: Path) -> None:
    text = "person_id,arm,assigned_on,drawn_with\na,program,2026-03-01,d.json\nb,waitlist,2026-04-01,d.json"
    folder = a_program(tmp_path, assignments=text)
    record(folder, {"arms_sha256": hashlib.sha256(b"a,program\nb,waitlist\n").hexdigest()}, "d.json")
    program = load(folder)
    assert arms(program).drawn == "record"
    found = arms(program.as_at(dt.date(2026, 3, 15)))
    assert found.drawn is None
    assert found.notes == ("The draw record 'd.json' does not count: not all of its rows are of the time asked about.",)


REJECTED = {
    "no such file": (DRAWN.replace("draw-1", "draw-2"), "there is no such file in records/"),
    "elsewhere": (DRAWN.replace("draw-1", "../draw-1"), "it must be a file in records/"),
    "not named by all": (f"{DRAWN}\nc,program,", "1 of 3 assignments name no record of the draw"),
}


@pytest.mark.parametrize("case", REJECTED)
def test_a_draw_record_that_does_not_count(tmp_path: Path, case: str) -> None:
    text, why = REJECTED[case]
    folder = a_program(tmp_path, assignments=text)
    record(folder, {"arms_sha256": hashlib.sha256(b"a,program\nb,waitlist\n").hexdigest()})
    found = arms(load(folder))
    assert found.drawn is None
    assert why in found.notes[0]


@pytest.mark.parametrize(
    ("said", "why"), [("{", "it cannot be read as JSON"), ([1], "it holds no arms_sha256"), ({}, "it holds no arms")]
)
def test_a_draw_record_that_says_nothing(tmp_path: Path, said: object, why: str) -> None:
    folder = a_program(tmp_path, assignments=DRAWN)
    record(folder, said)
    assert why in arms(load(folder)).notes[0]
