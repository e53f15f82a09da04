"""Is the charter read word for word, and is everything wrong in it said at once?"""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from mentorlab.errors import BadInput
from mentorlab.tables.charter import LAUNCH, Charter, Objective, Stake, read_charter
from tests.tables.a_program import CHARTER

FULL = """\
program: Northwind graduate mentoring
cycle: 2026-spring
starts_on: 2026-03-02
ends_on: 2026-11-27
purpose: Why mentoring, in a sentence or two.
language: en
source: null
earlier_cycles: []
units: business_unit
waves: [{id: before, on: 2026-02-20}, {id: after, on: 2026-12-01}]
objectives:
  - id: belonging
    need: employee_engagement
    statement: Graduates feel they belong.
    for: mentees
    measure: engagement_pulse
    direction: increase
    worthwhile: 0.2
    primary: true
evaluation:
  design: waitlist
  places_by: lottery
  waves: [before, after]
  adjust_for: [tenure_years, grade]
  clustered_by: mentor
  taken_up: 1
  final_on: 2026-12-15
rhythm: {meetings_every_days: 21, minutes: 60}
matching:
  {policy: stable, choices: 3, weights: {skills: 3, goals: 2, choice: 2, seniority: 1}, rules: [not_own_manager]}
audiences: {mentees: {concerns: [time], benefits: a door opened, message: Come, channel: email}}
stakes: {leavers: 40, vacancies: {low: 5, high: 9}, morale: not yet counted}
values: {retention: {unit_value: 30000, low: 15000, high: 50000}}
schedule: [{report: engagement, every: week}, {report: outcomes, on: 2026-12-15}]
privacy: {smallest_group: 5, smallest_comment_group: 8, individual_flags: false, agreed_with: null, agreed_on: null,
          keep_until: null}
"""


def read(tmp_path: Path, text: str) -> Charter:
    path = tmp_path / "program.yaml"
    path.write_text(text, encoding="utf-8")
    return read_charter(path)


def refused(tmp_path: Path, text: str) -> list[str]:
    with pytest.raises(BadInput) as caught:
        read(tmp_path, text)
    return [str(fault) for fault in caught.value.faults]


def test_the_whole_example_of_the_design_is_read(tmp_path: Path) -> None:
    charter = read(tmp_path, FULL)
    assert charter.starts_on == dt.date(2026, 3, 2)
    assert charter.waves[1].on == dt.date(2026, 12, 1)
    assert charter.objectives[0].for_whom == "mentees"
    assert charter.matching.weights == {"skills": 3, "goals": 2, "choice": 2, "seniority": 1}
    assert charter.audiences["mentees"].benefits == ("a door opened",)
    assert charter.stakes["leavers"] == Stake(value=40)
    assert charter.stakes["morale"].note == "not yet counted"
    assert charter.schedule[1].on == dt.date(2026, 12, 15)
    assert charter.values["retention"].unit_value == 30000
    assert charter.primary == charter.objective_for("engagement_pulse") == charter.objectives[0]
    assert charter.objective_for("nothing") is None


def test_names_stay_as_written(tmp_path: Path) -> None:
    text = "program: 007\ncycle: 2026.10\nstarts_on: 2026-03-02\nunits: no\npurpose: 12:30\n"
    charter = read(tmp_path, text)
    assert (charter.program, charter.cycle, charter.units, charter.purpose) == ("007", "2026.10", "no", "12:30")


def test_the_key_on_is_a_word(tmp_path: Path) -> None:
    charter = read(tmp_path, CHARTER + "schedule:\n  - report: outcomes\n    on: 2026-12-15\n")
    assert charter.schedule[0].on == dt.date(2026, 12, 15)


@pytest.mark.parametrize("word", ["yes", "no", "on", "off", "y"])
def test_only_true_and_false_are_booleans(tmp_path: Path, word: str) -> None:
    faults = refused(tmp_path, CHARTER + f"privacy: {{individual_flags: {word}}}\n")
    assert faults == [f"program.yaml privacy.individual_flags: {word!r} is neither true nor false; write true or false"]


def test_a_key_that_stands_twice_is_named_with_its_line(tmp_path: Path) -> None:
    faults = refused(tmp_path, CHARTER + "cycle: another\n")
    assert faults == ["program.yaml cycle: stands twice (again in line 5); keep one of them"]


def test_a_broken_file_is_one_fault_with_its_line(tmp_path: Path) -> None:
    faults = refused(tmp_path, "program: a\ncycle: [b\nstarts_on: 2026-03-02\n")
    assert len(faults) == 1
    assert "line 3" in faults[0]
    assert "cannot be read as YAML" in faults[0]


