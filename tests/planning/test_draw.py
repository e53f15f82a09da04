"""Are places drawn once, as announced, so that anyone can repeat the draw and nobody can redo it in secret?"""

from __future__ import annotations

import datetime as dt
import json
import os
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import mentorlab
from mentorlab.errors import BadInput
from mentorlab.planning.drawn import drawing, redrawing
from mentorlab.planning.drawn.chances import claims
from mentorlab.planning.drawn.drawing import draw
from mentorlab.tables.charter import Evaluation
from mentorlab.tables.on_record.draw import arms_sha256
from mentorlab.tables.on_record.draw_record import list_sha256
from tests.planning.asking_for_places import assigned, call, program, records
from tests.programs import demo, write_program


def test_places_are_drawn_and_the_record_says_how(tmp_path: Path) -> None:
    folder = program(tmp_path / "p")
    done = call("draw", folder)
    assert done.exit_code == 0, done.output
    table, record = assigned(folder), json.loads(records(folder)[0].read_bytes())
    assert done.stdout.splitlines()[-1] == str(folder / "tables" / "assignments.csv")
    assert Counter(table["arm"]) == {"program": 20, "waitlist": 20}
    assert set(table["chance"]) == {"0.5"}
    assert record["arms_sha256"] == arms_sha256(table)
    assert record["list_sha256"] == list_sha256(table.set_index("person_id")["block"])
    assert (record["people"], record["places"], record["seed_from"]) == (40, 20, "the operating system")
    assert not set(table["person_id"]) & set(json.dumps(record).replace('"', " ").split())
    assert call("check", folder).exit_code == 0


def test_drawing_again_gives_the_same_list_and_writes_nothing(tmp_path: Path) -> None:
    folder = program(tmp_path / "p")
    call("draw", folder)
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    again = call("draw", folder)
    assert again.exit_code == 0
    assert "The same draw again, 40 people" in again.stdout
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_a_list_that_was_deleted_comes_back_byte_for_byte(tmp_path: Path) -> None:
    folder = program(tmp_path / "p")
    call("draw", folder)
    table = folder / "tables" / "assignments.csv"
    before = table.read_bytes()
    table.unlink()
    assert call("draw", folder).exit_code == 0
    assert table.read_bytes() == before
    assert len(records(folder)) == 1


def test_it_comes_back_although_people_applied_or_declined_after_the_draw(tmp_path: Path) -> None:
    folder = program(tmp_path / "p")
    draw(folder, today=dt.date(2026, 1, 5))
    table, applications = folder / "tables" / "assignments.csv", folder / "tables" / "applications.csv"
    before = table.read_bytes()
    rows = pd.read_csv(applications)
    rows.loc[3, "declined_on"] = "2026-01-08"
    late = {"person_id": "p039", "role": "mentor", "applied_on": "2026-01-09"}
    pd.concat([rows, pd.DataFrame([late])]).to_csv(applications, index=False)
    told = call("draw", folder)
    assert "0 people came and 1 person went" in told.stdout
    table.unlink()
    assert call("draw", folder).exit_code == 0
    assert table.read_bytes() == before


def test_without_its_people_a_list_cannot_be_drawn_again(tmp_path: Path) -> None:
    folder = program(tmp_path / "p")
    call("draw", folder)
    (folder / "tables" / "assignments.csv").unlink()
    applications = folder / "tables" / "applications.csv"
    pd.read_csv(applications).iloc[1:].to_csv(applications, index=False)
    refused = call("draw", folder)
    assert refused.exit_code == 2
    assert "stands, and its list cannot be drawn again: it was of 40 people; applications now give 39" in refused.stderr
    assert not (folder / "tables" / "assignments.csv").exists()


@pytest.mark.parametrize("more", [("--seed", 3), ("--places", 10)])
def test_a_draw_that_stands_is_not_changed_in_passing(tmp_path: Path, more: tuple[str, int]) -> None:
    folder = program(tmp_path / "p", charter={"places": {}})
    assert call("draw", folder, "--places", 20, "--seed", 1).exit_code == 0
    before = assigned(folder)
    refused = call("draw", folder, *more)
    assert refused.exit_code == 2
    assert "--again" in refused.stderr
    pd.testing.assert_frame_equal(assigned(folder), before)


