"""Do the drafts of one plan agree with each other, and with what the needs room found?"""

from __future__ import annotations

import re

import pytest

import mentorlab
from mentorlab import needs
from mentorlab.answers.documents import Document


@pytest.fixture(scope="module")
def documents() -> dict[str, Document]:
    demo = mentorlab.load("demo")
    told = mentorlab.planning.audiences(demo, needs=needs.gaps(demo))
    return {one.name: one for one in (*told.documents, *mentorlab.planning.calendar(demo).documents)}


def test_agenda_and_script_of_the_launch_have_the_same_parts(documents: dict[str, Document]) -> None:
    agenda = re.findall(r"^\| (\d:\d\d) \| (\d+) \|", documents["launch_agenda"].markdown, re.M)
    script = re.findall(r"^\| (\d+) \| (\d:\d\d) \|", documents["launch_session"].markdown, re.M)
    assert agenda == [(at, minutes) for minutes, at in script]
    assert "signed at their first meeting" in documents["launch_agenda"].markdown  # as script and agreement have it


def test_the_business_case_holds_what_mentees_need_most(documents: dict[str, Document]) -> None:
    case = documents["business_case"].markdown
    assert "What mentees told us" in case
    assert "| learning from experienced people | 1.5 (plausibly 1.3 to 1.7) | 86 |" in case
    assert "[write here: what people need" not in case


def test_the_script_says_days_as_people_do_and_in_their_order(documents: dict[str, Document]) -> None:
    script = documents["launch_session"].markdown
    assert (
        "the survey “middle” on 6 July 2026, the end on 27 November 2026 and the survey “after” on 1 December" in script
    )
    assert not re.search(r"\d{4}-\d\d-\d\d", script)
    assert "an hour every three weeks" in script


def test_no_letter_promises_a_turn_and_takes_it_back(documents: dict[str, Document]) -> None:
    letter = documents["letter_non_participants"].markdown
    assert "their turn comes from 11 January 2027" in letter
    assert "another round after the one that those on the waiting list begin" in letter