@pytest.mark.parametrize("text", ["- a\n- b\n", "just words\n"])
def test_a_file_of_no_settings(tmp_path: Path, text: str) -> None:
    assert refused(tmp_path, text) == ["program.yaml: holds no settings; write one setting a line, as `name: value`"]


def test_an_empty_file_misses_what_is_required(tmp_path: Path) -> None:
    faults = refused(tmp_path, "")
    assert [fault.split(":")[0] for fault in faults] == [f"program.yaml {k}" for k in ("program", "cycle", "starts_on")]


def test_text_that_is_not_utf8(tmp_path: Path) -> None:
    (tmp_path / "program.yaml").write_bytes("program: a\ncycle: Frühling\n".encode("latin-1"))
    with pytest.raises(BadInput, match="line 2: is not UTF-8"):
        read_charter(tmp_path / "program.yaml")


FAULTS = {
    "purpos: x": "purpos: is no setting called 'purpos'; did you mean 'purpose'?",
    "starts_on: 2026-02-30": "starts_on: '2026-02-30' is not a date; write it as YYYY-MM-DD, e.g. 2026-03-02",
    "starts_on: 2.3.2026": "starts_on: '2.3.2026' is not a date; write it as YYYY-MM-DD, e.g. 2026-03-02",
    "ends_on: 2026-01-01": "ends_on: 2026-01-01 lies before starts_on 2026-03-02; correct one of the two",
    "evaluation: {design: lotery}": "evaluation.design: 'lotery' is not known; did you mean 'lottery'?",
    "evaluation: {waves: [before, aftr]}": "evaluation.waves: 'aftr' is no wave of this charter; did you mean 'after'?",
    "evaluation: {waves: [after, before]}": (
        "evaluation.waves: 'after' comes after 'before'; name the earlier wave first"
    ),
    "evaluation: {waves: [after, after]}": (
        "evaluation.waves: after, after is no contrast; name two different waves, earlier first"
    ),
    "evaluation: {waves: [after, recalled_before]}": (
        "evaluation.waves: 'recalled_before' tells of the time before 'after'; name it first"
    ),
    "evaluation: {adjust_for: [site, grade, site]}": "evaluation.adjust_for: 'site' stands twice; name it once",
    "evaluation: {adjust_for: [person_id]}": (
        "evaluation.adjust_for: 'person_id' is different for everybody; name a column whose values people share"
    ),
    "evaluation: {clustered_by: person_id}": (
        "evaluation.clustered_by: 'person_id' is different for everybody; name a column whose values people share"
    ),
    "units: person_id": "units: 'person_id' is different for everybody; name a column whose values people share",
    "waves: [{id: a, on: 2026-05-01}, {id: b, on: 2026-04-01}]": (
        "waves[b].on: 2026-04-01 lies before the wave 'a' on 2026-05-01; list the waves in the order of their dates"
    ),
    "waves: [a, a]": "waves[a]: stands twice; give every wave an id of its own",
    "waves: [{id: a, no: b}]": "waves[a].no: is no setting called 'no'; use one of: id, on",
    "objectives: [{id: a, mesure: m}]": "objectives[a].mesure: is no setting called 'mesure'; did you mean 'measure'?",
    "objectives: [{id: a}, {measure: m}]": "objectives[2].id: is missing; add it",
    "objectives: [{id: a}, {id: a}]": "objectives[a]: stands twice; give every objective an id of its own",
    "objectives: [{id: a, for: mentes}]": "objectives[a].for: 'mentes' is not known; did you mean 'mentees'?",
    "objectives: [{id: a, for_whom: mentees}]": (
        "objectives[a].for_whom: is no setting called 'for_whom'; use one of: id, need, statement, for, measure, "
        "direction, worthwhile, worthwhile_points, primary"
    ),
    "objectives: [{id: a, worthwhile: 0}]": "objectives[a].worthwhile: 0 is too small; give a number above 0",
    "objectives: [{id: a, worthwhile: nan}]": (
        "objectives[a].worthwhile: 'nan' is not a number; write a number, with a point before decimals"
    ),
    "objectives: [{id: a, worthwhile: 0.2, worthwhile_points: 3}]": (
        "objectives[a]: worthwhile and worthwhile_points are both given; keep the one that you mean"
    ),
    "objectives: [{id: a}, {id: [x]}]": "objectives[2].id: is not a text; write a word or two",
    "starts_on:": "starts_on: is empty; write it as YYYY-MM-DD, e.g. 2026-03-02",
    "rhythm: 21": "rhythm: is not a group of settings; write `name: value` lines below it",
    "rhythm: {minutes: an hour}": (
        "rhythm.minutes: 'an hour' is not a number; write a number, with a point before decimals"
    ),
    "matching: {choices: 2.5}": (
        "matching.choices: '2.5' is not a whole number; write a whole number, with a point before decimals"
    ),
    "matching: {policy: fairst}": "matching.policy: 'fairst' is not known; did you mean 'fairest'?",
    "audiences: {mentees: {mesage: x}}": (
        "audiences.mentees.mesage: is no setting called 'mesage'; did you mean 'message'?"
    ),
    "letters: {turn_on: 2026-01-01}": (
        "letters.turn_on: 2026-01-01 lies before starts_on 2026-03-02; "
        "name the day from which those on the waiting list have their turn"
    ),
    "letters: {sign: me}": ("letters.sign: is no setting called 'sign'; did you mean 'signed_by'?"),
    "stakes: {leavers: {low: 9, high: 2}}": (
        "stakes.leavers: low, value and high are not in this order; make low the smallest and high the largest"
    ),
    "schedule: [{report: outcomes}]": "schedule[1]: 'outcomes' needs either every or on; give exactly one of the two",
    "privacy: {smallest_group: 2}": "privacy.smallest_group: 2 is too small to protect anyone; use 3 or more",
    "language: fr": "language: there are no words yet in 'fr'; use one of: en",
    "source: hr.db": ("source: is no address of a database; write it like postgresql://reader:${HR_PASSWORD}@host/hr"),
}