def test_a_list_without_its_record_is_not_drawn_anew(tmp_path: Path) -> None:
    folder = program(tmp_path / "p")
    call("draw", folder)
    before = (folder / "tables" / "assignments.csv").read_bytes()
    records(folder)[0].unlink()
    for more in ((), ("--again", "it was lost")):
        refused = call("draw", folder, *more)
        assert refused.exit_code == 2
    assert (folder / "tables" / "assignments.csv").read_bytes() == before


def test_arms_that_were_changed_are_not_the_draw(tmp_path: Path) -> None:
    folder = program(tmp_path / "p")
    call("draw", folder)
    table = assigned(folder)
    table.loc[0, "arm"] = "program" if table.loc[0, "arm"] == "waitlist" else "waitlist"
    table.to_csv(folder / "tables" / "assignments.csv", index=False)
    refused = call("draw", folder)
    assert refused.exit_code == 2
    assert "people, arms or the record named have changed" in refused.stderr
    answer = mentorlab.planning.places(mentorlab.load(folder))
    assert {check.name: check.result for check in answer.checks}["on_record"] == "failed"


def test_a_record_whose_seed_was_changed_does_not_repeat(tmp_path: Path) -> None:
    folder = program(tmp_path / "p")
    call("draw", folder)
    record = json.loads(records(folder)[0].read_bytes())
    records(folder)[0].write_text(json.dumps({**record, "seed": record["seed"] + 1}), encoding="utf-8")
    assert call("draw", folder).exit_code == 2
    answer = mentorlab.planning.places(mentorlab.load(folder))
    assert {check.name: check.result for check in answer.checks}["repeats"] == "failed"
    assert "Lots do not decide" in answer.sentence()  # and not in one breath that they do


def test_a_seed_that_somebody_chose_is_told(tmp_path: Path) -> None:
    folder = program(tmp_path / "p")
    call("draw", folder, "--seed", 7)
    answer = mentorlab.planning.places(mentorlab.load(folder))
    assert any("named by hand (the command line)" in note for note in answer.notes)
    other = program(tmp_path / "q")
    call("draw", other)
    assert not any("by hand" in note for note in mentorlab.planning.places(mentorlab.load(other)).notes)


def test_a_draw_is_given_up_only_with_a_reason_that_reports_tell(tmp_path: Path) -> None:
    folder = program(tmp_path / "p")
    call("draw", folder)
    first = records(folder)[0].read_bytes()
    assert call("draw", folder, "--again", " ").exit_code == 2
    done = call("draw", folder, "--again", "Two sites were missing")
    assert done.exit_code == 0, done.output
    one, two = records(folder)
    assert one.read_bytes() == first
    assert json.loads(two.read_bytes())["again"] == {"record": one.name, "reason": "Two sites were missing"}
    assert set(assigned(folder)["drawn_with"]) == {two.name}
    assert "The same draw again" in call("draw", folder).stdout
    _outcomes(folder)
    answer = mentorlab.outcomes.contrast(mentorlab.load(folder))
    assert answer.design == "waitlist"
    assert any("Two sites were missing" in text for text in answer.deviations)
    assert not answer.confirmatory
    one.unlink()  # to delete the first record hides nothing
    assert (
        "no longer in records/: Two sites were missing."
        in mentorlab.outcomes.contrast(mentorlab.load(folder)).deviations[0]
    )


def test_a_second_draw_without_a_reason_is_no_draw(tmp_path: Path) -> None:
    folder = program(tmp_path / "p")
    call("draw", folder)
    hidden = records(folder)[0].rename(tmp_path / "aside.json")
    (folder / "tables" / "assignments.csv").unlink()
    call("draw", folder)
    hidden.rename(folder / "records" / "draw-2020-01-01.json")
    _outcomes(folder)
    assert mentorlab.outcomes.contrast(mentorlab.load(folder)).design == "comparison"
    refused = call("draw", folder)
    assert refused.exit_code == 2
    assert "two draws stand" in refused.stderr
    (folder / "records" / "draw-2020-01-01.json").unlink()
    assert mentorlab.outcomes.contrast(mentorlab.load(folder)).design == "waitlist"
    record = json.loads(records(folder)[0].read_bytes())
    silent = {**record, "again": {"record": "draw-2019-01-01.json", "reason": ""}}
    records(folder)[0].write_text(json.dumps(silent), encoding="utf-8")
    assert mentorlab.outcomes.contrast(mentorlab.load(folder)).design == "comparison"


