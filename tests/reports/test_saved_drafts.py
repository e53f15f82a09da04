"""Does somebody who plans in the notebook get the drafts: to read on the spot, and as files that stay as edited?"""

from __future__ import annotations

import dataclasses
from datetime import date
from pathlib import Path

import pytest

import mentorlab
from mentorlab.answers.documents import Document
from mentorlab.answers.drafts import as_html, folded
from mentorlab.reports.saved_drafts import save_drafts
from mentorlab.tables.starting import start


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    start(tmp_path / "plan", starts_on=date(2027, 2, 1))
    return tmp_path / "plan"


def test_a_newcomer_reads_the_letters_and_finds_them_as_files(folder: Path) -> None:
    program = mentorlab.load(folder)
    told, days = mentorlab.planning.audiences(program), mentorlab.planning.calendar(program)
    page = told.drafts._repr_html_()
    assert "letter to mentees" in page
    assert "an invitation to you" in page
    assert "<mark>[write here: who signs]</mark>" in page
    said = repr(mentorlab.save_drafts(program, told, days))
    assert "14 drafts" in said
    assert str(folder / "drafts") in said
    assert (folder / "drafts" / "letter_mentees.docx").is_file()
    assert (folder / "drafts" / "launch_quiz.md").is_file()
    assert not (folder / "letters").exists()  # that is the place of the program's own templates


def test_what_somebody_edited_stays(folder: Path) -> None:
    program = mentorlab.load(folder)
    told = mentorlab.planning.audiences(program)
    save_drafts(program, told)
    edited, other = folder / "drafts" / "letter_mentees.md", folder / "drafts" / "letter_mentors.md"
    edited.write_text("my own words", encoding="utf-8")
    charter = folder / "program.yaml"
    charter.write_text(charter.read_text(encoding="utf-8").replace("program: Plan", "program: Oak"), encoding="utf-8")
    program = mentorlab.load(folder)
    said = repr(save_drafts(program, mentorlab.planning.audiences(program)))
    assert edited.read_text(encoding="utf-8") == "my own words"
    assert "letter_mentees.md" in said
    assert "letter_mentors.md" not in said
    assert other.read_text(encoding="utf-8").startswith("# Oak")
    edited.unlink()
    save_drafts(program, mentorlab.planning.audiences(program))
    assert edited.read_text(encoding="utf-8").startswith("# Oak")


def test_files_of_unknown_making_count_as_edited(folder: Path) -> None:
    program = mentorlab.load(folder)
    (folder / "drafts").mkdir()
    (folder / "drafts" / "letter_mentees.md").write_text("mine", encoding="utf-8")
    save_drafts(program, mentorlab.planning.audiences(program))
    assert (folder / "drafts" / "letter_mentees.md").read_text(encoding="utf-8") == "mine"


def test_a_folder_that_cannot_be_written_is_said(folder: Path) -> None:
    program = mentorlab.load(folder)
    (folder / "drafts").write_text("a file, no folder", encoding="utf-8")
    assert "could not be saved" in repr(save_drafts(program, mentorlab.planning.audiences(program)))


def test_nothing_is_written_for_the_demo_or_into_the_program_while_a_report_runs(folder: Path) -> None:
    demo = mentorlab.load("demo")
    told = mentorlab.planning.audiences(demo)
    assert "Nothing of the demo is written" in repr(save_drafts(demo, told))
    assert not (demo.folder / "drafts").exists()
    published = dataclasses.replace(mentorlab.load(folder), publishing=object())  # type: ignore[arg-type]
    save_drafts(published, told)
    assert not (folder / "drafts").exists()


def test_a_draft_on_the_page_cannot_reach_outside() -> None:
    html = as_html(
        "# Title\n\n<script>x</script>\n\n[go](https://a.example) ![p](https://a.example/p.png)\n\n- [ ] box\n"
    )
    assert "<script" not in html
    assert "https:" not in html
    assert "<a " not in html
    assert "<img" not in html
    assert "<h1" not in html
    assert "go" in html
    assert "☐ box" in html


def test_mentees_are_not_handed_the_answers_to_the_quiz() -> None:
    documents = (Document("quiz", "Quiz", "mentees", "one"), Document("answers", "Answers", "staff", "two"))
    assert "Answers" in repr(folded(documents))
    assert "Answers" not in repr(folded(documents, "mentees"))
    assert repr(folded((), "mentees")) == "There are no drafts here."