@pytest.mark.parametrize("line", FAULTS)
def test_each_fault_has_its_words(tmp_path: Path, line: str) -> None:
    name = line.split(":")[0]
    rest = [kept for kept in CHARTER.splitlines() if not kept.startswith(f"{name}:")]
    assert refused(tmp_path, "\n".join([*rest, line]) + "\n") == [f"program.yaml {FAULTS[line]}"]


def test_all_faults_are_said_at_once(tmp_path: Path) -> None:
    text = "cycle: [a]\nstarts_on: soon\nprivacy: {smallest_group: 1}\nevaluation: {places_by: lotery}\nunit: x\n"
    starts = [fault.split(":")[0] for fault in refused(tmp_path, text)]
    assert set(starts) == {
        f"program.yaml {at}" for at in ("program", "cycle", "starts_on", "privacy.smallest_group")
    } | {"program.yaml evaluation.places_by", "program.yaml unit"}


def test_waves_left_out(tmp_path: Path) -> None:
    charter = read(tmp_path, "program: a\ncycle: b\nstarts_on: 2026-03-02\n")
    assert charter.wave_ids == ("earlier", "before", "middle", "after", "later")
    assert charter.known_waves == (*charter.wave_ids, "recalled_before", *LAUNCH)
    assert charter.contrast_waves == ("before", "after")


@pytest.mark.parametrize(
    ("waves", "stated", "contrast"),
    [
        ("[one, two, three]", "", ("one", "three")),
        ("[one, two, three]", "evaluation: {waves: [two, three]}", ("two", "three")),
        ("[earlier, before, after]", "", ("before", "after")),
        ("[before, after]", "evaluation: {waves: [recalled_before, after]}", ("recalled_before", "after")),
        ("[after, recalled_before]", "evaluation: {waves: [recalled_before, after]}", ("recalled_before", "after")),
        ("[after, recalled_before]", "", ("recalled_before", "after")),
        ("[recalled_before]", "", ("recalled_before", "after")),
        ("[before, after, recalled_before]", "", ("before", "after")),
        ("[exit]", "", ("before", "exit")),
    ],
)
def test_the_contrast(tmp_path: Path, waves: str, stated: str, contrast: tuple[str, str]) -> None:
    charter = read(tmp_path, f"program: a\ncycle: b\nstarts_on: 2026-03-02\nwaves: {waves}\n{stated}\n")
    assert charter.contrast_waves == contrast


def test_flags_need_an_agreement(tmp_path: Path) -> None:
    assert not read(tmp_path, CHARTER + "privacy: {individual_flags: true}\n").flags_agreed
    assert not read(tmp_path, CHARTER + "privacy: {individual_flags: true, agreed_on: 2026-01-05}\n").flags_agreed
    assert not read(tmp_path, CHARTER + "privacy: {individual_flags: true, agreed_with: staff}\n").flags_agreed
    both = "agreed_with: works council, agreed_on: 2026-01-05"
    assert not read(tmp_path, CHARTER + f"privacy: {{{both}}}\n").flags_agreed
    assert read(tmp_path, CHARTER + f"privacy: {{individual_flags: true, {both}}}\n").flags_agreed


def test_the_primary_objective(tmp_path: Path) -> None:
    assert read(tmp_path, CHARTER).primary is None
    first = read(tmp_path, CHARTER + "objectives: [{id: a}, {id: b}]\n").primary
    assert first == Objective(id="a", for_whom="mentees")
    marked = read(tmp_path, CHARTER + "objectives: [{id: a}, {id: b, primary: true}]\n").primary
    assert marked is not None
    assert marked.id == "b"
