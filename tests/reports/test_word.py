"""Is the Word file the same draft: real styles, no word lost, the same bytes for the same draft?"""

from __future__ import annotations

import io
import re
import time
import zipfile
from pathlib import Path
from typing import Any

import pytest
from docx import Document as read_word
from docx.enum.text import WD_COLOR_INDEX
from docx.oxml.ns import qn

import mentorlab
from mentorlab.answers.documents import Document
from mentorlab.reports.forms.letters import write_letters
from mentorlab.reports.forms.word import as_word

MARKDOWN = """# A & B: *one* page

Dear **all**, a \\*star\\*, a `code`, a [page](https://x.example) and\nthe next line.

- first [write here: who signs] end
- second
  - deeper

1. one
2. two

Between.

1. again one

- [ ] open
- [x] done

| What | Who |
|---|---|
| a \\| b | **c** |
| Signature | |

> quoted

## End
"""


def word(markdown: str = MARKDOWN, title: str = "A & B: “page”") -> Any:
    return read_word(io.BytesIO(as_word(Document("a_page", title, "mentees", markdown))))


def test_headings_lists_and_tables_are_words_own() -> None:
    made = word()
    styles = {paragraph.text: paragraph.style.name for paragraph in made.paragraphs if paragraph.text}
    assert styles["A & B: one page"] == "Heading 1"
    assert styles["End"] == "Heading 2"
    assert styles["second"] == "List Bullet"
    assert styles["deeper"] == "List Bullet 2"
    assert styles["two"] == "List Number"
    assert styles["☐ open"] == styles["☒ done"] == "Normal"
    assert styles["quoted"] == "Normal"
    assert "Dear all, a *star*, a code, a page (https://x.example) and the next line." in styles
    (table,) = made.tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["What", "Who"],
        ["a | b", "c"],
        ["Signature", ""],
    ]
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert all(run.bold for cell in table.rows[0].cells for run in cell.paragraphs[0].runs)


def test_columns_are_as_wide_as_their_words_and_wide_where_one_writes() -> None:
    (agenda,) = word("| From | What | Name |\n|---|---|---|\n| 0:00 | a talk of some length | |\n").tables
    begin, what, name = [cell.width.cm for cell in agenda.rows[0].cells]
    assert begin < what < name
    assert begin + what + name == pytest.approx(16.6, abs=0.01)  # A4, 21 cm, less two margins of 2.2


def test_every_numbered_list_begins_at_one() -> None:
    numbers = [
        paragraph._p.pPr.numPr.numId.val for paragraph in word().paragraphs if paragraph.style.name == "List Number"
    ]
    assert len(numbers) == 3
    assert numbers[0] == numbers[1] != numbers[2]


def test_what_is_still_to_be_written_is_highlighted_and_nothing_else() -> None:
    runs = [run for paragraph in word().paragraphs for run in paragraph.runs]
    marked = [run.text for run in runs if run.font.highlight_color == WD_COLOR_INDEX.YELLOW]
    assert marked == ["[write here: who signs]"]


def test_title_and_language_are_told_to_the_machine() -> None:
    made = word()
    assert made.core_properties.title == "A & B: “page”"
    assert made.core_properties.language == "en"
    assert made.core_properties.author == ""
    assert made.styles["Normal"].element.rPr.find(qn("w:lang")).get(qn("w:val")) == "en-US"


def test_the_same_draft_gives_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    first = as_word(Document("a_page", "A", "mentees", MARKDOWN))
    later = time.localtime(time.time() + 86_400)
    monkeypatch.setattr(time, "localtime", lambda *_: later)
    assert as_word(Document("a_page", "A", "mentees", MARKDOWN)) == first
    assert {entry.date_time[0] for entry in zipfile.ZipFile(io.BytesIO(first)).infolist()} == {1980}


def test_no_word_of_the_demo_s_letters_is_lost() -> None:
    for one in mentorlab.planning.audiences(mentorlab.load("demo")).documents:
        made = read_word(io.BytesIO(as_word(one)))
        there = [paragraph.text for paragraph in made.paragraphs]
        there += [cell.text for table in made.tables for row in table.rows for cell in row.cells]
        plain = re.sub(r"^\|[-|]+\|$|^#+ |^- \[ \] |^- |\*\*|\|", " ", one.markdown, flags=re.MULTILINE).replace(
            "\\", ""
        )
        assert sorted(" ".join(there).replace("☐", " ").split()) == sorted(plain.split()), one.name


def test_signs_that_no_word_file_may_hold_are_left_out() -> None:
    made = word("# Böden\n\na\x0bb\x08c", title="t\x0b" + "x" * 300)
    assert [paragraph.text for paragraph in made.paragraphs] == ["Böden", "abc"]
    assert made.core_properties.title == "t " + "x" * 253


def test_letters_are_written_in_both_forms(tmp_path: Path) -> None:
    write_letters(tmp_path, [Document("a_page", "A", "mentees", MARKDOWN)])
    assert sorted(path.name for path in (tmp_path / "letters").iterdir()) == ["a_page.docx", "a_page.md"]
    assert (tmp_path / "letters" / "a_page.md").read_text(encoding="utf-8") == MARKDOWN


def test_letters_of_the_demo_open_in_word_with_headings_and_without_unfilled_braces(tmp_path: Path) -> None:
    write_letters(tmp_path, mentorlab.planning.audiences(mentorlab.load("demo")).documents)
    letters = sorted((tmp_path / "letters").glob("*.docx"))
    assert len(letters) > 3
    for letter in letters:
        made = read_word(str(letter))
        texts = [paragraph.text for paragraph in made.paragraphs]
        texts += [cell.text for table in made.tables for row in table.rows for cell in row.cells]
        headings = [one.text for one in made.paragraphs if one.style.name.startswith("Heading")]
        assert headings, letter.name
        assert all(text.strip() for text in headings), letter.name
        said = " ".join(texts)
        assert not re.search(r"\{\w*\}|\bNone\b|\bnan\b|\[\s*\]|write here:?\s*\]", said), letter.name