def _outcomes(folder: Path) -> None:
    rng, ids = np.random.default_rng(2), assigned(folder)["person_id"]
    rows = [
        pd.DataFrame(
            {"person_id": ids, "measure": "skill", "wave": wave, "value": rng.normal(50, 10, len(ids)).round(2)}
        )
        for wave in ("before", "after")
    ]
    pd.concat(rows).to_csv(folder / "tables" / "measures.csv", index=False)


def test_after_the_last_answers_nothing_is_drawn(tmp_path: Path) -> None:
    folder = program(tmp_path / "p")
    call("draw", folder)
    _outcomes(folder)
    refused = call("draw", folder, "--again", "we did not like it")
    assert refused.exit_code == 2
    assert "40 answers at 'after' already" in refused.stderr
    assert len(records(folder)) == 1


@pytest.mark.parametrize("places", [40, 41])
def test_places_for_everybody_need_no_draw(tmp_path: Path, places: int) -> None:
    folder = program(tmp_path / "p", charter={"places": {"number": places}})
    refused = call("draw", folder)
    assert refused.exit_code == 2
    assert "nobody needs to be drawn" in refused.stderr
    assert not records(folder)
    assert not (folder / "tables" / "assignments.csv").exists()
    answer = mentorlab.planning.places(mentorlab.load(folder))
    assert "nobody needs to be drawn" in answer.sentence()
    assert "Because lots decide" not in answer.sentence()


@pytest.mark.parametrize(
    ("charter", "named"),
    [
        ({"evaluation": {"design": "before_after"}}, "evaluation.design"),
        ({"evaluation": {"design": None}}, "evaluation.design"),
        ({"evaluation": {"design": "lottery", "places_by": "staff_choice"}}, "evaluation.places_by"),
        ({"evaluation": {"design": "lottery"}}, "places.number"),
        ({"evaluation": {"design": "stepped"}}, "places.steps"),
    ],
)
def test_what_a_draw_lacks_is_named(tmp_path: Path, charter: dict[str, Any], named: str) -> None:
    refused = call("draw", program(tmp_path / "p", charter=charter))
    assert refused.exit_code == 2
    assert named in refused.stderr


def test_without_applications_there_is_nobody(tmp_path: Path) -> None:
    refused = call("draw", write_program(tmp_path / "p", {"places": {"number": 3}}))
    assert refused.exit_code == 2
    assert "applications" in refused.stderr
    assert call("draw", "demo").exit_code == 2


def test_who_is_left_out_is_counted_and_explained(tmp_path: Path) -> None:
    folder = program(
        tmp_path / "p",
        charter={"places": {"number": 9}},
        eligible_as=["mentor", "none", "both"] + ["mentee"] * 37,
        left_on=[None] * 10 + ["2026-01-03"] + [None] * 29,
        eligible_on=[None] * 12 + ["2026-06-01"] + [None] * 27,
    )
    rows = pd.read_csv(folder / "tables" / "applications.csv")
    rows["completed_on"] = ["2026-01-03"] * 36 + [None] * 4
    rows["declined_on"] = [None] * 20 + ["2026-01-04"] * 3 + [None] * 17
    rows.to_csv(folder / "tables" / "applications.csv", index=False)
    done = draw(folder, today=dt.date(2026, 1, 5))
    record = json.loads(records(folder)[0].read_bytes())
    assert record["left_out"] == {
        "declined": 3,
        "application not complete": 4,
        "not eligible as a mentee": 2,
        "eligible only after the start": 1,
        "left": 1,
    }
    assert record["people"] == 40 - 11 == len(assigned(folder))
    assert "Left out (declined): 3 people." in done.told


