"""Does a newcomer reach a whole plan in the form, without writing a file? Fields are set and buttons pressed here."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import ipywidgets
import pytest

import mentorlab
from mentorlab.answers.markup import Passage
from mentorlab.errors import BadInput
from mentorlab.measures.opening import load
from mentorlab.planning.chain.strategy import breaks_of
from mentorlab.shipped import shipped
from mentorlab.tables.privacy.publishing import prepare
from mentorlab.tables.starting import start
from mentorlab.widgets.charter_form import CharterForm, charter_form
from mentorlab.widgets.entries import Entry

PLACE = {"need": "needs", "objective": "objectives", "wave": "waves", "stake": "stakes", "worth": "values"}
PLACE |= {"report": "schedule", **{name: name for name in ("needs", "objectives", "waves", "stakes", "values")}}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return start(tmp_path / "spring", starts_on=date(2026, 12, 1), have=["pairs", "survey"])


def opened(folder: Path) -> CharterForm:
    form = charter_form(folder)
    assert isinstance(form, CharterForm)
    return form


def entry(form: CharterForm, section: str, label: str, turn: int = 0) -> Entry:
    """The entry with this label; the turn-th of its section, which is gone to."""
    form.part.value = section
    return [one for one in form.entries[section] if one.control.description == label][turn]


def fill(form: CharterForm, section: str, label: str, value: Any, turn: int = 0) -> str:
    """Type something and leave the field; returns what is said below it."""
    found = entry(form, section, label, turn)
    found.control.value = value
    return found.said


def press(form: CharterForm, name: str) -> None:
    """Press a button, in the section where it stands."""
    form.part.value = PLACE.get(name.partition("_")[2].split("_")[0], form.part.value)
    form.actions[name].click()


def controls(widget: Any) -> Iterator[Any]:
    for child in getattr(widget, "children", ()):
        yield from controls(child)
    if isinstance(widget, ipywidgets.ValueWidget | ipywidgets.Button) and not isinstance(widget, ipywidgets.HTML):
        yield widget


def test_from_an_empty_folder_to_a_plan_without_a_break(folder: Path) -> None:
    form = opened(folder)
    fill(form, "why", "Purpose", "New people do not know whom to turn to.")
    press(form, "add_need")
    assert "saved together" in fill(form, "needs", "Need", "somebody to turn to")
    assert fill(form, "needs", "Purpose", "employee_engagement") == ""
    assert entry(form, "needs", "Need").said == ""
    press(form, "add_objective")
    fill(form, "objectives", "Short name", "belonging")
    fill(form, "objectives", "In a sentence", "New people feel that they belong.")
    fill(form, "objectives", "Serves", "somebody to turn to")
    fill(form, "objectives", "Seen by", "uwes_9")
    fill(form, "objectives", "Worth having from", "0.2")
    press(form, "add_wave")
    fill(form, "waves", "On", "2026-11-20")
    press(form, "add_wave")
    fill(form, "waves", "On", "2027-06-01", turn=1)
    fill(form, "design", "Design", "lottery")
    fill(form, "design", "Places are given by", "lottery")
    fill(form, "design", "Results from", "2027-06-15")
    fill(form, "design", "Answers for it", "People analytics")
    fill(form, "design", "Report due on", "2027-06-20")
    fill(form, "logic", "Meetings every", "21")
    fill(form, "logic", "For", "60")
    fill(form, "logic", "What goes in", "a budget; the word of the board")
    form.part.value = "audiences"
    place = [one.control.description for one in form.entries["audiences"]].index("They worry about", 1)
    mentees = form.entries["audiences"][place : place + 4]
    for one, value in zip(mentees, ("time; being judged", "somebody to ask", "Come.", "e-mail"), strict=True):
        one.control.value = value
    assert [one.said for entries in form.entries.values() for one in entries if one.said] == []
    program = load(folder)
    assert breaks_of(program) == ()
    charter = program.charter
    assert charter.audiences["mentees"].concerns == ("time", "being judged")
    assert [(one.id, one.on) for one in charter.waves] == [("before", date(2026, 11, 20)), ("after", date(2027, 6, 1))]
    assert charter.primary is not None
    assert charter.rhythm.meetings_every_days == 21
    assert charter.logic.inputs == ("a budget", "the word of the board")
    assert (charter.primary.id, charter.primary.worthwhile, charter.primary.primary) == ("belonging", 0.2, True)
    fill(form, "logic", "What goes in", "")
    fill(form, "design", "Report due on", "")
    fill(form, "design", "Results from", "")
    assert (load(folder).charter.logic.inputs, load(folder).charter.schedule) == ((), ())
    text = (folder / "program.yaml").read_text(encoding="utf-8")
    assert "# Why mentoring, in a sentence or two" in text
    assert text.index("# How will you know") > text.index("worthwhile: 0.2")


def test_a_wrong_entry_says_what_is_wrong_keeps_what_was_typed_and_is_not_saved(folder: Path) -> None:
    form = opened(folder)
    before = (folder / "program.yaml").read_bytes()
    assert "is not a date" in fill(form, "why", "Starts on", "1.12.2026")
    assert entry(form, "why", "Starts on").control.value == "1.12.2026"
    assert (folder / "program.yaml").read_bytes() == before
    assert form.status.startswith("Not saved")
    assert fill(form, "why", "Starts on", "2026-12-08") == ""
    assert load(folder).charter.starts_on == date(2026, 12, 8)
    assert "lies before starts_on" in fill(form, "why", "Ends on", "2026-01-01")
    assert "is empty" in fill(form, "why", "Program", " ") or "not a text" in entry(form, "why", "Program").said


def test_undo_takes_back_change_by_change_to_the_same_bytes(folder: Path) -> None:
    form = opened(folder)
    first = (folder / "program.yaml").read_bytes()
    assert form.actions["undo"].disabled
    fill(form, "why", "Purpose", "Because.")
    second = (folder / "program.yaml").read_bytes()
    press(form, "add_objective")
    press(form, "undo")
    assert (folder / "program.yaml").read_bytes() == second
    assert form.entries["objectives"] == []
    press(form, "undo")
    assert (folder / "program.yaml").read_bytes() == first
    assert entry(form, "why", "Purpose").control.value == ""


def test_lines_are_added_renamed_and_taken_out(folder: Path) -> None:
    form = opened(folder)
    for place, need in enumerate(("to learn", "to be heard")):
        press(form, "add_need")
        fill(form, "needs", "Need", need, turn=place)
        fill(form, "needs", "Purpose", "culture_change", turn=place)
    assert "twice" in fill(form, "needs", "Need", "to learn", turn=1)
    fill(form, "needs", "Need", "to be heard", turn=1)
    press(form, "add_objective")
    press(form, "add_objective")
    fill(form, "objectives", "Serves", "to learn", turn=1)
    fill(form, "needs", "Need", "to grow", turn=0)
    charter = load(folder).charter
    assert charter.needs == {"to grow": "culture_change", "to be heard": "culture_change"}
    assert [one.need for one in charter.objectives] == [None, "to grow"]
    fill(form, "objectives", "This one decides", True, turn=1)
    assert [one.primary for one in load(folder).charter.objectives] == [False, True]
    press(form, "remove_objectives_0")
    press(form, "remove_needs_1")
    charter = load(folder).charter
    assert [one.id for one in charter.objectives] == ["objective_2"]
    assert list(charter.needs) == ["to grow"]


def test_a_file_that_was_changed_elsewhere_is_not_written_over(folder: Path) -> None:
    form = opened(folder)
    path = folder / "program.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "units: site\n", encoding="utf-8")
    assert "changed elsewhere" in fill(form, "why", "Purpose", "Because.")
    assert load(folder).charter.purpose is None
    fill(form, "why", "Purpose", "Because of that.")
    assert (load(folder).charter.purpose, load(folder).charter.units) == ("Because of that.", "site")


def test_the_demo_that_ships_can_be_tried_and_stays_as_it_is() -> None:
    path = shipped("data", "demo", "program.yaml")
    before = hashlib.sha256(path.read_bytes()).hexdigest()
    form = charter_form(mentorlab.load("demo"))
    assert isinstance(form, CharterForm)
    assert "nothing is written" in form.status
    assert entry(form, "objectives", "Seen by").control.value == "engagement_pulse"
    fill(form, "objectives", "Seen by", "", turn=0)
    press(form, "check")
    assert "no measure is named" in form._answer.value
    assert hashlib.sha256(path.read_bytes()).hexdigest() == before


def test_an_unknown_measure_is_saved_and_told(folder: Path) -> None:
    form = opened(folder)
    press(form, "add_objective")
    assert "no table is called sunshine" in fill(form, "objectives", "Seen by", "sunshine")
    assert load(folder).charter.objectives[0].measure == "sunshine"


def test_every_control_has_a_label_and_an_explanation(folder: Path) -> None:
    form = opened(folder)
    for name in ("add_need", "add_objective", "add_wave", "add_stake", "add_worth", "add_report"):
        press(form, name)
    for _, name in form.part.options:
        form.part.value = name
    found = list(controls(form.panel))
    assert len(found) > 240
    assert [one for one in found if not one.description or not one.tooltip] == []


def test_one_part_is_shown_at_a_time_and_all_can_be_reached(folder: Path) -> None:
    form = opened(folder)
    for _, name in form.part.options:
        form.part.value = name
        assert [key for key, box in form._sections.items() if box.layout.display == ""] == [name]
    assert set(form.entries) == {name for _, name in form.part.options}


def test_in_a_report_and_without_widgets_there_are_words(folder: Path, tmp_path: Path) -> None:
    demo = mentorlab.load("demo")
    assert isinstance(charter_form(demo, interactive=False), Passage)
    assert isinstance(charter_form(replace(demo, publishing=prepare(demo.folder, tmp_path))), Passage)
    form = opened(folder)
    bundle = form._repr_mimebundle_()
    assert "application/vnd.jupyter.widget-view+json" in bundle
    assert bundle["text/plain"] == repr(charter_form(folder, interactive=False)) == repr(form)
    assert "not said yet" in bundle["text/html"]


def test_a_charter_with_faults_opens_so_that_they_can_be_mended(folder: Path) -> None:
    path = folder / "program.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("ends_on:", "ends_on: soon"), encoding="utf-8")
    form = opened(folder)
    assert fill(form, "why", "Ends on", "2027-09-01") == ""
    assert load(folder).charter.ends_on == date(2027, 9, 1)
    path.write_text("program: [", encoding="utf-8")
    with pytest.raises(BadInput):
        charter_form(folder)


def test_what_is_at_stake_and_what_a_measure_is_worth_reach_the_questions(folder: Path) -> None:
    form = opened(folder)
    fill(form, "stakes", "Currency", "EUR")
    press(form, "add_stake")
    before = (folder / "program.yaml").read_bytes()
    assert "needs its name" in fill(form, "stakes", "What", "leavers")
    assert (folder / "program.yaml").read_bytes() == before, "half a line is not written"
    assert fill(form, "stakes", "How many", "24") == ""
    assert entry(form, "stakes", "What").said == ""
    press(form, "add_stake")
    fill(form, "stakes", "What", "weeks", turn=1)
    fill(form, "stakes", "How many", "10", turn=1)
    fill(form, "stakes", "Counts per", "leavers", turn=1)
    fill(form, "stakes", "Each costs", "900", turn=1)
    press(form, "add_worth")
    assert "what one unit of it is worth" in fill(form, "values", "Measure", "retention")
    fill(form, "values", "One unit is worth", "30000")
    fill(form, "values", "Counted", "year")
    assert "three answers" in fill(form, "values", "Experts: gained in all", "6")
    assert load(folder).charter.values["retention"].experts is None
    fill(form, "values", "Experts: of that, by us", "0.5")
    assert fill(form, "values", "Experts: how sure", "0.8") == ""
    assert entry(form, "values", "Experts: gained in all").said == ""
    charter = load(folder).charter
    assert (charter.currency, charter.stakes["weeks"].per, charter.stakes["weeks"].each) == ("EUR", "leavers", 900)
    worth = charter.values["retention"]
    assert (worth.unit_value, worth.per, worth.experts and worth.experts.attributed) == (30000, "year", 0.5)
    told = mentorlab.needs.stakes(load(folder)).sentence()
    assert "936,000 EUR a year" in told, "24 leavers at the 30,000 of staying, and 24 times 10 weeks at 900"
    fill(form, "stakes", "What", "people who leave", turn=0)
    charter = load(folder).charter
    assert (list(charter.stakes), charter.stakes["weeks"].per) == (["people who leave", "weeks"], "people who leave")
    press(form, "remove_values_0")
    assert load(folder).charter.values == {}
    press(form, "undo")
    assert load(folder).charter.values == {"retention": worth}


def test_wrong_entries_wait_until_what_they_need_is_there(folder: Path) -> None:
    form = opened(folder)
    press(form, "add_worth")
    fill(form, "values", "Measure", "retention")
    assert "is not a number" in fill(form, "values", "One unit is worth", "thirty thousand")
    assert entry(form, "values", "One unit is worth").control.value == "thirty thousand"
    fill(form, "values", "One unit is worth", "30000")
    assert "not in this order" in fill(form, "values", "At least", "40000")
    assert load(folder).charter.values["retention"].low is None
    assert fill(form, "values", "One unit is worth", "50000") == ""
    assert entry(form, "values", "At least").said == "", "it was saved with what it waited for"
    assert (load(folder).charter.values["retention"].low, form.status) == (40000, "Saved in program.yaml.")


def test_what_is_typed_and_cannot_be_saved_outlives_lines_that_come_and_go(folder: Path) -> None:
    form = opened(folder)
    fill(form, "why", "Ends on", "next summer")
    press(form, "add_need")
    fill(form, "needs", "Need", "to be heard")
    press(form, "add_stake")
    fill(form, "stakes", "What", "leavers")
    press(form, "add_wave")
    fill(form, "waves", "On", "soon")
    press(form, "add_objective")
    press(form, "add_objective")
    press(form, "remove_objectives_0")
    for section, label, typed, why in (
        ("why", "Ends on", "next summer", "is not a date"),
        ("needs", "Need", "to be heard", "saved together"),
        ("stakes", "What", "leavers", "needs its name"),
        ("waves", "On", "soon", "is not a date"),
    ):
        assert entry(form, section, label).control.value == typed
        assert why in entry(form, section, label).said
    fill(form, "needs", "Purpose", "culture_change")
    assert load(folder).charter.needs == {"to be heard": "culture_change"}


def test_reports_privacy_readiness_and_what_is_counted_are_filled_in(folder: Path) -> None:
    form = opened(folder)
    press(form, "add_report")
    fill(form, "schedule", "When", "every month")
    fill(form, "schedule", "Report", "reach")
    press(form, "add_report")
    fill(form, "schedule", "When", "2027-06-20", turn=1)
    assert "is not known" in fill(form, "schedule", "When", "every moon", turn=0)
    fill(form, "privacy", "Smallest group", "8")
    assert "too small" in fill(form, "privacy", "Smallest group", "2")
    fill(form, "privacy", "Flags of persons", True)
    fill(form, "privacy", "Agreed with", "works council")
    assert "share" in fill(form, "definitions", "Share", "80")
    fill(form, "definitions", "Share", "0.7")
    fill(form, "readiness", "Shown by", "minutes of March")
    assert fill(form, "readiness", "Met", "partly") == ""
    fill(form, "design", "Adjusted for", "grade; site")
    charter = load(folder).charter
    assert [(one.report, one.every, one.on) for one in charter.schedule] == [
        ("reach", "month", None),
        ("engagement", None, date(2027, 6, 20)),
    ]
    assert (charter.privacy.smallest_group, charter.privacy.individual_flags) == (8, True)
    assert charter.definitions == {"engagement.as_agreed": {"share": 0.7}}
    ((_, answered),) = charter.readiness.items()
    assert (answered.met, answered.evidence) == ("partly", "minutes of March")
    assert charter.evaluation.adjust_for == ("grade", "site")
    fill(form, "privacy", "Flags of persons", False)
    fill(form, "definitions", "Share", "")
    fill(form, "readiness", "Met", "")
    charter = load(folder).charter
    assert (charter.privacy.individual_flags, charter.definitions, charter.readiness) == (False, {}, {})
