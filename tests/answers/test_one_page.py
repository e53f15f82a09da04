"""Does the first page of the program report tell each reader what is for them, and no more?"""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

import mentorlab
from mentorlab.answers.question import questions
from mentorlab.answers.result import Result
from mentorlab.answers.settings import Audience
from mentorlab.answers.wording import AUDIENCES, catalogue
from tests.programs import demo, write_program

WORDS = catalogue("one_page")


@pytest.fixture(scope="module")
def answers() -> tuple[Result, ...]:
    program = demo()
    return (
        mentorlab.reach.funnel(program),
        mentorlab.engagement.rhythm(program),
        mentorlab.outcomes.headline(program),
    )


def test_every_audience_has_its_page_of_questions_that_exist() -> None:
    known = {one.id for one in questions()}
    assert set(WORDS.TITLES) == set(WORDS.LINES) == set(AUDIENCES) == set(get_args(Audience))
    assert {name for lines in WORDS.LINES.values() for name, _ in lines} <= known
    assert set(WORDS.NEXT_OF) <= known


def test_leadership_reads_the_headline_with_interval_and_certainty(answers: tuple[Result, ...]) -> None:
    page = mentorlab.on_one_page(*answers, audience="leadership")
    text = repr(page)
    worked = next(line for line in text.splitlines() if line.startswith("Did it work?"))
    assert answers[2].headline in worked
    assert "Certainty high: places were drawn" in worked
    assert "Solid line: no difference" in page._repr_html_()


def test_mentors_are_told_in_their_own_words_and_nothing_that_is_not_for_them(answers: tuple[Result, ...]) -> None:
    text = repr(mentorlab.on_one_page(*answers, audience="mentors"))
    assert text.startswith("What you made possible")
    assert answers[1].sentence("mentors").split(". ")[0] in text
    assert "Are people joining" not in text
    assert WORDS.NEXT not in text
    assert "Thank you" in text


def test_what_could_not_be_answered_is_listed_with_its_reason(tmp_path: Path) -> None:
    empty = mentorlab.load(write_program(tmp_path))
    text = repr(mentorlab.on_one_page(mentorlab.reach.funnel(empty), audience="leadership"))
    assert text.splitlines()[1].startswith("Not answered here: Are people joining? The program has no table")