def test_whole_sites_begin_in_the_order_that_was_drawn(tmp_path: Path) -> None:
    charter = {
        "evaluation": {"design": "stepped", "waves": ["before", "after"]},
        "waves": [{"id": "before", "on": "2026-01-02"}, {"id": "after", "on": "2026-09-01"}],
        "places": {
            "steps_by": "site",
            "steps": [
                {"on": "2026-02-01", "number": 2},
                {"on": "2026-05-01", "number": 2},
                {"on": "2026-10-01", "number": 1},
            ],
        },
    }
    folder = program(tmp_path / "p", charter=charter)
    assert (
        "chance to begin before the last survey is 67 %" in mentorlab.planning.places(mentorlab.load(folder)).sentence()
    )
    assert call("draw", folder).exit_code == 0
    table = assigned(folder)
    by_site = table.groupby("cluster").agg(lambda column: set(column))
    assert (by_site[["arm", "starts_on"]].map(len) == 1).all(axis=None)
    starts = Counter(next(iter(one)) for one in by_site["starts_on"])
    assert starts == {"2026-02-01": 2, "2026-05-01": 2, "2026-10-01": 1, "": 1}
    arms = {start: set(table.loc[table["starts_on"] == start, "arm"]) for start in starts}
    assert arms == {"2026-02-01": {"program"}, "2026-05-01": {"program"}, "2026-10-01": {"waitlist"}, "": {"waitlist"}}
    assert set(table["chance"]) == {"0.666667"}
    before = (folder / "tables" / "assignments.csv").read_bytes()
    (folder / "tables" / "assignments.csv").unlink()
    assert call("draw", folder).exit_code == 0
    assert (folder / "tables" / "assignments.csv").read_bytes() == before
    answer = mentorlab.planning.places(mentorlab.load(folder))
    assert {check.result for check in answer.checks} == {"passed"}
    assert "begin before the last survey" in answer.sentence()
    assert answer.table["n_places"].iloc[0] == (table["arm"] == "program").sum()
    assert mentorlab.load(folder).charter.places.steps[0].number == 2


def test_other_trials_and_other_formats_stay(tmp_path: Path) -> None:
    folder = program(tmp_path / "p")
    other = pd.DataFrame({"person_id": ["p001", "p002"], "trial": "letters", "arm": ["blue", "green"], "note": "x"})
    other.to_csv(folder / "tables" / "assignments.csv", index=False)
    assert call("draw", folder).exit_code == 0
    table = assigned(folder)
    assert len(table) == 42
    assert table.loc[table["trial"] == "letters", ["arm", "note"]].to_numpy().tolist() == [
        ["blue", "x"],
        ["green", "x"],
    ]
    assert call("draw", folder, "--again", "to see that rows are replaced").exit_code == 0
    assert len(assigned(folder)) == 42
    book = program(tmp_path / "book")
    other.to_excel(book / "tables" / "assignments.xlsx", index=False)
    assert call("draw", book).exit_code == 0
    assert len(pd.read_excel(book / "tables" / "assignments.xlsx")) == 42
    assert "The same draw again" in call("draw", book).stdout


