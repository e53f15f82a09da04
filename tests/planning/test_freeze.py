"""Is a plan frozen before the data, and does a report tell every later deviation from it, and since when?"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
import yaml

import mentorlab
from mentorlab.answers.result import Result
from mentorlab.planning.frozen.freezing import freeze
from mentorlab.tables.on_record.protocol import differences, protocols, sum_of
from tests.planning.asking_for_places import call
from tests.programs import people_of, two_arms, write_program

WAVES = [{"id": "before", "on": "2026-01-05"}, {"id": "after", "on": "2026-09-01"}]
ONE: dict[str, Any] = {"id": "skill", "measure": "skill", "for": "mentees", "worthwhile_points": 2, "primary": True}
TWO: dict[str, Any] = {"id": "calm", "measure": "calm", "for": "mentees", "worthwhile": 0.3}
BEFORE, AFTER = dt.date(2026, 1, 2), dt.date(2026, 10, 1)


def planned(folder: Path, **charter: Any) -> Path:
    """A program with assignments and no answer yet."""
    tables = two_arms(20, 20)
    people = people_of(tables, unit=["a", "b"] * 20, grade=[1, 2, 3, 4] * 10)
    return write_program(folder, {"waves": WAVES, **charter}, assignments=tables["assignments"], people=people)


def answered(folder: Path, **days: str) -> None:
    """The answers come in; `days`: wave → the day of its answers."""
    measures = two_arms(20, 20)["measures"]
    if days:
        measures["measured_on"] = measures["wave"].map(days)
    calm = measures.assign(measure="calm")
    pd.concat([measures, calm]).to_csv(folder / "tables" / "measures.csv", index=False)


def changed(folder: Path, **charter: Any) -> None:
    said = yaml.safe_load((folder / "program.yaml").read_text(encoding="utf-8"))
    evaluation = {**said["evaluation"], **charter.pop("evaluation", {})}
    text = yaml.safe_dump({**said, **charter, "evaluation": evaluation}, sort_keys=False)
    (folder / "program.yaml").write_text(text, encoding="utf-8")


def frozen(folder: Path) -> list[Path]:
    return sorted((folder / "records").glob("protocol-*.yaml"))


def ask(folder: Path, **settings: Any) -> Result:
    return mentorlab.outcomes.contrast(mentorlab.load(folder), **settings)


def primary(result: Result) -> str:
    return next(check.result for check in result.checks if check.name == "primary_declared")


def test_a_plan_is_frozen_and_its_sum_can_be_checked_elsewhere(tmp_path: Path) -> None:
    folder = planned(tmp_path / "p")
    done = call("freeze", folder)
    assert done.exit_code == 0, done.output
    path = frozen(folder)[0]
    assert done.stdout.splitlines()[-1] == str(path)
    lines = path.read_bytes().splitlines(keepends=True)
    assert lines[-1] == f"sha256: {hashlib.sha256(b''.join(lines[:-1])).hexdigest()}\n".encode()
    said = yaml.safe_load(path.read_bytes())
    assert said["frozen_on"] == dt.date.today()
    assert said["plan"]["objectives"]["skill"] | {"primary": True} == said["plan"]["objectives"]["skill"]
    assert said["plan"]["waves"] == ["before", "after"]
    assert said["at_freezing"] == {"wave": "after", "answers": 0, "late": False, "applicants": None, "assigned": 40}
    assert "Not in the plan" not in done.stdout


def test_freezing_again_writes_nothing_until_something_changes(tmp_path: Path) -> None:
    folder = planned(tmp_path / "p")
    call("freeze", folder)
    first = frozen(folder)[0].read_bytes()
    again = call("freeze", folder)
    assert (again.exit_code, len(frozen(folder))) == (0, 1)
    assert "nothing in it has changed" in again.stdout
    changed(folder, evaluation={"adjust_for": ["grade"]})
    amended = call("freeze", folder)
    assert "It amends" in amended.stdout
    one, two = frozen(folder)
    assert one.read_bytes() == first
    said = yaml.safe_load(two.read_bytes())
    assert said["amends"] == one.name
    assert said["changed"] == {"adjust_for": {"was": "", "now": "grade"}}


def test_after_the_first_answers_only_late_and_reports_say_so(tmp_path: Path) -> None:
    folder = planned(tmp_path / "p")
    answered(folder)
    refused = call("freeze", folder)
    assert refused.exit_code == 2
    assert "80 answers at 'after'" in refused.stderr
    assert not frozen(folder)
    assert call("freeze", folder, "--late").exit_code == 0
    assert yaml.safe_load(frozen(folder)[0].read_bytes())["at_freezing"]["late"] is True
    result = ask(folder)
    assert "not a plan made beforehand" in dict(result.facts)["What was planned"]
    assert primary(result) == "passed"  # as without any protocol: the charter's word is taken
    plan = mentorlab.planning.protocol(mentorlab.load(folder))
    assert {check.name: check.result for check in plan.checks}["before_data"] == "failed"


def test_a_plan_that_was_kept_is_said_to_be(tmp_path: Path) -> None:
    folder = planned(tmp_path / "p")
    freeze(folder, today=BEFORE)
    answered(folder, before="2026-01-05", after="2026-09-01")
    result = ask(folder)
    assert (result.deviations, result.confirmatory, primary(result)) == ((), True, "passed")
    told = dict(result.facts)["What was planned"]
    assert told.startswith("Frozen on 2026-01-02, before the first answer")
    assert told.endswith("Nothing in it has changed since.")


DEVIATIONS = [
    ({"objectives": [{**ONE, "worthwhile_points": 1}, TWO]}, "worthwhile size of skill (points), frozen as 2, now 1"),
    (
        {"objectives": [{**ONE, "direction": "decrease"}, TWO]},
        "wanted direction of skill, frozen as increase, now decrease",
    ),
    ({"objectives": [{**ONE, "measure": "calm"}, TWO]}, "measure of skill, frozen as skill, now calm"),
    ({"evaluation": {"design": "comparison"}}, "design, frozen as randomised, now comparison"),
    ({"evaluation": {"places_by": "staff_choice"}}, "how places are given, frozen as lottery, now staff choice"),
    ({"evaluation": {"waves": ["before", "later"]}}, "waves compared, frozen as before, after, now before, later"),
    ({"evaluation": {"adjust_for": ["grade"]}}, "characteristics adjusted for, frozen as nothing, now grade"),
    ({"evaluation": {"clustered_by": "unit"}}, "clusters, frozen as nothing, now unit"),
    ({"evaluation": {"taken_up": 3}}, "meetings that count as taking part, frozen as 1, now 3"),
    ({"evaluation": {"final_on": "2026-08-01"}}, "day from which results are final, frozen as nothing, now 2026-08-01"),
    ({"privacy": {"smallest_group": 6}}, "smallest group shown, frozen as 5, now 6"),
]


@pytest.mark.parametrize(("change", "told"), DEVIATIONS, ids=[told.partition(",")[0] for _, told in DEVIATIONS])
def test_every_deviation_is_told(tmp_path: Path, change: dict[str, Any], told: str) -> None:
    waves = [*WAVES, {"id": "later", "on": "2026-10-01"}]
    folder = planned(tmp_path / "p", objectives=[ONE, TWO], waves=waves)
    freeze(folder, today=BEFORE)
    answered(folder, before="2026-01-05", after="2026-09-01")
    later = pd.read_csv(folder / "tables" / "measures.csv")
    more = later[later["wave"] == "after"].assign(wave="later")
    pd.concat([later, more]).to_csv(folder / "tables" / "measures.csv", index=False)
    changed(folder, **change)
    result = ask(folder, objective="skill")
    assert result.deviations[-1].endswith(f"{told}.")
    assert "nothing says when" in result.deviations[-1]
    assert not result.confirmatory
    freeze(folder, late=True, today=AFTER)
    assert f"Changed after the data (2026-10-01): {told}" in " ".join(ask(folder, objective="skill").deviations)


def test_a_primary_that_was_not_frozen_lowers_the_certainty(tmp_path: Path) -> None:
    folder = planned(tmp_path / "p", objectives=[ONE, TWO])
    freeze(folder, today=BEFORE)
    answered(folder)
    before = ask(folder, objective="calm")
    assert primary(before) == "failed"
    changed(folder, objectives=[{**ONE, "primary": False}, {**TWO, "primary": True}])
    result = ask(folder, objective="calm")
    assert primary(result) == "failed"
    assert any("calm is the primary objective, frozen as no, now yes" in text for text in result.deviations)
    assert result.certainty == before.certainty
    assert primary(ask(folder, objective="skill")) == "passed"
    for path in frozen(folder):
        path.unlink()
    assert primary(ask(folder, objective="calm")) == "passed"  # without a protocol the charter's word is taken


def test_what_was_amended_before_the_data_stays_confirmatory(tmp_path: Path) -> None:
    folder = planned(tmp_path / "p")
    freeze(folder, today=BEFORE)
    changed(folder, evaluation={"adjust_for": ["grade"]})
    freeze(folder, today=dt.date(2026, 2, 1))
    answered(folder, after="2026-09-01")
    result = ask(folder)
    assert result.deviations == (
        "Changed before the data (2026-02-01): characteristics adjusted for, frozen as nothing, now grade.",
    )
    assert result.confirmatory
    changed(folder, evaluation={"adjust_for": []})  # back to the first plan, which no longer binds
    back = ask(folder)
    assert "frozen as grade, now nothing" in back.deviations[0]
    assert not back.confirmatory


def test_the_dates_of_answers_weigh_more_than_the_protocol_s_word(tmp_path: Path) -> None:
    folder = planned(tmp_path / "p")
    freeze(folder, today=dt.date(2026, 9, 5))  # nothing was imported yet
    answered(folder, before="2026-01-05", after="2026-09-01")  # but people had answered
    assert "not a plan made beforehand" in dict(ask(folder).facts)["What was planned"]


@pytest.mark.parametrize(
    "tamper",
    [
        lambda text: text.replace("worthwhile_points: 2.0", "worthwhile_points: 1.0"),
        lambda text: text.replace("answers: 0", "answers: 00"),
        lambda text: text.rpartition("sha256")[0],
        lambda text: text + "plan: {}\n",
        lambda text: text.replace("cycle: '2026'", "cycle: '2025'"),
        lambda _: "plan: [",
        lambda _: "",
    ],
)
def test_a_file_that_was_changed_counts_as_none_and_is_told(tmp_path: Path, tamper: Any) -> None:
    folder = planned(tmp_path / "p")
    freeze(folder, today=BEFORE)
    answered(folder)
    path = frozen(folder)[0]
    path.write_text(tamper(path.read_text(encoding="utf-8")), encoding="utf-8")
    result = ask(folder)
    assert "no longer as it was written" in dict(result.facts)["What was planned"]
    assert result.deviations == ()
    plan = mentorlab.planning.protocol(mentorlab.load(folder))
    assert "No plan counts as frozen" in plan.sentence()
    assert {check.name: check.result for check in plan.checks}["as_written"] == "failed"


def test_line_ends_of_another_system_are_no_change(tmp_path: Path) -> None:
    folder = planned(tmp_path / "p")
    freeze(folder, today=BEFORE)
    content = frozen(folder)[0].read_bytes()
    stated, has = sum_of(content.replace(b"\n", b"\r\n"))
    assert stated == has != ""


def test_how_a_scale_is_scored_is_frozen_too(tmp_path: Path) -> None:
    folder = planned(tmp_path / "p", objectives=[{**ONE, "measure": "own_pulse"}])
    key = {
        "id": "own_pulse", "title": "Own pulse", "audience": "mentees", "validated": False, "source": "us",
        "permission": "ours", "response": {"min": 1, "max": 5, "labels": {1: "no", 5: "yes"}}, "score": "mean",
        "min_answered": 1, "items": [{"id": "q1", "text": "One."}, {"id": "q2", "text": "Two."}],
    }  # fmt: skip
    (folder / "instruments").mkdir()
    write = (folder / "instruments" / "own_pulse.yaml").write_text
    write(yaml.safe_dump(key), encoding="utf-8")
    freeze(folder, today=BEFORE)
    key["items"][1]["reverse"] = True  # type: ignore[index]
    write(yaml.safe_dump(key), encoding="utf-8")
    plan = mentorlab.planning.protocol(mentorlab.load(folder))
    assert any("how own pulse is scored, frozen as the key" in text for text in plan.deviations)


def test_what_a_plan_lacks_is_named(tmp_path: Path) -> None:
    folder = planned(
        tmp_path / "p", objectives=[{"id": "skill", "measure": "skill"}, {"id": "calm"}], waves=["after"],
        evaluation={"design": None},
    )  # fmt: skip
    plan = mentorlab.planning.protocol(mentorlab.load(folder))
    for missing in ("a primary objective", "a measure of the objective calm", "a design", "a second wave"):
        assert missing in plan.sentence()
        assert missing in call("freeze", folder).stdout or frozen(folder)
    empty = planned(tmp_path / "q", objectives=[{"id": "calm"}])
    assert call("freeze", empty).exit_code == 2
    assert call("freeze", "demo").exit_code == 2


def test_as_at_a_day_later_plans_are_not_written_yet(tmp_path: Path) -> None:
    folder = planned(tmp_path / "p")
    freeze(folder, today=dt.date(2026, 3, 1))
    plan = mentorlab.planning.protocol(mentorlab.load(folder), as_of=dt.date(2026, 2, 1))
    assert "No plan is frozen" in plan.sentence()


def test_a_frozen_plan_outlives_a_person_who_is_forgotten(tmp_path: Path) -> None:
    folder = planned(tmp_path / "p", program="Mentoring by p0003")
    freeze(folder, today=BEFORE)
    assert call("forget", "p0003", folder, "--yes").exit_code in (0, 1)
    known = protocols({frozen(folder)[0].name: frozen(folder)[0].read_bytes()}, "2026")
    assert [one.intact for one in known] == [True]
    assert b"p0003" not in frozen(folder)[0].read_bytes()


def test_a_disk_that_is_full_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = planned(tmp_path / "p")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    refused = call("freeze", folder)
    assert refused.exit_code == 2
    assert not [path for path in (folder / "records").rglob("*") if path.is_file()]


def test_two_plans_differ_where_they_differ() -> None:
    found = differences({"a": "1", "b": "2", "c": ""}, {"a": "1", "b": "3", "d": "4"})
    assert [(one.item, one.was, one.now) for one in found] == [("b", "2", "3"), ("d", "", "4")]


def test_the_demo_s_plan_was_frozen_before_its_data() -> None:
    demo = mentorlab.load("demo")
    plan = mentorlab.planning.protocol(demo)
    assert {check.result for check in plan.checks} == {"passed"}
    assert set(plan.table["same"]) == {"", "yes"}
    result = mentorlab.outcomes.contrast(demo)
    assert (result.deviations, result.confirmatory, result.certainty) == ((), True, "high")
    assert json.dumps(result.to_dict())


def test_an_objective_that_is_dropped_or_new_is_told_once_in_every_answer(tmp_path: Path) -> None:
    folder = planned(tmp_path / "p", objectives=[ONE, TWO])
    freeze(folder, today=BEFORE)
    answered(folder)
    changed(folder, objectives=[ONE])
    told = ask(folder, objective="skill")
    assert told.deviations == (
        "Changed since the plan was frozen, and nothing says when: calm (calm), which the plan judges too, is not in "
        "the charter any more.",
    )
    assert told.confirmatory  # the primary objective is judged as planned
    changed(folder, objectives=[{**TWO, "primary": True}])
    swapped = ask(folder, objective="calm")
    assert "skill (skill), by which the plan judges the program, is not in the charter" in swapped.deviations[0]
    assert (len(swapped.deviations), swapped.confirmatory) == (2, False)
    changed(folder, objectives=[{**ONE, "id": "talent"}, TWO])
    renamed = ask(folder, objective="talent")
    assert renamed.deviations[-1].endswith("nothing says when: talent (skill) is not in the plan.")
    assert len(renamed.deviations) == 2
    assert "the objective skill; the objective talent" in mentorlab.planning.protocol(mentorlab.load(folder)).sentence()


def test_a_plan_that_is_taken_away_after_it_was_amended_is_missed(tmp_path: Path) -> None:
    folder = planned(tmp_path / "p")
    freeze(folder, today=BEFORE)
    changed(folder, objectives=[{**ONE, "worthwhile_points": 1}])
    freeze(folder, today=dt.date(2026, 2, 1))
    answered(folder, after="2026-09-01")
    frozen(folder)[0].unlink()
    result = ask(folder)
    told = dict(result.facts)["What was planned"]
    assert "It amends protocol-2026-01-02.yaml, which is no longer in records/" in told
    assert "Nothing in it has changed" not in told
    assert not result.confirmatory
    plan = mentorlab.planning.protocol(mentorlab.load(folder))
    assert {check.name: check.result for check in plan.checks}["as_written"] == "failed"


def test_a_plan_does_not_vanish_with_the_name_of_the_cycle(tmp_path: Path) -> None:
    folder = planned(tmp_path / "p")
    freeze(folder, today=BEFORE)
    answered(folder)
    changed(folder, cycle="2027")
    told = dict(ask(folder).facts)["What was planned"]
    assert told.startswith("A plan of another cycle (2026) was frozen on 2026-01-02 (protocol-2026-01-02.yaml)")
    assert "another cycle (2026)" in mentorlab.planning.protocol(mentorlab.load(folder)).notes[0]
