"""Does the panel over all questions ask what its controls say, and say what is wrong? Controls are moved here."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import ipywidgets
import pytest

import mentorlab
from mentorlab.answers.markup import Passage
from mentorlab.answers.question import questions
from mentorlab.answers.result import FINDING, Result
from mentorlab.errors import BadInput
from mentorlab.shipped import shipped
from mentorlab.tables.privacy.publishing import prepare
from mentorlab.tables.program import Program
from mentorlab.widgets.exploring.asked import Asked, as_typed
from mentorlab.widgets.exploring.controls import Control
from mentorlab.widgets.exploring.explore import Explorer, explore
from mentorlab.widgets.exploring.register import register_of
from mentorlab.widgets.exploring.settings import settings_of

QUESTIONS = {one.id: one for one in questions()}
PATIENT = 120  # seconds, on a machine with other work


@pytest.fixture(scope="module")
def demo() -> Program:
    return mentorlab.load("demo")


@pytest.fixture(scope="module")
def change(demo: Program) -> Explorer:
    panel = explore(demo, "outcomes.change")
    assert isinstance(panel, Explorer)
    assert panel.wait(PATIENT)
    return panel


@pytest.mark.parametrize("name", QUESTIONS)
def test_every_setting_has_a_control_with_label_and_help(name: str) -> None:
    settings = settings_of(QUESTIONS[name])
    assert [one.name for one in settings] == list(QUESTIONS[name].settings)
    for one in settings:
        assert len(one.help) > 10, f"the docstring of {name} does not say what {one.name} is"
        if one.kind == "answers":
            continue
        control = Control(one, lambda *_: "")
        assert (control.control.description, control.control.tooltip[:8]) == (one.label, one.help[:8])
        assert control.control.tabbable is not False


def test_controls_follow_the_types() -> None:
    kinds = {one.name: one for one in settings_of(QUESTIONS["planning.power"])}
    assert kinds["worthwhile"].kind == "range"
    assert (kinds["worthwhile"].low, kinds["worthwhile"].high) == (0.05, 5)  # Size: above 0, at most 5
    assert kinds["people"].kind == "number"  # one to a million: nobody slides there
    assert (kinds["people"].whole, kinds["people"].optional) == (True, True)
    assert kinds["design"].kind == "choice"
    assert "waitlist" in kinds["design"].choices
    assert kinds["as_of"].kind == "day"
    others = {one.name: one.kind for one in settings_of(QUESTIONS["matching.quality"])}
    assert (others["weights"], others["by"], others["seed"]) == ("weights", "words", "number")
    assert {one.name: one.kind for one in settings_of(QUESTIONS["returns.value"])}["effects"] == "answers"


@pytest.mark.parametrize(
    ("name", "setting", "typed", "value"),
    [
        ("outcomes.change", "level", 0.9, 0.9),
        ("outcomes.change", "as_of", " 2026-10-01 ", date(2026, 10, 1)),
        ("planning.power", "people", "120", 120),
        ("matching.quality", "weights", "skills=3; goals=0.5", {"skills": 3.0, "goals": 0.5}),
        ("matching.robustness", "beside", "stable; fairest", ("stable", "fairest")),
        ("outcomes.change", "measure", "engagement_pulse", "engagement_pulse"),
    ],
)
def test_what_is_typed_becomes_the_value_and_can_be_typed_again(
    demo: Program, name: str, setting: str, typed: Any, value: Any
) -> None:
    asked = Asked(demo, QUESTIONS[name])
    assert asked.put(setting, typed) == ""
    assert asked.given == {setting: value}
    again = Asked(demo, QUESTIONS[name])
    again.put(setting, as_typed(asked.settings[setting], value))
    assert again.given == asked.given
    asked.put(setting, "")
    assert asked.given == {}


@pytest.mark.parametrize(
    ("name", "setting", "typed", "said"),
    [
        ("outcomes.change", "as_of", "yesterday", "no day"),
        ("planning.power", "people", "many", "no number"),
        ("planning.power", "people", "12.5", "no whole number"),
        ("planning.power", "people", "0", "1 or more"),
        ("outcomes.change", "level", 2.0, "0.999 or less"),
        ("matching.quality", "weights", "skills", "no weight"),
        ("matching.quality", "weights", "skills=much", "equals sign"),
        ("matching.quality", "seed", "nan", "no number"),
        ("outcomes.change", "audience", "everyone", "cannot be chosen"),
    ],
)
def test_a_wrong_entry_is_named_and_changes_nothing(
    demo: Program, name: str, setting: str, typed: Any, said: str
) -> None:
    asked = Asked(demo, QUESTIONS[name])
    before = asked.code
    assert said in asked.put(setting, typed)
    assert asked.code == before
    assert setting in asked.wrong


def test_the_copied_code_gives_the_answer_that_is_shown(change: Explorer, demo: Program) -> None:
    change.controls["level"].control.value = 0.9
    change.controls["audience"].control.value = "leadership"
    assert change.wait(PATIENT)
    code = change.shown.copied
    assert code == "mentorlab.outcomes.change(program, level=0.9, audience='leadership')"
    again = eval(code, {"mentorlab": mentorlab, "program": demo})
    assert change.result is not None
    assert again.to_dict() == change.result.to_dict()
    assert again.sentence() in _unescaped(change.shown.told.value)
    assert 'alt="' in change.shown.drawn.value
    assert "<table>" in change.shown.numbers.value
    change.start_over()
    assert change.wait(PATIENT)
    assert change.shown.copied == "mentorlab.outcomes.change(program)"
    assert change.controls["level"].control.value == 0.95


def _unescaped(markup: str) -> str:
    import html

    return html.unescape(markup)


def test_what_was_typed_stays_with_the_reason_below_it(change: Explorer) -> None:
    before = change.result
    control = change.controls["as_of"]
    control.control.value = "end of June"
    assert control.control.value == "end of June"
    assert "no day" in control.said
    assert 'role="alert"' in control._said.value
    assert change.wait(PATIENT)
    assert change.result is before
    control.control.value = ""
    assert control.said == ""
    assert change.wait(PATIENT)


def test_what_the_question_refuses_is_said_and_the_answer_stays(change: Explorer) -> None:
    before = change.shown.told.value
    change.controls["measure"].control.value = "engagement_puls"
    assert change.wait(PATIENT)
    assert change.said.is_wrong
    assert "engagement_pulse" in change.said.text
    assert change.shown.told.value == before
    change.start_over()
    assert change.wait(PATIENT)
    assert not change.said.is_wrong


def test_a_number_beside_a_slider_is_followed_or_stays_with_what_is_wrong() -> None:
    given = dict[str, Any]()
    (level,) = [one for one in settings_of(QUESTIONS["outcomes.change"]) if one.name == "level"]
    asked = Asked(mentorlab.load("demo"), QUESTIONS["outcomes.change"])

    def put(name: str, typed: Any) -> str:
        given[name] = typed
        return asked.put(name, typed)

    control = Control(level, put)
    assert control.typed is not None
    assert (control.typed.description, control.typed.value, control.control.readout) == ("Level, typed", "0.95", False)
    control.typed.value = "0.9"
    assert (control.control.value, given, control.said) == (0.9, {"level": "0.9"}, "")
    for typed, said in (("nine tenths", "no number"), ("0.1", "too low")):
        control.typed.value = typed
        assert said in control.said
        assert (control.typed.value, control.control.value, asked.given) == (typed, 0.9, {"level": 0.9})
    control.control.value = 0.99
    assert (control.typed.value, control.said, asked.given) == ("0.99", "", {"level": 0.99})
    control.typed.value = ""
    assert (control.control.value, asked.given) == (0.95, {})
    control.control.value = 0.8
    control.reset()
    assert (control.typed.value, control.control.value, asked.given) == ("0.95", 0.95, {})


def test_of_many_moves_only_the_last_is_asked(demo: Program) -> None:
    panel = explore(demo, "outcomes.change")
    assert isinstance(panel, Explorer)
    assert panel.wait(PATIENT)
    asked = list[Mapping[str, Any]]()
    real = panel.asked.question.function

    def counted(program: Program, **given: Any) -> Result:
        asked.append(given)
        return real(program, **given)

    panel.asked.question = replace(panel.asked.question, function=counted)
    for level in (0.9, 0.91, 0.92, 0.93):
        panel.controls["level"].control.value = level
    assert panel.wait(PATIENT)
    assert asked == [{"level": 0.93}]


def test_a_program_that_lacks_tables_lists_what_is_missing(tmp_path: Path) -> None:
    shutil.copytree(shipped("data", "demo"), tmp_path / "small", ignore=shutil.ignore_patterns("tables", "earlier"))
    (tmp_path / "small" / "tables").mkdir()
    for name in ("pairs.csv", "meetings.csv"):
        shutil.copy(shipped("data", "demo", "tables", name), tmp_path / "small" / "tables" / name)
    charter = tmp_path / "small" / "program.yaml"
    lines = [line for line in charter.read_text().splitlines(keepends=True) if not line.startswith("earlier_cycles")]
    charter.write_text("".join(lines))
    program = mentorlab.load(tmp_path / "small")
    rows = {one.question.id: one for one in register_of(program)}
    assert not rows["outcomes.change"].open
    assert "responses" in rows["outcomes.change"].state
    told = explore(program, interactive=False)
    assert isinstance(told, Passage)
    assert "missing: needs" in repr(told)
    panel = explore(program)
    assert isinstance(panel, Explorer)
    panel.topic.value = "outcomes"
    assert any("(not yet)" in name for name, _ in panel.choice.options)
    panel.choice.value = QUESTIONS["outcomes.change"]
    assert panel.wait(PATIENT)
    assert panel.result is not None
    assert panel.result.status == "not_possible"


def test_still_answers_and_reports_hold_no_panel(demo: Program, tmp_path: Path) -> None:
    still = explore(demo, "outcomes.change", interactive=False)
    assert isinstance(still, Result)
    assert still.to_dict() == mentorlab.outcomes.change(demo).to_dict()
    reported = replace(demo, publishing=prepare(demo.folder, tmp_path))
    in_report = explore(reported, "outcomes.change")
    assert isinstance(in_report, Passage)  # no finding of its own, and nothing put on record
    with pytest.raises(BadInput, match=r"did you mean 'outcomes\.change'"):
        explore(demo, "outcomes.chance")


def test_the_panel_shows_itself_and_its_words_without_adding_a_finding(change: Explorer) -> None:
    shown = change._repr_mimebundle_()
    assert "application/vnd.jupyter.widget-view+json" in shown
    assert FINDING not in shown
    assert change.result is not None
    assert shown["text/plain"] == change.result.sentence()
    assert isinstance(change.panel, ipywidgets.VBox)
