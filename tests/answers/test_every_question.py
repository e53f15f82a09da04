"""The contract that every question keeps, whichever room it is in. New questions are tested here by themselves."""

from __future__ import annotations

import base64
import dataclasses
import doctest
import importlib
import inspect
import json
import re
from typing import Any

import pandas as pd
import pytest

import mentorlab
from mentorlab.answers.columns import COLUMNS
from mentorlab.answers.question import Question, questions
from mentorlab.answers.result import Result
from mentorlab.answers.wording import AUDIENCES
from mentorlab.errors import BadInput
from mentorlab.measures.opening import load
from mentorlab.tables.program import Program
from tests.programs import demo, write_program

QUESTIONS = questions()
EVERY = pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.id)
BANNED = re.compile(r"\bprove[dns]?\b|significan|\bguarantee", re.IGNORECASE)
SECTIONS = ("*Reads*", "*Settings*", "*Returns*", "*Method*", "*Read with care*", "*Example*")
FINDING_KEYS = {
    *("question", "objective", "measure", "scope", "design", "estimand", "claim", "headline", "verdict", "certainty"),
    *("certainty_reason", "confirmatory", "status", "reason", "estimates", "checks", "deviations", "hidden", "notes"),
    "definitions",
}
ESTIMATE_KEYS = {
    *("name", "value", "low", "high", "level", "se", "unit", "p", "p_adjusted", "n", "n_program", "n_comparison"),
    *("n_assigned", "method"),
}
_ANSWERS: dict[str, Result] = {}


def answer(question: Question) -> Result:
    """The answer on the demo, asked once for all tests: what it hands out are copies."""
    if question.id not in _ANSWERS:
        _ANSWERS[question.id] = question.function(demo())
    return _ANSWERS[question.id]


def _asked_once(question: Question, monkeypatch: pytest.MonkeyPatch) -> None:
    """An example that asks on the demo, with no setting, is given the answer that all tests share."""

    def ask(program: Program, **given: Any) -> Result:
        return answer(question) if program is demo() and not given else question.function(program, **given)

    room, name = question.id.split(".")
    monkeypatch.setattr(importlib.import_module(f"mentorlab.{room}"), name, ask)


@EVERY
def test_its_docstring_says_everything(question: Question) -> None:
    text = inspect.getdoc(question.function) or ""
    assert all(section in text for section in SECTIONS)
    for setting in question.settings:
        assert re.search(rf"^\s*{setting}: ", text, flags=re.MULTILINE), f"{setting} is not explained"


@EVERY
def test_its_example_is_true(question: Question, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mentorlab, "load", lambda place: demo() if place == "demo" else load(place))  # opened once
    _asked_once(question, monkeypatch)
    function = inspect.unwrap(question.function)
    examples = doctest.DocTestFinder(recurse=False).find(function, question.id, globs={})
    assert examples
    for example in examples:
        assert example.examples
        result = doctest.DocTestRunner(verbose=False).run(example)
        assert result.failed == 0


@EVERY
def test_its_settings_are_by_name_typed_and_have_defaults(question: Question) -> None:
    for setting in question.settings.values():
        assert setting.kind is inspect.Parameter.KEYWORD_ONLY
        assert setting.default is not inspect.Parameter.empty
        assert setting.annotation is not inspect.Parameter.empty


@EVERY
def test_its_table_speaks_the_one_vocabulary_and_is_a_copy(question: Question) -> None:
    result = answer(question)
    assert set(result.table.columns) <= set(COLUMNS)
    handed_out = result.table
    handed_out.drop(columns=handed_out.columns[0], inplace=True)  # noqa: PD002  (what a user may do)
    assert list(result.table.columns) != list(handed_out.columns)
    with pytest.raises(dataclasses.FrozenInstanceError):
        result.status = "hidden"  # type: ignore[misc]