@pytest.mark.parametrize("again", [None, "a second draw"])
def test_killed_between_record_and_list_the_same_list_follows(
    tmp_path: Path, again: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = program(tmp_path / "p")
    if again:
        call("draw", folder)

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(drawing, "write_assignments", killed)
    with pytest.raises(KeyboardInterrupt):
        draw(folder, seed=11, again=again)
    monkeypatch.undo()
    assert len(records(folder)) == 1 + bool(again)
    if again:
        _outcomes(folder)  # the old list must not pass for the new draw
        assert mentorlab.outcomes.contrast(mentorlab.load(folder)).design == "comparison"
        (folder / "tables" / "measures.csv").unlink()
    told = call("draw", folder)
    assert told.exit_code == 0, told.output
    assert "written again" in told.stdout
    assert set(assigned(folder)["drawn_with"]) == {records(folder)[-1].name}
    assert "The same draw again" in call("draw", folder).stdout
    assert not [path for path in folder.rglob(".*") if path.is_file()]


def test_killed_before_the_record_nothing_is_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = program(tmp_path / "p")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    refused = call("draw", folder)
    monkeypatch.undo()
    assert refused.exit_code == 2
    assert not records(folder)
    assert not (folder / "tables" / "assignments.csv").exists()
    assert not [path for path in folder.rglob(".*") if path.is_file()]


def test_of_two_draws_at_once_one_wins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = program(tmp_path / "p")
    keep = drawing.keep

    def overtaken(path: Path, content: bytes) -> None:
        if not path.exists():
            monkeypatch.setattr(drawing, "keep", keep)
            draw(folder, seed=5)
        keep(path, content)

    monkeypatch.setattr(drawing, "keep", overtaken)
    with pytest.raises(BadInput, match="nothing was overwritten"):
        draw(folder, seed=6)
    assert json.loads(records(folder)[0].read_bytes())["seed"] == 5
    assert "The same draw again" in call("draw", folder).stdout


def test_people_who_were_forgotten_leave_a_draw_that_stands(tmp_path: Path) -> None:
    folder = program(tmp_path / "p")
    call("draw", folder)
    call("draw", folder, "--again", "a reason")
    gone = str(assigned(folder).loc[4, "person_id"])
    assert call("forget", gone, folder, "--yes").exit_code == 0
    given_up, stands = (json.loads(path.read_bytes()) for path in records(folder))
    assert (given_up["arms_sha256"], given_up["list_sha256"], stands["list_sha256"]) == (None, None, None)
    assert stands["arms_sha256"] == arms_sha256(assigned(folder))
    told = call("draw", folder)
    assert told.exit_code == 0
    assert "people have been forgotten since" in told.stdout
    _outcomes(folder)
    assert mentorlab.outcomes.contrast(mentorlab.load(folder)).design == "waitlist"


def test_what_the_charter_says_of_places_must_fit(tmp_path: Path) -> None:
    steps = [{"on": "2026-05-01", "number": 2}, {"on": "2026-02-01", "number": 0}]
    charter = {"places": {"number": 0, "seed": "x", "stratify_by": ["unti"], "steps": steps, "plcaes": 3}}
    said = call("check", program(tmp_path / "p", charter=charter)).stdout
    for named in ("places.number", "places.seed", "places.steps", "places.stratify_by", "places.plcaes"):
        assert named in said
    wrong = {"places": {"number": 5, "steps_by": "site", "steps": [{"on": "2026-05-01", "number": 2}] * 2}}
    said = call("check", program(tmp_path / "q", charter=wrong)).stdout
    assert "does not come after" in said
    assert "and steps too" in said
    assert "the design is waitlist" in said
    staff = {"evaluation": {"design": "comparison", "places_by": "staff_choice"}, "places": {"seed": 4}}
    assert "places go by staff_choice" in call("check", program(tmp_path / "r", charter=staff)).stdout


ODD = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=8)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(ODD, st.sampled_from(["A", "", "NA", "1", "01", " A "])), min_size=3, max_size=14), st.data())
def test_odd_groups_draw_again_to_the_same_bytes(
    tmp_path_factory: pytest.TempPathFactory, values: list[tuple[str, str]], data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("odd") / "p"
    places = data.draw(st.integers(1, len(values) - 1))
    people = {"unit": [one for one, _ in values], "site": [two for _, two in values]}
    charter = {"places": {"number": places, "stratify_by": ["unit", "site"]}}
    program(folder, len(values), charter, **people)
    done = call("draw", folder, "--seed", data.draw(st.integers(0, 2**53)))
    if done.exit_code == 2:  # texts that no table may hold are a fault of people, and nothing was drawn
        assert "people" in done.stderr
        assert not records(folder)
        return
    before = (folder / "tables" / "assignments.csv").read_bytes()
    told = call("draw", folder)
    assert told.exit_code == 0, told.output
    (folder / "tables" / "assignments.csv").unlink()
    assert call("draw", folder).exit_code == 0
    assert (folder / "tables" / "assignments.csv").read_bytes() == before


@pytest.mark.long
def test_in_200_programs_everybody_is_drawn_as_often_as_the_chance_says(tmp_path: Path) -> None:
    rng = np.random.default_rng(20260302)
    for number in range(200):
        n = int(rng.integers(2, 60))
        places = int(rng.integers(1, n))
        folder = program(tmp_path / f"p{number}", n, {"places": {"number": places, "stratify_by": ["unit", "site"]}})
        drawn = draw(folder, seed=number)
        table = assigned(folder)
        assert drawn.path.exists()
        lots = redrawing.lots_of_record(json.loads(records(folder)[0].read_bytes()), "waitlist")
        groups = table.set_index("person_id")["block"]
        lucky = np.array([(replace(lots, seed=seed).drawn(groups)["arm"] == "program") for seed in range(1000)])
        chance = places / n
        assert set(table["chance"].astype(float)) == {round(chance, 6)}
        worst = np.abs(lucky.mean(axis=0) - chance).max()
        assert worst < 5 * np.sqrt(chance * (1 - chance) / 1000)


def test_the_demo_s_draw_can_be_repeated() -> None:
    answer = mentorlab.planning.places(demo())
    assert {check.name: check.result for check in answer.checks} == dict.fromkeys(
        ("on_record", "repeats", "drawn_once", "shares"), "passed"
    )


def test_small_groups_are_hidden_and_persons_name_no_group(tmp_path: Path) -> None:
    units = ["big"] * 30 + ["few"] * 3 + ["two"] * 7
    answer = mentorlab.planning.places(mentorlab.load(program(tmp_path / "p", unit=units)))
    table = answer.table.set_index("group")
    assert table.loc[["few", "two"], "hidden"].all()
    assert table.loc[["few", "two"], ["n", "n_places"]].isna().all(axis=None)
    assert table.loc["big", "n"] == 30
    assert table.loc["Everyone", "chance"] == 0.5
    managers = program(
        tmp_path / "q",
        charter={"places": {"number": 9, "stratify_by": ["manager_id"]}},
        manager_id=["p000"] * 20 + ["p001"] * 20,
    )
    people = pd.read_csv(managers / "tables" / "people.csv")
    people.loc[people["person_id"].isin(["p000", "p001"]), "manager_id"] = "boss"
    people.to_csv(managers / "tables" / "people.csv", index=False)
    assert len(mentorlab.planning.places(mentorlab.load(managers)).table) == 1
    few = program(tmp_path / "r", 4, {"places": {"number": 2}})
    assert mentorlab.planning.places(mentorlab.load(few)).status == "hidden"


def test_yaml_of_the_charter_keeps_its_places(tmp_path: Path) -> None:
    folder = program(tmp_path / "p", charter={"places": {"number": 8, "seed": 4}})
    assert yaml.safe_load((folder / "program.yaml").read_text(encoding="utf-8"))["places"] == {"number": 8, "seed": 4}
    assert call("draw", folder, "--seed", 5).exit_code == 2
    assert call("draw", folder).exit_code == 0
    record = json.loads(records(folder)[0].read_bytes())
    assert (record["seed"], record["seed_from"], record["places"]) == (4, "the charter", 8)


def test_where_the_list_cannot_be_written_the_record_is_not_denied(tmp_path: Path) -> None:
    folder = program(tmp_path / "p")
    (folder / "tables" / "assignments.csv").mkdir()
    refused = call("draw", folder)
    assert (refused.exit_code, len(records(folder))) == (2, 1)
    assert "the draw is on record" in refused.stderr
    assert "nothing was written" not in refused.stderr
    (folder / "tables" / "assignments.csv").rmdir()
    assert call("draw", folder).exit_code == 0
    assert len(assigned(folder)) == 40


def test_without_a_record_the_plan_says_no_less_than_the_outcomes() -> None:
    """Outcomes say "led to …, according to the charter" of such a list; a plan that denied it contradicted them."""
    word = Evaluation(design="randomised", places_by="lottery")
    assert claims(word, drawn=False, on_its_word=True) == "on_its_word"
    assert claims(word, drawn=False) == "not_drawn"
    waiting = Evaluation(design="waitlist", places_by="lottery")
    assert claims(waiting, drawn=False, on_its_word=True) == "not_drawn"
