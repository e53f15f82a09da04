"""Do the letters say what the charter says, and nothing else? Read on the demo and on awkward charters."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from mentorlab.answers.documents import Document
from mentorlab.measures.opening import load
from mentorlab.planning.drafts.filling import left_to_write
from mentorlab.planning.drafts.letter_blanks import audiences_of
from mentorlab.planning.drafts.letters import drafts
from mentorlab.tables.program import Program
from tests.programs import demo, write_program

LETTERS = ("letter_leadership", "letter_managers", "letter_mentors", "letter_mentees", "letter_non_participants")
ALL = (*LETTERS, "launch_agenda", "expectations_agreement", "business_case")
HOLES = re.compile(r"\bNone\b|\bnan\b|\{\{|\}\}|\{%|%%|\(\)|  |,\s*[.;]|\.\.|: \.|\s,")
ONE_PAGE = 520  # words on an A4 page of 11 points
EMPTY: dict[str, Any] = {"objectives": None, "evaluation": {"design": None, "places_by": None}}


def written(program: Program, **found: Any) -> dict[str, Document]:
    made = drafts(program.charter, program.folder, audiences_of(program.charter), found)
    return {one.name: one for one in made}


def of(folder: Path, charter: dict[str, Any]) -> dict[str, Document]:
    return written(load(write_program(folder, charter)))


def text(document: Document) -> str:
    return " ".join(document.markdown.split())


def test_the_demo_has_all_of_them_each_on_a_page_and_without_holes() -> None:
    made = written(demo())
    assert tuple(made) == ALL
    for name, one in made.items():
        body = re.sub(r"^\|.*$", "", one.markdown, flags=re.MULTILINE)  # empty cells of a table are meant
        assert not HOLES.search(body), (name, HOLES.search(body))
        assert len(one.markdown.split()) < ONE_PAGE, name
        assert one.markdown.startswith("# Northwind graduate mentoring: ")


def test_the_demo_s_mentees_read_what_the_charter_says() -> None:
    said = text(written(demo())["letter_mentees"])
    for words in (
        "From 2 March until 27 November 2026 we run Northwind graduate mentoring. Graduates told us",
        "somebody to turn to and a next step",
        "It takes an hour every three weeks, about 13 meetings in all.",
        "up to three people whom you would like as your mentor",
        "**Being judged.** What you say to your mentor stays with your mentor",
        "lots are drawn among those who apply and may take part",
        "a waiting list; their turn comes from 11 January 2027",
        "on 20 February, 6 July and 1 December 2026, of those who take part and of those who wait",
        "groups of at least five people only",
        "If you would like to join: fill in the form on the mentoring page, by 13 February 2026.",
    ):
        assert words in said
    assert not left_to_write(said)


@pytest.mark.parametrize("name", ALL)
def test_the_least_charter_leaves_marks_and_no_holes(tmp_path: Path, name: str) -> None:
    one = of(tmp_path, EMPTY)[name]
    body = re.sub(r"^\|.*$", "", one.markdown, flags=re.MULTILINE)
    assert not HOLES.search(body), HOLES.search(body)
    assert left_to_write(one.markdown) > 0
    # Nothing that only a charter could say: no rhythm, no draw, no dates of questions.
    assert not re.search(r"every \w+ weeks|\blots\b|by lot|we ask short questions|waiting list", one.markdown)


@pytest.mark.parametrize("placed", ["cutoff_score", "staff_choice", "first_come", "own_choice", "everyone", "unknown"])
def test_nobody_reads_of_a_draw_where_there_is_none(tmp_path: Path, placed: str) -> None:
    for one in of(tmp_path, {"evaluation": {"design": "comparison", "places_by": placed}}).values():
        assert not re.search(r"lots (are|decide)|[Dd]rawn by lot|waiting list|was drawn", one.markdown), one.name


@pytest.mark.parametrize("design", ["lottery", "waitlist", "randomised", "stepped"])
def test_a_draw_is_told_and_so_is_what_those_get_who_are_not_drawn(tmp_path: Path, design: str) -> None:
    made = of(tmp_path, {"evaluation": {"design": design, "places_by": "lottery"}})
    for name in LETTERS:
        said = made[name].markdown
        assert re.search(r"lots (are drawn|decide)", said), name
        assert re.search(r"written down so that anybody can repeat it", said)
        later = {"stepped": "those who begin later", "waitlist": "waiting list"}.get(design, "Those who are not drawn:")
        assert later in said, name


@pytest.mark.parametrize("design", ["after_only", "before_after"])
def test_one_group_is_not_told_that_others_are_asked(tmp_path: Path, design: str) -> None:
    made = of(tmp_path, {"evaluation": {"design": design, "places_by": "everyone"}})
    assert "without the second group" not in made["letter_mentees"].markdown
    assert "at nobody else" in made["business_case"].markdown


@pytest.mark.parametrize(
    ("benefits", "said"),
    [
        (["somebody to turn to"], "take from it: somebody to turn to."),
        (["somebody to turn to", "a next step"], "take from it: somebody to turn to and a next step."),
        (["an ear", "a next step", "new faces"], "take from it: an ear, a next step and new faces."),
    ],
)
def test_one_two_and_three_benefits_read_as_a_sentence(tmp_path: Path, benefits: list[str], said: str) -> None:
    made = of(tmp_path, {"audiences": {"mentees": {"benefits": benefits}}})
    assert said in text(made["letter_mentees"])


def test_awkward_words_stay_what_they_are(tmp_path: Path) -> None:
    message = "Größe & Maß: “100 %” *for* R&D_team | [all]\n# not a heading; " + "and so on, " * 60
    made = of(
        tmp_path,
        {
            "program": "Lehrjahre_2026 *neu* & <gut>",
            "purpose": "Why? Because 'we' said \"so\"!",
            "audiences": {"mentees": {"message": message, "concerns": "time | cost", "benefits": "- a dash"}},
            "letters": {"contact": "mentoring_team@x.example", "signed_by": "#1 team"},
        },
    )
    said = made["letter_mentees"].markdown
    assert len(re.findall(r"^#", said, flags=re.MULTILINE)) == 1
    assert "Größe & Maß: “100 %” \\*for\\* R&D\\_team \\| \\[all\\] # not a heading" in said
    assert "- **Time \\| cost.** " in said
    assert "Why? Because 'we' said \"so\"!" in said
    assert said.rstrip().endswith("\\#1 team")
    assert made["letter_mentees"].title == "Lehrjahre_2026 *neu* & <gut>: letter to mentees"


def test_a_worry_that_nobody_foresaw_is_left_for_somebody_to_answer(tmp_path: Path) -> None:
    made = of(tmp_path, {"audiences": {"mentors": {"concerns": ["wearing a tie", "time"]}}})
    said = made["letter_mentors"].markdown
    assert "- **Wearing a tie.** [write here: what you can say to this]" in said
    # The answer about time needs a rhythm, which this charter does not name: it is not made up.
    assert "- **Time.** [write here: what you can say to this]" in said


def test_the_minutes_of_the_launch_add_up() -> None:
    rows = re.findall(r"^\| (\d):(\d\d) \| (\d+) \|", written(demo())["launch_agenda"].markdown, re.M)
    begin = [60 * int(hours) + int(minutes) for hours, minutes, _ in rows]
    long = [int(minutes) for *_, minutes in rows]
    assert begin == [sum(long[:place]) for place in range(len(long))]
    assert sum(long) == 90


def test_flags_are_told_to_those_whom_they_are_about(tmp_path: Path) -> None:
    flags = {"individual_flags": True, "agreed_with": "the works council", "agreed_on": "2026-01-02"}
    assert (
        "program staff may see which pairs have not met" in of(tmp_path, {"privacy": flags})["letter_mentors"].markdown
    )
    assert "program staff may see" not in written(demo())["letter_mentors"].markdown


def test_a_program_s_own_letter_stands_in_place_of_ours(tmp_path: Path) -> None:
    folder = write_program(tmp_path, {"audiences": {"alumni": {"message": "Come back"}}})
    (folder / "letters").mkdir()
    (folder / "letters" / "letter_mentees.md").write_text("# Hi\n\n{{ program }}\n", encoding="utf-8")
    (folder / "letters" / "letter_alumni.md").write_text("# Alumni\n\n{{ message | sentence }}\n", encoding="utf-8")
    made = written(load(folder))
    assert made["letter_mentees"].markdown == "# Hi\n\nTrial run\n"
    assert made["letter_alumni"].markdown == "# Alumni\n\nCome back.\n"
    assert made["letter_mentors"].markdown.startswith("# Trial run: ")


def test_no_document_holds_a_person_or_what_somebody_said() -> None:
    program = demo()
    people = set(program.table("people")["person_id"])
    said = set(program.table("voices")["text"].dropna())
    for one in written(program).values():
        assert not people & set(re.findall(r"\w+", one.markdown))
        assert not any(words.rstrip(".") in one.markdown for words in said)