@EVERY
@pytest.mark.parametrize("audience", AUDIENCES)
def test_its_sentences_say_numbers_that_the_table_holds(question: Question, audience: str) -> None:
    result = answer(question)
    sentence = result.sentence(audience)
    assert sentence.endswith(".")
    assert "{" not in sentence
    assert not BANNED.search(sentence)
    known = {0.0, 95.0, 100.0}  # the level of an interval, the ends of a scale
    known |= {float(len(result.table)), float(result.hidden), float(len(result.table) - 1 - result.hidden)}
    for row in result.rows():
        for name, cell in row.items():
            if isinstance(cell, str):
                sentence = sentence.replace(cell, "")  # a date, a need, a name
            elif cell is not None:
                size = abs(float(cell)) * (100 if COLUMNS[name].kind == "share" else 1)
                known |= {round(size, places) for places in range(4)}
    counts = [name for name in result.table if COLUMNS[name].kind == "count"]
    known |= {float(result.table[name].sum()) for name in counts}
    for number in re.findall(
        r"(?<![\w.])[\d,]*\d(?:\.\d+)?|(?<= )\.\d+", sentence.replace("= .", "= 0.").replace("< .", "< 0.")
    ):
        value = float(number.replace(",", ""))
        assert value in known or value == 0.001, f"{number} stands in no cell: {sentence}"


@EVERY
def test_size_and_interval_come_before_p_and_the_people_are_counted(question: Question) -> None:
    sentence = answer(question).sentence("analyst")
    if "; p " in sentence:
        assert sentence.index("interval") < sentence.index("; p ")
    if question.id.startswith("outcomes."):
        # Whether groups started alike is a matter of size: a p of the start would mislead.
        assert ("; p " in sentence) == any(one.p is not None for one in answer(question).estimates)
        assert "people" in sentence
        assert "ertainty" in sentence


@EVERY
def test_no_p_without_an_interval(question: Question) -> None:
    for one in answer(question).to_dict()["estimates"]:
        assert set(one) >= ESTIMATE_KEYS
        assert one["p"] is None or (one["low"] is not None and one["high"] is not None)


@EVERY
def test_its_finding_is_plain_and_complete(question: Question) -> None:
    finding = answer(question).to_dict()
    assert set(finding) == FINDING_KEYS
    assert json.loads(json.dumps(finding, allow_nan=False)) == finding
    assert finding["question"] == question.id
    assert finding["status"] == "ok"
    assert {check["result"] for check in finding["checks"]} <= {"passed", "with_adjustment", "failed", "not_checked"}
    digits = [len(repr(abs(one["value"])).replace(".", "").lstrip("0").split("e")[0]) for one in finding["estimates"]]
    assert max(digits, default=0) <= 12


@EVERY
def test_its_figure_has_the_sentence_as_alternative_text(question: Question) -> None:
    picture = answer(question).figure()
    assert picture.alt == answer(question).sentence("analyst")
    assert picture._repr_html_().count("<img") == 1


@pytest.mark.long
@EVERY
def test_its_figure_has_the_same_bytes_when_it_is_drawn_again(question: Question) -> None:
    result = answer(question)
    page = result.figure()._repr_html_()
    assert base64.b64encode(result.figure().svg()).decode() in page  # what is shown is what would be drawn again


@EVERY
def test_without_its_tables_it_says_what_would_make_it_possible(question: Question, tmp_path: Any) -> None:
    result = question.function(load(write_program(tmp_path)))
    if not question.tables:
        assert result.status in ("ok", "not_possible")
        return
    assert result.status == "not_possible"
    assert not result.estimates
    for choice in question.tables:
        assert choice[0] in result.sentence("staff")
    assert result.figure().alt == result.sentence("analyst")
    assert result.verdict is None


@EVERY
def test_wrong_settings_are_refused(question: Question) -> None:
    with pytest.raises(BadInput, match="no setting 'nonsense'"):
        question.function(demo(), nonsense=1)


def test_no_question_changes_what_others_read_after_it() -> None:
    """What is worked out once (`tables.once`) is the same after every question as when it is worked out anew."""
    for question in QUESTIONS:
        answer(question)
    kept = [(which, made) for which, made in demo().asked.items() if callable(which[0])]
    assert len(kept) > 8
    for (reading, arguments, *_), made in kept:
        anew = reading(demo(), *arguments)  # type: ignore[operator]
        for one, other in zip(_frames(made), _frames(anew), strict=True):
            _same(one, other)


def _frames(made: object) -> list[pd.DataFrame | pd.Series]:
    parts = [getattr(made, one.name) for one in dataclasses.fields(made)] if dataclasses.is_dataclass(made) else [made]
    parts = [part for one in parts for part in (one.values() if isinstance(one, dict) else [one])]
    return [part for part in parts if isinstance(part, pd.DataFrame | pd.Series)]


def _same(one: pd.DataFrame | pd.Series, other: pd.DataFrame | pd.Series) -> None:
    assert type(one) is type(other)
    assert one.equals(other)
    assert one.index.equals(other.index)
    if isinstance(one, pd.DataFrame):
        assert list(one.columns) == list(other.columns)
